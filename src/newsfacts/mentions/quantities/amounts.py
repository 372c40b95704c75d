"""Reading one amount: sign, currency, number, unit, and what it is counted by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from newsfacts.mentions.quantities.currencies import CurrencyTable, Evidence, Money, currency_table
from newsfacts.mentions.quantities.foreign_units import foreign_unit, may_be_unit
from newsfacts.mentions.quantities.lexer import BREAK, NUMBER, SIGN, WORD, Lexemes
from newsfacts.mentions.quantities.numerals import Numeral, divide, multiply, read_numeral
from newsfacts.mentions.quantities.rates import Denominator, read_denominators
from newsfacts.mentions.quantities.units import Unit, UnitMatch, UnitTable, unit_table
from newsfacts.mentions.quantities.vocabulary import Vocabulary, vocabulary

_ONE = Decimal(1)
# How far around an amount words decide between two readings of a unit, in lexemes.
_WINDOW = 8
_FOOT_MARKS, _INCH_MARKS = frozenset("'’′"), frozenset("\"”″'’′")
_TWELVE, _TALLEST = Decimal(12), Decimal(999)
# After letters that touch a number these make an address or a code of it ("8ac-2", "4x.org").
_WITHIN_ADDRESSES = frozenset("-/._@&=%~?#:")
# From here on "pounds" without a word of weight beside it are money.
_MONEY_SCALE = Decimal(1_000_000)


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

    `value` is in `unit`, multipliers applied; `unit` is None for a bare number.
    """

    first: int
    last: int
    number: Numeral
    value: Decimal
    unit: Unit | None = None
    confidence: float = 1.0
    money: bool = False
    code: str | None = None

    @property
    def is_duration(self) -> bool:
        """Whether the unit is one of time."""
        return self.unit is not None and self.unit.dimension == "time"


def reader(lex: Lexemes) -> Reader:
    """A reader of `lex` with the vocabulary of English."""
    return Reader(lex, Evidence(lex.text), vocabulary(), unit_table(), currency_table())


def read_amount(read: Reader, index: int) -> Amount | None:
    """The amount whose number begins at lexeme `index`, or None."""
    lex = read.lex
    money = read.currencies.before(lex, index, read.evidence)
    number = read_numeral(lex, index, read.words.numbers, money=money is not None)
    if number is None:
        return None
    first, sign = _sign(lex, money.first if money else index)
    amount = Amount(first, number.last, number, multiply(number.value, Decimal(sign)))
    if money is not None:
        return _with_prefix(read, amount, money)
    amount = _with_million(read, amount)
    named = _with_currency_name(read, amount) or _with_unit(read, amount) or _in_feet(read.lex, amount)
    if named is not None:
        return named
    return None if number.bare_scale and not _opens_noun_phrase(lex, amount) else amount


def with_money_of(read: Reader, amount: Amount, other: Amount) -> Amount:
    """A bare number in the money of `other`, whose sign it leaves out: the second of "$5-7bn"."""
    number = read_numeral(read.lex, amount.number.first, read.words.numbers, money=True)
    if number is None or other.code is None or other.first == other.number.first:
        return amount
    bare = replace(amount, number=number, value=number.value, last=number.last)
    return _as_money(read, bare, other.code, _ONE, other.confidence)


def _sign(lex: Lexemes, first: int) -> tuple[int, int]:
    """Where the amount begins with its sign, and the sign itself."""
    before = first - 1
    if lex.lower(before) == "minus":
        return before, -1
    if lex.is_hyphen(before) and lex.glued(first):
        if lex.lower(before - 1) == "minus":
            return before - 1, -1
        free = not lex.glued(before) or lex.word(before - 1) in ("(", "[")
        if lex.word(before) in "-−–" and free and lex.kind(before - 1) != NUMBER:
            return before, -1
    if lex.word(before) == "+" and lex.glued(first) and not lex.glued(before):
        return before, 1
    return first, 1


def _opens_noun_phrase(lex: Lexemes, amount: Amount) -> bool:
    """Whether a noun follows a bare multiplier ("hundred people", "million-and-a-half")."""
    return amount.last - amount.first > 1 or (lex.kind(amount.last) == WORD and lex.near(amount.last))


def _with_prefix(read: Reader, amount: Amount, money: Money) -> Amount:
    """The amount in the money that stands before it, with the denominators after."""
    code, last, confidence = money.code, amount.last, money.confidence
    if read.lex.word(money.last - 1) == "$" and money.last - money.first == 1:
        country = read.currencies.country_after(read.lex, last)
        if country is not None:
            code, last, confidence = country[0], country[1], 1.0
    return _as_money(read, replace(amount, last=last), code, _ONE, confidence)


def _as_money(read: Reader, amount: Amount, code: str, factor: Decimal, confidence: float) -> Amount:
    value = multiply(amount.value, factor)
    priced = replace(amount, value=value, unit=Unit(code), confidence=confidence, money=True, code=code)
    return _with_denominators(read, priced)


