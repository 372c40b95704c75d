"""A quantity in its sentence, and whose property the words around it tell."""

from __future__ import annotations

from typing import NamedTuple

from newsfacts.frames.arguments.links import VERBAL, Slots
from newsfacts.frames.lexicon.measures import MeasureCues
from newsfacts.frames.reading import Reading

OWNER_SLOTS = ("of", "poss", "for", "in")
# Prepositions over which a verb's subject or a noun has what follows: "a line with a capacity of".
HOLDING = frozenset({"with", "at", "of", "in"})
HOLDING_AT_VERB = frozenset({"with", "at", "for"})
MAX_UP = 4


class Amount(NamedTuple):
    """The tokens of one quantity: its head, the word that the head hangs on, its first and last."""

    number: int
    dimension: str
    head: int
    parent: int
    first: int
    last: int

    def holds(self, token: int) -> bool:
        """Whether `token` is part of the quantity."""
        return self.first <= token <= self.last


class Finding(NamedTuple):
    """A property and the token of its subject; `anchor` is the word that tells it.

    `stated` tells whether the text states it, so that it makes a record.
    """

    property: str | None
    subject: int | None
    anchor: int
    stated: bool


class Owners:
    """Who or what has the properties that one text names."""

    def __init__(self, reading: Reading, cues: MeasureCues) -> None:
        self.tree, self.mentions, self.arguments, self.cues = (
            reading.tree,
            reading.mentions,
            reading.arguments,
            cues,
        )

    def slots(self, token: int) -> Slots:
        """The slots of `token`."""
        return self.arguments.slots(token)

    def subjects(self, verb: int) -> list[int]:
        """What a clause is about: its surface subject."""
        slots = self.slots(verb)
        passive = slots.get("object", []) if "passive" in slots else []
        return passive or slots.get("subject", []) or self.arguments.subjects.of(verb)

    def subject(self, verb: int, other_than: int | None = None) -> int | None:
        """The first subject of `verb` but for one token."""
        return next((token for token in self.subjects(verb) if token != other_than), None)

    def is_thing(self, token: int) -> bool:
        """Whether `token` is neither a date nor an amount."""
        return token not in self.mentions.date and token not in self.mentions.quantity

    def owner(self, noun: int, quantity: int) -> int | None:
        """Whose property `noun` is: "the cost of the line", "its cost", "a line with a cost of"."""
        slots = self.slots(noun)
        for slot in OWNER_SLOTS:
            for token in slots.get(slot, ()):
                if token != quantity and self.is_thing(token):
                    return token
        for token in slots.get("compound", ()):
            if token in self.mentions.name:
                return token
        subject = next((token for token in slots.get("subject", ()) if token != quantity), None)
        return self.holder(noun) if subject is None else subject

    def owned(self, noun: int, quantity: int) -> int:
        """Whose property `noun` is; what has no owner stands for itself ("winds of 100 mph")."""
        owner = self.owner(noun, quantity)
        return noun if owner is None else owner

    def holder(self, noun: int) -> int | None:
        """The thing that has the property noun `noun`, up the tree."""
        tree = self.tree
        for child, head in list(tree.climb(noun))[:MAX_UP]:
            base, preposition = tree.base[child], tree.preposition(child)
            if tree.pos[head] in VERBAL:
                takes = tree.lemma[head] in self.cues.having or preposition in HOLDING_AT_VERB
                return self.subject(head, child) if takes else None
            if base == "nmod" and preposition in HOLDING and tree.lemma[head] not in self.cues.nouns:
                return head
            if base == "appos":
                return head
            if base not in {"nmod", "conj", "compound"}:
                return None
        return None
