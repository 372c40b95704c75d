"""Builders of calendar dates: what is written with its month, year, quarter or name."""

from __future__ import annotations

from typing import Any

from newsfacts.mentions.dates.captures import Captures
from newsfacts.mentions.dates.lexer import full_year
from newsfacts.mentions.dates.meanings import (
    Around,
    Feast,
    Known,
    Meaning,
    MonthDay,
    Nth,
    Numeric,
    Reading,
    Timed,
    Weekday,
    Within,
)
from newsfacts.mentions.dates.relatives import pick_of
from newsfacts.mentions.dates.timex import Grain, Period, day_of

Arguments = tuple[str, ...]


def _year_number(captures: Captures) -> int | None:
    """The year written in figures, or None."""
    if captures.has("YY"):
        return full_year(f"{captures.get('YY'):02d}")
    year: int | None = captures.get("YEAR")
    return year


def _of_year(captures: Captures, n: int, grain: Grain) -> Reading:
    """The n-th month, quarter, half or season of the captured year, of a phrase for one, or of no year."""
    year, phrase = _year_number(captures), captures.get("Y")
    if year is not None:
        each = {"month": 12, "quarter": 4, "half": 2, "season": 4}[grain]
        return Reading(Known(Period(grain, year * each + n)))
    return Reading(Within(Nth(n + 1, grain), phrase.meaning if phrase else None))


def calendar(captures: Captures, arguments: Arguments) -> Reading | None:
    """A month, a day of a month or a year, as written."""
    month, day, year = captures.get("MONTH"), captures.get("DAY", "ORD"), _year_number(captures)
    if month is None:
        return Reading(Known(Period("year", year))) if year is not None else None
    if day is None:
        return _of_year(captures, month - 1, "month")
    if day > 31:
        return None
    if year is not None:
        return Reading(Known(day_of(year, month, day)))
    phrase = captures.get("Y")
    weekday = captures.get("WDAY", "WABBR")
    return Reading(Within(MonthDay(month, day, weekday), phrase.meaning if phrase else None))


def iso(captures: Captures, arguments: Arguments) -> Reading | None:
    """Year, month, day in figures; None where it can be no date."""
    month, day = captures.all("YY")
    return (
        Reading(Known(day_of(captures.get("YEAR"), month, day))) if month <= 12 and 1 <= day <= 31 else None
    )


def year_first(captures: Captures, arguments: Arguments) -> Reading | None:
    """2019/11/26."""
    year, month, day = captures.get("YMD")
    return Reading(Known(day_of(year, month, day))) if 0 < month <= 12 and 1 <= day <= 31 else None


def day_first(captures: Captures, arguments: Arguments) -> Reading | None:
    """05-08-2021: two figures and a year, in an order to be found out."""
    first, second = captures.all("DAY", "YY")
    return _two_figures(first, second, captures.get("YEAR"), "-")


def numeric(captures: Captures, arguments: Arguments) -> Reading | None:
    """5/8/2021 or 5.8.2021."""
    return _two_figures(*captures.get("DMY"))


def _two_figures(first: int, second: int, year: int, sign: str) -> Reading | None:
    """None where neither order makes a date."""
    if not (0 < first <= 31 and 0 < second <= 31) or min(first, second) > 12:
        return None
    return Reading(Numeric(first, second, year, sign))


def glued_date(captures: Captures, arguments: Arguments) -> Reading | None:
    """29Mar22: a delimited string of a form that the grammar lacks, read by dateparser."""
    from newsfacts.mentions.dates.odd_forms import read_odd_form

    day = read_odd_form(captures.get("GLUED"))
    return Reading(Known(Period("day", day.toordinal()))) if day else None


def after_weekday(captures: Captures, arguments: Arguments) -> Reading:
    """A weekday before a full date adds nothing to it."""
    return captures.reading


def short_year(captures: Captures, arguments: Arguments) -> int:
    """'98."""
    return full_year(f"{captures.get('YY'):02d}")


def split_year(captures: Captures, arguments: Arguments) -> Reading | None:
    """2021-22: the first of the two, as the guidelines have it."""
    if captures.has("SPLIT"):
        return Reading(Known(Period("year", captures.get("SPLIT"))))
    year, short = captures.get("YEAR"), captures.get("YY")
    return Reading(Known(Period("year", year))) if 0 < short - year % 100 <= _LONGEST_SPLIT else None


