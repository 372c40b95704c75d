"""The unit of measure that follows a number."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from newsfacts.mentions.quantities.exact import divide, multiply
from newsfacts.mentions.quantities.foreign_units import foreign_unit, may_be_unit
from newsfacts.mentions.quantities.lexer import BREAK, NUMBER, WORD, Lexemes
from newsfacts.mentions.quantities.reader import Amount, Reader, after_hyphen, with_denominators
from newsfacts.mentions.quantities.units import Unit, UnitMatch

# How far before and after an amount words decide between two readings of a unit, in lexemes.
_BEFORE, _AFTER = 24, 16
# And of one or two letters, which mean more things.
_NEAR = 10
# How sure the reading of an ambiguous unit is, with a word that speaks for it and without.
_DECIDED, _LIKELIEST = 0.9, 0.85
_FOOT_MARKS, _INCH_MARKS = frozenset("'’′"), frozenset("\"”″'’′")
_SMALLER = {
    "foot": ("inch", Decimal(12)),
    "pound": ("ounce", Decimal(16)),
    "stone": ("pound", Decimal(14)),
}
_TWELVE, _TALLEST = Decimal(12), Decimal(999)
# After letters that touch a number these make an address or a code of it ("8ac-2", "4x.org").
_WITHIN_ADDRESSES = frozenset("-/._@&=%~?#:")


def with_unit(read: Reader, amount: Amount) -> Amount | None:
    """The amount with the unit of measure that follows, or None."""
    match = _unit_after(read, amount.last, of_part=is_open(amount)) or _foreign_unit_after(read.lex, amount)
    match, confidence = _by_context(read, amount, match)
    if match is None:
        return None
    unit, last = match.unit, match.last
    is_money = unit.dimension == "money"
    measured = replace(
        amount,
        value=multiply(amount.value, unit.factor),
        unit=Unit(unit.name),
        last=_past_gloss(read, unit.name, last),
        confidence=confidence,
        factored=unit.factor != 1,
        money=is_money,
        code=unit.name if is_money else None,
    )
    measured = _with_smaller(read, measured)
    return with_denominators(read, _with_product(read, measured))


def _with_smaller(read: Reader, amount: Amount) -> Amount:
    """As in "6 feet 2 inches", "7lb 3oz", "11 stone 4 pounds": the amount with the parts of its unit."""
    lex = read.lex
    smaller = _SMALLER.get(amount.unit.name) if amount.unit is not None else None
    at = amount.last + (lex.is_hyphen(amount.last) and lex.glued(amount.last))
    if smaller is None or lex.kind(at) != NUMBER or not lex.near(at) or not lex.words[at].isdecimal():
        return amount
    name, parts = smaller
    match = _unit_after(read, at + 1, of_part=False)
    number = Decimal(lex.words[at][:4])
    if match is None or match.unit.name != name or number >= parts:
        return amount
    return replace(amount, value=amount.value + divide(number, parts), last=match.last)


def is_open(amount: Amount) -> bool:
    """Whether "of" may stand before the unit: "half of a mile", "tens of thousands of tonnes"."""
    return amount.number.form == "fraction" or amount.number.at_least


def _unit_after(read: Reader, index: int, *, of_part: bool) -> UnitMatch | None:
    """The unit that follows; after a fraction "a" or "of a" may stand before it: "half a mile"."""
    lex = read.lex
    at = after_hyphen(lex, index)
    if lex.kind(at) == BREAK or not lex.near(at):
        return None
    if of_part:
        at = at + 1 if lex.lower(at) == "of" else at
        at = at + 1 if lex.lower(at) in ("a", "an") else at
    match = read.units.match(lex, at)
    if match is not None:
        return match
    if lex.lower(at) == "on" and lex.lower(at + 1) == "the":  # "between 50 and 70 on the GPa scale"
        scale = read.units.match(lex, at + 2, denominator=False)
        return UnitMatch(scale.unit, scale.last + 1) if scale and lex.lower(scale.last) == "scale" else None
    if lex.word(at) != "(":
        return None
    inside = read.units.match(lex, at + 1, denominator=False)
    # "2 (g/day)", but not "60 (MW of …" nor a conversion "5 km (3 miles)".
    if inside is not None and lex.word(inside.last) == ")":
        return UnitMatch(inside.unit, inside.last + 1)
    return None


def _past_gloss(read: Reader, name: str, last: int) -> int:
    """Past the unit said again in brackets: "1 kilowatt (kW)"."""
    if read.lex.word(last) != "(" or not read.lex.spaced(last):
        return last
    again = read.units.match(read.lex, last + 1)
    same = again is not None and again.unit.name == name and read.lex.word(again.last) == ")"
    return again.last + 1 if again is not None and same else last


def _foreign_unit_after(lex: Lexemes, amount: Amount) -> UnitMatch | None:
    """A unit that our tables lack, where number and letters stand free of anything else."""
    at = amount.last
    if not lex.glued(at) or lex.glued(amount.first) or lex.kind(at) != WORD or not may_be_unit(lex.words[at]):
        return None
    if lex.glued(at + 1) and (lex.kind(at + 1) == NUMBER or lex.word(at + 1) in _WITHIN_ADDRESSES):
        return None
    name = foreign_unit(lex.words[at])
    return UnitMatch(Unit(name), at + 1) if name is not None else None


def _by_context(read: Reader, amount: Amount, match: UnitMatch | None) -> tuple[UnitMatch | None, float]:
    """The reading of an ambiguous unit that the words around speak for, and how sure it is."""
    lex = read.lex
    at = match.last - 1 if match is not None else after_hyphen(lex, amount.last)
    options = read.units.contextual.get(lex.word(at)) if lex.near(at) else None
    if not options or (match is not None and not _is_alone(lex, amount, at)):
        return match, 1.0
    before, after = (_BEFORE, _AFTER) if len(lex.words[at]) > 2 else (_NEAR, _NEAR)
    around = lex.lowers[max(0, amount.first - before) : at + after]
    for option in options:
        if not option.cues.isdisjoint(around):
            return UnitMatch(Unit(option.unit, option.factor), at + 1), _DECIDED
    return match, _LIKELIEST


def _is_alone(lex: Lexemes, amount: Amount, at: int) -> bool:
    """Whether the unit is the one lexeme `at`, no "cubic foot" or "degrees Celsius"."""
    return at in (amount.last, after_hyphen(lex, amount.last))


def in_feet(lex: Lexemes, amount: Amount) -> Amount | None:
    """As in "5′10″" and "5' tall": feet, and inches after them, by their marks."""
    at = amount.last
    if lex.word(at) not in _FOOT_MARKS or not lex.glued(at) or amount.value > _TALLEST:
        return None
    if lex.kind(at + 1) == NUMBER and lex.glued(at + 1) and lex.words[at + 1].isdecimal():
        inches = Decimal(lex.words[at + 1][:4])
        marked = lex.glued(at + 2) and lex.word(at + 2) in _INCH_MARKS
        if inches < _TWELVE and marked:
            last = at + 3 + (lex.word(at + 2) in _FOOT_MARKS and lex.word(at + 3) in _FOOT_MARKS)
            return replace(amount, value=amount.value + divide(inches, _TWELVE), unit=Unit("foot"), last=last)
    if lex.word(at) == "′" or lex.lower(at + 1) in ("tall", "high", "long", "wide", "deep"):
        return replace(amount, unit=Unit("foot"), last=at + 1)
    return None


def _with_product(read: Reader, amount: Amount) -> Amount:
    """As in "34kg*cm2": a product of units."""
    lex, at = read.lex, amount.last
    if (
        amount.unit is None
        or lex.word(at) not in ("*", "·", "⋅")
        or not (lex.glued(at) and lex.glued(at + 1))
    ):
        return amount
    match = read.units.match(lex, at + 1)
    if match is None or match.unit.factor != 1:
        return amount
    return replace(amount, unit=Unit(f"{amount.unit.name} * {match.unit.name}"), last=match.last)
