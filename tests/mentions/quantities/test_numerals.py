from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.mentions.quantities.digits import parse_digits
from newsfacts.mentions.quantities.lexer import lex
from newsfacts.mentions.quantities.numerals import read_numeral
from newsfacts.mentions.quantities.vocabulary import vocabulary

NUMBERS = vocabulary().numbers


def value_of(text, *, money=False):
    numeral = read_numeral(lex(text), 0, NUMBERS, money=money)
    return None if numeral is None else numeral.value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", "7"),
        ("1,234,567", "1234567"),
        ("1,234.50", "1234.50"),
        ("1.234.567", "1234567"),
        ("1.234,50", "1234.50"),
        ("2,25", "2.25"),
        ("1,50,000", "150000"),
        ("1'250'000", "1250000"),
        (".75", "0.75"),
        ("0.001", "0.001"),
    ],
)
def test_digits_of_many_notations(text, value):
    assert parse_digits(text) == Decimal(value)


@pytest.mark.parametrize("text", ["192.168.1.2", "1,23,4567.8.9", "1,2,3"])
def test_digits_that_are_no_number(text):
    assert parse_digits(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("816 000 t", "816000"),
        ("1\u202f250\u202f000 people", "1250000"),
        ("12 500 homes", "12500"),
        ("50 120 mm shells", "50"),
        ("3½", "3.5"),
        ("½ mile", "0.5"),
        ("18 1/4", "18.25"),
        ("1/4 inch", "0.25"),
        ("9/11", "9"),
        ("5 million", "5000000"),
        ("5-million", "5000000"),
        ("1.2bn", "1200000000"),
        ("3.4 trillion", "3400000000000"),
        ("500 crore", "5000000000"),
        ("2.5 lakh", "250000"),
        ("4 hundred", "400"),
        ("2 and a half million", "2500000"),
        ("100k dollars", "100000"),
        ("2.9×10^8", "290000000"),
        ("3 x 10−6", "0.000003"),
        ("twenty-three thousand", "23000"),
        ("twenty-three thousand six hundred and five", "23605"),
        ("one hundred and five", "105"),
        ("one hundred and first", "100"),
        ("two million and five", "2000005"),
        ("a hundred", "100"),
        ("a dozen", "12"),
        ("two dozen", "24"),
        ("half a million", "500000"),
        ("half-dozen", "6"),
        ("a quarter of a million", "250000"),
        ("three-quarters of a billion", "750000000"),
        ("one and a half", "1.5"),
        ("two and a half million", "2500000"),
        ("million-and-a-half", "1500000"),
        ("a couple of hundred", "200"),
        ("a couple thousand", "2000"),
        ("three quarters", "0.75"),
        ("two-fifths", "0.4"),
        ("one tenth", "0.1"),
        ("a fifth of", "0.2"),
        ("two and two fifths", "2.4"),
        ("threefold", "3"),
        ("seven hundred thousand", "700000"),
        ("five thousand million", "5000000000"),
    ],
)
def test_numerals(text, value):
    assert value_of(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "dozens of",
        "hundreds of people",
        "several hundred",
        "twenty-first",
        "a third man",
        "few",
        "a",
        "couple of days",
        "many",
    ],
)
def test_words_that_are_no_number(text):
    assert value_of(text) is None


def test_a_letter_multiplies_money_only():
    assert value_of("5m", money=True) == Decimal(5_000_000)
    assert value_of("5m") == Decimal(5)
    assert value_of("3t", money=True) == Decimal(3_000_000_000_000)


def test_thirds_are_kept_to_28_digits():
    assert value_of("two-thirds") == Decimal("0.6666666666666666666666666667")


def test_values_do_not_depend_on_the_decimal_context():
    with localcontext() as context:
        context.prec = 3
        assert value_of("123456.789 billion") == Decimal("123456789000000")


NOTATIONS = [
    lambda n: f"{n:f}",
    lambda n: f"{n:,f}",
    lambda n: f"{n:,f}".replace(",", "'"),
    lambda n: f"{n:,f}".replace(",", "\u202f"),
]


@given(
    st.decimals(0, 10**12, places=3, allow_nan=False, allow_infinity=False).map(lambda n: n.normalize()),
    st.sampled_from(NOTATIONS),
)
def test_digits_read_back_in_every_notation(number, notation):
    assert value_of(notation(number)) == number


@given(
    st.decimals("0.001", 999, places=3),
    st.sampled_from(sorted(NUMBERS.scales)),
    st.sampled_from(["", " ", "-"]),
)
def test_multipliers_read_back(number, scale, joint):
    factor = 1 if scale == "score" else NUMBERS.scales[scale]
    assert value_of(f"{number:f}{joint}{scale}") == number * factor
