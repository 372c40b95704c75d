"""From a meaning to a value, by the day of writing or the date that the text is talking about."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import NamedTuple

from newsfacts.annotations import Basis, Timex
from newsfacts.mentions.dates.context import Context
from newsfacts.mentions.dates.figures import in_order
from newsfacts.mentions.dates.meanings import (
    Away,
    Known,
    Meaning,
    MonthDay,
    Numeric,
    Plain,
    Relative,
    Stretch,
    Timed,
    Weekday,
    Within,
)
from newsfacts.mentions.dates.recurrences import choose_year, nearest_weekday, open_value, select
from newsfacts.mentions.dates.timex import Grain, Period, containing


class Resolution(NamedTuple):
    """A value, the period it stands for (None for what has none), and how sure that is.

    `days` is the closed interval of a duration that the text places.
    """

    timex: Timex
    value: str | None
    period: Period | None
    basis: Basis
    confidence: float
    days: tuple[date, date] | None = None


# How often a reading of its kind was right on the annotated articles it was developed on.
_SURE, _LIKELY, _INFERRED, _FOCUS, _OPEN, _IMPOSSIBLE = 0.98, 0.94, 0.88, 0.75, 0.6, 0.5

_SATURDAY = 6
_LEAP_YEAR = 2000

# What is left open where no day of writing and no date before tells it.
_OPEN_VALUES = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX", "season": "XXXX-XX", "year": "XXXX", "fiscal": "FYXXXX",
    "decade": "XXX", "century": "XX",
}  # fmt: skip


def resolve(meaning: Meaning, context: Context) -> Resolution:
    """The value of a meaning; what cannot be known stays open (`XXXX-10-09`)."""
    match meaning:
        case Plain():
            return Resolution(meaning.timex, meaning.value, None, "stated", _LIKELY)
        case Known():
            if meaning.period is None:
                return Resolution("DATE", None, None, "stated", _IMPOSSIBLE)
            return _dated(meaning.period, "stated", _SURE)
        case Numeric():
            return _numeric(meaning, context)
        case Relative():
            return _relative(meaning, context)
        case Weekday():
            return _weekday(meaning, context)
        case Within():
            return _within(meaning, context)
        case Away():
            return _away(meaning, context)
        case Timed():
            return _timed(meaning, context)
        case Stretch():
            return _stretch(meaning, context)


def _dated(period: Period, basis: Basis, confidence: float) -> Resolution:
    try:
        value = period.value
    except (ValueError, OverflowError):  # before the year 1 or after 9999
        return Resolution("DATE", None, None, basis, _IMPOSSIBLE)
    return Resolution("DATE", value, period, basis, confidence)


def _open(value: str) -> Resolution:
    return Resolution("DATE", value, None, "relative", _OPEN)


def _numeric(meaning: Numeric, context: Context) -> Resolution:
    """Day before month, or the reverse: by what is possible, then by the article, then by custom."""
    first, second = meaning.first, meaning.second
    certain = max(first, second) > 12 or first == second
    day_first = context.day_first
    if certain:
        day_first = first > 12 or first == second
    elif day_first is None:  # slashes are the American habit, hyphens and points the others'
        likely = context.likely_day_first
        day_first = likely if likely is not None else meaning.sign != "/"
    period = in_order(meaning, day_first=day_first)
    if period is None:
        return Resolution("DATE", None, None, "stated", _IMPOSSIBLE)
    if certain or context.day_first is not None:
        return _dated(period, "stated", _SURE)
    return _dated(period, "inferred", _FOCUS if context.likely_day_first is not None else _OPEN)


def _relative(meaning: Relative, context: Context) -> Resolution:
    grain = meaning.grain
    if meaning.vague:
        return _open(_OPEN_VALUES[grain])
    if meaning.likewise and context.focus and (grain == "year" or not meaning.offset):
        return _likewise(meaning.offset, context.focus)
    if meaning.base == "tense":
        return _weekend(meaning, context)
    if meaning.base == "focus" and context.focus is None and _beside_undated(meaning):
        return _open(_OPEN_VALUES[grain])
    if meaning.base == "focus" or (meaning.base == "context" and context.history):
        base, confidence = context.base(grain), _FOCUS
    elif grain == "day" and context.said is not context.anchor:
        base, confidence = context.said, _FOCUS
    else:
        base, confidence = (context.anchor.to(grain) if context.anchor else None), _LIKELY
        if base is None and meaning.base == "context":
            base, confidence = context.base(grain), _FOCUS
    return _shifted(base, meaning, confidence)


def _beside_undated(meaning: Relative) -> bool:
    """Whether it is counted from something undated where no date is told: "two years later"."""
    return (meaning.likewise and meaning.offset > 0) or (meaning.grain == "day" and meaning.offset < 0)


def _weekend(meaning: Relative, context: Context) -> Resolution:
    """The weekend that just passed, or the coming one where something looks ahead."""
    if context.nearby is None:
        return _shifted(context.base("weekend"), meaning, _FOCUS)
    this = context.nearby.to("weekend")
    on_it = this is not None and context.nearby.index - this.index * 7 >= _SATURDAY
    if this is None or on_it or context.direction() > 0:
        return _shifted(this, meaning, _LIKELY)
    return _dated(this.shift(-1), "relative", _LIKELY)


def _shifted(base: Period | None, meaning: Relative, confidence: float) -> Resolution:
    if base is None:
        return _open(_OPEN_VALUES[meaning.grain])
    return _dated(base.shift(meaning.offset), "relative", confidence)


def _likewise(years: int, focus: Period) -> Resolution:
    """The focus moved by whole years at its own grain."""
    per_year = {"month": 12, "quarter": 4, "half": 2, "season": 4, "year": 1}.get(focus.grain)
    if not years:
        return _dated(focus, "relative", _FOCUS)
    if per_year is None:
        year = focus.to("year")
        return _dated(year.shift(years), "relative", _FOCUS) if year else _open("XXXX")
    return _dated(focus.shift(years * per_year), "relative", _FOCUS)


def _weekday(meaning: Weekday, context: Context) -> Resolution:
    if meaning.container is not None:
        week = resolve(meaning.container, context).period
        if week is None or week.grain != "week":
            return _open("XXXX-XX-XX")
        return _dated(Period("day", week.index * 7 + meaning.weekday), "relative", _LIKELY)
    if context.earliest is not None and context.earliest.grain == "day" and meaning.pick == "nearest":
        ahead = nearest_weekday(context.earliest.shift(-1), meaning.weekday, "next", context.direction)
        return _dated(ahead, "relative", _LIKELY)
    beside_focus = meaning.pick in ("after", "before")
    base = (context.day or context.nearby) if beside_focus else context.nearby
    if base is not None:
        day = nearest_weekday(base, meaning.weekday, meaning.pick, context.direction)
        return _dated(day, "relative", _LIKELY if base is context.anchor else _FOCUS)
    if context.day is not None:
        return _dated(
            nearest_weekday(context.day, meaning.weekday, "this", context.direction), "relative", _FOCUS
        )
    return _open("XXXX-XX-XX")


def _within(meaning: Within, context: Context) -> Resolution:
    if meaning.container is not None:
        outer = resolve(meaning.container, context)
        if outer.period is None:
            return _open(open_value(meaning.selector))
        period = select(meaning.selector, outer.period)
        if period is None:
            return Resolution("DATE", None, None, outer.basis, _IMPOSSIBLE)
        return _dated(period, outer.basis, outer.confidence)
    selector = meaning.selector
    if isinstance(selector, MonthDay) and selector.day > monthrange(_LEAP_YEAR, selector.month)[1]:
        return Resolution("DATE", None, None, "stated", _IMPOSSIBLE)  # 31 February is in no year
    period = choose_year(meaning, context)
    if period is None:
        return _open(open_value(meaning.selector))
    return _dated(period, "inferred", _INFERRED if context.anchor else _FOCUS)


def _away(meaning: Away, context: Context) -> Resolution:
    start = resolve(meaning.start, context)
    if start.period is None:
        return _open("XXXX-XX-XX")
    try:
        return _dated(start.period.add(meaning.days, meaning.months), start.basis, start.confidence)
    except (ValueError, OverflowError):  # before the year 1 or after 9999
        return _open("XXXX-XX-XX")


def _stretch(meaning: Stretch, context: Context) -> Resolution:
    """A length of time with its days; one that is a whole year or quarter of the calendar is that."""
    days = _days_of(meaning, context)
    whole = _ending_near(days[1], meaning.whole) if days and meaning.whole else None
    if whole is not None:
        return _dated(whole, "relative", _LIKELY)
    return Resolution("DURATION", meaning.value, None, "stated", _LIKELY, days)


# A business year of whole weeks ends so many days at most from the end of the calendar's.
_NEAR_END = 6


def _ending_near(last: date, grain: Grain) -> Period | None:
    """The period of a grain that ends about a day, or None."""
    this = containing(last, grain)
    for period in (this, this.shift(-1)):
        interval = period.interval()
        if interval and abs((interval[1] - last).days) <= _NEAR_END:
            return period
    return None


def _days_of(stretch: Stretch, context: Context) -> tuple[date, date] | None:
    """The days of a length of time at one end of its container, or beside the day of writing."""
    if stretch.container is not None:
        outer = resolve(stretch.container, context).period
        whole = outer.interval() if outer else None
    else:
        whole = (date.fromordinal(context.anchor.index),) * 2 if context.anchor else None
    if whole is None:
        return None
    inside = stretch.container is not None
    edge = Period("day", whole[stretch.last == inside].toordinal())
    try:
        if stretch.last:
            found = (edge.add(-stretch.days, -stretch.months).shift(1 if inside else 0), edge)
        else:
            found = (edge, edge.add(stretch.days, stretch.months).shift(-1 if inside else 0))
        return date.fromordinal(found[0].index), date.fromordinal(found[1].index)
    except (ValueError, OverflowError):
        return None


def _timed(meaning: Timed, context: Context) -> Resolution:
    """A time on its day; midnight and a part of the day stay on the day that is named."""
    basis: Basis = "inferred"
    confidence = _FOCUS
    day: Period | None = context.day or context.nearby
    if meaning.day is not None:
        outer = resolve(meaning.day, context)
        day, basis, confidence = outer.period, outer.basis, outer.confidence
        if (
            day is None and outer.value and getattr(meaning.day, "grain", "") == "day"
        ):  # "10pm on 4 August" of no year
            return Resolution("TIME", f"{outer.value}T{meaning.clock}", None, basis, _OPEN)
    elif context.recurs and ":" in meaning.clock:
        return Resolution("TIME", f"T{meaning.clock}", None, basis, _OPEN)
    elif day is not None and meaning.clock == "24:00":  # a bare midnight begins the day after
        passed = context.day is None and context.direction() < 0
        day, meaning = day.shift(0 if passed else 1), Timed("00:00")
    if day is None:
        return Resolution("TIME", f"XXXX-XX-XXT{meaning.clock}", None, basis, _OPEN)
    return Resolution("TIME", f"{_day_value(day)}T{meaning.clock}", day, basis, confidence)


def _day_value(period: Period) -> str:
    """The value of a day, or of an unknown day in a longer period: `2022-02-XX`."""
    if period.grain == "year":
        return f"{period.value}-XX-XX"
    return f"{period.value}-XX" if period.grain == "month" else period.value
