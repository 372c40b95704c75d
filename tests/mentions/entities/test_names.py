import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.mentions.entities.names import fold, form_of, initials, is_acronym, singular


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the United States", ("us",)),
        ("U.S. Congress", ("us", "congress")),
        ("Kari Nordmann’s", ("kari", "nordmann")),
        ("Édouard “Ed” Roe", ("edouard", "ed", "roe")),
        ("Labour Party", ("labor", "party")),
        ("The Hague", ("hague",)),
        ("—", ()),
    ],
)
def test_form_words(text, words):
    assert form_of(text).words == words


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ministry of Health", ("ministry", "health")),
        ("Fjord Oil Co. Ltd", ("fjord", "oil")),
        ("PT Fjord", ("fjord",)),
        ("Storm Kari", ("kari",)),
        ("Ltd", ("ltd",)),
    ],
)
def test_form_content(text, content):
    assert form_of(text).content == content


@pytest.mark.parametrize("text", ["UN", "U.N.", "PG&E", "MoRA", "C-MORE"])
def test_acronym(text):
    assert is_acronym(text)


@pytest.mark.parametrize("text", ["Un", "Fjord", "UN Women", "A", "3", "McDonald", "ABCDEFGHIJKLMN"])
def test_acronym_absent(text):
    assert not is_acronym(text)


def test_initials_take_small_words_and_hyphens_or_leave_them():
    assert {"fao", "faao", "fa"} & initials(form_of("Food and Agriculture Organization")) == {"fao", "faao"}
    assert "afp" in initials(form_of("Agence France-Presse"))
    assert initials(form_of("Fjord")) == frozenset()


@pytest.mark.parametrize(
    ("word", "base"), [("houthis", "houthi"), ("swiss", "swiss"), ("us", "us"), ("forces", "force")]
)
def test_singular(word, base):
    assert singular(word) == base


@given(st.text())
def test_names_never_raise(text):
    form = form_of(text)
    assert fold(text) is not None
    assert len(form.content) <= len(form.words)
