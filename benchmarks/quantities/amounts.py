"""One amount as any system reads it, and when two of them are the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from newsfacts.errors import UnitError
from newsfacts.records.units import as_pint


@dataclass(frozen=True)
class Amount:
    """A number or a range in a unit; `unit` is a pint expression, empty where it is none.

    `noun` is what a number without a unit counts. `high` equals `low` for a single number;
    `bound` says "min" or "max" where that number is only a bound.
    """

    low: Decimal
    high: Decimal
    unit: str = ""
    noun: str = ""
    bound: str = ""


Same: TypeAlias = Callable[[Amount, Amount], bool]


def single(value: Decimal, unit: str = "", noun: str = "") -> Amount:
    """The amount of one number."""
    return Amount(value, value, unit, noun)


def scaled(amount: Amount, factor: Decimal) -> Amount:
    """The amount with its numbers multiplied: 61 cents are 0.61 dollars."""
    return replace(amount, low=amount.low * factor, high=amount.high * factor)


def same_number(one: Amount, other: Amount) -> bool:
    """Whether the numbers are equal to ten digits; a range is a pair, in either order."""
    pairs = zip(sorted((one.low, one.high)), sorted((other.low, other.high)), strict=True)
    return all(abs(a - b) <= Decimal("1e-10") * abs(b) for a, b in pairs)


def same_unit(one: Amount, other: Amount) -> bool:
    """Whether the units are one and the same, whatever their spelling; else the nouns."""
    if one.unit or other.unit:
        return bool(one.unit and other.unit) and equal_units(one.unit, other.unit)
    return same_noun(one.noun, other.noun)


def same_noun(one: str, other: str) -> bool:
    """Whether the head of one noun phrase is a word of the other; no noun fits no noun only."""
    ours, theirs = ([singular(word) for word in noun.lower().split()] for noun in (one, other))
    if not ours or not theirs:
        return not ours and not theirs
    return ours[-1] in theirs or theirs[-1] in ours


def singular(noun: str) -> str:
    """The singular, near enough to compare nouns: "companies" and "company"."""
    irregular = {"children": "child", "men": "man", "women": "woman", "viruses": "virus", "virus": "virus"}
    if noun in irregular:
        return irregular[noun]
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    if noun.endswith(("ches", "shes", "xes", "sses")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


@lru_cache(maxsize=4096)
def equal_units(one: str, other: str) -> bool:
    """Whether pint finds one of the first to be one of the second."""
    if one == other:
        return True
    try:
        ours, theirs = (as_pint(Decimal(1), unit).to_base_units() for unit in (one, other))
    except (UnitError, ArithmeticError, TypeError):
        return False
    if ours.dimensionality != theirs.dimensionality or ("percent" in one) != ("percent" in other):
        return False
    return bool(abs(ours.magnitude - theirs.magnitude) <= Decimal("1e-9") * abs(theirs.magnitude))


def hits(gold: Sequence[Amount], found: Sequence[Amount], *criteria: Same) -> int:
    """How many of `gold` have an amount of their own in `found` that meets all `criteria`.

    Amounts that agree in everything are paired first, so that a lenient criterion never
    uses up the partner of a stricter one.
    """
    left = list(found)
    count = 0
    missed = []
    for want in gold:
        exact = next((got for got in left if same_number(got, want) and same_unit(got, want)), None)
        if exact is None:
            missed.append(want)
        else:
            left.remove(exact)
            count += 1
    for want in missed:
        match = next((got for got in left if all(same(got, want) for same in criteria)), None)
        if match is not None:
            left.remove(match)
            count += 1
    return count


def f1(matched: int, found: int, gold: int) -> float:
    """Harmonic mean of precision and recall."""
    return 2 * matched / (found + gold) if found + gold else 1.0
