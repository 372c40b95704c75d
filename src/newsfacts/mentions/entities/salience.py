"""Who is being spoken of: the entities as the reader has them in mind at a point of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

_KEPT: Final = 40
"""So many entities are remembered: looking back stays cheap in a text of any length."""


@dataclass(slots=True)
class Trace:
    """The last place where an entity was mentioned."""

    token: int
    sentence: int
    subject: bool
    count: int


class Salience:
    """The entities in the order in which they were last mentioned."""

    def __init__(self) -> None:
        self._traces: dict[int, Trace] = {}

    def mention(self, entity: int, *, token: int, sentence: int, subject: bool) -> None:
        """Note that an entity is mentioned."""
        old = self._traces.pop(entity, None)
        if old is not None and old.sentence == sentence:
            subject = subject or old.subject
        self._traces[entity] = Trace(token, sentence, subject, (old.count if old else 0) + 1)

    def recent(self, fits: Callable[[int], bool], *, since: int = 0) -> Iterator[tuple[int, Trace]]:
        """The fitting entities last mentioned in sentence `since` or later, the latest first."""
        for count, entity in enumerate(reversed(self._traces)):
            trace = self._traces[entity]
            if count >= _KEPT or trace.sentence < since:
                return
            if fits(entity):
                yield entity, trace


def weight_of(trace: Trace, sentence: int) -> float:
    """How much an entity is in the reader's mind in a sentence: nearness, prominence, frequency."""
    return 1.0 * trace.subject + 0.3 * min(trace.count, 6) - 0.5 * min(sentence - trace.sentence, 6)
