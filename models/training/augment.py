"""Names exchanged for others of their type, so that context has to tell what they are."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from models.training.documents import Document
from newsfacts.lexicon import load_tsv

EXCHANGED = ("person", "organization", "place")
DOCUMENTS, NAMES = 0.45, 0.35
# Share of the windows with masks, and there of the names and of the other words masked.
MASKED_WINDOWS, MASKED_NAMES, MASKED_WORDS = 0.4, 0.15, 0.03

Pool = dict[str, list[tuple[str, ...]]]


def mentions_of(document: Document) -> list[tuple[int, int, str]]:
    """`(start, stop, type)` of each labelled span."""
    spans: list[tuple[int, int, str]] = []
    for i, label in enumerate(document.entities):
        if label.startswith("B-"):
            spans.append((i, i + 1, label[2:]))
        elif label.startswith("I-") and spans and spans[-1][1] == i:
            spans[-1] = (spans[-1][0], i + 1, spans[-1][2])
    return spans


def pool_of(documents: Sequence[Document], seed: int = 0) -> Pool:
    """Every name of the exchanged types, once each, in a stable order.

    As many persons again have a given name of one and a surname of another;
    places are joined by the cities of the gazetteer.
    """
    names: dict[str, set[tuple[str, ...]]] = {type_: set() for type_ in EXCHANGED}
    for document in documents:
        for start, stop, type_ in mentions_of(document):
            if type_ in names:
                names[type_].add(tuple(document.words[start:stop]))
    pairs = sorted(name for name in names["person"] if len(name) == 2)
    rng = random.Random(seed)
    for _ in range(len(names["person"]) if pairs else 0):
        names["person"].add((rng.choice(pairs)[0], rng.choice(pairs)[1]))
    cities = load_tsv("en/cities.tsv", columns=("name", "countries"))
    names["place"].update(tuple(city["name"].split()) for city in cities)
    return {type_: sorted(found) for type_, found in names.items()}


def masked_words(document: Document, start: int, stop: int, rng: random.Random) -> set[int]:
    """Which words of a window to hide: some names whole, and some other words.

    Context has to tell what a hidden name is. The other words keep a mask from
    telling that there is one. Only for documents without trees.
    """
    masked: set[int] = set()
    if not document.entities or document.heads or rng.random() > MASKED_WINDOWS:
        return masked
    hide = False
    for i in range(start, stop):
        label = document.entities[i]
        if not label.startswith("I-"):
            hide = rng.random() < (MASKED_NAMES if label.startswith("B-") else MASKED_WORDS)
        if hide:
            masked.add(i)
    return masked


def exchanged(document: Document, pool: Pool, rng: random.Random) -> Document:
    """The document with some of its names replaced, each one throughout.

    Only for documents without trees: a name of another length would break them.
    """
    if not document.entities or document.heads or rng.random() > DOCUMENTS:
        return document
    chosen: dict[tuple[str, ...], tuple[str, ...]] = {}
    words: list[str] = []
    spaces: list[bool] = []
    entities: list[str] = []
    place: dict[int, int] = {}
    position = 0
    for start, stop, type_ in [*mentions_of(document), (len(document.words), len(document.words), "")]:
        for i in range(position, start):
            place[i] = len(words)
            words.append(document.words[i])
            spaces.append(document.spaces[i])
            entities.append(document.entities[i])
        name = tuple(document.words[start:stop])
        if type_ in pool and name not in chosen:
            chosen[name] = rng.choice(pool[type_]) if rng.random() < NAMES else name
        new = chosen.get(name, name) if type_ in pool else name
        for k in range(start, stop):
            place[k] = len(words)
        words.extend(new)
        spaces.extend([True] * (len(new) - 1) + [document.spaces[stop - 1]] if new else [])
        entities.extend(f"{'I' if k else 'B'}-{type_}" for k in range(len(new)))
        position = stop
    paragraphs = [place[p] for p in document.paragraphs]
    return replace(document, words=words, spaces=spaces, entities=entities, paragraphs=paragraphs)
