"""Calendar periods and their TIMEX3 / ISO 8601 values.

A `Period` is a grain and an index that counts periods of that grain, so that
"the month after" is the index plus one, whatever the grain. Days count as
`date.toordinal`, years as astronomical years (year 0 is 1 BC).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Grain = Literal[
    "day", "week", "weekend", "month", "quarter", "half", "season", "year", "fiscal", "decade", "century"
]

# Years that a period of the grain spans, and how many of it fill one year.
_PER_YEAR: dict[str, int] = {"month": 12, "quarter": 4, "half": 2, "season": 4, "year": 1, "fiscal": 1}
_YEARS: dict[str, int] = {"decade": 10, "century": 100}
_SEASONS = ("SP", "SU", "FA", "WI")
_LENGTH = {
    "day": 1, "weekend": 2, "week": 7, "month": 30, "quarter": 91, "season": 91,
    "half": 182, "year": 365, "fiscal": 365, "decade": 3652, "century": 36524,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """One stretch of the calendar: the `index`-th period of a `grain`."""

    grain: Grain
    index: int

    def shift(self, count: int) -> Period:
        """The period `count` grains later (earlier where negative)."""
        return Period(self.grain, self.index + count)

    @property
    def year(self) -> int:
        """The astronomical year in which the period begins."""
        if self.grain in _PER_YEAR:
            return self.index // _PER_YEAR[self.grain]
        if self.grain in _YEARS:
            return self.index * _YEARS[self.grain]
        return _first_day(self).year

    @property
    def length(self) -> int:
        """About how many days it has; orders grains from fine to coarse."""
        return _LENGTH[self.grain]

    @property
    def value(self) -> str:
        """The TIMEX3 value: `2016-10-10`, `2016-W40`, `2022-Q1`, `199`, `BC0044`."""
        return _FORMATS[self.grain](self.index)

    def interval(self) -> tuple[date, date] | None:
        """The closed interval of days, or None outside the years 1 to 9999.

        Seasons are the meteorological ones of the northern hemisphere; a winter
        belongs to the year of its December.
        """
        try:
            if self.grain == "fiscal":
                return None
            if self.grain in _PER_YEAR or self.grain in _YEARS:
                return _of_months(self)
            first = _first_day(self)
            return first, first + timedelta(days=self.length - 1)
        except (ValueError, OverflowError):
            return None

    def add(self, days: int, months: int) -> Period:
        """The day so many days and months later; the last of a shorter month. Only for days.

        >>> day_of(2020, 1, 31).add(1, 1).value
        '2020-03-01'
        """
        day = date.fromordinal(self.index)
        month = day.year * 12 + day.month - 1 + months
        last = monthrange(month // 12, month % 12 + 1)[1]
        moved = date(month // 12, month % 12 + 1, min(day.day, last))
        return Period("day", moved.toordinal() + days)

    def to(self, grain: Grain) -> Period | None:
        """The period of a coarser (or equal) grain in which this one begins; None for a finer one."""
        if grain == self.grain:
            return self
        if _LENGTH[grain] < self.length or self.grain == "fiscal":
            return None
        if grain in _YEARS:
            return Period(grain, self.year // _YEARS[grain])
        if grain in ("year", "fiscal"):
            return Period(grain, self.year)
        interval = self.interval()
        return None if interval is None else containing(interval[0], grain)


def containing(day: date, grain: Grain) -> Period:
    """The period of `grain` that holds a day (for a weekend, that of the same week)."""
    if grain == "day":
        return Period("day", day.toordinal())
    if grain in ("week", "weekend"):
        return Period(grain, (day.toordinal() - 1) // 7)
    if grain == "season":  # January and February belong to the winter before
        return Period("season", (day.year * 12 + day.month - 3) // 3)
    if grain in _YEARS:
        return Period(grain, day.year // _YEARS[grain])
    each = _PER_YEAR[grain]
    return Period(grain, day.year * each + (day.month - 1) * each // 12)


def day_of(year: int, month: int, day: int) -> Period | None:
    """The period of one day, or None where the calendar has no such day."""
    try:
        return Period("day", date(year, month, day).toordinal())
    except ValueError:
        return None


def _first_day(period: Period) -> date:
    ordinal = period.index if period.grain == "day" else period.index * 7 + 1
    return date.fromordinal(ordinal + 5 if period.grain == "weekend" else ordinal)


def _of_months(period: Period) -> tuple[date, date]:
    """The interval of a period that is a whole number of months."""
    if period.grain in _YEARS:
        first, count = period.index * _YEARS[period.grain] * 12, _YEARS[period.grain] * 12
    else:
        count = 12 // _PER_YEAR[period.grain]
        first = period.index * count + (2 if period.grain == "season" else 0)
    last = first + count - 1
    start = date(max(first // 12, 1) if period.grain in _YEARS else first // 12, first % 12 + 1, 1)
    return start, date(last // 12, last % 12 + 1, monthrange(last // 12, last % 12 + 1)[1])


def _year(index: int) -> str:
    return f"{index:04d}" if index > 0 else f"BC{1 - index:04d}"


def _week(index: int) -> str:
    year, week, _ = date.fromordinal(index * 7 + 1).isocalendar()
    return f"{year:04d}-W{week:02d}"


_FORMATS: dict[str, Callable[[int], str]] = {
    "day": lambda index: date.fromordinal(index).isoformat(),
    "week": _week,
    "weekend": lambda index: f"{_week(index)}-WE",
    "month": lambda index: f"{_year(index // 12)}-{index % 12 + 1:02d}",
    "quarter": lambda index: f"{_year(index // 4)}-Q{index % 4 + 1}",
    "half": lambda index: f"{_year(index // 2)}-H{index % 2 + 1}",
    "season": lambda index: f"{_year(index // 4)}-{_SEASONS[index % 4]}",
    "year": _year,
    "fiscal": lambda index: f"FY{index:04d}",
    "decade": lambda index: f"{index:03d}" if index > 0 else f"BC{-index:03d}",
    "century": lambda index: f"{index:02d}" if index >= 0 else f"BC{-index - 1:02d}",
}

_VALUE = re.compile(
    r"(?P<century>\d\d)|(?P<decade>\d{3})|(?P<year>\d{4})"
    r"(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?P<weekend>-WE)?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?"
)


def parse(value: str) -> Period | None:
    """The period that a TIMEX3 value writes, or None for an open or undated value.

    >>> parse("2016-W40").interval()
    (datetime.date(2016, 10, 3), datetime.date(2016, 10, 9))
    """
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    part = {name: text for name, text in match.groupdict().items() if text}
    if "year" not in part:
        return Period("decade", int(value)) if "decade" in part else Period("century", int(value))
    year = int(part["year"])
    try:
        if "day" in part:
            return day_of(year, int(part["month"]), int(part["day"]))
        if "week" in part:
            monday = date.fromisocalendar(year, int(part["week"]), 1)
            return containing(monday, "weekend" if "weekend" in part else "week")
    except ValueError:
        return None
    if "month" in part:
        return Period("month", year * 12 + int(part["month"]) - 1) if 1 <= int(part["month"]) <= 12 else None
    if "season" in part:
        return Period("season", year * 4 + _SEASONS.index(part["season"]))
    if "quarter" in part:
        return Period("quarter", year * 4 + int(part["quarter"]) - 1)
    return Period("half", year * 2 + int(part["half"]) - 1) if "half" in part else Period("year", year)


def interval_of(value: str) -> tuple[date, date] | None:
    """The closed interval of days of a value; a time has that of its day, `2022-07-XX` that of its month."""
    period = parse(value.split("T", 1)[0].replace("-XX", ""))
    return period.interval() if period else None
