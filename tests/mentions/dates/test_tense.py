"""Looking back or ahead: from the parse where there is one, else from surface cues."""

from datetime import date

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from newsfacts.mentions.dates.find import find_dates
from newsfacts.mentions.dates.lexer import split
from newsfacts.mentions.dates.tense import doc_tense, surface_direction

WEDNESDAY = date(2016, 10, 12)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("She said on Monday", -1),
        ("The court will sit on Monday", 1),
        ("The court is to sit on Monday", 1),
        ("It was cancelled on Monday", -1),
        ("It will be shipped on Monday", 1),
        ("On Monday the ministry announced", -1),
        ("Monday", 0),
    ],
)
def test_surface_cues(text, direction):
    pieces = split(text)
    at = pieces.words.index("monday")
    assert surface_direction(pieces, at, at + 1) == direction


def parsed(words, pos, heads, deps, morphs):
    return Doc(Vocab(), words=words, pos=pos, heads=heads, deps=deps, morphs=morphs)


def test_the_governing_verb_decides_where_the_text_is_parsed():
    doc = parsed(
        ["Doors", "open", "Monday", ",", "he", "said"],
        ["NOUN", "VERB", "PROPN", "PUNCT", "PRON", "VERB"],
        [1, 5, 1, 5, 5, 5],
        ["nsubj", "ccomp", "obl:unmarked", "punct", "nsubj", "root"],
        ["", "Tense=Past|VerbForm=Fin", "", "", "", "Tense=Past|VerbForm=Fin"],
    )
    tense = doc_tense(doc)
    found = find_dates(doc.text, published=WEDNESDAY, tense=tense)
    assert [item.value for item in found] == ["2016-10-10"]


def test_an_auxiliary_looks_ahead():
    doc = parsed(
        ["Doors", "shall", "open", "Monday"],
        ["NOUN", "AUX", "VERB", "PROPN"],
        [2, 2, 2, 2],
        ["nsubj", "aux", "root", "obl:unmarked"],
        ["", "VerbForm=Fin", "VerbForm=Inf", ""],
    )
    found = find_dates(doc.text, published=WEDNESDAY, tense=doc_tense(doc))
    assert [item.value for item in found] == ["2016-10-17"]


def test_a_text_without_a_parse_has_no_tense():
    assert doc_tense(Doc(Vocab(), words=["Doors", "open"])) is None
