"""What is passed along while a text is read: the text with its lookups, and the amounts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from newsfacts.mentions.quantities.currencies import CurrencyTable, currency_table
from newsfacts.mentions.quantities.evidence import Evidence
from newsfacts.mentions.quantities.exact import Numeral, divide
from newsfacts.mentions.quantities.lexer import SIGN, WORD, Lexemes
from newsfacts.mentions.quantities.rates import read_denominators
from newsfacts.mentions.quantities.units import Unit, UnitTable, unit_table
from newsfacts.mentions.quantities.vocabulary import Vocabulary, vocabulary

# How far around a unit to divide by words decide what it means, in lexemes.
_REACH = 24


@dataclass(frozen=True, slots=True)
class Reader:
    """A text under reading, with everything that is looked up on the way."""

    lex: Lexemes
    evidence: Evidence
    words: Vocabulary
    units: UnitTable
    currencies: CurrencyTable


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, over lexemes `first` up to, not including, `last`.

    `value` is in `unit`, multipliers applied; `unit` is None for a bare number. `factored`
    marks a unit with a magnitude of its own ("7 bcm").
    """

    first: int
    last: int
    number: Numeral
    value: Decimal
    unit: Unit | None = None
    confidence: float = 1.0
    money: bool = False
    code: str | None = None
    factored: bool = False

    @property
    def is_duration(self) -> bool:
        """Whether the unit is one of time."""
        return self.unit is not None and self.unit.dimension == "time"


def reader(lex: Lexemes, units: UnitTable | None = None, currencies: CurrencyTable | None = None) -> Reader:
    """A reader of `lex` with the vocabulary of English, or with other units and currencies."""
    return Reader(
        lex, Evidence(lex.text), vocabulary(), units or unit_table(), currencies or currency_table()
    )


def with_denominators(read: Reader, amount: Amount) -> Amount:
    """The amount divided by what stands after it ("per year", "a barrel")."""
    if amount.unit is None or amount.unit.dimension == "time":
        return amount
    found = read_denominators(read.lex, amount.last, read.units, money=amount.money)
    if found is None:
        apart = read.lex.lower(amount.last) == "each" and read.lex.lower(amount.last + 1) != "of"
        return replace(amount, last=amount.last + 1) if apart else amount
    names = " / ".join((amount.unit.name, *(_by_context(read, name, found.last) for name in found.units)))
    value = divide(amount.value, found.number) if found.number != 1 else amount.value
    return replace(amount, unit=Unit(names), last=found.last, value=value)


def _by_context(read: Reader, name: str, last: int) -> str:
    """The reading of a unit to divide by that the words around speak for: "$1,271 an ounce" of gold."""
    options = read.units.contextual.get(name, ())
    if not options:
        return name
    around = read.lex.lowers[max(0, last - _REACH) : last + _REACH]
    return next((option.unit for option in options if not option.cues.isdisjoint(around)), name)


def after_hyphen(lex: Lexemes, index: int) -> int:
    """The lexeme after a hyphen that ties number and unit ("6,700-km"), or `index`."""
    if lex.is_hyphen(index) and lex.kind(index + 1) in (WORD, SIGN) and lex.glued(index + 1):
        return index + 1
    return index
