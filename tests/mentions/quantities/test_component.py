from datetime import date

import pytest
import spacy

from newsfacts.annotations import DateExpression, Region
from newsfacts.mentions.quantities.component import QuantityFinder, make_quantities
from newsfacts.spans import CharSpan


@pytest.fixture
def nlp():
    nlp = spacy.blank("en")
    nlp.add_pipe("newsfacts_quantities")
    return nlp


def surfaces(doc):
    return [quantity.span.of(doc.text) for quantity in doc._.quantities]


def test_the_component_needs_tokens_only(nlp):
    assert surfaces(nlp("It has 186 facilities and 4 km of road.")) == ["186 facilities", "4 km"]
    assert nlp.analyze_pipes()["problems"]["newsfacts_quantities"] == []
    assert make_quantities(nlp, "newsfacts_quantities", []).name == "newsfacts_quantities"


def test_what_is_no_article_is_not_read(nlp):
    doc = nlp.make_doc("It has 186 facilities. Read 30 more stories.")
    doc._.regions = (Region("body", CharSpan(0, 22)), Region("furniture", CharSpan(23, 44)))
    assert surfaces(QuantityFinder("q")(doc)) == ["186 facilities"]


def dated(nlp, text, *dates):
    doc = nlp.make_doc(text)
    doc._.dates = tuple(
        DateExpression(
            CharSpan(text.index(d), text.index(d) + len(d)),
            "DATE",
            None,
            date(2020, 1, 1),
            None,
            None,
            "stated",
            1.0,
        )
        for d in dates
    )
    return surfaces(QuantityFinder("q")(doc))


def test_a_number_of_a_date_is_no_quantity(nlp):
    assert dated(nlp, "The 30 strong met on the 3 rising of 40 suns.", "the 3 rising of 40 suns") == ["30"]


def test_a_date_within_a_rate_takes_nothing_away(nlp):
    assert dated(nlp, "It pumps 5 tonnes a year there.", "a year") == ["5 tonnes a year"]


def test_empty_and_blank_texts_have_no_quantities(nlp):
    assert nlp("")._.quantities == ()
    assert nlp(" \n\n ")._.quantities == ()
