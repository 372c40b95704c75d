"""Where a text quotes somebody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from newsfacts.mentions.entities.tokens import Tokens

_OPENING: Final = frozenset("“«„")
_CLOSING: Final = frozenset("”»")
_STRAIGHT: Final = frozenset('"')


class Quote(NamedTuple):
    """A quotation by its first token, the mark, and the one after its last."""

    first: int
    stop: int


def quoted_tokens(tokens: Tokens) -> list[bool]:
    """For each token whether it stands within a quotation; none goes on into the next paragraph."""
    inside, found = False, []
    for index, word in enumerate(tokens.words):
        if word in _OPENING or word in _CLOSING or word in _STRAIGHT:
            inside = _opens(index, tokens, inside)
        elif tokens.pos[index] == "SPACE" and "\n" in word:
            inside = False
        found.append(inside)
    return found


def _opens(index: int, tokens: Tokens, inside: bool) -> bool:
    """Whether a quotation begins at a mark: by the word that it touches, for the form is often wrong."""
    before = index > 0 and tokens.ends[index - 1] == tokens.starts[index]
    before = before and tokens.pos[index - 1] != "SPACE"
    after = index + 1 < len(tokens) and tokens.starts[index + 1] == tokens.ends[index]
    after = after and tokens.pos[index + 1] != "SPACE"
    if before != after:
        return after
    return not inside if tokens.words[index] in _STRAIGHT else tokens.words[index] in _OPENING


def quotes(quoted: list[bool]) -> Iterator[Quote]:
    """The quotations of a document in order."""
    first: int | None = None
    for place, inside in enumerate(quoted):
        if inside and first is None:
            first = place
        elif not inside and first is not None:
            yield Quote(first, place)
            first = None
    if first is not None:
        yield Quote(first, len(quoted))
