"""The spaCy component: reads the document's own attributes, needs nothing but tokens."""

from datetime import date

import pytest
import spacy

from newsfacts.annotations import Region
from newsfacts.mentions.dates.component import make_dates
from newsfacts.spans import CharSpan


@pytest.fixture(scope="module")
def component():
    return make_dates(spacy.blank("en"), "newsfacts_dates")


@pytest.fixture
def doc(component):
    return spacy.blank("en").make_doc("They met yesterday.\n\nMore from 2025")


def test_the_day_of_publication_is_the_anchor(component, doc):
    doc._.published = date(2016, 10, 11)
    found = component(doc)._.dates
    assert [(item.span.of(doc.text), item.value) for item in found] == [
        ("yesterday", "2016-10-10"),
        ("2025", "2025"),
    ]


def test_furniture_is_left_out(component, doc):
    doc._.regions = (Region("body", CharSpan(0, 19)), Region("furniture", CharSpan(21, len(doc.text))))
    assert [item.value for item in component(doc)._.dates] == ["XXXX-XX-XX"]


def test_an_impossible_date_adds_a_note(component):
    doc = component(spacy.blank("en").make_doc("It closed on 31 February 2015."))
    assert [(note.code, note.span) for note in doc._.notes] == [("impossible-date", CharSpan(13, 29))]


def test_the_factory_works_in_a_pipeline_of_ones_own():
    nlp = spacy.blank("en")
    nlp.add_pipe("newsfacts_dates")
    assert [item.value for item in nlp("It opened in May 2010.")._.dates] == ["2010-05"]


def test_figures_whose_order_is_open_add_a_note(component):
    doc = component(spacy.blank("en").make_doc("Sent on 12/05/2019, read on 25 May 2011."))
    assert doc._.notes == ()
    doc = component(spacy.blank("en").make_doc("It was sent on 12/05/2019."))
    assert [(note.code, note.span) for note in doc._.notes] == [("ambiguous-date", CharSpan(15, 25))]
