"""Looking back or ahead: from the parse where there is one, else from surface cues."""

from datetime import date

import pytest
import spacy
from spacy.tokens import Doc

from newsfacts.mentions.dates.find import find_dates
from newsfacts.mentions.dates.lexer import split
from newsfacts.mentions.dates.tense import doc_tense, surface_direction

WEDNESDAY = date(2016, 10, 12)
VOCAB = spacy.blank("en").vocab


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
    return Doc(VOCAB, words=words, pos=pos, heads=heads, deps=deps, morphs=morphs)


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
    assert doc_tense(Doc(VOCAB, words=["Doors", "open"])) is None


PAST, PRESENT, INFINITIVE = "Tense=Past|VerbForm=Fin", "Tense=Pres|VerbForm=Fin", "VerbForm=Inf"


def monday(words, pos, heads, deps, morphs):
    """What Monday is read as in a parsed sentence, on a Wednesday."""
    doc = parsed(words.split(), pos.split(), heads, deps.split(), morphs)
    (found,) = find_dates(doc.text, published=WEDNESDAY, tense=doc_tense(doc))
    return found.value


LAST, NEXT = "2016-10-10", "2016-10-17"


def test_the_present_looks_ahead():
    assert (
        monday("Voters go Monday", "NOUN VERB PROPN", [1, 1, 1], "nsubj root obl", ["", PRESENT, ""]) == NEXT
    )


def test_a_present_further_up_tells_nothing():
    heads, deps = [1, 1, 1, 2], "nsubj root obl nmod"
    assert (
        monday("He cites reports Monday", "PRON VERB NOUN PROPN", heads, deps, ["", PRESENT, "", ""]) == LAST
    )


def test_the_perfect_looks_back():
    morphs = ["", PRESENT, "Tense=Past|VerbForm=Part", ""]
    assert (
        monday("It has shut Monday", "PRON AUX VERB PROPN", [2, 2, 2, 2], "nsubj aux root obl", morphs)
        == LAST
    )


@pytest.mark.parametrize(
    ("verb", "value"), [("failed", LAST), ("agreed", NEXT), ("promised", NEXT), ("managed", LAST)]
)
def test_an_infinitive_is_as_its_verb_has_it(verb, value):
    words, pos = f"They {verb} to meet there Monday", "PRON VERB PART VERB ADV PROPN"
    morphs = ["", PAST, "", INFINITIVE, "", ""]
    assert monday(words, pos, [1, 1, 3, 1, 3, 3], "nsubj root mark xcomp advmod obl", morphs) == value


@pytest.mark.parametrize(("helper", "value"), [("are", NEXT), ("were", LAST)])
def test_what_is_to_be_and_what_was_to_be(helper, value):
    words, pos = f"They {helper} to meet there Monday", "PRON AUX PART VERB ADV PROPN"
    morphs = ["", "", "", INFINITIVE, "", ""]
    assert monday(words, pos, [3, 3, 3, 3, 3, 3], "nsubj cop mark root advmod obl", morphs) == value


@pytest.mark.parametrize(("modal", "value"), [("may", LAST), ("will", NEXT)])
def test_what_may_have_been_is_past_and_what_will_have_been_is_not(modal, value):
    words, pos = f"They {modal} have met Monday", "PRON AUX AUX VERB PROPN"
    morphs = ["", "VerbForm=Fin", INFINITIVE, "Tense=Past|VerbForm=Part", ""]
    assert monday(words, pos, [3, 3, 3, 3, 3], "nsubj aux aux root obl", morphs) == value


def test_a_date_belongs_to_the_verb_right_before_it():
    words, pos = "She said Monday it would shut", "PRON VERB PROPN PRON AUX VERB"
    morphs = ["", PAST, "", "", "VerbForm=Fin", INFINITIVE]
    assert monday(words, pos, [1, 1, 5, 5, 5, 1], "nsubj root obl nsubj aux ccomp", morphs) == LAST


def test_an_adjective_that_sets_a_date_looks_ahead():
    words, pos = "Data due Monday was leaked", "NOUN ADJ PROPN AUX VERB"
    morphs = ["", "", "", PAST, "Tense=Past|VerbForm=Part"]
    assert monday(words, pos, [4, 0, 4, 4, 4], "nsubj amod obl aux root", morphs) == NEXT
