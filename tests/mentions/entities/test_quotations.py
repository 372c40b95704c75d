"""Quotations, on Docs built by hand."""

import pytest
import spacy
from spacy.tokens import Doc

from newsfacts.mentions.entities.quotations import quoted_tokens, quotes
from newsfacts.mentions.entities.tokens import tokens_of

NLP = spacy.blank("en")


def tokens(words, spaces):
    pos = ["SPACE" if word.isspace() else "X" for word in words]
    return tokens_of(Doc(NLP.vocab, words=words, spaces=spaces, pos=pos))


@pytest.mark.parametrize(
    ("words", "spaces", "inside"),
    [
        (["He", "“", "left", "”", "."], [1, 0, 0, 0, 0], ["left"]),
        (["He", '"', "left", '"', "."], [1, 0, 0, 0, 0], ["left"]),
        (["”", "left", "“", "he"], [0, 0, 1, 0], ["left"]),  # marks the wrong way round
        (["»", "left", "«", "he"], [0, 0, 1, 0], ["left"]),  # as in German
        (["“", "left", "\n\n", "he"], [0, 0, 0, 0], ["left"]),  # never closed
        (["he", "left", "”"], [1, 0, 0], []),
    ],
)
def test_quoted_tokens(words, spaces, inside):
    found = quoted_tokens(tokens(words, [bool(space) for space in spaces]))
    marks = set('“”«»"')
    assert [word for word, within in zip(words, found, strict=True) if within and word not in marks] == inside


def test_quotes():
    assert list(quotes([False, True, True, False, True])) == [(1, 3), (4, 5)]
