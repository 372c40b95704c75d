"""The vocabulary of measurements: `measures.toml`, validated, as lookups."""

from __future__ import annotations

from dataclasses import dataclass

from newsfacts.errors import LexiconError
from newsfacts.frames.lexicon.schema import Strict
from newsfacts.lexicon import load_toml

FILE = "en/measures.toml"
ANY_VERB = "*"
# Places beside the slots of a verb where the subject of a property is looked for.
PLACES = frozenset({
    "surface", "stuff", "subject", "object", "iobj", "of", "in", "on", "to", "for", "from", "into", "against",
})  # fmt: skip


class DimensionsTable(Strict):
    """What an amount measures by its dimension alone."""

    before: dict[str, str]
    of: dict[str, str]


class VerbRow(Strict):
    """A line of `verbs`: what amounts of some dimensions measure beside some verbs."""

    lemmas: str
    of: str
    name: str
    subject: str
    after: str | None = None


class ChangeTable(Strict):
    """Words that tell by how much: of what moves, what is moved, and where they stand beside an amount."""

    moves: dict[str, str]
    moved: dict[str, str]
    beside: dict[str, str]


class CountedTable(Strict):
    """Verbs that things are counted for, words that say so themselves, and units of things."""

    units: list[str]
    patient: dict[str, str]
    agent: dict[str, str]
    things: dict[str, str]
    state: dict[str, str]
    before: dict[str, str]


class WordsTable(Strict):
    """Words beside an amount that decide how it is read; `measures.toml` says what each list is for."""

    aged: frozenset[str]
    age_nouns: frozenset[str]
    before_age: frozenset[str]
    persons: frozenset[str]
    movers: frozenset[str]
    people: frozenset[str]
    general: frozenset[str]
    upward: frozenset[str]
    changes: frozenset[str]
    directions: frozenset[str]
    comparatives: frozenset[str]
    rest: frozenset[str]
    stated: frozenset[str]
    counting: frozenset[str]
    traded: frozenset[str]
    leads: frozenset[str]
    victories: frozenset[str]
    winds: frozenset[str]
    possessing: frozenset[str]


class MeasuresFile(Strict):
    """`measures.toml`."""

    nouns: str
    transparent: list[str]
    having: list[str]
    giving: list[str]
    level: list[str]
    reaching: list[str]
    standing: list[str]
    estimating: list[str]
    parts: list[str]
    holding_parts: list[str]
    causing: list[str]
    priced: list[str]
    completing: dict[str, str]
    quakes: list[str]
    age_units: list[str]
    verbs: list[VerbRow]
    rest: dict[str, str]
    counted: CountedTable
    change: ChangeTable
    growths: dict[str, str]
    amounts: dict[str, str]
    before: dict[str, dict[str, str]]
    adjectives: dict[str, str]
    dimensions: DimensionsTable
    words: WordsTable
    extremes: dict[str, str]
    measured: dict[str, list[str]]
    groups: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class VerbRule:
    """What an amount measures beside a verb; `after` is None for any preposition."""

    dimensions: frozenset[str]
    after: frozenset[str] | None
    name: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeasureCues:
    """The vocabulary of measurements: from a word or dimension to the property it tells."""

    nouns: dict[str, str]
    transparent: frozenset[str]
    having: frozenset[str]
    giving: frozenset[str]
    level: frozenset[str]
    reaching: frozenset[str]
    standing: frozenset[str]
    estimating: frozenset[str]
    parts: frozenset[str]
    holding_parts: frozenset[str]
    causing: frozenset[str]
    priced: frozenset[str]
    completing: dict[str, str]
    quakes: frozenset[str]
    age_units: frozenset[str]
    verbs: dict[str, tuple[VerbRule, ...]]
    rest: dict[str, str]
    counted: CountedTable
    change: ChangeTable
    growths: dict[str, str]
    amounts: dict[str, str]
    before: dict[str, dict[str, str]]
    adjectives: dict[str, str]
    dimensions: DimensionsTable
    words: WordsTable
    extremes: dict[str, str]
    measured: dict[str, list[str]]

    def verb_rules(self, verb: str) -> tuple[VerbRule, ...]:
        """The rules of a verb, then those of every verb."""
        return self.verbs.get(verb, ()) + self.verbs.get(ANY_VERB, ())


def load_measures() -> MeasureCues:
    """Read and validate `measures.toml`.

    Raises:
        LexiconError: If the file is malformed.
    """
    file = load_toml(FILE, MeasuresFile)
    return MeasureCues(
        nouns=_nouns(file.nouns),
        transparent=frozenset(file.transparent),
        having=frozenset(file.having),
        giving=frozenset(file.giving),
        level=frozenset(file.level),
        reaching=frozenset(file.reaching),
        standing=frozenset(file.standing),
        estimating=frozenset(file.estimating),
        parts=frozenset(file.parts),
        holding_parts=frozenset(file.holding_parts),
        causing=frozenset(file.causing),
        priced=frozenset(file.priced),
        completing=file.completing,
        quakes=frozenset(file.quakes),
        age_units=frozenset(file.age_units),
        verbs=_verbs(file),
        rest=file.rest,
        counted=file.counted,
        change=file.change,
        growths=file.growths,
        amounts=file.amounts,
        before=file.before,
        adjectives=file.adjectives,
        dimensions=file.dimensions,
        words=file.words,
        extremes=file.extremes,
        measured=file.measured,
    )


def _nouns(listed: str) -> dict[str, str]:
    nouns: dict[str, str] = {}
    for item in _items(listed.replace("\n", " ")):
        lemma, _, name = item.partition("=")
        if lemma in nouns:
            raise LexiconError(f"data/{FILE}: nouns: {lemma!r} stands twice")
        nouns[lemma] = name or lemma
    return nouns


def _verbs(file: MeasuresFile) -> dict[str, tuple[VerbRule, ...]]:
    found: dict[str, list[VerbRule]] = {}
    for row in file.verbs:
        dimensions = [name for item in _items(row.of) for name in file.groups.get(item, [item])]
        places = tuple(_items(row.subject))
        unknown = [place for place in places if place not in PLACES]
        if unknown:
            raise LexiconError(f"data/{FILE}: verbs: {row.lemmas}: no such place as {unknown[0]}")
        after = None if row.after is None else frozenset(item.strip() for item in row.after.split(","))
        rule = VerbRule(frozenset(dimensions), after, row.name, places)
        for lemma in _items(row.lemmas):
            found.setdefault(lemma, []).append(rule)
    return {lemma: tuple(rules) for lemma, rules in found.items()}


def _items(listed: str) -> list[str]:
    return [item.strip() for item in listed.split(",") if item.strip()]
