"""Builders of durations, `P2Y`, `PT1H30M`, `PXD`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from newsfacts.mentions.dates.captures import Captures
from newsfacts.mentions.dates.meanings import Plain, Reading, Stretch
from newsfacts.mentions.dates.vocabulary import Unit

Arguments = tuple[str, ...]


def plain_number(number: Decimal) -> str:
    """A number without exponent or idle zeros: 40.2, 20, 1.5."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def duration_value(count: int | Decimal | str, unit: Unit) -> str:
    """The TIMEX3 value of so many units; the count "X" is unknown."""
    if unit.letter == "TH" and count != "X" and Decimal(count) % 1 == Decimal("0.5"):
        return f"PT{int(Decimal(count))}H30M"
    number = "X" if count == "X" else plain_number(Decimal(count) * unit.factor)
    time, letter = ("T", unit.letter[1:]) if unit.letter[0] == "T" else ("", unit.letter)
    return f"P{time}{number}{letter}"


def _reading(count: int | Decimal | str, unit: Unit) -> Reading:
    return Reading(Plain("DURATION", duration_value(count, unit)))


def duration(captures: Captures, arguments: Arguments) -> Reading | None:
    """Two years, a few days, thirty to forty seconds (the lower bound), the last five decades.

    "The 2020 season" and "three quarters of" are no durations.
    """
    unit = captures.unit
    count: Any = arguments[0] if arguments else captures.get("INT", "NUM", "VAGUE")
    counts_quarters = (
        unit is not None and unit.letter in ("Q", "S") and not captures.has("last", "past", "next", "first")
    )
    if unit is None or count is None or counts_quarters or (count != "X" and Decimal(count) > 100_000):
        return None
    if captures.has("SING") and count != "X" and Decimal(count) >= 1000:
        return None
    length = _length(count, unit)
    last, coming = captures.has("last", "past"), captures.has("next", "coming", "upcoming")
    if length is not None and (last or coming):
        return Reading(Stretch(duration_value(count, unit), *length, last=last))
    return _reading(count, unit)


_LENGTHS = {"D": (1, 0), "W": (7, 0), "M": (0, 1), "Q": (0, 3), "Y": (0, 12), "DE": (0, 120), "CE": (0, 1200)}


def _length(count: Any, unit: Unit) -> tuple[int, int] | None:  # noqa: ANN401  a number or "X"
    """How many days and months so many units are; None for parts of a day and unknown counts."""
    if count == "X" or Decimal(count) % 1 or unit.letter not in _LENGTHS:
        return None
    days, months = _LENGTHS[unit.letter]
    times = int(count) * unit.factor
    return (days * times, months * times) if times < _FAR else None


_FAR = 5000


def duration_half(captures: Captures, arguments: Arguments) -> Reading | None:
    """A year and a half."""
    count, unit = Decimal(arguments[0] if arguments else captures.get("INT")), captures.unit
    return _reading(count + Decimal("0.5"), unit) if unit else None


def duration_long(captures: Captures, arguments: Arguments) -> Reading | None:
    """Decades-long is an unknown number of decades, month-long one month."""
    unit = captures.unit
    return _reading("X" if captures.has("PLUR") else 1, unit) if unit else None


def fixed_duration(captures: Captures, arguments: Arguments) -> Reading:
    """The duration that the rule names."""
    return Reading(Plain("DURATION", arguments[0]))


_FRACTIONS = {
    ("TH", "0.5"): "PT30M", ("CE", "0.5"): "P50Y", ("CE", "0.25"): "P25Y", ("DE", "0.5"): "P5Y",
    ("Y", "0.5"): "P6M",
}  # fmt: skip


def fraction(captures: Captures, arguments: Arguments) -> Reading | None:
    """Half an hour, a quarter of a century: in the next smaller unit where that is whole."""
    unit = captures.unit
    if unit is None:
        return None
    value = _FRACTIONS.get((unit.letter, arguments[0]))
    return Reading(Plain("DURATION", value)) if value else _reading(Decimal(arguments[0]), unit)


def compound(captures: Captures, arguments: Arguments) -> Reading:
    """2 hours 14 minutes 6.5 seconds; 2 years and 3 months."""
    letters = [tag[0].upper() for tag, payload in captures.pairs if tag.rstrip("s") in _COMPOUNDED]
    parts = "".join(
        plain_number(Decimal(number)) + letter
        for number, letter in zip(captures.all("NUM"), letters, strict=True)
    )
    return Reading(Plain("DURATION", f"P{'' if letters[0] == 'Y' else 'T'}{parts}"))


_COMPOUNDED = frozenset(["hour", "minute", "second", "year", "month"])


def lap(captures: Captures, arguments: Arguments) -> Reading:
    """2:14:04 as the time that something took."""
    hours, minutes, seconds = captures.get("LAP").split(":")
    return Reading(Plain("DURATION", f"PT{int(hours)}H{int(minutes)}M{plain_number(Decimal(seconds))}S"))
