"""Reading the number that begins at a lexeme: digits, words, fractions, multipliers.

Values are `Decimal` and never pass through a float.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Context, Decimal
from typing import Literal

from newsfacts.mentions.quantities.digits import read_digits
from newsfacts.mentions.quantities.lexer import NUMBER, WORD, Lexemes
from newsfacts.mentions.quantities.number_words import read_fraction, read_words
from newsfacts.mentions.quantities.vocabulary import Numbers

Form = Literal["digits", "words", "fraction", "multiple"]
# Products of magnitudes stay exact; only thirds and the like are rounded, to 28 digits.
_EXACT = Context(prec=80)
_DIVIDE = Context(prec=28)
# Multipliers are not piled up beyond this: "million million million …" is no number.
_LARGEST = Decimal(10) ** 18
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_TIMES = "×x*·"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in the text, lexemes `first` up to, not including, `last`.

    `value` includes the multiplier `scale` ("5 million": 5000000, scale 1000000).
    `plain` marks ungrouped whole digits, which may also be a year or a code.
    `bare_scale` marks a multiplier without a number ("million dollars"), `at_least` a
    number of which only the least is told ("hundreds of thousands").
    """

    first: int
    last: int
    value: Decimal
    scale: Decimal = Decimal(1)
    form: Form = "digits"
    plain: bool = False
    bare_scale: bool = False
    at_least: bool = False

    @property
    def mantissa(self) -> Decimal:
        """The number before its multiplier."""
        return self.value / self.scale

    def times(self, factor: Decimal, last: int) -> Numeral:
        """This number with one more multiplier, ending at `last`."""
        return replace(
            self,
            last=last,
            value=multiply(self.value, factor),
            scale=multiply(self.scale, factor),
            plain=False,
        )


def multiply(left: Decimal, right: Decimal) -> Decimal:
    """The exact product, whatever the caller's decimal context."""
    return _EXACT.multiply(left, right)


def divide(numerator: Decimal | int, denominator: Decimal | int) -> Decimal:
    """The quotient to 28 digits, whatever the caller's decimal context."""
    return _DIVIDE.divide(Decimal(numerator), Decimal(denominator))


def tidy(value: Decimal) -> Decimal:
    """The same number without the zeros that a multiplier leaves: 11.4 billion is 11400000000.

    >>> tidy(Decimal("11400000000.0")), tidy(Decimal("0.50"))
    (Decimal('11400000000'), Decimal('0.5'))
    """
    whole = value.to_integral_value(context=_EXACT)
    if value != whole:
        return value.normalize(_EXACT)
    return Decimal(int(whole)) if whole.adjusted() < _EXACT.prec else whole


def read_numeral(lex: Lexemes, index: int, numbers: Numbers, *, money: bool = False) -> Numeral | None:
    """The number that begins at lexeme `index`, or None.

    Args:
        lex: The lexemes of the text.
        index: Where the number would begin.
        numbers: The number words.
        money: Whether a sign of money stands before it, so that a letter after the
            digits is a multiplier ("$5m").
    """
    if lex.kind(index) == NUMBER:
        numeral = _digits(lex, index, numbers)
    elif lex.kind(index) == WORD:
        numeral = _words(lex, index, numbers)
    else:
        return None
    if numeral is None or numeral.form == "multiple" or numeral.at_least:
        return numeral
    return _with_scales(lex, numeral, numbers, money=money)


def _digits(lex: Lexemes, index: int, numbers: Numbers) -> Numeral | None:
    read = read_digits(lex, index)
    if read is None:
        return None
    numeral = Numeral(index, read.last, read.value, plain=read.plain)
    mixed = _fraction_after(lex, numeral, numbers)
    return mixed or _power_of_ten(lex, numeral)


def _fraction_after(lex: Lexemes, whole: Numeral, numbers: Numbers) -> Numeral | None:
    """As in "3½", "18 1/4" and "1/4": the number with the fraction that follows, or None."""
    if not whole.plain:
        return None
    index = whole.last
    if lex.word(index) in numbers.glyphs and lex.near(index):
        top, bottom = numbers.glyphs[lex.words[index]]
        return Numeral(whole.first, index + 1, whole.value + divide(top, bottom))
    if whole.last == whole.first + 1:
        simple = _slash_fraction(lex, whole.first)
        if simple is not None:
            return Numeral(whole.first, whole.first + 3, simple, form="fraction")
    if lex.kind(index) == NUMBER and lex.spaced(index):
        part = _slash_fraction(lex, index)
        if part is not None:
            return Numeral(whole.first, index + 3, whole.value + part)
    return None


