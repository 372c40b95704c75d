"""Reading one amount: sign, currency, number, unit, and what it is counted by."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from newsfacts.mentions.quantities.exact import multiply
from newsfacts.mentions.quantities.fractions import as_part
from newsfacts.mentions.quantities.lexer import BREAK, NUMBER, SIGN, WORD, Lexemes
from newsfacts.mentions.quantities.measures import in_feet, with_unit
from newsfacts.mentions.quantities.numerals import read_numeral
from newsfacts.mentions.quantities.prices import as_money, with_currency_name, with_prefix
from newsfacts.mentions.quantities.reader import Amount, Reader

# "Negative" is a sign after these; elsewhere it may be the result of a test.
_NEGATIVE_AFTER = frozenset(
    (
        "",
        "between",
        "and",
        "of",
        "at",
        "to",
        "from",
        "is",
        "was",
        "by",
        "a",
        "about",
        "minus",
        "than",
        "or",
        "reached",
    )
)
# How far before "1.2m" a word may stand that tells that people or money are counted.
_CUE_REACH = 5
_OPENING = frozenset("([<>=≤≥$€£¥")


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
        return with_prefix(read, amount, money)
    part = as_part(lex, amount, read.words)
    if part is not None:
        return part
    amount = _with_million(read, amount)
    named = with_currency_name(read, amount) or with_unit(read, amount) or in_feet(read.lex, amount)
    if named is not None:
        return named
    return None if number.bare_scale and not _opens_noun_phrase(lex, amount) else amount


def with_money_of(read: Reader, amount: Amount, other: Amount) -> Amount:
    """A bare number in the money of `other`, whose sign it leaves out: the second of "$5-7bn"."""
    number = read_numeral(read.lex, amount.number.first, read.words.numbers, money=True)
    if number is None or other.code is None or other.first == other.number.first:
        return amount
    bare = replace(amount, number=number, value=number.value, last=number.last)
    return as_money(read, bare, other.code, Decimal(1), other.confidence)


def _sign(lex: Lexemes, first: int) -> tuple[int, int]:
    """Where the amount begins with its sign, and the sign itself."""
    before = first - 1
    if lex.lower(before) == "minus":
        return before, -1
    if lex.lower(before) == "negative" and lex.lower(before - 1) in _NEGATIVE_AFTER:
        return before, -1
    if lex.is_hyphen(before) and lex.glued(first):
        if lex.lower(before - 1) == "minus":
            return before - 1, -1
        free = not lex.glued(before) or lex.word(before - 1) in _OPENING
        listed = lex.word(before) in "-−" and lex.word(first + 1) == "%"  # "Stoxx 50 -1.3%"
        if lex.word(before) in "-−–" and free and (listed or lex.kind(before - 1) != NUMBER):
            return before, -1
    if lex.word(before) == "+" and lex.glued(first) and not lex.glued(before):
        return before, 1
    return first, 1


def _opens_noun_phrase(lex: Lexemes, amount: Amount) -> bool:
    """Whether a noun follows a bare multiplier ("hundred people", "million-and-a-half")."""
    return amount.last - amount.first > 1 or (lex.kind(amount.last) == WORD and lex.near(amount.last))


def _is_told_to_count(read: Reader, amount: Amount, at: int) -> bool:
    """As in "a population of 1.2m": the word before says that the letter at `at` is no metre."""
    lex = read.lex
    if lex.glued(at + 1) and (lex.kind(at + 1) != SIGN or lex.words[at + 1] not in '.,;:!?)"”'):
        return False
    cues = read.words.numbers.letters.count_cues["words"]
    for index in range(amount.first - 1, amount.first - 1 - _CUE_REACH, -1):
        if lex.kind(index) in (NUMBER, BREAK):
            return False
        if lex.lower(index) in cues:
            return lex.lower(at + 1) not in read.words.context.counting.sized
    return False


def _with_million(read: Reader, amount: Amount) -> Amount:
    """As in "12.3m tonnes", "2m people": a letter that is a multiplier before a unit or a noun."""
    lex, at = read.lex, amount.last
    factor = read.words.numbers.letters.before_unit.get(lex.word(at))
    if factor is None or not lex.glued(at):
        return amount
    if _is_told_to_count(read, amount, at):
        number = amount.number.times(Decimal(factor), at + 1)
        return replace(amount, number=number, value=multiply(amount.value, Decimal(factor)), last=at + 1)
    if not lex.spaced(at + 1):
        return amount
    counting = read.words.context.counting
    counts = counting.is_plural(lex.word(at + 1)) and lex.lower(at + 1) not in counting.races
    unit = read.units.match(lex, at + 1)
    name = read.currencies.after(lex, at + 1, read.evidence)
    if unit is None and name is None and not counts:
        return amount
    number = amount.number.times(Decimal(factor), at + 1)
    return replace(amount, number=number, value=multiply(amount.value, Decimal(factor)), last=at + 1)
