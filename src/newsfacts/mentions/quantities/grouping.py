"""Amounts that stand together: a unit shared along a list, several items of one size."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from newsfacts.mentions.quantities.lexer import Lexemes
from newsfacts.mentions.quantities.ranges import Reading
from newsfacts.mentions.quantities.reader import Reader

_TIMES = frozenset({"×", "x", "*", "✕"})
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LIST = frozenset({",", "and", "or", "&"})


@dataclass(frozen=True, slots=True)
class Sized:
    """A reading and, where the text says so, how many items of that size there are."""

    reading: Reading
    first: int
    count: Decimal | None = None


def grouped(read: Reader, readings: list[Reading]) -> list[Sized]:
    """The readings with units shared along lists and multiplicities taken together."""
    shared = _share_units(read.lex, readings)
    sized: list[Sized] = []
    for reading in shared:
        if sized and _multiplies(read.lex, sized[-1], reading):
            before = sized.pop()
            sized.append(Sized(reading, before.first, before.reading.value))
        else:
            sized.append(Sized(reading, reading.first))
    return sized


def _share_units(lex: Lexemes, readings: list[Reading]) -> list[Reading]:
    """As in "5, 6 and 7 kg", "a 7- or 8-inch screen": bare numbers of a list take its last unit."""
    shared = list(readings)
    took = False
    for index in range(len(shared) - 1, 0, -1):
        reading, before = shared[index], shared[index - 1]
        took = _takes_unit(lex, before, reading, goes_on=took)
        if took:
            shared[index - 1] = replace(before, unit=reading.unit)
    return shared


def _takes_unit(lex: Lexemes, before: Reading, reading: Reading, *, goes_on: bool) -> bool:
    """Whether `before` leaves its unit to `reading`; commas join only a list that `goes_on`."""
    if reading.unit is None or _is_prefixed(reading) or before.unit is not None or before.value is None:
        return False
    number = before.amount.number
    if number.form == "fraction" or (number.plain and _FIRST_YEAR <= number.value <= _LAST_YEAR):
        return False
    if reading.unit.dimension == "length" and _is_product(lex, before.last, reading.first):
        return True  # "10 x 12 metres"
    return _is_list(lex, before.last, reading.first, goes_on=goes_on)


def _is_product(lex: Lexemes, first: int, last: int) -> bool:
    return last == first + 1 and (lex.lower(first) in _TIMES or lex.lower(first) == "by")


def _is_prefixed(reading: Reading) -> bool:
    """Whether a sign of money stands before the number, so that each number has its own."""
    return reading.amount.money and reading.amount.first < reading.amount.number.first


def _is_suspended(lex: Lexemes, index: int) -> bool:
    return lex.is_hyphen(index) and lex.glued(index)


def _is_list(lex: Lexemes, first: int, last: int, *, goes_on: bool) -> bool:
    """Whether only the joints of a list stand between two numbers."""
    if not first < last <= first + 4:
        return False
    between = lex.lowers[first:last]
    if _is_suspended(lex, first):
        between = between[1:]
    joined = goes_on or "and" in between or "or" in between
    return joined and bool(between) and all(word in _LIST for word in between)


def _multiplies(lex: Lexemes, before: Sized, reading: Reading) -> bool:
    """Whether a number and the amount after it say how many there are of what size."""
    number, unit = before.reading, reading.unit
    if before.count is not None or unit is None or unit.dimension in ("percent", "percentage_point"):
        return False
    if number.unit is not None or number.value is None or number.value != number.value.to_integral_value():
        return False
    if number.value < 1 or number.amount.number.form == "fraction":
        return False
    if reading.first == number.last:
        return lex.spaced(reading.first)
    joint = reading.first - number.last == 1 and lex.lower(number.last) in _TIMES
    return joint and unit.dimension != "length"
