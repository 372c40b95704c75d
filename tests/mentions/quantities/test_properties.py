"""What holds for every text: no error, valid spans, a time linear in the length."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.mentions.quantities.scanner import find_quantities

PIECES = st.sampled_from(
    [
        "5",
        "1,234",
        "2.5",
        "twenty",
        "three",
        "a",
        "half",
        "hundred",
        "million",
        "bn",
        "m",
        "$",
        "€",
        "US$",
        "Rs",
        "km",
        "MW",
        "per",
        "/",
        "year",
        "to",
        "-",
        "–",
        "and",
        "between",
        "from",
        "of",
        "hundreds",
        "thousands",
        "point",
        "every",
        "out",
        "e",
        "mpg",
        "R",
        "through",
        "less",
        "the",
        "people",
        "about",
        "more",
        "than",
        "%",
        ",",
        ".",
        "(",
        ")",
        "×",
        "x",
        "old",
        "aged",
        "½",
        "1/4",
        "°C",
        "'",
        '"',
        "one",
        "in",
        "2019",
        "March",
        "+",
        "each",
        "barrel",
        "dollars",
        "pounds",
        "cents",
        "magnitude",
        "or",
        "²",
        "10",
        "^",
        "€5",
        "No.",
        "Article",
        "\n",
        "\u202f",
        "",
    ]
)
NEWSLIKE = st.lists(PIECES, max_size=30).flatmap(
    lambda pieces: st.lists(st.sampled_from(["", " "]), min_size=len(pieces), max_size=len(pieces)).map(
        lambda blanks: "".join(piece + blank for piece, blank in zip(pieces, blanks, strict=True))
    )
)


@given(st.one_of(st.text(), NEWSLIKE))
def test_any_text_gives_valid_quantities(text):
    end = 0
    for quantity in find_quantities(text):
        assert end <= quantity.span.start < quantity.span.end <= len(text)
        assert text[quantity.span.start : quantity.span.end].strip()
        end = quantity.span.end
        if quantity.value is None:
            assert quantity.low is not None
            assert quantity.high is not None or quantity.modifier == "at_least"
            assert quantity.high is None or quantity.low < quantity.high
        assert quantity.unit
        assert quantity.dimension
        assert 0 < quantity.confidence <= 1
        assert all(
            number is None or number.is_finite() for number in (quantity.value, quantity.low, quantity.high)
        )


@given(NEWSLIKE)
def test_reading_is_repeatable(text):
    assert find_quantities(text) == find_quantities(text)


HOSTILE = [
    "1,",
    "1 ",
    "1, ",
    "1",
    "$",
    "one ",
    "-1",
    "5 to ",
    "a million ",
    "one hundred ",
    "5-",
    "1 per ",
    "a.",
    "5 km (",
    "3 or more ",
    "thousand ",
    "March 5, 6 and ",
    "between 5 and ",
    "$5-",
    "1/2 ",
    "4×",
    "one and ",
    "hundred and ",
    "5'",
    "\n",
    "€5 a ",
    "Rs 5 ",
    "5 pesos ",
    "5 dollars ",
    "hundreds of thousands ",
    "one in ",
    "five point ",
    "2 crore 3 lakh ",
    "more than 5 and less than 9 and ",
    "5 yuan ($5) ",
    "30 °F (1 °C) to ",
    "from 5 km to 6 ",
    "1e5",
    "http://5",
    "four-, ",
    "5 R ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_the_time_is_linear_in_the_length(piece):
    def seconds(length):
        text = piece * (length // len(piece))
        start = time.process_time()
        find_quantities(text)
        return time.process_time() - start

    short = max(seconds(10_000), 0.002)
    assert seconds(80_000) < 40 * short  # eight times the text; a quadratic reader takes 64 times as long


@pytest.mark.parametrize("text", ["or 5 tonnes", "or $3 million was paid"])
def test_an_alternative_to_nothing_is_read_alone(text: str) -> None:
    assert len(find_quantities(text)) == 1
