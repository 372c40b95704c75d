from __future__ import annotations

import itertools

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from newsfacts.spans import CharSpan
from newsfacts.syntax import stretches
from newsfacts.syntax.component import loose_heads
from newsfacts.syntax.decode import MAX_SENTENCE_WORDS, bound_sentences, keep_openers

NLP = spacy.blank("en")


@pytest.mark.parametrize(
    ("text", "breaks"),
    [
        ("One line only.", [0]),
        ("A first line.\nA second one.", [0, 4]),
        ("A first paragraph\n\nand a second.", [0, 3]),
        ("Text that is wrapped\nin the middle of a line.", [0]),
        ("A headline in Oslo\nTalks began.", [0, 4]),
        ("\n\n  Leading space.", [0]),
    ],
    ids=["one", "lines", "empty line", "wrapped", "headline", "leading"],
)
def test_paragraph_breaks(text: str, breaks: list[int]) -> None:
    (stretch,) = stretches.stretches_of(NLP(text))
    assert stretch.words.breaks == breaks
    assert "".join(stretch.words.texts) == "".join(text.split())


@pytest.mark.parametrize("text", ["", "   ", "\n\n\t"])
def test_nothing_to_read(text: str) -> None:
    assert stretches.stretches_of(NLP(text)) == []


def test_unread_spans_are_left_out_and_break_the_paragraph() -> None:
    text = "The talks ended. Sign in now! A deal followed."
    (stretch,) = stretches.stretches_of(NLP(text), [CharSpan(17, 29)])
    assert list(stretch.words.texts) == ["The", "talks", "ended", ".", "A", "deal", "followed", "."]
    assert stretch.words.breaks == [0, 4]


@pytest.mark.parametrize("given", [[True, False, True, False], [True, True, True, True]])
def test_given_sentence_starts_are_kept(given: list[bool]) -> None:
    doc = Doc(NLP.vocab, words=["Rain", "fell", "Snow", "fell"], sent_starts=given)
    (stretch,) = stretches.stretches_of(doc)
    assert stretch.given is not None
    assert stretch.given.tolist() == given


def test_a_long_text_comes_in_parts_that_lose_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "STRETCH_WORDS", 10)
    doc = NLP("It rained. " * 7 + "\n\n" + "no stop at all " * 9)
    parts = stretches.stretches_of(doc)
    assert max(len(p.tokens) for p in parts) <= 10
    assert [i for p in parts for i in p.tokens.tolist()] == [t.i for t in doc if not t.is_space]


def test_what_is_skipped_makes_a_sentence_of_its_own() -> None:
    #          Rain  fell  .  \n  Sign  in  \n  now  Snow
    spaces = np.array([0, 0, 0, 1, 0, 0, 1, 0, 0], dtype=bool)
    read = np.array([1, 1, 1, 0, 0, 0, 0, 0, 1], dtype=bool)
    assert loose_heads(spaces, read).tolist() == [0, 1, 2, 2, 4, 4, 5, 4, 8]


def test_leading_space_hangs_on_the_first_word() -> None:
    assert loose_heads(np.array([True, False]), np.array([False, True])).tolist() == [1, 1]


def test_endless_sentences_are_cut_where_a_start_is_likely() -> None:
    n = 3 * MAX_SENTENCE_WORDS
    starts = np.zeros(n, dtype=bool)
    starts[0] = True
    score = np.full(n, -5.0, dtype=np.float32)
    score[100] = 3.0
    bound_sentences(starts, score)
    edges = [*np.flatnonzero(starts).tolist(), n]
    assert 100 in edges
    assert max(b - a for a, b in itertools.pairwise(edges)) <= MAX_SENTENCE_WORDS


@pytest.mark.parametrize(
    ("texts", "starts", "expected"),
    [
        (["`", "`", "We", "won"], [1, 1, 0, 0], [1, 0, 0, 0]),
        (["`", "`", "We", "won"], [1, 1, 1, 0], [1, 0, 0, 0]),
        (["(", "He", "left"], [1, 1, 0], [1, 0, 0]),
        (["Stop", "He", "left"], [1, 1, 0], [1, 1, 0]),
    ],
    ids=["double quote", "double quote, three starts", "bracket", "a word is a sentence"],
)
def test_an_opening_quote_is_no_sentence(texts: list[str], starts: list[int], expected: list[int]) -> None:
    mask = np.array(starts, dtype=bool)
    keep_openers(mask, texts)
    assert mask.astype(int).tolist() == expected
