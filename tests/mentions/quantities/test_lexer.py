import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.mentions.quantities.lexer import BREAK, NUMBER, SIGN, WORD, lex


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("$10m", ["$", "10", "m"]),
        ("4×1,200 MW", ["4", "×", "1,200", "MW"]),
        ("32bcm/yr", ["32", "bcm", "/", "yr"]),
        ("U.S. dollars", ["U.S.", "dollars"]),
        ("1'250'000 francs", ["1'250'000", "francs"]),
        ("5'10\"", ["5", "'", "10", '"']),
        ("Kenya's .5", ["Kenya's", ".5"]),
        ("3½ m²", ["3", "½", "m²"]),
        ("5,", ["5", ","]),
    ],
)
def test_lex_cuts_finer_than_words(text, words):
    assert lex(text).words == words


def test_lex_tells_kinds():
    assert lex("5 km,\n").kinds == [NUMBER, WORD, SIGN, BREAK]


def test_neighbours_are_glued_spaced_or_apart():
    lexemes = lex("5m to   9")
    assert (lexemes.glued(1), lexemes.spaced(2), lexemes.near(3)) == (True, True, False)


def test_beyond_the_ends_nothing_stands():
    lexemes = lex("5")
    assert (lexemes.word(-1), lexemes.lower(1), lexemes.kind(-1), lexemes.glued(0)) == ("", "", BREAK, False)


@given(st.text())
def test_lexemes_are_the_text_in_order(text):
    lexemes = lex(text)
    pieces = [text[start:end] for start, end in zip(lexemes.starts, lexemes.ends, strict=True)]
    assert pieces == lexemes.words
    assert all(end <= start for end, start in zip(lexemes.ends, lexemes.starts[1:], strict=False))
    assert "".join(text.split()) == "".join("".join(lexemes.words).split())
