"""Retellings: which events of a text tell the same event again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from newsfacts.annotations import Event, Filler, Quantity, TimeBasis

CIRCUMSTANCES = frozenset({"time", "place", "amount"})
PRONOUNS = frozenset({
    "he", "she", "it", "they", "we", "i", "you", "this", "that", "those", "these", "who", "which",
})  # fmt: skip
OTHER = "other"
# Of the earlier events of one type with one participant, so many are compared.
MAX_COMPARED = 12

Key = tuple[str, str, int]


class Retellings:
    """Finds the retellings among the events of one text.

    Args:
        quantities: The quantities of the text.
        lemma_at: The lemma of the token at a character offset.
    """

    def __init__(self, quantities: Sequence[Quantity], lemma_at: Callable[[int], str]) -> None:
        self.quantities, self.lemma_at = quantities, lemma_at

    def link(self, events: Iterable[Event]) -> list[Event]:
        """The events, each retelling pointing at the first record that tells the same event.

        A retelling without a time takes over that of what it retells.
        """
        linked: list[Event] = []
        by_participant: dict[Key, list[int]] = defaultdict(list)
        for event in events:
            keys = self._keys(event)
            first = self._first_telling(event, keys, by_participant, linked)
            for key in keys:
                by_participant[key].append(len(linked))
            linked.append(event if first is None else _retelling(event, first, linked[first]))
        return linked

    def _keys(self, event: Event) -> list[Key]:
        """The named participants of an event with its kind; events of no type go by their word."""
        kind = event.type if event.type != OTHER else f"{OTHER} {self.lemma_at(event.trigger.start)}"
        return [
            (kind, role, filler.entity)
            for role, fillers in event.roles.items()
            if role not in CIRCUMSTANCES
            for filler in fillers
            if filler.entity is not None
        ]

    def _first_telling(
        self,
        event: Event,
        keys: Sequence[Key],
        by_participant: dict[Key, list[int]],
        linked: Sequence[Event],
    ) -> int | None:
        candidates = {index for key in keys for index in by_participant[key][-MAX_COMPARED:]}
        for index in sorted(candidates):
            if self.same(linked[index], event):
                earlier = linked[index].same_as
                return index if earlier is None else earlier
        return None

    def same(self, one: Event, other: Event) -> bool:
        """Whether two events with a participant in common may be one, by all that both tell.

        Where one gives a name and the other a description, more than one participant or
        the time must agree.
        """
        if (one.modality, one.polarity) != (other.modality, other.polarity):
            return False
        if not times_agree(one.time, other.time):
            return False
        agreeing = doubtful = 0
        for role, fillers in one.roles.items():
            if role == "time" or role not in other.roles:
                continue
            agree = self._agree(fillers, other.roles[role])
            if agree is False:
                return False
            agreeing += agree is True
            doubtful += agree is None
        return doubtful == 0 or agreeing > 1 or (one.time is not None and one.time == other.time)

    def _agree(self, ones: Sequence[Filler], others: Sequence[Filler]) -> bool | None:
        """Whether two lists of fillers share something that both name, measure or call; None if unclear."""
        names, other_names = ({filler.entity for filler in side} - {None} for side in (ones, others))
        if names and other_names:
            return not names.isdisjoint(other_names)
        amounts, other_amounts = (self._amounts(side) for side in (ones, others))
        if amounts and other_amounts:
            return not amounts.isdisjoint(other_amounts)
        words, other_words = ({self.lemma_at(filler.head) for filler in side} for side in (ones, others))
        if not words.isdisjoint(other_words):
            return True
        unclear = names or other_names or not PRONOUNS.isdisjoint(words | other_words)
        return None if unclear else False

    def _amounts(self, fillers: Sequence[Filler]) -> set[tuple[object, ...]]:
        found = (self.quantities[filler.quantity] for filler in fillers if filler.quantity is not None)
        return {(amount.value, amount.low, amount.high, amount.unit) for amount in found}


def _retelling(event: Event, first: int, told: Event) -> Event:
    if event.time is not None:
        return replace(event, same_as=first)
    basis: TimeBasis | None = "inferred" if told.time else None
    start, end = told.time_start, told.time_end
    return replace(event, same_as=first, time=told.time, time_start=start, time_end=end, time_basis=basis)


def times_agree(one: str | None, other: str | None) -> bool:
    """Whether one time lies in the other ("2016-10-10" in "2016-10"); no time agrees with any."""
    return one is None or other is None or one.startswith(other) or other.startswith(one)
