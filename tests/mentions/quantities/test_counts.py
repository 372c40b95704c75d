import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab
from tests.mentions.quantities.reading import only

from newsfacts.mentions.quantities.component import QuantityFinder


@pytest.mark.parametrize(
    ("text", "item", "span"),
    [
        ("186 facilities closed", "facilities", "186 facilities"),
        ("about 30 Turkish companies", "companies", "about 30 Turkish companies"),
        ("nine other East African countries", "countries", "nine other East African countries"),
        ("two leaders agreed", "leaders", "two leaders"),
        ("five Armed Forces personnel", "personnel", "five Armed Forces personnel"),
        ("three Chinese funds", "funds", "three Chinese funds"),
        ("500 police officers", "officers", "500 police officers"),
        ("two US officials", "officials", "two US officials"),
        ("27 dead", "dead", "27 dead"),
        ("the six MPs", "mps", "six MPs"),
        ("five times a week", "times", "five times a week"),
        ("the 55-member bloc", "member", "55-member"),
        ("5 of its seats", "seats", "5 of its seats"),
        ("six of the murders", "murders", "six of the murders"),
        ("two or more doses", "doses", "two or more doses"),
        ("60,000 in the north", None, "60,000"),
        ("20 were killed", None, "20"),
    ],
)
def test_the_counted_noun_by_its_form(text, item, span):
    quantity = only(text)
    assert (quantity.item, quantity.span.of(text)) == (item, span)


def tree(words, heads, deps, pos):
    return Doc(Vocab(), words=words.split(), heads=heads, deps=deps.split(), pos=pos.split())


def read(doc):
    return QuantityFinder("newsfacts_quantities")(doc)._.quantities


def test_the_counted_noun_is_the_head_in_the_tree():
    doc = tree(
        "Some 30 fixed rope bridge crew fell",
        [1, 5, 5, 5, 5, 6, 6],
        "advmod nummod amod compound compound nsubj root",
        "ADV NUM ADJ NOUN NOUN NOUN VERB",
    )
    (quantity,) = read(doc)
    assert (quantity.item, quantity.span.of(doc.text)) == ("crew", "Some 30 fixed rope bridge crew")


def test_numbers_that_share_a_noun_do_not_share_its_span():
    doc = tree(
        "10 and 20 homes burn", [3, 2, 0, 4, 4], "nummod cc conj nsubj root", "NUM CCONJ NUM NOUN VERB"
    )
    assert [(q.item, q.span.of(doc.text)) for q in read(doc)] == [("homes", "10"), ("homes", "20 homes")]


def test_a_number_after_its_noun_is_a_name_in_the_tree():
    doc = tree(
        "the new firmware 5 runs", [2, 2, 4, 2, 4], "det amod nsubj nummod root", "DET ADJ NOUN NUM VERB"
    )
    assert read(doc) == ()


def test_a_number_without_a_noun_stays_bare_in_the_tree():
    doc = tree("20 were found", [2, 2, 2], "nsubj:pass aux:pass root", "NUM AUX VERB")
    (quantity,) = read(doc)
    assert (quantity.value, quantity.item) == (20, None)