_LONGEST_SPLIT = 15


def split_decade(captures: Captures, arguments: Arguments) -> Reading | None:
    """1543-4: the first of the two."""
    year, digit = captures.get("YEAR"), captures.get("INT")
    return Reading(Known(Period("year", year))) if year % 10 < digit < 10 else None


def spoken_year(captures: Captures, arguments: Arguments) -> int | None:
    """Nineteen eighty-four, two thousand and five."""
    first, *rest = captures.all("CARD")
    if captures.has("thousand"):
        return 2000 + int(first) if first < 100 else None
    tens = sum(rest)
    plain = len(rest) == 1 or (rest[0] % 10 == 0 and 0 < rest[1] < 10)
    return 100 * int(first) + int(tens) if 11 <= first <= 20 and 10 <= tens < 100 and plain else None


def fiscal(captures: Captures, arguments: Arguments) -> Reading | None:
    """Fiscal 2019: a year whose days the text does not tell."""
    year = captures.get("SPLIT") or captures.get("YEAR") or _year_number(captures)
    return Reading(Known(Period("fiscal", year))) if year else None


def fiscal_of(captures: Captures, arguments: Arguments) -> Reading | None:
    """The fiscal year ended June 30, 2016: named after the year in which it ends."""
    end = captures.get("D", "M").meaning
    return Reading(Within(Around("fiscal"), end)) if not isinstance(end, Timed) else None


def decade(captures: Captures, arguments: Arguments) -> int | None:
    """The first year of "1990s", "'90s" or "nineties"; short ones are of the last full century."""
    year = captures.get("YEAR")
    if year is not None:
        return int(year) if year % 10 == 0 else None
    short: int = captures.get("YY", "DECW")
    if short % 10:
        return None
    return short + (2000 if short in (0, 10) else 1900)


def decade_period(captures: Captures, arguments: Arguments) -> Reading:
    """The 1990s."""
    return Reading(Known(Period("decade", captures.get("DECADE") // 10)))


def century(captures: Captures, arguments: Arguments) -> Reading:
    """The 19th century: the years 18xx, whose value is 18."""
    ordinal = captures.get("ORD")
    return Reading(Known(Period("century", -ordinal if arguments else ordinal - 1)))


def before_christ(captures: Captures, arguments: Arguments) -> Reading:
    """44 BC is the astronomical year -43."""
    return Reading(Known(Period("year", 1 - int(captures.get("INT", "YEAR")))))


def anno_domini(captures: Captures, arguments: Arguments) -> Reading | None:
    """AD 79."""
    year = int(captures.get("INT", "YEAR"))
    return Reading(Known(Period("year", year))) if 0 < year < 3000 else None


def feast(captures: Captures, arguments: Arguments) -> Reading:
    """A holiday of the captured year, of a phrase for one, or of no year."""
    year, phrase = captures.get("YEAR"), captures.get("Y")
    container: Meaning | None = Known(Period("year", year)) if year else phrase.meaning if phrase else None
    pick = pick_of(captures.all("REL")[-1]) if captures.has("REL") else "nearest"
    return Reading(Within(Feast(" ".join(arguments)), container, pick))


def weekday(captures: Captures, arguments: Arguments) -> Reading:
    """A bare weekday."""
    return Reading(Weekday(captures.get("WDAY")))


def quarter(captures: Captures, arguments: Arguments) -> Reading | None:
    """A quarter by ordinal or code."""
    n: Any = captures.get("QTR", "ORD", "INT")
    if n is None:  # "the last quarter of 2005" is its fourth
        n = 4
    return _of_year(captures, n - 1, "quarter") if 1 <= n <= 4 else None


def half(captures: Captures, arguments: Arguments) -> Reading | None:
    """A half-year by ordinal or code; "the last half" is the second."""
    n = captures.get("HALF", "ORD") or 2
    return _of_year(captures, n - 1, "half") if n <= 2 else None


def season(captures: Captures, arguments: Arguments) -> Reading:
    """A season of a year, or of no year; the winter of 2010/11 is that of 2010."""
    if captures.has("SPLIT") or len(captures.all("YEAR", "YY")) > 1:
        year = captures.get("SPLIT", "YEAR")
        return Reading(Known(Period("season", year * 4 + captures.get("SEASON"))))
    return _of_year(captures, captures.get("SEASON"), "season")
