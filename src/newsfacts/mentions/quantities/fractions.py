"""Parts of a whole said with two numbers: "one in five", "two out of three", "nine in every ten"."""

from __future__ import annotations

from decimal import Decimal

from newsfacts.mentions.quantities.exact import Numeral, divide
from newsfacts.mentions.quantities.lexer import WORD, Lexemes
from newsfacts.mentions.quantities.numerals import read_numeral
from newsfacts.mentions.quantities.reader import Amount
from newsfacts.mentions.quantities.vocabulary import Vocabulary

# What people divide by when they tell a share; "3 out of 17 suspects" are counts.
_WHOLES = frozenset(map(Decimal, (*range(2, 11), 100)))
_ROUND = frozenset(map(Decimal, (5, 10, 20, 50, 100)))
_FIRST_YEAR, _LAST_YEAR = Decimal(1400), Decimal(2100)


def as_part(lex: Lexemes, amount: Amount, words: Vocabulary) -> Amount | None:
    """The share that the number begins, or None: "one in five (Germans)" is 0.2."""
    number = amount.number
    if number.form not in ("digits", "words") or number.scale != 1 or amount.first != number.first:
        return None
    at = _joint(lex, number.last)
    if at is None or lex.lower(number.first - 1) in words.numbers.ordinals.words:
        return None
    start = at + 1 if lex.lower(at) == "every" else at
    whole = read_numeral(lex, start, words.numbers)
    if whole is None or not _is_whole(lex, number, whole, words, is_out_of=lex.lower(at - 1) == "of"):
        return None
    value = divide(number.value, whole.value)
    part = Numeral(number.first, whole.last, value, form="fraction")
    return Amount(amount.first, whole.last, part, value)


def _joint(lex: Lexemes, index: int) -> int | None:
    """Past "in", "-in-", "out of", "of every"; None where the numbers are not joined so."""
    if lex.lower(index) == "in" and lex.spaced(index):
        return index + 1
    if lex.is_hyphen(index) and lex.lower(index + 1) == "in" and lex.is_hyphen(index + 2):
        return index + 3
    if lex.lower(index) == "out" and lex.lower(index + 1) == "of":
        return index + 2
    if lex.lower(index) == "of" and lex.lower(index + 1) == "every":
        return index + 1
    return None


def _is_whole(lex: Lexemes, number: Numeral, whole: Numeral, words: Vocabulary, *, is_out_of: bool) -> bool:
    if not number.value < whole.value or number.value < 1 or number.value != int(number.value):
        return False
    if whole.form not in ("digits", "words"):
        return False
    context = words.context
    if lex.lower(whole.last) in context.dates.durations or lex.lower(whole.last) in context.scores.outings:
        return False  # "two in 10 days", "three in five games"
    hedged = lex.lower(number.first - 1) in ("than", "about", "nearly", "almost", "roughly", "around", "over")
    if lex.kind(whole.last) != WORD and not (is_out_of or hedged or number.value == 1):
        return False
    if lex.lower(number.first - 1).endswith("ed") and not is_out_of:
        return False  # "killed 3 in 10 attacks"
    if number.value == 1 or is_out_of:
        return whole.value in _WHOLES or (number.value == 1 and _is_any_whole(whole))
    return whole.value in _ROUND


def _is_any_whole(whole: Numeral) -> bool:
    """As in "one in 37 people", but not "one in 2016"."""
    return not (whole.plain and _FIRST_YEAR <= whole.value <= _LAST_YEAR)
