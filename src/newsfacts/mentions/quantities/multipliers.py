"""What follows a number and makes it another one: multipliers, "and a half", "point five"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from newsfacts.mentions.quantities.digits import read_digits
from newsfacts.mentions.quantities.exact import Numeral, divide, multiply
from newsfacts.mentions.quantities.lexer import BREAK, NUMBER, SIGN, WORD, Lexemes
from newsfacts.mentions.quantities.number_words import read_fraction
from newsfacts.mentions.quantities.vocabulary import Numbers

# Multipliers are not piled up beyond this: "million million million …" is no number.
_LARGEST = Decimal(10) ** 18
_THOUSAND = Decimal(1000)
# No decimal part that people write out is longer.
_MOST_DECIMALS = 12


def with_multipliers(lex: Lexemes, numeral: Numeral, numbers: Numbers, *, money: bool) -> Numeral:
    """The number with the multipliers that follow it ("5 million", "5m", "2 and a half million")."""
    letter = _letter_scale(lex, numeral, numbers, money=money)
    if letter is not None:
        return letter
    while True:
        at = numeral.last + (1 if lex.is_hyphen(numeral.last) and lex.glued(numeral.last) else 0)
        factor = numbers.scales.get(lex.lower(at))
        if factor is None or not lex.near(at) or lex.lower(at) == "score" or numeral.scale > _LARGEST:
            return _continued(lex, _and_a_part(lex, numeral, numbers), numbers)
        if lex.lower(at) in numbers.scale_rules.vague and lex.lower(at + 1) == "of":
            return numeral  # "5 millions of": a slip for 5 million; "two hundreds of" is open
        numeral = numeral.times(Decimal(factor), at + 1)


def _letter_scale(lex: Lexemes, numeral: Numeral, numbers: Numbers, *, money: bool) -> Numeral | None:
    at = numeral.last
    if lex.kind(at) != WORD or not (lex.glued(at) or (money and lex.near(at))):
        return None
    letters = numbers.letters.money if money else numbers.letters.any
    factor = letters.get(lex.words[at])
    if factor is None or (lex.kind(at + 1) == NUMBER and lex.glued(at + 1)):
        return None
    if not lex.glued(at) and (len(lex.words[at]) > 1 or lex.glued(at + 1)) and lex.word(at + 1) not in ".,":
        return None
    return numeral.times(Decimal(factor), at + 1)


def _continued(lex: Lexemes, numeral: Numeral, numbers: Numbers) -> Numeral:
    """As in "2 crore 35 lakh", "4 thousand 3 hundred": smaller multiples that go on after digits."""
    at = numeral.last
    if numeral.scale < _THOUSAND or lex.kind(at) != NUMBER or not lex.spaced(at):
        return numeral
    more = read_digits(lex, at)
    if more is None:
        return numeral
    factor = numbers.scales.get(lex.lower(more.last))
    if factor is None or not lex.spaced(more.last) or not 12 < factor < numeral.scale:
        return numeral
    value = numeral.value + multiply(more.value, Decimal(factor))
    if multiply(more.value, Decimal(factor)) >= numeral.scale:
        return numeral
    longer = replace(numeral, value=value, scale=Decimal(factor), last=more.last + 1)
    return _continued(lex, longer, numbers)


def with_decimals(lex: Lexemes, numeral: Numeral, numbers: Numbers) -> Numeral | None:
    """As in "five point five", "two hundred point zero three", "zero point seventy-one"."""
    at = numeral.last + 1
    digits = ""
    if lex.kind(at) == NUMBER and lex.words[at].isdecimal():
        digits, at = lex.words[at], at + 1
    while lex.kind(at) != NUMBER and len(digits) < _MOST_DECIMALS:
        figure = numbers.words.get(lex.lower(at))
        if figure is None or not lex.near(at):
            break
        at += 1
        joined = at + 1 if lex.is_hyphen(at) and lex.glued(at) and lex.glued(at + 1) else at
        unit = numbers.words.get(lex.lower(joined), 0)
        if figure >= 20 and 0 < unit < 10:
            figure, at = figure + unit, joined + 1
        digits += str(figure)
    if not digits or len(digits) > _MOST_DECIMALS or numeral.value != numeral.value.to_integral_value():
        return None
    value = numeral.value + Decimal(f"0.{digits}")
    return replace(numeral, value=value, last=at, scale=Decimal(1), plain=False)


def _and_a_part(lex: Lexemes, numeral: Numeral, numbers: Numbers) -> Numeral:
    """As in "two and a half million", "a million and a half", "two million and one third"."""
    at = _skip_hyphen(lex, numeral.last)
    if lex.lower(at) != "and" or numeral.form == "fraction":
        return numeral
    article = _skip_hyphen(lex, at + 1)
    noun = _skip_hyphen(lex, article + 1)
    if lex.lower(article) not in ("a", "one") or lex.lower(noun).endswith("s"):
        return _and_parts(lex, numeral, at + 1, numbers)
    parts = numbers.fractions.get(lex.lower(noun))
    if parts is None or (lex.lower(noun) not in ("half", "quarter") and not _ends(lex, noun + 1, numbers)):
        return _and_parts(lex, numeral, at + 1, numbers)
    value = numeral.value + multiply(divide(1, parts), numeral.scale)
    numeral = replace(numeral, value=value, last=noun + 1, plain=False)
    factor = numbers.scales.get(lex.lower(numeral.last))
    return numeral.times(Decimal(factor), numeral.last + 1) if factor else numeral


def _and_parts(lex: Lexemes, numeral: Numeral, index: int, numbers: Numbers) -> Numeral:
    """As in "twenty and three fifths"."""
    if lex.lower(index) not in numbers.words or numeral.scale != 1:
        return numeral
    part = read_fraction(lex, index, numbers)
    if part is None or not part.fraction:
        return numeral
    return replace(numeral, value=numeral.value + part.value, last=part.last, plain=False)


def _ends(lex: Lexemes, index: int, numbers: Numbers) -> bool:
    """Whether "a third" stands for a part here and no ordinal: "one and a third times"."""
    if lex.kind(index) in (BREAK, SIGN):
        return True
    return lex.lower(index) in numbers.scales or lex.lower(index) in numbers.scale_rules.after_part


def _skip_hyphen(lex: Lexemes, index: int) -> int:
    return index + 1 if lex.is_hyphen(index) and lex.glued(index) and lex.glued(index + 1) else index
