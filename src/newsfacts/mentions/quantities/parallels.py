"""A unit that a clause leaves to the clause before: "rose 2 percent but the DAX fell 1", "35 cents to 58.12".

Only a number with nothing counted after it takes a unit so, and never a year, a score or
the level of an index; what was taken lowers the confidence.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from newsfacts.mentions.quantities.exact import multiply
from newsfacts.mentions.quantities.exclusions import is_excluded
from newsfacts.mentions.quantities.lexer import BREAK, SIGN, WORD, Lexemes
from newsfacts.mentions.quantities.lone_numbers import is_no_count
from newsfacts.mentions.quantities.ranges import Reading
from newsfacts.mentions.quantities.reader import Reader
from newsfacts.mentions.quantities.sharing import with_unit_of
from newsfacts.mentions.quantities.units import Unit
from newsfacts.mentions.quantities.vocabulary import Parallel

_PERCENT = Unit("percent")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
# How far apart the two numbers are at most, in lexemes, and how many times one is the other.
_REACH, _RATIO = 18, 50
# "from 7 to 5 million" leaves out a million, "from 900 to 1.2 million" does not.
_SCALE_RATIO = 20
_THOUSAND, _HIGHEST_RATE = Decimal(1000), 30
# How much less sure a unit is that was taken over.
_TAKEN = 0.8
_STOPS = frozenset(".?!;:()")


def with_parallel_units(read: Reader, readings: list[Reading]) -> list[Reading]:
    """The readings, bare numbers with the unit of the clause that they are parallel to."""
    shared = list(readings)
    told = 0  # the last number that is no part of a name, or the like
    for index in range(1, len(shared)):
        before, reading = shared[told], shared[index]
        if reading.unit is None and is_excluded(read.lex, reading, read.words):
            continue
        if before.unit is None and _is_old_value(read.lex, before, reading):
            shared[told] = _as_old_value(before, reading)
        elif before.unit is not None and reading.unit is None and _may_take(read, before, reading):
            shared[index] = _taken(read, before, reading)
        told = index
    return shared


# ---- the old value of a change


def _is_old_value(lex: Lexemes, before: Reading, reading: Reading) -> bool:
    """As in "fell from 7 to 5 million euros": the old value leaves unit and magnitude to the new one."""
    if lex.lower(reading.first - 1) != "to" or reading.first != before.last + 1:
        return False
    number = before.amount.number
    if lex.lower(before.first - 1) != "from" or number.form == "fraction" or _is_year(before):
        return False
    has_sign = reading.amount.money and reading.amount.first < reading.amount.number.first
    return before.value is not None and reading.value is not None and not has_sign


def _as_old_value(before: Reading, reading: Reading) -> Reading:
    number, new = before.amount.number, reading.amount.number
    if before.value is None:
        return before
    if number.scale == 1 and new.scale >= _THOUSAND and number.value < _THOUSAND:
        if number.value >= _SCALE_RATIO * new.mantissa:
            return before  # of which magnitude, is left open
        amount = replace(before.amount, number=number.times(new.scale, number.last))
        before = replace(before, amount=amount, value=multiply(before.value, new.scale))
    return before if reading.unit is None else with_unit_of(before, reading)


# ---- a clause that leaves out the unit


def _may_take(read: Reader, before: Reading, reading: Reading) -> bool:
    """Whether a bare number stands alone, in the sentence of a number of its size with a unit."""
    if before.unit is None or before.unit.dimension == "time" or reading.low is None is reading.value:
        return False
    number = reading.amount.number
    scale = before.amount.number.scale
    if number.form == "fraction" or (number.scale == 1) != (scale == 1) or _is_year(reading):
        return False
    gap = range(before.last, reading.first)
    if not 0 < len(gap) <= _REACH or any(read.lex.words[at] in _STOPS for at in gap):
        return False
    if any(read.lex.kinds[at] == BREAK for at in gap) or read.lex.is_hyphen(reading.last):
        return False
    return not is_no_count(read.lex, reading, None, read.words, None)


def _is_year(reading: Reading) -> bool:
    return reading.amount.number.plain and _FIRST_YEAR <= reading.amount.number.value <= _LAST_YEAR


def _taken(read: Reader, before: Reading, reading: Reading) -> Reading:
    """The bare number in the unit of the one before, where the words make them parallel."""
    lex, words = read.lex, read.words.context.parallel
    if _is_new_level(read, before, reading):
        return _of_level(before, reading)
    if not _are_alike(before, reading) or not _ends_there(lex, before, reading, words):
        return reading
    if not (_is_governed_alike(read, before, reading) or _is_gapped(lex, before, reading, words)):
        return reading
    taken = with_unit_of(reading, before)
    return replace(taken, confidence=taken.confidence * _TAKEN)


def _are_alike(before: Reading, reading: Reading) -> bool:
    """Whether the numbers are of one size."""
    one, other = before.amount.number.value, reading.amount.number.value
    return other <= _RATIO * one and one <= _RATIO * other


def _ends_there(lex: Lexemes, before: Reading, reading: Reading, words: Parallel) -> bool:
    """Whether nothing that the number could count follows it."""
    after = reading.last
    if lex.kind(after) == SIGN:
        return lex.words[after] in ".,;:)—–"
    return lex.kind(after) == BREAK or lex.lower(after) in words.after


def _governor(read: Reader, first: int) -> str:
    """The class of the word that the number depends on, past "about" and "only"."""
    lex, words = read.lex, read.words.context
    at = first - 1
    while lex.lower(at) in words.parallel.hedges and lex.near(at):
        at -= 1
    word = lex.lower(at)
    if word in words.parallel.copulas:
        return "is"
    return "change" if word in words.change.words else word


def _is_governed_alike(read: Reader, before: Reading, reading: Reading) -> bool:
    """As in "rose by 2 percent but the index fell by 1", "the highest is 84 cents, the lowest is 74"."""
    words = read.words.context.parallel
    governor = _governor(read, reading.first)
    between = read.lex.lowers[before.last : reading.first]
    told = _governor(read, before.first)
    if governor in ("from", *words.comparing):
        if reading.amount.number.scale >= _THOUSAND:  # "345 million euros, up from 308 million"
            return True
        level = told in words.of_levels if governor == "from" and not _is_up_from(read.lex, reading) else True
        return (
            level and told not in ("change", "by") and not words.levels.intersection(between)
        )  # "3.5 percent, against 3.1 in April"
    if governor != told:
        return False
    if governor in ("change", "by"):
        return before.unit is not None and before.unit.dimension in ("percent", "money")
    if words.levels.intersection(between) or governor not in words.of_levels:
        return False
    return governor != "is" or not words.of_same_kind.isdisjoint(between)


def _is_up_from(lex: Lexemes, reading: Reading) -> bool:
    """As in "110.25 yen, up from 109.80": the same thing before."""
    at = reading.first - 1 if lex.lower(reading.first - 1) == "from" else reading.first - 2
    return lex.lower(at - 1) in ("up", "down", "higher", "lower")


def _is_gapped(lex: Lexemes, before: Reading, reading: Reading, words: Parallel) -> bool:
    """As in "3.5 percent in Spain and 2.1 in Italy": the same word after both numbers."""
    if lex.lower(reading.first - 1) not in ("and", "but", ","):
        return False
    after = lex.lower(before.last)
    if after not in words.gapped or lex.lower(reading.last) != after:
        return False
    return not words.levels.intersection(lex.lowers[before.last : reading.first])


# ---- the new level after a difference


def _is_new_level(read: Reader, before: Reading, reading: Reading) -> bool:
    """As in "Brent rose 35 cents to 58.12", "the rate fell 0.2 percentage points to 5.1"."""
    lex = read.lex
    at = lex.lower(reading.first - 1) == "at" and before.amount.money  # "down 38 cents at 68.11"
    if not (at or lex.lower(reading.first - 1) == "to") or reading.first - before.last > 2:
        return False
    if reading.first - before.last == 2 and lex.word(before.last) != ",":
        return False
    if _governor(read, before.first) not in ("change", "by") or before.value is None:
        return False
    levels = read.words.context.parallel.levels
    if levels.intersection(lex.lowers[max(0, before.first - _REACH) : before.first]):
        return False
    return lex.kind(reading.last) != WORD or lex.lower(reading.last) in read.words.context.parallel.after


def _of_level(before: Reading, reading: Reading) -> Reading:
    """The level in whole units of the money that it changed by, in percent after points."""
    if before.unit is None or before.value is None or reading.value is None:
        return reading
    if before.unit.dimension == "percentage_point":
        unit = _PERCENT if reading.value <= _HIGHEST_RATE else before.unit  # a spread stays in basis points
    elif before.amount.money and reading.value > before.value and _is_price(before, reading):
        unit = before.unit
    else:
        return reading
    return replace(reading, unit=unit, confidence=before.confidence * _TAKEN)


def _is_price(before: Reading, reading: Reading) -> bool:
    """Whether the level is told in whole units: after cents only a number with cents of its own is."""
    in_cents = before.value != before.amount.number.value
    return not in_cents or (reading.value is not None and reading.value.as_tuple().exponent in (-2, -3, -4))
