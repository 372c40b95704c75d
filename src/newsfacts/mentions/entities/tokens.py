"""What reference resolution reads of a `Doc`, as plain lists: fast to walk and easy to make in a test."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
    sentence: list[int] = []
    number = -1
    for token in doc:
        number += bool(token.is_sent_start) or number < 0
        sentence.append(number)
    pos = [token.pos_ for token in doc]
    starts = [token.idx for token in doc]
    for span in unread:
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        pos[first:last] = ["SPACE"] * (last - first)
    return Tokens(
        words=[fold(token.text) for token in doc],
        pos=pos,
        dep=[token.dep_ for token in doc],
        head=[token.head.i for token in doc],
        plural=["Number=Plur" in str(token.morph) for token in doc],
        starts=starts,
        ends=[token.idx + len(token) for token in doc],
        sentence=sentence,
    )


def owners(tokens: Tokens, entities: Sequence[Entity]) -> list[int]:
    """For each token the index of the entity whose name it is part of, or `NOBODY`."""
    owner = [NOBODY] * len(tokens)
    for index, entity in enumerate(entities):
        for mention in entity.mentions:
            for token in tokens.within(mention.span):
                owner[token] = index
    return owner
