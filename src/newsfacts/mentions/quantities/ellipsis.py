"""Counts that leave out their noun because the count before has it: "52 boats by raffle, 17 by lot"."""

from __future__ import annotations

from dataclasses import replace

from newsfacts.annotations import Quantity
from newsfacts.mentions.quantities.lexer import BREAK, SIGN, Lexemes

_JOINTS = frozenset({"and", "or", "from", "to", "including", "against", "than", "versus", "plus"})
_AFTER = frozenset(
    {"in", "by", "from", "for", "at", "on", "to", "with", "of", "last", "this", "a", "and", "or"}
)
# How far back the count with the noun may stand, in lexemes.
_REACH = 14


def with_item_of(
    lexemes: Lexemes, quantity: Quantity, before: Quantity | None, first: int, last: int
) -> Quantity:
    """`quantity` with the counted noun of the count `before`, where the sentence leaves it to that.

    Args:
        lexemes: The lexemes of the text.
        quantity: A count.
        before: The amount before it, or None.
        first: The lexeme where `quantity` begins, its modifier included.
        last: The lexeme after it.
    """
    if quantity.item is not None or quantity.unit != "dimensionless" or quantity.dimension != "count":
        return quantity
    if before is None or before.item is None or before.unit != "dimensionless" or before.count is not None:
        return quantity
    if lexemes.lower(first - 1) not in _JOINTS:
        return quantity
    free = lexemes.kind(last) in (SIGN, BREAK) or lexemes.lower(last) in _AFTER
    if not free or lexemes.is_hyphen(last) or not _in_reach(lexemes, before, first):
        return quantity
    return replace(quantity, item=before.item)


def _in_reach(lexemes: Lexemes, before: Quantity, first: int) -> bool:
    """Whether `before` ends shortly before `first` in the same clause."""
    for index in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if lexemes.ends[index] <= before.span.end:
            return True
        if lexemes.kinds[index] == BREAK or lexemes.words[index] in ".;:!?()":
            return False
    return False