def _slash_fraction(lex: Lexemes, index: int) -> Decimal | None:
    """The proper fraction "n/d" at `index`, when `d` is one that people write so."""
    if lex.word(index + 1) not in ("/", "⁄") or lex.kind(index + 2) != NUMBER:
        return None
    if not (lex.glued(index + 1) and lex.glued(index + 2)) or lex.word(index + 3) in ("/", "⁄"):
        return None
    top, bottom = lex.words[index], lex.words[index + 2]
    if not (top.isdecimal() and bottom in ("2", "3", "4", "5", "8", "10", "16", "32", "64", "128", "100")):
        return None
    return divide(int(top), int(bottom)) if 0 < int(top[:4]) < int(bottom) else None


def _power_of_ten(lex: Lexemes, numeral: Numeral) -> Numeral:
    """As in "2.9×10^8", "3 x 10−6": the number with its power of ten."""
    index = numeral.last
    if lex.lower(index) not in _TIMES or not lex.lower(index) or lex.word(index + 1) != "10":
        return numeral
    at = index + 2 + (lex.word(index + 2) == "^")
    if lex.glued(at) and lex.word(at).translate(_SUPERSCRIPTS).lstrip("-").isdecimal():
        exponent, last = lex.word(at).translate(_SUPERSCRIPTS), at + 1
        sign = 1
    elif lex.glued(at) and lex.word(at) in ("-", "−", "⁻", "–") and lex.glued(at + 1):
        exponent, last, sign = lex.word(at + 1).translate(_SUPERSCRIPTS), at + 2, -1
    else:
        return numeral
    if not exponent.lstrip("-").isdecimal() or len(exponent) > 2:
        return numeral
    return numeral.times(Decimal(1).scaleb(sign * int(exponent)), last)


def _words(lex: Lexemes, index: int, numbers: Numbers) -> Numeral | None:
    lower = lex.lowers[index]
    if lower in numbers.multiples:
        return Numeral(index, index + 1, Decimal(numbers.multiples[lower]), form="multiple")
    if lower in numbers.glyphs:
        top, bottom = numbers.glyphs[lower]
        return Numeral(index, index + 1, divide(top, bottom), form="fraction")
    read = read_words(lex, index, numbers)
    if read is None:
        return None
    return Numeral(
        index,
        read.last,
        read.value,
        scale=read.scale,
        form="fraction" if read.fraction else "words",
        bare_scale=read.bare_scale,
        at_least=read.at_least,
    )


def _with_scales(lex: Lexemes, numeral: Numeral, numbers: Numbers, *, money: bool) -> Numeral:
    """The number with the multipliers that follow it ("5 million", "5m", "2 and a half million")."""
    letter = _letter_scale(lex, numeral, numbers, money=money)
    if letter is not None:
        return letter
    while True:
        at = numeral.last + (1 if lex.is_hyphen(numeral.last) and lex.glued(numeral.last) else 0)
        factor = numbers.scales.get(lex.lower(at))
        if factor is None or not lex.near(at) or lex.lower(at) == "score" or numeral.scale > _LARGEST:
            return _and_a_half(lex, numeral, numbers)
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


def _and_a_half(lex: Lexemes, numeral: Numeral, numbers: Numbers) -> Numeral:
    """As in "two and a half million", "a million and a half", with blanks or hyphens."""
    at = _skip_hyphen(lex, numeral.last)
    if lex.lower(at) != "and" or numeral.form == "fraction":
        return numeral
    if lex.lower(at + 1) in numbers.words and numeral.scale == 1:
        part = read_fraction(lex, at + 1, numbers)
        if part is not None and part.fraction:
            return replace(numeral, value=numeral.value + part.value, last=part.last, plain=False)
    article = _skip_hyphen(lex, at + 1)
    noun = _skip_hyphen(lex, article + 1)
    if lex.lower(article) not in ("a", "one") or lex.lower(noun) not in ("half", "quarter"):
        return numeral
    half = divide(1, numbers.fractions[lex.lower(noun)])
    value = numeral.value + multiply(half, numeral.scale)
    numeral = replace(numeral, value=value, last=noun + 1, plain=False)
    factor = numbers.scales.get(lex.lower(numeral.last))
    return numeral.times(Decimal(factor), numeral.last + 1) if factor else numeral


def _skip_hyphen(lex: Lexemes, index: int) -> int:
    return index + 1 if lex.is_hyphen(index) and lex.glued(index) and lex.glued(index + 1) else index
