"""The systems: newsfacts, quantulum3 and CQE, each bringing its amounts into the same form.

Each is imported only when it runs; one that is not installed drops out alone, and the
report says so.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from typing import Any, TypeAlias

from benchmarks.quantities.amounts import Amount, scaled, single
from benchmarks.quantities.units import normalized
from newsfacts.mentions.quantities.amounts import read_amount
from newsfacts.mentions.quantities.lexer import lex
from newsfacts.mentions.quantities.ranges import read_range
from newsfacts.mentions.quantities.reader import reader
from newsfacts.records import Extraction, Quantity

Read: TypeAlias = Callable[[str], list[Amount]]
_NOUN_AFTER = re.compile(r"[\s-]*((?:[a-z-]+ )?[a-z]+s)\b")
_NOUNS = {"times": "count", "ppg": "point per game", "rpg": "rebound per game", "apg": "assist per game"}
"""Nouns that the records keep as written and NewsQuant writes out."""
_BOUNDS = {"at_least": "min", "more_than": "min", "at_most": "max", "less_than": "max"}


def load_newsfacts() -> Read:
    """`newsfacts.extract`: its quantities, and its durations, which are dates there."""
    import newsfacts

    newsfacts.load()
    return lambda text: list(amounts_of(newsfacts.extract(text)))


def amounts_of(facts: Extraction) -> Iterator[Amount]:
    """Quantities with the count of "four 1,200 MW reactors" apart, and stated durations."""
    for quantity in facts.quantities:
        yield _amount(quantity)
        if quantity.count is not None:
            noun = _NOUN_AFTER.match(facts.text, quantity.span.end)
            yield single(quantity.count, noun=noun.group(1) if noun else "")
    for date in facts.dates:
        if not any(_overlap(date.span, quantity.span) for quantity in facts.quantities):
            yield from durations_in(date.span.text)


def durations_in(text: str) -> Iterator[Amount]:
    """The stated lengths of time of a date expression: "two years" of "two years later".

    As in NewsQuant, "five-year" before a noun is none.
    """
    read = reader(lex(text))
    readings = (read_amount(read, index) for index in range(len(read.lex)))
    last = 0
    for amount in readings:
        if amount is None or not amount.is_duration or amount.first < last or amount.unit is None:
            continue
        last = amount.last
        decade = read.lex.word(amount.last - 1) == "s"  # "the 1970s"
        if not decade and not read.lex.is_hyphen(amount.number.last):
            span = read_range(read, amount)
            low, high = (span.low, span.high) if span else (amount.value, amount.value)
            last = span.last if span else last
            yield Amount(Decimal(low or 0), Decimal(high or 0), amount.unit.name)


def _overlap(one: Any, other: Any) -> bool:  # noqa: ANN401  spans of two kinds of record
    return bool(one.start < other.end and other.start < one.end)


def _amount(quantity: Quantity) -> Amount:
    low, high = quantity.low, quantity.high
    bound = _BOUNDS.get(quantity.modifier or "", "")
    if quantity.value is not None:
        low = high = quantity.value
    elif low is None or high is None:
        low = high = low if low is not None else high
    unit = "" if quantity.unit == "dimensionless" else quantity.unit
    noun = _NOUNS.get(quantity.item or "", quantity.item or "")
    return Amount(Decimal(low or 0), Decimal(high or 0), unit, noun, bound)


def load_quantulum() -> Read:
    """quantulum3's free-text parser as installed, without its `classifier` extra."""
    from quantulum3 import parser

    warnings.simplefilter("ignore")

    def read(text: str) -> list[Amount]:
        return [_foreign(q.value, q.value, q.unit.name) for q in parser.parse(text)]

    return read


def load_cqe() -> Read:
    """CQE, whose package does not say that it needs a spaCy model."""
    from CQE import CQE  # type: ignore[import-not-found]

    tool = CQE.CQE()

    def read(text: str) -> list[Amount]:
        return list(_cqe_amounts(tool.parse(text)))

    return read


def _cqe_amounts(found: Any) -> Iterator[Amount]:  # noqa: ANN401  CQE has no annotations
    for quantity in found or []:
        low = getattr(quantity.value, "lower", None)
        high = getattr(quantity.value, "upper", None)
        try:
            if low is None or high is None:
                low = high = quantity.value.value
            yield _foreign(low, high, str(quantity.unit.norm_unit))
        except (ArithmeticError, TypeError, ValueError):  # it reads some numbers as lists
            continue


def _foreign(low: object, high: object, name: str) -> Amount:
    """An amount whose unit has quantulum3's name."""
    try:
        bounds = Decimal(str(low)), Decimal(str(high))
    except InvalidOperation:
        return single(Decimal("NaN"))
    return named(*bounds, name)


def named(low: Decimal, high: Decimal, name: str) -> Amount:
    """The amount in the unit or of the noun that quantulum3's vocabulary calls `name`."""
    if name in ("-", "", "dimensionless"):
        return Amount(low, high)
    unit = normalized(name)
    if unit is None:
        return Amount(low, high, noun=name)
    return scaled(Amount(low, high, unit.unit), unit.factor)


SYSTEMS: dict[str, Callable[[], Read]] = {
    "newsfacts": load_newsfacts,
    "quantulum3": load_quantulum,
    "CQE": load_cqe,
}
