"""Tokenizing in linear time, whatever the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# spaCy strips affixes from a stretch without whitespace one at a time, copying the rest: a
# "((((…" or a row of emoji of n characters costs n². No word of an article is this long, so
# cutting such a stretch loses nothing; its pieces are short enough for n² not to matter.
_LONGEST_WORD = 256
_PIECE = 64
_ENDLESS = re.compile(rf"\S{{{_LONGEST_WORD},}} ?")


def tokenized(nlp: Language, text: str) -> Doc:
    """`text` as a `Doc` by the tokenizer of `nlp`, in time linear in its length.

    Knows no limit of length of its own, unlike `nlp.make_doc`.
    """
    parts = list(_parts(text))
    if len(parts) == 1:
        return nlp.tokenizer(text)
    from spacy.tokens import Doc

    tokens = [token for part in parts for token in nlp.tokenizer(part)]
    return Doc(
        nlp.vocab,
        words=[token.text for token in tokens],
        spaces=[bool(token.whitespace_) for token in tokens],
    )


def _parts(text: str) -> Iterator[str]:
    """`text` cut into what may be tokenized at once: at whitespace, and within endless words."""
    start = 0
    for endless in _ENDLESS.finditer(text):
        if start < endless.start():
            yield text[start : endless.start()]
        cut, end = endless.span()
        while end - cut > _PIECE + 1:  # the space after the last piece stays with it
            yield text[cut : cut + _PIECE]
            cut += _PIECE
        yield text[cut:end]
        start = end
    if start < len(text) or not text:
        yield text[start:]
