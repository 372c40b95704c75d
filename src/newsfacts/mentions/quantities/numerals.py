"""Reading the number that begins at a lexeme: digits, words, fractions, multipliers."""

from __future__ import annotations

from decimal import Decimal

from newsfacts.mentions.quantities.digits import read_digits
from newsfacts.mentions.quantities.exact import Numeral, divide
from newsfacts.mentions.quantities.lexer import NUMBER, WORD, Lexemes
from newsfacts.mentions.quantities.multipliers import with_decimals, with_multipliers
from newsfacts.mentions.quantities.number_words import read_words
from newsfacts.mentions.quantities.vocabulary import Numbers

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_TIMES = "×x*·"


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
    if lex.lower(numeral.last) == "point":
        numeral = with_decimals(lex, numeral, numbers) or numeral
    return with_multipliers(lex, numeral, numbers, money=money)


def _digits(lex: Lexemes, index: int, numbers: Numbers) -> Numeral | None:
    read = read_digits(lex, index)
    if read is None:
        return None
    numeral = Numeral(index, read.last, read.value, plain=read.plain)
    mixed = _fraction_after(lex, numeral, numbers)
    return mixed or _exponent(lex, numeral) or _power_of_ten(lex, numeral)


def _fraction_after(lex: Lexemes, whole: Numeral, numbers: Numbers) -> Numeral | None:
    """As in "3½", "18 1/4" and "1/4": the number with the fraction that follows, or None."""
    if not whole.plain:
        return _cent_fraction(lex, whole)
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
    return _joined_fraction(lex, whole)


def _joined_fraction(lex: Lexemes, whole: Numeral) -> Numeral | None:
    """As in "2-1/4 cents", "98-17/32": the whole with the fraction that a hyphen joins to it."""
    index = whole.last
    if not (lex.is_hyphen(index) and lex.glued(index) and lex.glued(index + 1)):
        return None
    part = _slash_fraction(lex, index + 1) if lex.kind(index + 1) == NUMBER else None
    return None if part is None else Numeral(whole.first, index + 4, whole.value + part)


def _cent_fraction(lex: Lexemes, price: Numeral) -> Numeral | None:
    """As in "$5.18-1/2 a bushel", "$6.02 3/4": a price to parts of a cent, as grain is traded."""
    index = price.last
    if price.last > price.first + 1 or not (
        len(lex.words[price.first]) > 3 and lex.words[price.first][-3] == "."
    ):
        return None
    joined = lex.is_hyphen(index) and lex.glued(index) and lex.glued(index + 1)
    start = index + 1 if joined else index
    if lex.kind(start) != NUMBER or not (joined or lex.spaced(start)):
        return None
    part = _slash_fraction(lex, start)
    return None if part is None else Numeral(price.first, start + 3, price.value + divide(part, 100))


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


def _exponent(lex: Lexemes, numeral: Numeral) -> Numeral | None:
    """As in "1.3e6", "12.32E+14": digits, a letter and an exponent that touch each other."""
    at = numeral.last
    if lex.lower(at) != "e" or not lex.glued(at) or not lex.glued(at + 1):
        return None
    sign = {"+": 1, "-": -1, "−": -1}.get(lex.word(at + 1))
    exponent = at + 2 if sign else at + 1
    digits = lex.word(exponent)
    if not lex.glued(exponent) or not digits.isdecimal() or len(digits) > 2:
        return None
    return numeral.times(Decimal(1).scaleb((sign or 1) * int(digits)), exponent + 1)


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
