"""Builders of numbers inside time expressions."""

from __future__ import annotations

from decimal import Decimal

from newsfacts.mentions.dates.captures import Captures
from newsfacts.mentions.dates.meanings import Plain, Reading


def void(captures: Captures, arguments: tuple[str, ...]) -> bool:
    """No time expression, whatever it looks like."""
    return True


def number(captures: Captures, arguments: tuple[str, ...]) -> int:
    """A fixed number: "a dozen"."""
    return int(arguments[0])


def times(captures: Captures, arguments: tuple[str, ...]) -> int:
    """A multiple: "three hundred"."""
    return int(captures.get("INT")) * int(arguments[0])


def tens(captures: Captures, arguments: tuple[str, ...]) -> int | None:
    """A compound number word: "twenty-five", "twenty-first"."""
    whole, rest = captures.pairs[0][1], captures.pairs[-1][1]
    return whole + rest if whole % 10 == 0 and whole >= 20 and 0 < rest < 10 else None


def plus_half(captures: Captures, arguments: tuple[str, ...]) -> Decimal:
    """A number and a half."""
    return Decimal(captures.get("INT")) + Decimal("0.5")


def vague(captures: Captures, arguments: tuple[str, ...]) -> str:
    """A number that is not told: "several", "a few"."""
    return "X"


def ordinal(captures: Captures, arguments: tuple[str, ...]) -> int:
    """A numeral with its ending: "23rd"."""
    return int(captures.get("INT"))


def reference(captures: Captures, arguments: tuple[str, ...]) -> Reading:
    """A side of the present: `PAST_REF`."""
    return Reading(Plain("DATE", arguments[0]))
