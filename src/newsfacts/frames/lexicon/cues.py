"""The cue words of stance and attribution: their files, validated, as lookups."""

from __future__ import annotations

from dataclasses import dataclass

from newsfacts.annotations import EntityType
from newsfacts.frames.lexicon.schema import Strict
from newsfacts.lexicon import load_toml


class StanceFile(Strict):
    """`stance.toml`: words by what they say of an event."""

    auxiliaries: dict[str, list[str]]
    cues: dict[str, list[str]]
    objects: dict[str, list[str]]
    modifiers: dict[str, list[str]]
    marks: dict[str, list[str]]
    unless_past: dict[str, list[str]]
    adverbs: dict[str, list[str]]
    pending: dict[str, list[str]]
    determiners: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class StanceCues:
    """What each word or lemma says of the event beside or below it."""

    auxiliaries: dict[str, str]
    cues: dict[str, str]
    objects: dict[str, str]
    modifiers: dict[str, str]
    marks: dict[str, str]
    unless_past: dict[str, str]
    adverbs: dict[str, str]
    pending: dict[str, str]
    determiners: dict[str, str]


class AttributionFile(Strict):
    """`attribution.toml`."""

    say_verbs: list[str]
    voicing_verbs: list[str]
    voicing_nouns: list[str]
    documents: list[str]
    according_to: list[str]
    as_marks: list[str]
    citing_verbs: list[str]
    reporting_verbs: list[str]
    going_on: list[str]
    citing_forms: list[str]
    first_person: list[str]
    pronouns: dict[str, list[EntityType]]


@dataclass(frozen=True, slots=True)
class AttributionCues:
    """The cues of attribution as sets of lemmas."""

    say: frozenset[str]
    voicing: frozenset[str]
    voicing_nouns: frozenset[str]
    documents: frozenset[str]
    according_to: frozenset[str]
    as_marks: frozenset[str]
    citing: frozenset[str]
    reporting: frozenset[str]
    going_on: frozenset[str]
    citing_forms: frozenset[str]
    first_person: frozenset[str]
    pronouns: dict[str, list[EntityType]]


def load_stance() -> StanceCues:
    """Read and validate `stance.toml`.

    Raises:
        LexiconError: If the file is malformed.
    """
    file = load_toml("en/stance.toml", StanceFile)
    return StanceCues(**{name: by_word(getattr(file, name)) for name in StanceFile.model_fields})


def by_word(words: dict[str, list[str]]) -> dict[str, str]:
    """The table from effect to words turned round."""
    return {word: effect for effect, group in words.items() for word in group}


def load_attribution() -> AttributionCues:
    """Read and validate `attribution.toml`.

    Raises:
        LexiconError: If the file is malformed.
    """
    file = load_toml("en/attribution.toml", AttributionFile)
    return AttributionCues(
        say=frozenset(file.say_verbs),
        voicing=frozenset(file.voicing_verbs),
        voicing_nouns=frozenset(file.voicing_nouns),
        documents=frozenset(file.documents),
        according_to=frozenset(file.according_to),
        as_marks=frozenset(file.as_marks),
        citing=frozenset(file.citing_verbs),
        reporting=frozenset(file.reporting_verbs),
        going_on=frozenset(file.going_on),
        citing_forms=frozenset(file.citing_forms),
        first_person=frozenset(file.first_person),
        pronouns=file.pronouns,
    )
