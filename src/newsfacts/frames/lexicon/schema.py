"""The files of the event lexicon as models that validate them.

`data/en/frames.toml` holds types, roles and realization patterns, `classes.toml` the
word classes that conditions name, and `triggers/*.toml` the triggers.
"""

from __future__ import annotations

from collections import Counter
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, RootModel, model_validator

from newsfacts.annotations import Modality, Polarity

Form = Literal["verb", "noun", "adjective"]

ATOMIC_KINDS = frozenset({
    "person", "organization", "place", "facility", "group", "product", "event", "money", "amount", "number",
    "nominal", "pronoun", "clause", "date",
    "counted",
})  # fmt: skip
# What conditions and realizations may name beside prepositions.
SYNTACTIC_SLOTS = frozenset({
    "subject", "object", "sole", "iobj", "clause", "infinitive", "predicate", "purpose", "particle",
    "passive", "advmod", "unmarked", "poss", "compound", "amod", "appos", "modifier", "case", "nummod",
    "undergoer", "told", "ever", "relative", "controller", "self", "topic",
})  # fmt: skip


class Strict(BaseModel):
    """Base of the file models: a key nobody knows is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TypeEntry(Strict):
    """One event type: its roles, the most important first, and what may fill each."""

    roles: dict[str, str]


class Circumstances(Strict):
    """Which slots fill the common roles, and what of an amount or place within a filler does."""

    place: frozenset[str]
    place_by_name: frozenset[str]
    place_of_bodies: frozenset[str]
    place_within: frozenset[str]
    place_adverbs: frozenset[str]
    amount: frozenset[str]
    amount_dimensions: frozenset[str]
    cause: frozenset[str]


class FramesFile(Strict):
    """`frames.toml`."""

    version: str
    common_roles: dict[str, str]
    trigger_files: list[str]
    prepositions: list[str]
    exemplifying: list[str]
    valence: list[str]
    light_verbs: list[str]
    undergoing_verbs: list[str]
    involving_verbs: list[str]
    occurrence_verbs: list[str]
    directing_verbs: list[str]
    judging_verbs: list[str]
    causing_verbs: list[str]
    caused_verbs: list[str]
    documents: list[str]
    transparent_nouns: list[str]
    localities: list[str]
    frame_nouns: list[str]
    not_events: list[str]
    kinds: dict[str, list[str]]
    circumstances: Circumstances
    patterns: dict[str, str]
    types: dict[str, TypeEntry]

    @property
    def slots(self) -> frozenset[str]:
        """What realizations and conditions may name."""
        return SYNTACTIC_SLOTS | set(self.prepositions)

    @model_validator(mode="after")
    def _known_slots(self) -> Self:
        named = self.circumstances
        slots = named.place | named.place_by_name | named.place_within | named.amount | named.cause
        if unknown := (slots | set(self.exemplifying)) - self.slots:
            raise ValueError(f"circumstances names no slot: {sorted(unknown)}")
        bare = [item for item in self.valence if item.partition(" ")[2] not in self.prepositions]
        if bare:
            raise ValueError(f"valence names no preposition: {bare}")
        return self

    @model_validator(mode="after")
    def _known_kinds(self) -> Self:
        for name, kinds in self.kinds.items():
            if unknown := set(kinds) - ATOMIC_KINDS:
                raise ValueError(f"kinds.{name} names no kind: {sorted(unknown)}")
        known = ATOMIC_KINDS | self.kinds.keys()
        for name, entry in self.types.items():
            if unknown := set(entry.roles.values()) - known:
                raise ValueError(f"types.{name}.roles names no kind: {sorted(unknown)}")
        return self

    @property
    def filler_kinds(self) -> frozenset[str]:
        """What may stand as the filler of a role: the atomic kinds and the named sets of them."""
        return ATOMIC_KINDS | self.kinds.keys()

    def kinds_of(self, name: str) -> frozenset[str]:
        """The atomic kinds that `name` stands for."""
        return frozenset(self.kinds.get(name, [name]))


class TriggerEntry(Strict):
    """One line of a trigger file: words of one meaning and how their arguments stand."""

    verbs: str | None = None
    nouns: str | None = None
    adjectives: str | None = None
    realization: str = Field(alias="as")
    when: str = ""
    unless: str = ""
    modality: Modality | None = None
    polarity: Polarity | None = None
    source: str | None = None

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if sum(words is not None for words in (self.verbs, self.nouns, self.adjectives)) != 1:
            raise ValueError("give exactly one of verbs, nouns and adjectives")
        return self

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        if twice := [" ".join(words) for words, count in Counter(self.words).items() if count > 1]:
            raise ValueError(f"stand twice: {', '.join(twice)}")
        return self

    @property
    def form(self) -> Form:
        """Which part of speech the words have."""
        return "verb" if self.verbs is not None else "noun" if self.nouns is not None else "adjective"

    @property
    def words(self) -> list[tuple[str, ...]]:
        """The triggers, each split into its words."""
        text = self.verbs or self.nouns or self.adjectives or ""
        return [tuple(item.split()) for item in text.split(",") if item.strip()]


class TriggerFile(RootModel[dict[str, list[TriggerEntry]]]):
    """One file of `triggers/`: entries by event type."""


class ClassesFile(RootModel[dict[str, str]]):
    """`classes.toml`: word classes, comma-separated."""
