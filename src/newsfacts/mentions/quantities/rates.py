"""What an amount is counted by: "per year", "a barrel", "/MMBtu", "per 100,000 people"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from newsfacts.mentions.quantities.digits import read_digits
from newsfacts.mentions.quantities.dimensions import dimension_of
from newsfacts.mentions.quantities.lexer import BREAK, NUMBER, WORD, Lexemes
from newsfacts.mentions.quantities.units import UnitMatch, UnitTable

# "a" and "an" price these ("$70 a barrel"); of anything else they only begin a noun.
_PRICED = frozenset({"time", "volume", "mass", "area", "energy", "length", "shares"})
_ARTICLES = frozenset({"a", "an"})
_MOST = 2
_POPULATIONS = {"hundred": Decimal(100), "thousand": Decimal(1000), "million": Decimal(10) ** 6}


@dataclass(frozen=True, slots=True)
class Denominator:
    """The units to divide by and a number to divide by, ending before lexeme `last`."""

    units: tuple[str, ...]
    last: int
    number: Decimal = Decimal(1)


def read_denominators(lex: Lexemes, index: int, units: UnitTable, *, money: bool) -> Denominator | None:
    """Everything from lexeme `index` on that the amount before is counted by, or None."""
    names: list[str] = []
    divisor = Decimal(1)
    last = index
    for _ in range(_MOST):
        match = _one(lex, last, units, money=money)
        if match is None:
            break
        names.append(match.unit.name)
        divisor *= match.unit.factor
        last = match.last
    if names:
        return Denominator(tuple(names), last, divisor)
    return _per_noun(lex, index)


def _one(lex: Lexemes, index: int, units: UnitTable, *, money: bool) -> UnitMatch | None:
    word = lex.lower(index)
    if word in ("/", "∕"):
        return units.match(lex, index + 1, denominator=True) if lex.near(index + 1) else None
    if word == "per":
        at = index + 1 + (lex.is_hyphen(index + 1))
        return units.match(lex, at, denominator=True)
    if lex.is_hyphen(index) and lex.lower(index + 1) in ("a", "per"):
        return units.match(lex, index + 3, denominator=True) if lex.is_hyphen(index + 2) else None
    if word in ("each", "every") and lex.spaced(index):
        timed = units.match(lex, index + 1)
        return timed if timed is not None and timed.unit.dimension == "time" else None
    if word in _ARTICLES and lex.spaced(index):
        return _after_article(lex, index, units, money=money)
    adverb = units.rates.adverbs.get(word)
    if adverb is not None:
        match = units.match_name(adverb)
        return UnitMatch(match, index + 1)
    return None


def _after_article(lex: Lexemes, index: int, units: UnitTable, *, money: bool) -> UnitMatch | None:
    at = index + 1 + (lex.is_hyphen(index + 1) and lex.glued(index + 1))  # "$24 a-year"
    match = units.match(lex, at, denominator=money and lex.kind(at) == WORD)
    if match is None or match.last <= at or len(lex.word(at)) == 1:
        return None
    dimension = dimension_of(match.unit.name)
    if dimension != "time" and not (money and dimension in _PRICED):
        return None
    # "5% a year earlier", "a 5-kg-a-day habit": the article may begin something else.
    if lex.lower(match.last) in units.rates.not_before or lex.lowers[match.last - 1].endswith("s"):
        return None
    if lex.lower(match.last) == "and" and lex.lower(match.last + 1) in _ARTICLES:
        return None  # "5% a year and a half ago"
    return match


def _population(lex: Lexemes, index: int) -> tuple[Decimal, int] | None:
    """The round number that a rate is told for ("100,000", "1,000", "million") and where it ends."""
    word = lex.lower(index)
    if word in _POPULATIONS:
        return _POPULATIONS[word], index + 1
    number = read_digits(lex, index) if lex.kind(index) == NUMBER else None
    if number is None or not number.value:
        return None
    if lex.lower(number.last) in _POPULATIONS:  # "per 1 million", "per 100 thousand"
        return number.value * _POPULATIONS[lex.lower(number.last)], number.last + 1
    return number.value, number.last


def _per_noun(lex: Lexemes, index: int) -> Denominator | None:
    """As in "per 100,000 people" divides; "per astronaut", "each" and "apiece" only belong to the amount."""
    word = lex.lower(index)
    if word == "apiece":
        return Denominator((), index + 1)
    if word != "per" or lex.kind(index + 1) == BREAK:
        return None
    number = _population(lex, index + 1)
    if number is not None:
        value, last = number
        counted = lex.kind(last) == WORD and lex.lower(last).endswith(("s", "people"))
        return Denominator((), last + counted, value)
    if lex.kind(index + 1) == NUMBER:
        return None
    if lex.kind(index + 1) == WORD and lex.lower(index + 1) != "cent":
        return Denominator((), index + 2)
    return None
