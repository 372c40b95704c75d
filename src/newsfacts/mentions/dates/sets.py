"""Builders of what recurs: "every Friday", "twice a week", "annually"."""

from __future__ import annotations

from newsfacts.mentions.dates.captures import Captures
from newsfacts.mentions.dates.durations import duration_value
from newsfacts.mentions.dates.meanings import Plain, Reading

Arguments = tuple[str, ...]

# How many of the first make the whole of the second: "24 hours a day" is every day.
_WHOLE = {
    ("hour", "day"): (24, "P1D"), ("day", "week"): (7, "P1W"), ("day", "year"): (365, "P1Y"),
    ("month", "year"): (12, "P1Y"),
}  # fmt: skip


def _set(value: str) -> Reading:
    return Reading(Plain("SET", value))


def full_rate(captures: Captures, arguments: Arguments) -> Reading:
    """365 days a year is a set; 23 hours per day is a duration."""
    words = [
        tag for tag, _ in captures.pairs if tag in ("hours", "days", "months", "day", "week", "year", "month")
    ]
    count, inner = captures.get("INT"), words[0].rstrip("s")
    whole, value = _WHOLE.get((inner, words[-1]), (0, ""))
    if count == whole:
        return _set(value)
    prefix, letter = ("PT", "H") if inner == "hour" else ("P", inner[0].upper())
    return Reading(Plain("DURATION", f"{prefix}{count}{letter}"))


def fixed_set(captures: Captures, arguments: Arguments) -> Reading:
    """The value that the rule names."""
    return _set(arguments[0])


def every(captures: Captures, arguments: Arguments) -> Reading | None:
    """Every year, every two weeks, twice a month: the period within which it recurs."""
    unit = captures.unit
    if unit is None:
        return None
    return _set(duration_value(arguments[0] if arguments else captures.get("INT"), unit))


def every_weekday(captures: Captures, arguments: Arguments) -> Reading:
    """Every Friday, Fridays."""
    return _set(f"XXXX-WXX-{captures.get('WDAY', 'WDAYS')}")


def fixed_set_of(captures: Captures, arguments: Arguments) -> Reading:
    """Every March, every March 24, every summer, every morning."""
    if captures.has("MONTH"):
        day = captures.get("DAY", "ORD")
        if day:
            return _set(f"XXXX-{captures.get('MONTH'):02d}-{day:02d}")
        return _set(f"XXXX-{captures.get('MONTH'):02d}")
    if captures.has("SEASON"):
        return _set("XXXX-" + ("SP", "SU", "FA", "WI")[captures.get("SEASON")])
    return _set(f"XXXX-XX-XXT{captures.get('PART')}")


def frequency(captures: Captures, arguments: Arguments) -> Reading:
    """Daily, annual."""
    return _set(captures.get("FREQ"))
