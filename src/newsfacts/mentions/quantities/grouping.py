"""Amounts that stand together: several items of one size, ranges said in two units at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from newsfacts.mentions.quantities.lexer import WORD, Lexemes
from newsfacts.mentions.quantities.parallels import with_parallel_units
from newsfacts.mentions.quantities.ranges import Reading
from newsfacts.mentions.quantities.reader import Reader
from newsfacts.mentions.quantities.sharing import SIDES, TIMES, with_shared_units

_EACH = frozenset({"each", "apiece"})
_RANGE_JOINTS = frozenset({"to", "-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Sized:
    """A reading and, where the text says so, how many items of that size there are."""

    reading: Reading
    first: int
    count: Decimal | None = None


def grouped(read: Reader, readings: list[Reading]) -> list[Sized]:
    """The readings with units shared along lists and multiplicities taken together."""
    sized: list[Sized] = []
    shared = with_parallel_units(read, with_shared_units(read, readings))
    for reading in _with_converted_ranges(read.lex, shared):
        if sized and _multiplies(read.lex, sized[-1], reading):
            before = sized.pop()
            sized.append(Sized(reading, before.first, before.reading.value))
        else:
            sized.append(Sized(reading, reading.first))
    return sized


def _with_converted_ranges(lex: Lexemes, readings: list[Reading]) -> list[Reading]:
    """As in "50 °F (10 °C) to 68 °F (20 °C)": one range told in two units.

    The first range reaches to its upper value; the second keeps the span of its own.
    """
    found: list[Reading] = []
    index = 0
    while index < len(readings):
        four = readings[index : index + 4]
        if len(four) == 4 and _is_converted_range(lex, four):
            low, low_again, high, high_again = four
            found.append(replace(_between(low, high), first=low.first, last=high.last))
            found.append(_between(low_again, high_again))
            index += 4
        else:
            found.append(readings[index])
            index += 1
    return found


def _is_converted_range(lex: Lexemes, four: list[Reading]) -> bool:
    low, low_again, high, high_again = four
    if not _is_in_brackets(lex, low, low_again) or not _is_in_brackets(lex, high, high_again):
        return False
    joint = low_again.last + 1
    if high.first != joint + 1 or lex.lower(low.first - 1) == "from":
        return False
    joined = lex.lower(joint) in _RANGE_JOINTS
    if not joined and not (lex.lower(joint) == "and" and lex.lower(low.first - 1) == "between"):
        return False
    return _ascend(low, high) and _ascend(low_again, high_again)


def _is_in_brackets(lex: Lexemes, reading: Reading, again: Reading) -> bool:
    opened = again.first == reading.last + 1 and lex.word(reading.last) == "("
    return opened and lex.word(again.last) == ")"


def _ascend(low: Reading, high: Reading) -> bool:
    if low.unit is None or high.unit is None or low.unit.name != high.unit.name:
        return False
    return low.value is not None and high.value is not None and low.value < high.value


def _between(low: Reading, high: Reading) -> Reading:
    return replace(high, value=None, low=low.value, high=high.value, joint="to")


def _is_of_each(lex: Lexemes, first: int, reading: Reading) -> bool:
    """As in "three (batches of 50 tonnes each)": so much for each of them."""
    if lex.lower(reading.first - 1) != "of" or not first < reading.first <= first + 4:
        return False
    if any(lex.kinds[index] != WORD for index in range(first, reading.first)):
        return False
    return lex.lower(reading.last - 1) in _EACH or lex.lower(reading.last) in _EACH


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
    if _is_of_each(lex, number.last, reading):
        return True
    joint = reading.first - number.last == 1 and lex.lower(number.last) in TIMES
    return joint and unit.dimension not in SIDES
