"""The syntax around a number, where the pipeline has annotated it; nothing where not."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "PRON", "SYM", "X"})
# Longer chains of numbers are no numerals, and following them must stay cheap.
_CHAIN = 6


class Syntax:
    """Looks tokens of a `Doc` up by character offset."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._offsets = [token.idx for token in doc]
        self.has_tree = doc.has_annotation("DEP")
        self.has_tags = doc.has_annotation("POS")

    def token_at(self, offset: int) -> Token | None:
        """The token that covers the character at `offset`."""
        index = bisect_right(self._offsets, offset) - 1
        if index < 0:
            return None
        token = self._doc[index]
        return token if offset < token.idx + len(token.text) else None

    def pos(self, offset: int) -> str:
        """The part of speech at `offset`, or the empty string."""
        token = self.token_at(offset) if self.has_tags else None
        return token.pos_ if token is not None else ""

    def dep(self, offset: int) -> str:
        """The relation of the token at `offset` to its head, or the empty string."""
        token = self.token_at(offset) if self.has_tree else None
        return token.dep_ if token is not None else ""

    def counted(self, offset: int) -> Token | None:
        """The noun that the number at `offset` counts: the head of its `nummod`."""
        token = self.token_at(offset) if self.has_tree else None
        for _ in range(_CHAIN):
            if token is None or token.head.i == token.i:
                return None
            relation, head = token.dep_, token.head
            if relation.startswith("nummod") and head.pos_ != "NUM":
                return head if head.pos_ in _NOUNS and head.i > token.i else None
            if relation.startswith(("nummod", "compound", "flat", "conj")) and head.pos_ == "NUM":
                token = head
                continue
            return None
        return None

    def follows_its_noun(self, offset: int) -> bool:
        """Whether the number modifies a name or noun before it ("Phase 1", "Article 50")."""
        token = self.token_at(offset) if self.has_tree else None
        if token is None or token.head.i >= token.i or token.i - token.head.i > 2:
            return False
        named = token.dep_.startswith(("nummod", "flat", "compound", "nmod:desc", "dep"))
        return named and token.head.pos_ in ("NOUN", "PROPN")
