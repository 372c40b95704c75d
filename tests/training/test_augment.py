"""Names exchanged and hidden, on a document of our own."""

from __future__ import annotations

import random

import pytest
from models.training import augment
from models.training.augment import exchanged, masked_words, mentions_of, pool_of
from models.training.documents import Document


@pytest.fixture
def document() -> Document:
    words = ["Ana", "Silva", "of", "Lagos", "met", "Ko", "Lin", "in", "Lagos", "."]
    entities = ["B-person", "I-person", "O", "B-place", "O", "B-person", "I-person", "O", "B-place", "O"]
    return Document("a", "newswire", words, [True] * len(words), [0], entities=entities)


def names(document: Document) -> list[tuple[str, str]]:
    return [(" ".join(document.words[a:b]), label) for a, b, label in mentions_of(document)]


def test_the_pool_recombines_persons_and_knows_cities(document: Document) -> None:
    pool = pool_of([document])
    assert {("Ana", "Silva"), ("Ko", "Lin")} <= set(pool["person"])
    assert {n[0] for n in pool["person"]} <= {"Ana", "Ko"}
    assert ("Nairobi",) in pool["place"]
    assert pool == pool_of([document])


def test_a_name_is_exchanged_throughout(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(augment, "DOCUMENTS", 1.0)
    monkeypatch.setattr(augment, "NAMES", 1.0)
    pool = {"person": [("Mary", "Ann", "Bell")], "place": [("Abu", "Dhabi")], "organization": []}
    changed = exchanged(document, pool, random.Random(0))
    assert names(changed) == [
        ("Mary Ann Bell", "person"),
        ("Abu Dhabi", "place"),
        ("Mary Ann Bell", "person"),
        ("Abu Dhabi", "place"),
    ]
    assert len(changed.words) == len(changed.spaces) == len(changed.entities)


def test_a_name_is_hidden_whole(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(augment, "MASKED_WINDOWS", 1.0)
    monkeypatch.setattr(augment, "MASKED_NAMES", 1.0)
    monkeypatch.setattr(augment, "MASKED_WORDS", 0.0)
    assert masked_words(document, 0, 10, random.Random(0)) == {0, 1, 3, 5, 6, 8}
    document.heads = [0] * len(document.words)
    assert masked_words(document, 0, 10, random.Random(0)) == set()
