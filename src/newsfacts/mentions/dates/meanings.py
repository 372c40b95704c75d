"""What a time expression says before anyone knows when it was said.

The grammar builds these; `resolve` turns them into values with an anchor.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from newsfacts.annotations import DateModifier, Timex
from newsfacts.mentions.dates.timex import Grain, Period

Base = Literal["published", "focus", "context", "tense"]
"""Counted from the day of writing, from the date the text is talking about, from whichever fits, or
from the day of writing in the direction that the tense tells."""

Pick = Literal["nearest", "last", "next", "coming", "this", "after", "before"]
"""Which of the recurring ones is meant; `after` and `before` count from the focus, `coming` may be now."""


@dataclass(frozen=True, slots=True)
class Known:
    """A date written in full; `period` is None where no calendar has it."""

    period: Period | None

    @property
    def grain(self) -> Grain:
        """The grain of the date."""
        return self.period.grain if self.period else "day"


@dataclass(frozen=True, slots=True)
class Relative:
    """So many grains away from a base: "last week", "the following day", "three years ago".

    `vague` marks an unknown count ("some months later"); `likewise` moves the base at its
    own grain ("the same period last year" beside "in June" is the June before).
    """

    offset: int
    grain: Grain
    base: Base
    vague: bool = False
    likewise: bool = False


@dataclass(frozen=True, slots=True)
class Numeric:
    """Two figures and a year, "05-08-2021": which is the month is for the article to tell."""

    first: int
    second: int
    year: int
    sign: str
    grain: Literal["day"] = "day"


@dataclass(frozen=True, slots=True)
class Nth:
    """The n-th period of a grain within a container; negative n counts from its end.

    `weekday` is the weekday that the text says a day falls on, if it does.
    """

    n: int
    grain: Grain
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of a month of some year; `weekday` is what the text says it falls on, if it does."""

    month: int
    day: int
    weekday: int | None = None
    grain: Literal["day"] = "day"


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """The n-th such weekday within a container; negative n counts from its end."""

    n: int
    weekday: int
    grain: Literal["day"] = "day"


@dataclass(frozen=True, slots=True)
class Feast:
    """A holiday: the rule of `calendar.toml` that gives its day in a year."""

    rule: str
    grain: Literal["day"] = "day"


@dataclass(frozen=True, slots=True)
class Around:
    """The period of a grain in which the container begins: "the week of May 3"."""

    grain: Grain


Selector: TypeAlias = Nth | MonthDay | NthWeekday | Feast | Around


@dataclass(frozen=True, slots=True)
class Within:
    """A selector applied to a container ("August last year"); without one, the year is to be found."""

    selector: Selector
    container: Meaning | None = None
    pick: Pick = "nearest"

    @property
    def grain(self) -> Grain:
        """The grain of what is selected."""
        return self.selector.grain


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, ISO number, of the week that `pick` or the container says."""

    weekday: int
    pick: Pick = "nearest"
    container: Meaning | None = None
    grain: Literal["day"] = "day"


@dataclass(frozen=True, slots=True)
class Away:
    """So many days and months after a day: "two weeks from Monday", "three months before May 5"."""

    days: int
    months: int
    start: Meaning
    grain: Literal["day"] = "day"


@dataclass(frozen=True, slots=True)
class Timed:
    """A clock time ("14:30") or part of the day ("EV") on a day; without one, the day is to be found."""

    clock: str
    day: Meaning | None = None
    grain: Literal["day"] = "day"


@dataclass(frozen=True, slots=True)
class Plain:
    """A value that needs no anchor: a reference, a duration or a set."""

    timex: Timex
    value: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A length of time that lies somewhere: "the last three weeks", "the first ten months of 1915".

    So many days or months at the beginning or at the end of the container; without one,
    up to the day of writing or from it on. `whole` is the grain that it may be one of: the
    year ended 31 December is a calendar year.
    """

    value: str
    days: int
    months: int
    last: bool
    container: Meaning | None = None
    whole: Grain | None = None


Meaning: TypeAlias = Known | Numeric | Relative | Within | Weekday | Away | Timed | Plain | Stretch


class Reading(NamedTuple):
    """What an expression means, and which part or side of it."""

    meaning: Meaning
    modifier: DateModifier | None = None
