"""Builders of dates that a length, a number or a day places: "two weeks from Monday", "week 31"."""

from __future__ import annotations

import re

from newsfacts.mentions.dates.captures import Captures
from newsfacts.mentions.dates.meanings import (
    Around,
    Away,
    Known,
    Nth,
    Plain,
    Reading,
    Relative,
    Stretch,
    Timed,
    Within,
)
from newsfacts.mentions.dates.timex import Grain, Period

Arguments = tuple[str, ...]

_COUNT = re.compile(r"P([0-9]+)([DWMY])")


def away_from(captures: Captures, arguments: Arguments) -> Reading | None:
    """Two weeks from Monday, three months before May 5, the day after Christmas."""
    if arguments and captures.get("D").meaning != Relative(0, "day", "focus"):
        return None  # "the day after", no "Monday after"
    start = captures.all("D")[-1].meaning
    length = captures.get("DUR")
    count = _COUNT.fullmatch(length.meaning.value if length else "P1D")
    if count is None or isinstance(start, Timed):
        return None
    days, months = _days_and_months(count)
    sign = -1 if captures.has("before") else 1
    return Reading(Away(sign * days, sign * months, start))


def _days_and_months(count: re.Match[str]) -> tuple[int, int]:
    number = int(count[1])
    return {"D": (number, 0), "W": (7 * number, 0), "M": (0, number), "Y": (0, 12 * number)}[count[2]]


def period_of(captures: Captures, arguments: Arguments) -> Reading | None:
    """The week of May 3, Easter weekend."""
    meaning = captures.get("D").meaning
    grain: Grain = "week" if arguments[0] == "week" else "weekend"
    return None if isinstance(meaning, Timed) else Reading(Within(Around(grain), meaning))


def weekend(captures: Captures, arguments: Arguments) -> Reading:
    """The weekend: the last one, unless something looks ahead."""
    return Reading(Relative(0, "weekend", "tense"))


def week_number(captures: Captures, arguments: Arguments) -> Reading | None:
    """Week 31, week 31 of 2018."""
    n, year, phrase = captures.get("INT"), captures.get("YEAR"), captures.get("Y")
    if not 0 < n <= 53:
        return None
    container = Known(Period("year", year)) if year else phrase.meaning if phrase else None
    return Reading(Within(Nth(n, "week"), container))


def weekday_date(captures: Captures, arguments: Arguments) -> Reading | None:
    """Monday the 12th: of the month in which that is a Monday."""
    day = captures.get("ORD")
    return Reading(Within(Nth(day, "day", captures.get("WDAY", "WABBR")))) if day <= 31 else None


_MONTHS: dict[str, Grain] = {"P3M": "quarter", "P6M": "half"}


def first_months(captures: Captures, arguments: Arguments) -> Reading | None:
    """The first three months of a year are its first quarter, six its first half; others lie in it."""
    length, outer = captures.get("DUR").meaning, captures.reading.meaning
    if isinstance(outer, (Plain, Stretch, Timed)):
        return None
    grain, first = _MONTHS.get(length.value), captures.has("first", "opening")
    if grain is not None and outer.grain == "year":
        return Reading(Within(Nth(1 if first else -1, grain), outer))
    count = _COUNT.fullmatch(length.value)
    if count is None:
        return None
    return Reading(Stretch(length.value, *_days_and_months(count), last=not first, container=outer))


def decade_bc(captures: Captures, arguments: Arguments) -> Reading | None:
    """The 470s BC, whose value is BC047."""
    year = captures.get("INT")
    return Reading(Known(Period("decade", -(year // 10)))) if year % 10 == 0 and year >= 10 else None
