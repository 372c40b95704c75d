"""What one amount leaves to another beside it: the unit of a list, a rate, a unit said once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from newsfacts.mentions.quantities.exact import divide, multiply
from newsfacts.mentions.quantities.lexer import BREAK, NUMBER, WORD, Lexemes
from newsfacts.mentions.quantities.ranges import Reading, unit_factor
from newsfacts.mentions.quantities.rates import Denominator, read_denominators
from newsfacts.mentions.quantities.reader import Reader
from newsfacts.mentions.quantities.units import Unit

TIMES = frozenset({"×", "x", "*", "✕"})
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_THOUSAND = Decimal(1000)
# What sides are measured in, and how many times one side is the other at most.
SIDES = frozenset({"length", "resolution"})
_LOPSIDED = 20
_LIST = frozenset({",", "and", "or", "&"})
_JOINED = frozenset({"to", "and", "or", "-", "–"})
_OWNERS = frozenset({"the", "its", "their", "his", "her", "that", "this", "those"})
_BLURS = frozenset({"about", "around", "nearly", "roughly", "some"})
_AFTER_VALUE = frozenset({"in", "for", "by", "on", "at", "after", "and", "as"})
# How far apart two amounts may be that are converted alike, in lexemes.
_NEAR = 40
# How many lexemes may stand between the two values of "from 21 mpg combined to 23".
_ELLIPSIS = 4


def with_shared_units(read: Reader, readings: list[Reading]) -> list[Reading]:
    """The readings, each with what its neighbours say for it."""
    shared = _along_lists(read.lex, readings)
    converted: tuple[Reading, Reading] | None = None
    for index in range(len(shared) - 1):
        first, second = shared[index], shared[index + 1]
        if converted is not None and _is_converted_too(read.lex, first, second, converted):
            first = with_unit_of(first, converted[0])
        first, second = shared[index : index + 2] = _of_pair(read, first, second)
        if first.amount.money and second.amount.money and _is_in_brackets(read.lex, first, second):
            converted = first, second
    return shared


def _is_converted_too(lex: Lexemes, first: Reading, second: Reading, before: tuple[Reading, Reading]) -> bool:
    """As in "sales of 5 million yuan ($700,000) and profit of 1 million ($140,000)": the same two moneys."""
    if first.unit is not None or first.value is None or first.value < _THOUSAND:
        return False
    if second.amount.code is None or second.amount.code != before[1].amount.code:
        return False
    near = first.first - before[1].last < _NEAR and not _is_rate(before[0]) and not _is_rate(second)
    return near and _is_in_brackets(lex, first, second)


def _is_in_brackets(lex: Lexemes, first: Reading, second: Reading) -> bool:
    return second.first == first.last + 1 and lex.word(first.last) == "(" and lex.word(second.last) == ")"


def _of_pair(read: Reader, first: Reading, second: Reading) -> tuple[Reading, Reading]:
    lex = read.lex
    if _is_part_of(lex, first, second):
        return with_unit_of(first, second), second
    if _goes_to(lex, first, second):
        return first, with_unit_of(second, first)
    if first.unit is None or second.unit is None or first.unit.dimension == "time":
        return first, second
    rate = _rate_after_brackets(read, first, second)
    if rate is not None:
        return _per(first, rate), _per(second, rate)
    return (_with_rate_of(lex, first, second), second)


def with_unit_of(reading: Reading, other: Reading) -> Reading:
    """A bare number in the unit of another, cents and billions of cubic metres included."""
    factor = unit_factor(other.amount)
    value, low, high = (
        None if number is None else multiply(number, factor)
        for number in (reading.value, reading.low, reading.high)
    )
    amount = replace(reading.amount, factored=factor != 1)
    confidence = min(reading.confidence, other.confidence)
    return replace(
        reading, amount=amount, unit=other.unit, value=value, low=low, high=high, confidence=confidence
    )


# ---- lists


def _along_lists(lex: Lexemes, readings: list[Reading]) -> list[Reading]:
    """As in "5, 6 and 7 kg", "a 7- or 8-inch screen": bare numbers of a list take its last unit."""
    shared = list(readings)
    took = False
    giver = shared[-1] if shared else None
    for index in range(len(shared) - 1, 0, -1):
        reading, before = shared[index], shared[index - 1]
        giver = giver if took else reading
        took = _takes_unit(lex, before, reading, goes_on=took)
        if took and giver is not None:
            shared[index - 1] = with_unit_of(_with_scale_of(before, giver), giver)
    return shared


def _takes_unit(lex: Lexemes, before: Reading, reading: Reading, *, goes_on: bool) -> bool:
    """Whether `before` leaves its unit to `reading`; commas join only a list that `goes_on`."""
    if reading.unit is None or _is_prefixed(reading) or before.unit is not None or before.value is None:
        return False
    number = before.amount.number
    if number.form == "fraction" or (number.plain and _FIRST_YEAR <= number.value <= _LAST_YEAR):
        return False
    if reading.unit.dimension in SIDES and _is_product(lex, before.last, reading.first):
        if lex.glued(reading.first) and reading.value is not None:
            return reading.value < _LOPSIDED * before.value  # "4x100m" is no area
        return True  # "10 x 12 metres"
    return _is_list(lex, before.last, reading.first, goes_on=goes_on)


def _with_scale_of(before: Reading, reading: Reading) -> Reading:
    """As in "2, 3 and 5 million tonnes": the magnitude that a smaller number leaves to the last."""
    number, scale = before.amount.number, reading.amount.number.scale
    if number.scale != 1 or scale < _THOUSAND or number.value >= _THOUSAND or before.value is None:
        return before
    amount = replace(before.amount, number=number.times(scale, number.last))
    return replace(before, amount=amount, value=multiply(before.value, scale))


def _is_product(lex: Lexemes, first: int, last: int) -> bool:
    return last == first + 1 and (lex.lower(first) in TIMES or lex.lower(first) == "by")


def _is_prefixed(reading: Reading) -> bool:
    """Whether a sign of money stands before the number, so that each number has its own."""
    return reading.amount.money and reading.amount.first < reading.amount.number.first


def _is_list(lex: Lexemes, first: int, last: int, *, goes_on: bool) -> bool:
    """Whether only the joints of a list stand between two numbers."""
    if not first < last <= first + 4:
        return False
    between = lex.lowers[first:last]
    if lex.is_hyphen(first) and lex.glued(first):
        between = between[1:]
    joined = goes_on or "and" in between or "or" in between
    return joined and bool(between) and all(word in _LIST for word in between)


# ---- a unit said once


def _is_part_of(lex: Lexemes, first: Reading, second: Reading) -> bool:
    """As in "200 million of the 2.5 billion rupees": so much of what is told in full."""
    if first.unit is not None or second.unit is None or first.amount.number.scale < _THOUSAND:
        return False
    between = lex.lowers[first.last : second.first]
    return len(between) == 2 and between[0] == "of" and between[1] in _OWNERS


def _goes_to(lex: Lexemes, first: Reading, second: Reading) -> bool:
    """As in "from 21 mpg combined to 23": the new value leaves its unit to the old one."""
    if first.unit is None or second.unit is not None or first.unit.dimension == "time":
        return False
    number = second.amount.number
    if number.form == "fraction" or (number.plain and _FIRST_YEAR <= number.value <= _LAST_YEAR):
        return False
    between = range(first.last, second.first)
    if not between or len(between) > _ELLIPSIS or lex.lower(second.first - 1) != "to":
        return False
    opener = first.first - 1 - (lex.lower(first.first - 1) in _BLURS)
    if any(lex.kinds[index] != WORD for index in between) or lex.lower(opener) not in ("from", "at"):
        return False
    return lex.kind(second.last) != WORD or lex.lower(second.last) in _AFTER_VALUE


# ---- rates


def _rate_after_brackets(read: Reader, first: Reading, second: Reading) -> Denominator | None:
    """As in "150,000 yuan ($22,200) a day": the rate of the amount and of what it comes to."""
    lex = read.lex
    if not _is_in_brackets(lex, first, second) or _is_rate(first) or _is_rate(second):
        return None
    if not (first.amount.money or second.amount.money):
        return None
    rate = read_denominators(lex, second.last + 1, read.units, money=True)
    return rate if rate is not None and rate.units else None


def _with_rate_of(lex: Lexemes, first: Reading, second: Reading) -> Reading:
    """As in "by 11 cents to 17 cents a share", "$5 and $7 a barrel": money of one rate."""
    if not (first.amount.money and second.amount.money) or first.unit is None or second.unit is None:
        return first
    if not _is_rate(second) or _is_rate(first) or first.amount.code != second.amount.code:
        return first
    joined = second.first == first.last + 1 and lex.lower(first.last) in _JOINED
    if not joined or lex.kind(first.last) in (BREAK, NUMBER):
        return first
    return replace(first, unit=second.unit)


def _is_rate(reading: Reading) -> bool:
    return reading.unit is not None and "/" in reading.unit.name


def _per(reading: Reading, rate: Denominator) -> Reading:
    """The reading divided by what it is counted by."""
    if reading.unit is None:
        return reading
    unit = Unit(" / ".join((reading.unit.name, *rate.units)))
    value, low, high = (
        divide(number, rate.number) if number is not None and rate.number != 1 else number
        for number in (reading.value, reading.low, reading.high)
    )
    return replace(reading, unit=unit, value=value, low=low, high=high)