def _with_million(read: Reader, amount: Amount) -> Amount:
    """As in "12.3m tonnes", "2m people": a letter that is a multiplier before a unit or a noun."""
    lex, at = read.lex, amount.last
    factor = read.words.numbers.letters.before_unit.get(lex.word(at))
    if factor is None or not lex.glued(at) or not lex.spaced(at + 1):
        return amount
    following = lex.lower(at + 1)
    counting = read.words.context.counting
    is_plural = (
        following.endswith("s") and following not in counting.not_plural
    ) or following in counting.plurals
    unit = read.units.match(lex, at + 1)
    name = read.currencies.after(lex, at + 1, read.evidence)
    if unit is None and name is None and (not is_plural or following in ("hurdles", "sprints", "races")):
        return amount
    number = amount.number.times(Decimal(factor), at + 1)
    return replace(amount, number=number, value=multiply(amount.value, Decimal(factor)), last=at + 1)


def _with_currency_name(read: Reader, amount: Amount) -> Amount | None:
    """As in "11 euros", "5 million Australian dollars", "million-dollar", "3 dollars 50 cents"."""
    at = _after_hyphen(read.lex, amount.last)
    if not read.lex.near(at) or read.lex.kind(at) == BREAK:
        return None
    money = read.currencies.after(read.lex, at, read.evidence, scaled=amount.number.scale >= 1000)
    if money is None:
        return None
    if read.lex.lower(at) in ("pound", "pounds") and money.last == at + 1 and _is_mass(read, amount):
        return None
    amount = replace(amount, last=money.last)
    if money.factor == _ONE:
        amount = _with_cents(read, amount, money)
    return _as_money(read, amount, money.code, money.factor, money.confidence)


def _with_cents(read: Reader, amount: Amount, money: Money) -> Amount:
    """The cents that follow whole units of money, added."""
    lex = read.lex
    at = amount.last + 1 if lex.lower(amount.last) == "and" else amount.last
    if lex.kind(at) != NUMBER or not lex.near(at):
        return amount
    cents = read_numeral(lex, at, read.words.numbers)
    if cents is None or not cents.plain or cents.value >= 100:
        return amount
    part = read.currencies.after(lex, cents.last, read.evidence)
    if part is None or part.factor == _ONE:
        return amount
    return replace(amount, value=amount.value + multiply(cents.value, part.factor), last=part.last)


def _is_mass(read: Reader, amount: Amount) -> bool:
    """Whether "pounds" weigh rather than pay, by the words around."""
    first, last = max(0, amount.first - _WINDOW), min(len(read.lex), amount.last + _WINDOW)
    around = read.lex.lowers[first:last]
    context = read.words.money.context
    weighs = sum(word in context.mass_cues for word in around)
    pays = sum(word in context.money_cues for word in around)
    if amount.number.scale >= _MONEY_SCALE:
        return weighs > pays
    return not pays or weighs >= pays


def _with_unit(read: Reader, amount: Amount) -> Amount | None:
    """The amount with the unit of measure that follows, or None."""
    match = _unit_after(read, amount.last, of_part=amount.number.form == "fraction") or _foreign_unit_after(
        read.lex, amount
    )
    if match is None:
        return None
    unit, last = match.unit, match.last
    name = _by_context(read, unit.name, amount.first, last)
    value = multiply(amount.value, unit.factor)
    measured = replace(amount, value=value, unit=Unit(name), last=_past_gloss(read, name, last))
    return _with_denominators(read, _with_product(read, measured))


def _unit_after(read: Reader, index: int, *, of_part: bool) -> UnitMatch | None:
    """The unit that follows; after a fraction "a" or "of a" may stand before it: "half a mile"."""
    lex = read.lex
    at = _after_hyphen(lex, index)
    if lex.kind(at) == BREAK or not lex.near(at):
        return None
    if of_part:
        at = at + 1 if lex.lower(at) == "of" else at
        at = at + 1 if lex.lower(at) in ("a", "an") else at
    match = read.units.match(lex, at)
    if match is not None:
        return match
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


def _by_context(read: Reader, name: str, first: int, last: int) -> str:
    """The reading of an ambiguous unit that the words around speak for."""
    options = read.units.alternatives.get(name)
    if not options:
        return name
    around = read.lex.lowers[max(0, first - 3 * _WINDOW) : last + 2 * _WINDOW]
    return next((o for o in options if any(cue in around for cue in read.units.cues[o])), name)


def _in_feet(lex: Lexemes, amount: Amount) -> Amount | None:
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
    if match is None or match.unit.factor != _ONE:
        return amount
    return replace(amount, unit=Unit(f"{amount.unit.name} * {match.unit.name}"), last=match.last)


def _with_denominators(read: Reader, amount: Amount) -> Amount:
    if amount.unit is None or amount.unit.dimension == "time":
        return amount
    found: Denominator | None = read_denominators(read.lex, amount.last, read.units, money=amount.money)
    if found is None:
        return amount
    names = " / ".join((amount.unit.name, *found.units))
    value = divide(amount.value, found.number) if found.number != _ONE else amount.value
    return replace(amount, unit=Unit(names), last=found.last, value=value)


def _after_hyphen(lex: Lexemes, index: int) -> int:
    """The lexeme after a hyphen that ties number and unit ("6,700-km"), or `index`."""
    if lex.is_hyphen(index) and lex.kind(index + 1) in (WORD, SIGN) and lex.glued(index + 1):
        return index + 1
    return index
