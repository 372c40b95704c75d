"""Builders of dates that are counted from another, and of parts of periods."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from newsfacts.annotations import DateModifier
from newsfacts.mentions.dates.captures import Captures
from newsfacts.mentions.dates.meanings import (
    Away,
    Base,
    Known,
    MonthDay,
    Nth,
    NthWeekday,
    Pick,
    Plain,
    Reading,
    Relative,
    Selector,
    Stretch,
    Weekday,
    Within,
)
from newsfacts.mentions.dates.timex import Grain, day_of
from newsfacts.mentions.dates.vocabulary import RelativeWord, Unit, load_vocabulary

Arguments = tuple[str, ...]


def relative(captures: Captures, arguments: Arguments) -> Reading:
    """Last week, the following year, this past weekend.

    "The next day" counts from the date the text is talking about, "next week" from the
    day of writing.
    """
    word: RelativeWord = captures.all("REL")[-1]
    unit: Unit = captures.get("PSING")
    base: Base = word.base
    if word.offset == 1 and (captures.has("the") or unit.grain == "day"):
        base = "focus" if unit.grain in ("day", "month", "year") else word.base
    return Reading(Relative(word.offset, _grain(unit), base))


def _grain(unit: Unit) -> Grain:
    if unit.grain is None:  # the tag PSING is given to units with a grain only
        raise ValueError(unit.letter)
    return unit.grain


def relative_fiscal(captures: Captures, arguments: Arguments) -> Reading:
    """Last fiscal year."""
    word: RelativeWord = captures.get("REL")
    return Reading(Relative(word.offset, "fiscal", word.base))


def context(captures: Captures, arguments: Arguments) -> Reading:
    """The year, the month: of writing, or the one that the text is talking about."""
    unit = captures.unit
    grain = unit.grain if unit and unit.grain else "year"
    return Reading(Relative(0, grain, "focus" if grain == "day" else "context"))


def year_before(captures: Captures, arguments: Arguments) -> Reading:
    """The same month a year ago: the date talked about, one year before."""
    return Reading(Relative(-1, "year", "focus", likewise=True))


def still(captures: Captures, arguments: Arguments) -> Reading:
    """Since then: the date that the text is talking about."""
    return Reading(Relative(0, "day", "focus", likewise=True))


def same_period(captures: Captures, arguments: Arguments) -> Reading:
    """The same period last year: the date talked about, moved by years."""
    word: RelativeWord = captures.get("REL")
    return Reading(Relative(word.offset, _grain(captures.get("PSING")), "focus", likewise=True))


def shift(captures: Captures, arguments: Arguments) -> Reading:
    """Yesterday, today, tomorrow."""
    return Reading(Relative(captures.get("SHIFT"), "day", "published"))


def day_beside(captures: Captures, arguments: Arguments) -> Reading:
    """The day before yesterday."""
    return Reading(Relative(captures.get("SHIFT") + int(arguments[0]), "day", "published"))


def twice_removed(captures: Captures, arguments: Arguments) -> Reading | None:
    """The week after next, the year before last."""
    unit = captures.unit
    return Reading(Relative(int(arguments[0]), unit.grain, "published")) if unit and unit.grain else None


def away(captures: Captures, arguments: Arguments) -> Reading | None:
    """So many units before or after a base: "three years ago", "two days later", "months later"."""
    unit = captures.unit
    if unit is None:
        return None
    base: Base = "published" if arguments[1] == "published" else "focus"
    count = captures.get("INT", "NUM", "VAGUE")
    if arguments[0] == "X" or count == "X":
        if base == "published":
            return Reading(Plain("DATE", "PAST_REF"))
        return Reading(Relative(1, unit.grain, base, vague=True)) if unit.grain else None
    sign = int(arguments[0])
    if unit.grain is None and unit.letter == "W":
        return Reading(Relative(sign * unit.factor * int(count or 1), "week", base))
    if unit.grain is None:
        return Reading(Plain("DATE", "PAST_REF")) if base == "published" else None
    return _counted(sign, Decimal(1 if count is None else count), unit.grain, base)


# "30,000 years ago" names no year.
_TOO_LONG_AGO = 1000


def _counted(sign: int, count: Decimal, grain: Grain, base: Base) -> Reading | None:
    """A count of grains; a single decade or a fraction of a year is told in a finer grain."""
    if grain == "year" and count >= _TOO_LONG_AGO:
        return Reading(Plain("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF"))
    if count > 100_000:
        return None
    if grain == "decade" and (count == 1 or count % 1):
        grain, count = "year", count * 10
    if grain == "century" and (count == 1 or count % 1):
        grain, count = "year", count * 100
    if grain == "year" and count % 1:
        grain, count = "month", count * 12
    return Reading(Relative(sign * int(count), grain, base, likewise=base == "focus"))


def pick_of(word: RelativeWord) -> Pick:
    """Which of the recurring ones a word such as "last" picks."""
    return _PICKS.get((word.offset, word.base), "nearest")


_PICKS: dict[tuple[int, str], Pick] = {
    (-1, "published"): "last", (1, "published"): "next", (0, "published"): "this",
    (-1, "focus"): "before", (1, "focus"): "after",
}  # fmt: skip


def recurring(captures: Captures, arguments: Arguments) -> Reading:
    """Last March, this June, last July 18, next summer, that summer."""
    word: RelativeWord = captures.all("REL")[-1]
    month, day, season = captures.get("MONTH"), captures.get("DAY", "ORD"), captures.get("SEASON")
    selector: Selector
    if month is None:
        selector = Nth(season + 1, "season")
    else:
        selector = MonthDay(month, day) if day else Nth(month, "month")
    if (word.offset, word.base) == (0, "focus"):
        return Reading(Within(selector, Relative(0, "year", "focus")))
    return Reading(Within(selector, None, pick_of(word)))


def recurring_weekday(captures: Captures, arguments: Arguments) -> Reading:
    """Last Wednesday, this coming Friday, the following Monday."""
    word: RelativeWord = captures.all("REL")[-1]
    return Reading(Weekday(captures.get("WDAY"), pick_of(word)))


def weekday_far(captures: Captures, arguments: Arguments) -> Reading:
    """The Sunday before last, the Friday after next, on Tuesday week: a week further."""
    pick: Pick = "last" if captures.has("before") else "next"
    return Reading(Away(-7 if pick == "last" else 7, 0, Weekday(captures.get("WDAY"), pick)))


def weekday_in(captures: Captures, arguments: Arguments) -> Reading:
    """Monday of next week."""
    return Reading(Weekday(captures.get("WDAY"), "this", captures.get("W").meaning))


def day_in(captures: Captures, arguments: Arguments) -> Reading:
    """The 2nd of this month."""
    return Reading(Within(Nth(captures.get("DAY", "ORD"), "day"), captures.get("M").meaning))


def day_alone(captures: Captures, arguments: Arguments) -> Reading:
    """The 23rd."""
    return Reading(Within(Nth(captures.get("DAY"), "day")))


def _ordinal(captures: Captures) -> int:
    """The captured ordinal; "last" and "final" count from the end."""
    n = captures.get("ORD")
    return -1 if n is None else int(n)


def nth_weekday(captures: Captures, arguments: Arguments) -> Reading | None:
    """The second Sunday of October."""
    container = captures.reading.meaning
    if isinstance(container, (Plain, Stretch)) or container.grain not in (
        "month",
        "year",
        "quarter",
        "season",
    ):
        return None
    return Reading(Within(NthWeekday(_ordinal(captures), captures.get("WDAY")), container))


def nth(captures: Captures, arguments: Arguments) -> Reading | None:
    """The last week of March."""
    container, unit = captures.reading.meaning, captures.get("PSING")
    if isinstance(container, Plain) or unit.letter == "S":  # "the eighth season of 2022"
        return None
    return Reading(Within(Nth(_ordinal(captures), _grain(unit)), container))


def container(captures: Captures, arguments: Arguments) -> Reading:
    """The first months of this year, the month of July: no finer value than the period itself."""
    start: DateModifier | None = "start" if captures.has("first", "opening", "early") else None
    end: DateModifier | None = "end" if captures.has("last", "final", "closing") else None
    return Reading(captures.reading.meaning, start or end)


def edge(captures: Captures, arguments: Arguments) -> Reading:
    """Early 2019, the end of June; "earlier this year" says no more than the year."""
    word = captures.get("EDGE", "EDGEN")
    if word is None:  # "end-2019"
        word = load_vocabulary().calendar.edge_nouns["end" if captures.has("end") else "start"]
    return Reading(captures.reading.meaning, None if word == "none" else word)


def edge_as(captures: Captures, arguments: Arguments) -> Reading:
    """The year-end of 2022: an edge that the rule itself names."""
    return Reading(captures.reading.meaning, "end")


def end_of_unit(captures: Captures, arguments: Arguments) -> Reading:
    """Year-end, month's end: of the current one."""
    grain: Grain = "month" if captures.has("month") else "week" if captures.has("week") else "year"
    return Reading(Relative(0, grain, "context"), "end")


def with_day(reading: Reading, day: int) -> Reading | None:
    """The date of a reading with another day of its month ("July 11 to 19"), or None."""
    meaning = reading.meaning
    if isinstance(meaning, Within) and isinstance(meaning.selector, MonthDay):
        return Reading(replace(meaning, selector=MonthDay(meaning.selector.month, day)))
    if isinstance(meaning, Known) and meaning.grain == "day" and meaning.period:
        interval = meaning.period.interval()
        if interval is not None:
            return Reading(Known(day_of(interval[0].year, interval[0].month, day)))
    return None
