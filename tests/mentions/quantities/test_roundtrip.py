"""Every notation of a number is read back as the number that was written."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.mentions.quantities.spelling import ONES, in_words

from newsfacts.mentions.quantities.lexer import lex
from newsfacts.mentions.quantities.numerals import read_numeral
from newsfacts.mentions.quantities.scanner import find_quantities
from newsfacts.mentions.quantities.vocabulary import vocabulary

WHOLE = st.integers(min_value=0, max_value=10**15)
SMALL = st.integers(min_value=1, max_value=999)
SCALES = {
    "thousand": 10**3,
    "k": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
    "trn": 10**12,
}


def read(text):
    """The one numeral that makes up the whole of `text`."""
    lexemes = lex(text)
    numeral = read_numeral(lexemes, 0, vocabulary().numbers)
    assert numeral is not None, text
    assert numeral.last == len(lexemes), text
    return numeral.value


@given(WHOLE, st.sampled_from([",", "\u00a0", "\u202f", "\u2009", "'", "’"]))
def test_groups(number, mark):
    assert read(f"{number:,}".replace(",", mark)) == number


@given(WHOLE, st.integers(min_value=0, max_value=999))
def test_decimals(number, part):
    assert read(f"{number:,}.{part:03}") == Decimal(f"{number}.{part:03}")


@given(st.integers(min_value=0, max_value=10**15 - 1), st.sampled_from([" and ", " "]))
def test_words(number, joint):
    assert read(in_words(number, joint=joint)) == number


@given(SMALL, st.integers(min_value=0, max_value=99), st.sampled_from(sorted(SCALES)))
def test_multipliers(number, part, scale):
    blank = "" if scale == "k" else " "
    assert read(f"{number}.{part:02}{blank}{scale}") == Decimal(f"{number}.{part:02}") * SCALES[scale]


@given(SMALL, st.integers(min_value=-30, max_value=30))
def test_scientific(number, exponent):
    value = Decimal(number).scaleb(exponent)
    assert read(f"{number}e{exponent}") == value
    assert read(f"{number}×10^{exponent}") == value


@given(SMALL, st.sampled_from([(1, 2), (1, 4), (3, 4), (1, 8), (3, 8), (5, 8), (7, 8)]))
def test_mixed_fractions(number, fraction):
    top, bottom = fraction
    assert read(f"{number} {top}/{bottom}") == number + Decimal(top) / bottom


@given(st.integers(min_value=0, max_value=99), st.lists(st.integers(0, 9), min_size=1, max_size=6))
def test_decimals_in_words(number, digits):
    text = f"{in_words(number)} point {' '.join(ONES[digit] for digit in digits)}"
    assert read(text) == Decimal(f"{number}.{''.join(map(str, digits))}")


@given(SMALL, st.sampled_from(["-", "−", "minus "]))
def test_signs(number, sign):
    (quantity,) = find_quantities(f"It was {sign}{number} °C.")
    assert quantity.value == -number


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from(["$", "€", "£", "Rs ", "US$"]))
def test_money(number, sign):
    (quantity,) = find_quantities(f"It paid {sign}{number:,} for it.")
    assert quantity.value == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("１２３", "123"),  # full-width digits
        ("1\u00a0234\u00a0567.8", "1234567.8"),
        ("12,34,567.89", "1234567.89"),
        ("1.234.567,5", "1234567.5"),
        ("two and a half million", "2500000"),
        ("two million and one third", "2333333.333333333333333333333"),
        ("forty two and a third", "42.33333333333333333333333333"),
        ("4 thousand 3 hundred", "4300"),
        ("2 crore 35 lakh", "23500000"),
        ("nought point nought three", "0.03"),
        ("three dozen", "36"),
        ("12.32E+14", "1232000000000000"),
    ],
)
def test_odd_notations(text, number):
    assert read(text) == Decimal(number)
