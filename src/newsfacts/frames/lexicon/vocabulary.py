"""The compiled event lexicon: the senses of each trigger and what may fill their roles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newsfacts.annotations import Modality, Polarity
from newsfacts.frames.lexicon.schema import Circumstances, Form


@dataclass(frozen=True, slots=True)
class Check:
    """One of `slots` holds a word of `lemmas` or of a kind of `kinds`; with neither, anything.

    The kind `passive` holds where the trigger is passive.
    """

    slots: tuple[str, ...]
    lemmas: frozenset[str]
    kinds: frozenset[str]


# Checks of which one must hold.
Condition = tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a trigger: its type and the role that each slot fills.

    `before` and `after` are the further words of the trigger, in order. `roles` leads from
    a slot to its role, or to several, of which the first that the filler suits is taken.
    `asked` are the slots of which the conditions name words.
    """

    type: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    roles: Mapping[str, tuple[str, ...]]
    when: tuple[Condition, ...]
    unless: tuple[Condition, ...]
    asked: frozenset[str]
    modality: Modality | None
    polarity: Polarity | None
    source: str | None
    name: str

    @property
    def is_added(self) -> bool:
        """Whether it is of a user's lexicon, which no judgement was taught."""
        return not self.name.startswith("en/")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The compiled lexicon.

    `senses` has the meanings of each head word, the most specific first; `kinds` the
    filler kinds of each role of each type, the common roles included; `forms` leads from
    an inflected form to its verb.
    """

    senses: Mapping[tuple[Form, str], tuple[Sense, ...]]
    kinds: Mapping[str, Mapping[str, frozenset[str]]]
    light: frozenset[str]
    undergoing: frozenset[str]
    involving: frozenset[tuple[str, str]]
    valence: frozenset[tuple[str, str]]
    occurrence: frozenset[str]
    directing: frozenset[str]
    judging: frozenset[str]
    causing: frozenset[tuple[str, str]]
    caused: frozenset[tuple[str, str]]
    documents: frozenset[str]
    transparent: frozenset[str]
    localities: frozenset[str]
    frame_nouns: frozenset[str]
    not_events: frozenset[str]
    forms: Mapping[str, str]
    topics: frozenset[str]
    sites: frozenset[str]
    prepositions: frozenset[str]
    exemplifying: frozenset[str]
    circumstances: Circumstances
