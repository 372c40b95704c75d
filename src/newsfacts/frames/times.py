"""When: the time of an event from its own dates, else from where it is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from newsfacts.annotations import DateExpression, Filler


@dataclass(frozen=True, slots=True)
class EventTime:
    """A TIMEX3 value with the closed interval of days that it covers."""

    value: str | None = None
    start: date | None = None
    end: date | None = None


NO_TIME = EventTime()


def own_time(fillers: Iterable[Filler], dates: tuple[DateExpression, ...]) -> EventTime | None:
    """The one time that the fillers of the role `time` name.

    None where they name none, `NO_TIME` where they name a duration, a repetition or
    several times, which leave open when it was.
    """
    points: list[DateExpression] = []
    for filler in fillers:
        if filler.date is None:
            continue
        expression = dates[filler.date]
        if expression.timex in {"DURATION", "SET"} or expression.value is None or expression.value.startswith("T"):
            return NO_TIME
        points.append(expression)
    if not points:
        return None
    finest = max(points, key=lambda point: len(point.value or ""))
    day = (finest.value or "")[:10]
    if all(day.startswith((point.value or "")[:10]) for point in points):
        return EventTime(finest.value, finest.start, finest.end)
    return NO_TIME
