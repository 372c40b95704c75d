"""Two bounds that make one interval: "more than 30 and less than 40 tonnes"."""

from __future__ import annotations

from dataclasses import replace

from newsfacts.annotations import Quantity
from newsfacts.spans import CharSpan

_LOWER, _UPPER = frozenset({"more_than", "at_least"}), frozenset({"less_than", "at_most"})
_JOINTS = frozenset({"and", "but", ", but", "and also", ","})


def as_interval(before: Quantity, quantity: Quantity, between: str) -> Quantity | None:
    """The interval that the two make, or None.

    The records tell no open bound from a closed one, so "more than" and "at least" give
    the same interval.

    Args:
        before: The first amount.
        quantity: The second.
        between: The text that stands between them.
    """
    if between.strip().lower() not in _JOINTS or before.count is not None or quantity.count is not None:
        return None
    if before.value is None or quantity.value is None or not _of_one_thing(before, quantity):
        return None
    modifiers = (before.modifier, quantity.modifier)
    if modifiers[0] in _LOWER and modifiers[1] in _UPPER:
        low, high = before.value, quantity.value
    elif modifiers[0] in _UPPER and modifiers[1] in _LOWER:
        low, high = quantity.value, before.value
    else:
        return None
    if not low < high:
        return None
    bearer = quantity if before.unit == "dimensionless" and before.item is None else before
    return replace(
        quantity,
        span=CharSpan(before.span.start, quantity.span.end),
        value=None,
        low=low,
        high=high,
        unit=bearer.unit,
        dimension=bearer.dimension,
        item=bearer.item,
        modifier=None,
        confidence=min(before.confidence, quantity.confidence),
    )


def _of_one_thing(before: Quantity, quantity: Quantity) -> bool:
    """Whether the unit is the same, or left out once, and so the counted noun."""
    units = {before.unit, quantity.unit} - {"dimensionless"}
    items = {before.item, quantity.item} - {None}
    return len(units) + len(items) <= 1
