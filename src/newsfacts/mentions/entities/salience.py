"""Who is being spoken of: the entities as the reader has them in mind at a point of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

_KEPT: Final = 40
"""So many entities are remembered: looking back stays cheap in a text of any length."""


@dataclass(slots=True)
class Trace:
    """The last place where an entity was mentioned.

    Attributes:
        token: The head of that mention.
        sentence: Its sentence.
        role: What it is there: "subject", "object", "owner" (possessive), "oblique" or "part".
        subject: Whether it was a subject anywhere in that sentence.
        count: How often it was mentioned so far.
        form: How it was mentioned last: "name", "nominal" or the pronoun.
    """

    token: int
    sentence: int
    role: str
    subject: bool
    count: int
    form: str


class Salience:
    """The entities in the order in which they were last mentioned."""

    def __init__(self) -> None:
        self._traces: dict[int, Trace] = {}

    def mention(self, entity: int, *, token: int, sentence: int, role: str, form: str = "name") -> None:
        """Note that an entity is mentioned."""
        old = self._traces.pop(entity, None)
        subject = role == "subject" or (old is not None and old.sentence == sentence and old.subject)
        count = (old.count if old else 0) + 1
        self._traces[entity] = Trace(token, sentence, role, subject, count, form)

    def trace(self, entity: int) -> Trace | None:
        """Where an entity was last mentioned, if it was."""
        return self._traces.get(entity)

    def recent(self, fits: Callable[[int], bool], *, since: int = 0) -> Iterator[tuple[int, Trace]]:
        """The fitting entities last mentioned in sentence `since` or later, the latest first."""
        for count, entity in enumerate(reversed(self._traces)):
            trace = self._traces[entity]
            if count >= _KEPT or trace.sentence < since:
                return
            if fits(entity):
                yield entity, trace
