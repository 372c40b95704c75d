"""The parsed `Doc` as plain Python lists.

Reading a token attribute of spaCy is a call each; the frames layer reads heads,
relations and lemmas many times per token, so it takes them out once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import DEP, HEAD, IDX, LEMMA, LENGTH, LOWER, MORPH, POS, SENT_START

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

COLUMNS = [LOWER, LEMMA, POS, DEP, MORPH, HEAD, IDX, LENGTH, SENT_START]
# A chain of heads longer than this is no news sentence; walks stop there.
MAX_CLIMB = 12
# Phrases are cut off at so many tokens, so that no walk is quadratic in a long sentence.
MAX_PHRASE = 60
MAX_CONJUNCTS = 30
# Of a word with more dependents than this only the first count, so that no scan of them is quadratic.
MAX_CHILDREN = 100
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


class StringCache(dict[int, str]):
    """The strings of spaCy's hashes, each looked up once."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__()
        self.strings = strings

    def __missing__(self, key: int) -> str:
        value = self.strings[key] if key else ""
        self[key] = value
        return value


class Tree:
    """Words, lemmas, parts of speech and the dependency tree of a `Doc`, as lists.

    `head[i]` is `i` for a root. `dep` keeps the subtype (`nsubj:pass`), `base` drops
    it. `start` and `end` are character offsets. Whitespace tokens are no one's children,
    and no word has more than `MAX_CHILDREN`.

    Args:
        doc: The parsed text.
        strings: The strings of the vocabulary.
        forms: Inflected verb forms and their lemmas, for what the lemmatizer missed.
    """

    __slots__ = (
        "base",
        "children",
        "dep",
        "end",
        "head",
        "lemma",
        "morph",
        "pos",
        "sentence",
        "sentences",
        "start",
        "text",
        "word",
    )

    def __init__(self, doc: Doc, strings: StringCache, forms: Mapping[str, str] | None = None) -> None:
        columns = doc.to_array(COLUMNS).astype(np.int64, copy=False)
        unsigned = columns.view(np.uint64)
        self.text: str = doc.text
        self.word, lemmas, self.pos, self.dep, self.morph = (
            [strings[key] for key in unsigned[:, column].tolist()] for column in range(5)
        )
        self.lemma = [lemma.lower() if lemma else word for lemma, word in zip(lemmas, self.word, strict=True)]
        self._repair_lemmas(forms or {})
        self.base = [dep.partition(":")[0] for dep in self.dep]
        size = len(self.word)
        self.head: list[int] = (columns[:, 5] + np.arange(size)).tolist()
        self.start: list[int] = columns[:, 6].tolist()
        self.end: list[int] = (columns[:, 6] + columns[:, 7]).tolist()
        self.children = self._children()
        self.sentences = self._sentences(columns[:, 8].tolist())
        self.sentence = [
            number for number, (start, end) in enumerate(self.sentences) for _ in range(start, end)
        ]

    def _repair_lemmas(self, forms: Mapping[str, str]) -> None:
        """Where the lemmatizer left an inflected verb as it was, look the form up."""
        for token, (word, pos) in enumerate(zip(self.word, self.pos, strict=True)):
            if pos == "VERB" and word.endswith(("ed", "ing", "s")) and word in forms:
                lemma = self.lemma[token]
                if lemma == word or not word.startswith(lemma[:-1]) or forms[word] == f"{lemma}e":
                    self.lemma[token] = forms[word]

    def __len__(self) -> int:
        return len(self.word)

    def _children(self) -> list[list[int]]:
        children: list[list[int]] = [[] for _ in self.word]
        for token, head in enumerate(self.head):
            if head != token and self.pos[token] != "SPACE" and len(children[head]) < MAX_CHILDREN:
                children[head].append(token)
        return children

    def _sentences(self, starts: list[int]) -> list[tuple[int, int]]:
        # A Doc with trees but no marks has its sentences where the roots' trees begin;
        # spaCy derives the marks from the heads, so they are there whenever heads are.
        firsts = [token for token, start in enumerate(starts) if start == 1 or token == 0]
        return list(zip(firsts, [*firsts[1:], len(self.word)], strict=True))

    def hang(self, token: int, head: int, relation: str) -> None:
        """Hang `token` on another head, or on none where that is `token` itself."""
        siblings = self.children[self.head[token]]
        if token in siblings:
            siblings.remove(token)
        if head != token:
            self.children[head] = sorted([*self.children[head], token])
        self.head[token], self.dep[token], self.base[token] = head, relation, relation.partition(":")[0]

    def climb(self, token: int) -> Iterator[tuple[int, int]]:
        """The links from `token` up to its root, as pairs of child and head."""
        for _ in range(MAX_CLIMB):
            head = self.head[token]
            if head == token:
                return
            yield token, head
            token = head

    def child(self, token: int, *relations: str) -> int | None:
        """The first child with one of the relations (subtypes included)."""
        for child in self.children[token]:
            if self.dep[child] in relations or self.base[child] in relations:
                return child
        return None

    def conjuncts(self, token: int) -> list[int]:
        """The token and what is coordinated with it."""
        found = [token]
        for item in found:
            if len(found) >= MAX_CONJUNCTS:
                break
            found += [child for child in self.children[item] if self.dep[child] == "conj"]
        return found

    def preposition(self, token: int) -> str:
        """The case marker before `token`, parts joined by "_", or an empty string."""
        for child in self.children[token]:
            if self.base[child] == "case" and self.word[child] not in POSSESSIVE:
                return self.joined(child)
        return ""

    def joined(self, token: int) -> str:
        """A function word with its fixed parts: "because_of", "according_to"."""
        parts = [self.word[token]]
        parts += [self.word[child] for child in self.children[token] if self.base[child] == "fixed"]
        return "_".join(parts)

    def is_participle(self, token: int) -> bool:
        """Whether `token` has the form of a past participle."""
        morph = self.morph[token]
        if "VerbForm" in morph:
            return "VerbForm=Part" in morph and ("Tense=Past" in morph or "Voice=Pass" in morph)
        return self.word[token].endswith(("ed", "en")) and self.pos[token] in {"VERB", "ADJ"}

    def preposition_child(self, token: int, preposition: str) -> int | None:
        """The first nominal dependent of `token` that `preposition` introduces."""
        for child in self.children[token]:
            if self.base[child] in {"nmod", "obl"} and self.preposition(child) == preposition:
                return child
        return None
