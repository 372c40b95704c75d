"""What comes back every week or year: which of them is meant, and where it falls."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from newsfacts.lexicon import load_tsv
from newsfacts.mentions.dates.context import Context
from newsfacts.mentions.dates.meanings import Around, Feast, MonthDay, Nth, NthWeekday, Pick, Selector, Within
from newsfacts.mentions.dates.tense import Direction
from newsfacts.mentions.dates.timex import Grain, Period, containing, day_of
from newsfacts.mentions.dates.vocabulary import load_vocabulary

# Against the tense a date must be this many times nearer to be taken: what looks back is
# sure of it, what looks ahead may be a plan told afterwards.
# A day of a year ago would be written with its year.
_AGAINST_PAST, _AGAINST_PAST_DAY, _AGAINST_FUTURE = 25, 11, 4


def nearest_weekday(base: Period, weekday: int, pick: Pick, direction: Callable[[], Direction]) -> Period:
    """The weekday that is meant, seen from a day: back unless something looks ahead."""
    ahead = (weekday - date.fromordinal(base.index).isoweekday()) % 7
    if pick in ("next", "after"):
        return base.shift(ahead or 7)
    if pick in ("last", "before"):
        return base.shift(ahead - 7)
    looks = direction()
    forward = looks > 0 if pick == "nearest" else looks >= 0
    return base.shift(ahead if forward or not ahead else ahead - 7)


def select(selector: Selector, container: Period) -> Period | None:
    """The part of a container that a selector names; None where there is none."""
    match selector:
        case MonthDay():
            return day_of(container.year, selector.month, selector.day)
        case Feast():
            return feast_day(selector.rule, container.year)
        case NthWeekday():
            interval = container.interval()
            return _nth_weekday(interval, selector.n, selector.weekday) if interval else None
        case Around():
            return container.to(selector.grain)
        case Nth():
            return _nth(selector.n, selector.grain, container)


def _nth(n: int, grain: Grain, container: Period) -> Period | None:
    """The n-th period of a grain that begins in the container (weeks: whose Thursday lies in it)."""
    if n == 0:
        return None
    if container.grain == "year" and grain in ("month", "quarter", "half", "season"):
        each = {"month": 12, "quarter": 4, "half": 2, "season": 4}[grain]
        place = n - 1 if n > 0 else each + n
        return Period(grain, container.index * each + place) if 0 <= place < each else None
    interval = container.interval()
    if interval is None:
        return None
    first, last = (containing(day, grain) for day in interval)
    if grain == "week":
        first, last = (
            containing(day + timedelta(days=shift), grain)
            for day, shift in zip(interval, (3, -3), strict=True)
        )
    found = first.shift(n - 1) if n > 0 else last.shift(n + 1)
    return found if first.index <= found.index <= last.index else None


def _nth_weekday(interval: tuple[date, date], n: int, weekday: int) -> Period | None:
    start, end = (day.toordinal() for day in interval)
    if n > 0:
        found = start + (weekday - interval[0].isoweekday()) % 7 + 7 * (n - 1)
    else:
        found = end - (interval[1].isoweekday() - weekday) % 7 + 7 * (n + 1)
    return Period("day", found) if n and start <= found <= end else None


def feast_day(rule: str, year: int) -> Period | None:
    """The day of a holiday in a year, by its rule in `calendar.toml`.

    >>> feast_day("easter -2", 2024).value
    '2024-03-29'
    """
    if not 1583 <= year <= 9998:
        return None
    parts = rule.split()
    if rule in _moving_feasts():
        return _moving_feasts()[rule].get(year)
    if parts[0] == "orthodox":
        return Period("day", _orthodox_easter(year) + int(parts[1]))
    if parts[0] == "easter":
        return Period("day", _easter(year) + int(parts[1]))
    if len(parts) == 3:
        month = Period("month", year * 12 + int(parts[0]) - 1)
        return select(NthWeekday(int(parts[1]), load_vocabulary().calendar.weekdays[parts[2]]), month)
    month_number, day = rule.split("-")
    return day_of(year, int(month_number), int(day))


@cache
def _moving_feasts() -> dict[str, dict[int, Period]]:
    """The feasts of `moving_feasts.tsv` by rule and year; the first of two in one year."""
    feasts: dict[str, dict[int, Period]] = {}
    for row in load_tsv("en/moving_feasts.tsv", ("feast", "day"), unique=False):
        day = date.fromisoformat(row["day"])
        feasts.setdefault(row["feast"], {}).setdefault(day.year, Period("day", day.toordinal()))
    return feasts


@cache
def _orthodox_easter(year: int) -> int:
    """The ordinal of eastern Easter Sunday (Julian computus, Meeus 1991, ch. 8), in our calendar."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1).toordinal() + year // 100 - year // 400 - 2


