"""The vocabulary of measurements: `measures.toml`, validated, as lookups."""

from __future__ import annotations

from dataclasses import dataclass

from newsfacts.frames.lexicon.schema import Strict
from newsfacts.lexicon import load_toml


class DimensionsTable(Strict):
    """What an amount measures by its dimension alone."""

    before: dict[str, str]
    of: dict[str, str]


class VerbsTable(Strict):
    """Verbs that tell a property, of their subject or of their object."""

    subject: dict[str, str]
    object: dict[str, str]
    counted: dict[str, str]
    change: dict[str, str]


class MeasuresFile(Strict):
    """`measures.toml`."""

    nouns: str
    having: list[str]
    amounts: list[str]
    age_units: list[str]
    quakes: list[str]
    verbs: VerbsTable
    adjectives: dict[str, str]
    dimensions: DimensionsTable


@dataclass(frozen=True, slots=True)
class MeasureCues:
    """The vocabulary of measurements: from a word or dimension to the property it tells."""

    nouns: dict[str, str]
    having: frozenset[str]
    amounts: frozenset[str]
    age_units: frozenset[str]
    quakes: frozenset[str]
    verbs: VerbsTable
    adjectives: dict[str, str]
    dimensions: DimensionsTable


def load_measures() -> MeasureCues:
    """Read and validate `measures.toml`.

    Raises:
        LexiconError: If the file is malformed.
    """
    file = load_toml("en/measures.toml", MeasuresFile)
    nouns: dict[str, str] = {}
    for item in file.nouns.replace("\n", " ").split(","):
        lemma, _, name = item.strip().partition("=")
        nouns[lemma] = name or lemma
    return MeasureCues(
        nouns=nouns,
        having=frozenset(file.having),
        amounts=frozenset(file.amounts),
        age_units=frozenset(file.age_units),
        quakes=frozenset(file.quakes),
        verbs=file.verbs,
        adjectives=file.adjectives,
        dimensions=file.dimensions,
    )
