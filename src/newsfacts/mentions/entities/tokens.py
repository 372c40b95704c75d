"""What reference resolution reads of a `Doc`, as plain lists: fast to walk and easy to make in a test."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import DEP, HEAD, IDX, LENGTH, MORPH, ORTH, POS, SENT_START

from newsfacts.annotations import Entity
from newsfacts.mentions.entities.names import fold
from newsfacts.spans import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc

NOBODY = -1


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a document, blanks included.

    Attributes:
        words: Folded text of each token.
        pos: Universal part of speech.
        dep: Universal Dependencies relation, "" where there is none.
        head: Index of the head.
        plural: Whether the token is marked as plural.
        starts: Offset of each token's first character.
        ends: Offset after each token's last character.
        sentence: Number of the sentence that each token is in.
    """

    words: Sequence[str]
    pos: Sequence[str]
    dep: Sequence[str]
    head: Sequence[int]
    plural: Sequence[bool]
    starts: Sequence[int]
    ends: Sequence[int]
    sentence: Sequence[int]

    def __len__(self) -> int:
        return len(self.words)

    def within(self, span: CharSpan) -> range:
        """The indices of the tokens that lie in a span of characters."""
        first = bisect_left(self.starts, span.start)
        return range(first, bisect_left(self.starts, span.end, first))

    def span(self, first: int, last: int) -> CharSpan:
        """The characters from the first to the last token, both included."""
        return CharSpan(self.starts[first], self.ends[last])


def tokens_of(doc: Doc, unread: Sequence[CharSpan] = ()) -> Tokens:
    """The token lists of a Doc that has parts of speech; tokens in `unread` spans count as blanks."""
    columns = doc.to_array([ORTH, POS, DEP, MORPH, HEAD, IDX, LENGTH, SENT_START])
    orth, pos_keys, deps, morphs = (columns[:, i].tolist() for i in range(4))
    heads, starts, lengths, marks = columns[:, 4:].astype(np.int64).T.tolist()
    strings = doc.vocab.strings
    text = {key: fold(strings[key]) for key in set(orth)}
    name = {key: strings[key] for key in {*pos_keys, *deps, *morphs}}
    plural = {key: "Number=Plur" in name[key] for key in set(morphs)}
    pos = [name[key] for key in pos_keys]
    for span in unread:
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        pos[first:last] = ["SPACE"] * (last - first)
    return Tokens(
        words=[text[key] for key in orth],
        pos=pos,
        dep=[name[key] for key in deps],
        head=[i + head for i, head in enumerate(heads)],
        plural=[plural[key] for key in morphs],
        starts=starts,
        ends=[start + length for start, length in zip(starts, lengths, strict=True)],
        sentence=list(accumulate((mark == 1 or i == 0 for i, mark in enumerate(marks)), initial=-1))[1:],
    )


def owners(tokens: Tokens, entities: Sequence[Entity]) -> list[int]:
    """For each token the index of the entity whose name it is part of, or `NOBODY`."""
    owner = [NOBODY] * len(tokens)
    for index, entity in enumerate(entities):
        for mention in entity.mentions:
            for token in tokens.within(mention.span):
                owner[token] = index
    return owner
