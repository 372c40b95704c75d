"""What the trained encoder must do whatever its weights; needs the pipeline."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.tokens import Doc

import newsfacts
from newsfacts.syntax.encoder import OUTPUTS, Words

pytestmark = pytest.mark.model

SHORT = "Ann Lee flew to Oslo on Monday."
LONG = " ".join(
    f"Minister Ole Berg of Norway met envoy {name} in Geneva." for name in ("Ada", "Bo", "Cy", "Di") * 20
)


@pytest.fixture(scope="module")
def encoder():
    return newsfacts.load().get_pipe("newsfacts_encoder")


def words_of(text: str) -> Words:
    return Words([t.text for t in newsfacts.load().make_doc(text)], [0])


def test_a_words_result_does_not_depend_on_its_batch(encoder) -> None:
    alone = encoder._encoder([words_of(SHORT)])[0]
    among = encoder._encoder([words_of(LONG), words_of(SHORT), words_of("Rain.")])[1]
    for name in OUTPUTS:
        assert np.abs(getattr(alone, name) - getattr(among, name)).max() < 1e-3


def test_no_word_of_a_long_paragraph_goes_unread(encoder) -> None:
    words = words_of(LONG)
    scores = encoder._encoder([words])[0]
    assert all(len(getattr(scores, name)) == len(words.texts) for name in OUTPUTS)
    doc = newsfacts.load()(LONG)
    assert sum(ent.text == "Ole Berg" for ent in doc.ents) == 80


@pytest.mark.parametrize("text", [SHORT, LONG, SHORT + "\n\n" + SHORT, "(" * 300, "word " * 3000])
def test_sentences_are_trees(text: str) -> None:
    doc = newsfacts.load()(text)
    assert sum(len(s) for s in doc.sents) == len(doc)
    for sentence in doc.sents:
        assert sum(t.head.i == t.i for t in sentence) == 1
        assert all(t.head.sent.start == sentence.start for t in sentence)


def test_given_sentence_starts_are_kept(encoder) -> None:
    doc = Doc(
        newsfacts.load().vocab, words=["Rain", "fell", "in", "Oslo"], sent_starts=[True, False, True, False]
    )
    assert [s.start for s in encoder(doc).sents] == [0, 2]


def test_entities_carry_a_probability() -> None:
    doc = newsfacts.load()(SHORT)
    assert {(e.text, e.label_) for e in doc.ents} == {("Ann Lee", "person"), ("Oslo", "place")}
    assert all(0 < e._.confidence < 1 for e in doc.ents)


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("The ministers were meeting.", "ministers", "minister"),
        ("The ministers were meeting.", "were", "be"),
        ("They had signed it.", "had", "have"),
        ("They had signed it.", "signed", "sign"),
    ],
)
def test_lemmas(text: str, word: str, lemma: str) -> None:
    doc = newsfacts.load()(text)
    assert [t.lemma_ for t in doc if t.text == word] == [lemma]


def test_the_pipeline_survives_saving(tmp_path) -> None:
    import spacy

    newsfacts.load().to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert [(e.text, e.label_) for e in again(SHORT).ents] == [
        (e.text, e.label_) for e in newsfacts.load()(SHORT).ents
    ]
