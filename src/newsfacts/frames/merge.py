"""Retellings: which events of a text tell the same event again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from newsfacts.annotations import Event, Filler, Quantity

CIRCUMSTANCES = frozenset({"time", "place", "amount"})
# Of the earlier events of one type with one participant, so many are compared.
MAX_COMPARED = 12


def link_retellings(events: Sequence[Event], quantities: Sequence[Quantity]) -> list[Event]:
    """The events, each retelling pointing at the first record that tells the same event.

    Two events are the same when they are of one type, alike in stance, share a participant
    in one role, and nothing that both name differs. A retelling without a time takes over
    that of what it retells.
    """
    linked: list[Event] = []
    by_participant: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for event in events:
        keys = [
            (event.type, role, filler.entity)
            for role, fillers in event.roles.items()
            if role not in CIRCUMSTANCES
            for filler in fillers
            if filler.entity is not None
        ]
        first = _first_telling(event, keys, by_participant, linked, quantities)
        for key in keys:
            by_participant[key].append(len(linked))
        linked.append(event if first is None else _retelling(event, first, linked))
    return linked


def _first_telling(
    event: Event,
    keys: Sequence[tuple[str, str, int]],
    by_participant: dict[tuple[str, str, int], list[int]],
    linked: Sequence[Event],
    quantities: Sequence[Quantity],
) -> int | None:
    candidates = {index for key in keys for index in by_participant[key][-MAX_COMPARED:]}
    for index in sorted(candidates):
        if same_event(linked[index], event, quantities):
            earlier = linked[index].same_as
            return index if earlier is None else earlier
    return None


def _retelling(event: Event, first: int, linked: Sequence[Event]) -> Event:
    if event.time is not None:
        return replace(event, same_as=first)
    told = linked[first]
    return replace(event, same_as=first, time=told.time, time_start=told.time_start, time_end=told.time_end)


def same_event(one: Event, other: Event, quantities: Sequence[Quantity]) -> bool:
    """Whether nothing that both events tell speaks against their being the same."""
    if (one.modality, one.polarity) != (other.modality, other.polarity):
        return False
    if not _times_agree(one.time, other.time):
        return False
    return all(
        _fillers_agree(fillers, other.roles[role], quantities)
        for role, fillers in one.roles.items()
        if role != "time" and role in other.roles
    )


def _times_agree(one: str | None, other: str | None) -> bool:
    """Whether one time lies in the other ("2016-10-10" in "2016-10"); no time agrees with any."""
    return one is None or other is None or one.startswith(other) or other.startswith(one)


def _fillers_agree(ones: Sequence[Filler], others: Sequence[Filler], quantities: Sequence[Quantity]) -> bool:
    """Whether two lists of fillers may be of the same event: what both name or measure, they share."""
    names, other_names = ({filler.entity for filler in side} - {None} for side in (ones, others))
    if names and other_names:
        return not names.isdisjoint(other_names)
    amounts, other_amounts = (
        {_amount(quantities[filler.quantity]) for filler in side if filler.quantity is not None}
        for side in (ones, others)
    )
    return not (amounts and other_amounts) or not amounts.isdisjoint(other_amounts)


def _amount(quantity: Quantity) -> tuple[object, ...]:
    return quantity.value, quantity.low, quantity.high, quantity.unit