@cache
def _easter(year: int) -> int:
    """The ordinal of western Easter Sunday (anonymous Gregorian computus, Meeus 1991, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1).toordinal()


def open_value(selector: Selector) -> str:
    """The value of something whose year nobody tells."""
    match selector:
        case MonthDay():
            return f"XXXX-{selector.month:02d}-{selector.day:02d}"
        case Nth(n=n, grain="month") if n > 0:
            return f"XXXX-{n:02d}"
        case Nth(n=n, grain="day"):
            return f"XXXX-XX-{n:02d}" if n > 0 else "XXXX-XX-XX"
        case Nth(n=n, grain="quarter" | "half") if n > 0:
            return f"XXXX-{selector.grain[0].upper()}{n}"
        case Nth(n=n, grain="season") if n > 0:
            return "XXXX-" + ("SP", "SU", "FA", "WI")[n - 1]
        case Feast() if selector.rule[2] == "-" and selector.rule[:2].isdigit():
            return f"XXXX-{selector.rule}"
        case Nth(grain="week") | Around(grain="week"):
            return f"XXXX-W{selector.n:02d}" if isinstance(selector, Nth) and selector.n > 0 else "XXXX-WXX"
        case Around(grain="weekend"):
            return "XXXX-WXX-WE"
        case _:
            return "XXXX-XX-XX"


def choose_year(meaning: Within, context: Context) -> Period | None:
    """The occurrence that is meant of what comes back every year (or month, for a bare day).

    Seen from the day of writing, by pick and tense; where that is unknown, in the year
    that the text is talking about.
    """
    outer: Grain = (
        "month" if isinstance(meaning.selector, Nth) and meaning.selector.grain == "day" else "year"
    )
    if meaning.pick in ("after", "before") or context.nearby is None:
        return _in_story(meaning.selector, outer, context)
    base = context.nearby.to(outer)
    if base is None:
        return None
    leap_day = isinstance(meaning.selector, MonthDay) and (meaning.selector.month, meaning.selector.day) == (
        2,
        29,
    )
    steps = range(-_LEAP, _LEAP + 1) if leap_day else range(-1, 2)
    found = [select(meaning.selector, base.shift(step)) for step in steps]
    candidates = [period for period in found if period is not None]
    weekday = getattr(meaning.selector, "weekday", None)
    if weekday is not None:
        candidates = _on_weekday(candidates, weekday) or candidates
    this = found[len(found) // 2]
    if meaning.pick == "this" and this is not None:
        return this
    return min(candidates, key=lambda period: _cost(period, meaning.pick, context), default=None)


_LEAP = 8


def _on_weekday(days: list[Period], weekday: int) -> list[Period]:
    """Those of some days that fall on a weekday, which tells the year of "Monday, June 3"."""
    return [day for day in days if date.fromordinal(day.index).isoweekday() == weekday]


# A story moves on: a date so many days before the last one is of the next year.
_BACKWARD = 250


def _in_story(selector: Selector, outer: Grain, context: Context) -> Period | None:
    """The occurrence in the year that the text is talking about, or in the next where the story goes on."""
    story = context.story.to(outer) if context.story else None
    base = story or (context.base(outer) if context.anchor or context.history or outer == "month" else None)
    found = select(selector, base) if base else None
    if base is None or found is None or story is None or outer != "year":
        return found
    last, this = context.story.interval() if context.story else None, found.interval()
    if last and this and (last[0] - this[0]).days > _BACKWARD:
        return select(selector, base.shift(1))
    return found


def _cost(period: Period, pick: Pick, context: Context) -> float:
    """How far a candidate lies from the day of writing, dearer against the tense or the pick."""
    interval, anchor = period.interval(), context.anchor
    if interval is None or anchor is None:
        return float("inf")
    start = context.earliest.interval() if context.earliest else None
    if start is not None and interval[1] < start[0]:
        return float("inf")
    today = date.fromordinal(anchor.index)
    if interval[0] <= today <= interval[1]:
        return 0 if pick in ("nearest", "coming") else float("inf")
    ahead = (interval[0] - today).days
    distance = abs(ahead) if ahead > 0 else (today - interval[1]).days
    if pick in ("last", "next", "coming"):
        return distance if (ahead > 0) == (pick != "last") else float("inf")
    looks = context.direction()
    if looks * ahead >= 0:
        return distance
    if looks > 0:
        return distance * _AGAINST_FUTURE
    return distance * (_AGAINST_PAST_DAY if period.grain == "day" else _AGAINST_PAST)
