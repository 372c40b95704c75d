"""What a matched rule hands to its builder.

A builder gets the captured tags in text order and the arguments of its rule. It gives a
payload for the tags that the rule yields (a `Reading` for a whole expression), or None
where the captured numbers make no such expression, so that the rule does not match.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

from newsfacts.mentions.dates.meanings import Reading
from newsfacts.mentions.dates.vocabulary import Unit, load_vocabulary

Payload: TypeAlias = Any
"""What a tag carries: a number, a clock time, a `Unit`, a `Reading`, …"""


class Captures(NamedTuple):
    """What the elements of a pattern matched, as (tag or word, payload) in text order."""

    pairs: list[tuple[str, Payload]]

    def get(self, *tags: str) -> Payload:
        """The payload of the first capture with one of the tags, or None."""
        return next((payload for tag, payload in self.pairs if tag in tags), None)

    @property
    def unit(self) -> Unit | None:
        """The last unit of time, whether the pattern has it as a tag or as a word."""
        units = load_vocabulary().units
        for tag, payload in reversed(self.pairs):
            if isinstance(payload, Unit):
                return payload
            if tag in units:
                return units[tag]
        return None

    def all(self, *tags: str) -> list[Payload]:
        """The payloads of every capture with one of the tags."""
        return [payload for tag, payload in self.pairs if tag in tags]

    def has(self, *tags: str) -> bool:
        """Whether one of the tags or words was matched."""
        return any(tag in tags for tag, _ in self.pairs)

    @property
    def reading(self) -> Reading:
        """The last phrase that was captured."""
        return next(payload for _, payload in reversed(self.pairs) if isinstance(payload, Reading))


Builder = Callable[[Captures, tuple[str, ...]], Payload]
