"""What each quantity measures, and of what: "a total cost of 11.4 billion euros"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from newsfacts.annotations import Measurement
from newsfacts.frames.schema import Strict
from newsfacts.frames.slots import Slots
from newsfacts.lexicon import load_toml
from newsfacts.spans import CharSpan
from newsfacts.frames.reading import Reading
from newsfacts.frames.times import NO_TIME

PRENOMINAL = frozenset({"nummod", "compound", "amod", "nmod:desc", "det"})
BESIDE = frozenset({"appos", "nummod", "nmod", "list", "parataxis", "dep", "flat", "nmod:unmarked"})
VERBAL = frozenset({"VERB", "AUX"})
ARGUMENT = frozenset({"obj", "obl", "xcomp", "advmod", "iobj", "nsubj", "ccomp", "nmod"})
# Prepositions between a property and its amount: "a capacity of", "sales at", "a budget over".
LINKING = frozenset({"of", "at", "to", "over", "under", "by", "from", "above", "below", "with", "between", "around"})
STATED_CONFIDENCE, BARE_CONFIDENCE = 0.7, 0.5
MAX_UP = 4


class DimensionsTable(Strict):
    """What an amount measures by its dimension alone."""

    before: dict[str, str]
    of: dict[str, str]


class VerbsTable(Strict):
    """Verbs that tell a property, of their subject or of their object."""

    subject: dict[str, str]
    object: dict[str, str]


class MeasuresFile(Strict):
    """`measures.toml`."""

    nouns: str
    having: list[str]
    amounts: list[str]
    age_units: list[str]
    verbs: VerbsTable
    adjectives: dict[str, str]
    dimensions: DimensionsTable


@dataclass(frozen=True, slots=True)
class MeasureCues:
    """The vocabulary of measurements as lookups."""

    nouns: dict[str, str]
    having: frozenset[str]
    amounts: frozenset[str]
    age_units: frozenset[str]
    subject_verbs: dict[str, str]
    object_verbs: dict[str, str]
    adjectives: dict[str, str]
    before: dict[str, str]
    of: dict[str, str]


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
        nouns,
        frozenset(file.having),
        frozenset(file.amounts),
        frozenset(file.age_units),
        file.verbs.subject,
        file.verbs.object,
        file.adjectives,
        file.dimensions.before,
        file.dimensions.of,
    )


class Finding(NamedTuple):
    """A property and the token of its subject; `anchor` is the word that tells it."""

    property: str | None
    subject: int | None
    anchor: int
    stated: bool


class MeasurementReader:
    """Reads the measurements of one text."""

    def __init__(self, reading: Reading, cues: MeasureCues) -> None:
        self.reading, self.cues = reading, cues
        self.tree, self.mentions, self.arguments = reading.tree, reading.mentions, reading.arguments

    def read(self) -> Iterator[Measurement]:
        """A measurement for every quantity whose property or subject the syntax tells."""
        tokens: dict[int, list[int]] = {}
        for token, index in self.mentions.quantity.items():
            tokens.setdefault(index, []).append(token)
        for index in sorted(tokens):
            finding = self._find(index, sorted(tokens[index]))
            if finding and (finding.property or finding.subject is not None):
                yield self._measurement(index, finding)

    def _measurement(self, index: int, finding: Finding) -> Measurement:
        reading, anchor = self.reading, finding.anchor
        voice = reading.voices.voice(anchor)
        stance = reading.stances.read(anchor, None, reported=voice is not None)
        time = reading.time_of(anchor) or NO_TIME
        stated = finding.stated and finding.subject is not None and finding.property is not None
        return Measurement(
            subject=None if finding.subject is None else self.mentions.filler(self.tree, finding.subject),
            property=finding.property,
            quantity=index,
            stated=stated,
            time=time.value,
            time_start=time.start,
            time_end=time.end,
            modality=stance.modality or "actual",
            polarity=stance.polarity,
            source=reading.voices.attribution(voice) if voice else None,
            evidence=reading.evidence(anchor),
            confidence=STATED_CONFIDENCE if stated else BARE_CONFIDENCE,
        )

    # ---- the rules, in order ---------------------------------------------------

    def _find(self, index: int, tokens: list[int]) -> Finding | None:
        tree = self.tree
        inside = set(tokens)
        head = next((t for t in tokens if tree.head[t] not in inside or tree.head[t] == t), tokens[-1])
        quantity = self.mentions.quantities[index]
        if quantity.dimension == "time" or quantity.unit in self.cues.age_units:
            return self._age(head, inside)
        parent = tree.head[head]
        if quantity.item is not None and tree.pos[head] in {"NOUN", "PROPN"}:
            return self._counted(head, parent)
        return (
            self._by_noun(head, parent, inside)
            or self._before_noun(head, parent, quantity.dimension)
            or self._part_of(head, quantity.dimension, inside)
            or self._by_predicate(head, parent)
            or self._by_verb(head, parent)
            or self._bare(head, quantity.dimension)
        )

    def _name(self, noun: int) -> str | None:
        """The property that `noun` names, with what specifies it: "wind speed"."""
        name = self.cues.nouns.get(self.tree.lemma[noun])
        if name is None:
            return None
        kinds = [c for c in self.tree.children[noun] if self.tree.base[c] == "compound" and c not in self.mentions.name]
        return " ".join([self.tree.word[c] for c in kinds if c not in self.mentions.quantity] + [name])

    def _by_noun(self, head: int, parent: int, inside: set[int]) -> Finding | None:
        """"a cost of 5 billion", "the cost, 5 billion", "a 7.0 magnitude"."""
        tree = self.tree
        if parent in inside or tree.pos[parent] not in {"NOUN", "PROPN"}:
            return None
        linked = tree.base[head] == "nmod" and (tree.preposition(head) in LINKING or not tree.preposition(head))
        if not linked and tree.dep[head] not in PRENOMINAL and tree.base[head] != "appos":
            return None
        name = self._name(parent)
        if name is None or (tree.dep[head] in PRENOMINAL and tree.lemma[parent] in self.cues.amounts):
            return None
        return Finding(name, self._owner(parent, head), parent, True)

    def _before_noun(self, head: int, parent: int, dimension: str) -> Finding | None:
        """"a 1,200 MW reactor", "the $22 billion station", "a $2 million fine"."""
        tree = self.tree
        if tree.dep[head] not in PRENOMINAL or tree.pos[parent] not in {"NOUN", "PROPN", "ADJ"}:
            return None
        if dimension == "count":
            return None
        if tree.lemma[parent] in self.cues.adjectives:
            return self._by_adjective(parent)
        if tree.lemma[parent] in self.cues.amounts:
            return Finding(tree.lemma[parent], self._owner(parent, head), parent, dimension == "money")
        name = self.cues.before.get(dimension)
        return Finding(name, parent, parent, True) if name else None

    def _part_of(self, head: int, dimension: str, inside: set[int]) -> Finding | None:
        """"23% of the needs", "8,500 acres of forest"."""
        name = self.cues.of.get(dimension)
        if name is None:
            return None
        for token in inside:
            whole = self.tree.preposition_child(token, "of")
            if whole is not None and whole not in inside:
                return Finding(name, whole, head, dimension == "percent")
        return None

    def _by_predicate(self, head: int, parent: int) -> Finding | None:
        """"the capacity is 5 GW", "it is 5 km long", "the price rose to $5"."""
        tree = self.tree
        if tree.lemma[parent] in self.cues.adjectives and tree.pos[parent] in {"ADJ", "ADV"}:
            return self._by_adjective(parent)
        anchor = head if tree.child(head, "cop") is not None else parent
        if anchor != head and (tree.pos[parent] not in VERBAL or tree.base[head] not in ARGUMENT):
            return None
        slots = self.arguments.slots(anchor)
        for token in self._subjects(slots, anchor):
            name = self._name(token) if token != head else None
            if name:
                return Finding(name, self._owner(token, head), anchor, True)
        return None

    def _by_adjective(self, adjective: int) -> Finding:
        tree = self.tree
        subjects = self.arguments.slots(adjective).get("subject") or []
        described = tree.head[adjective] if tree.base[adjective] in {"amod", "acl", "advmod"} else None
        subject = subjects[0] if subjects else described
        if subject is not None and tree.pos[subject] in VERBAL:
            subject = next(iter(self._subjects(self.arguments.slots(subject), subject)), None)
        return Finding(self.cues.adjectives[tree.lemma[adjective]], subject, adjective, True)

    def _by_verb(self, head: int, parent: int) -> Finding | None:
        """"weighs 40 tonnes", "exported 431 tonnes of mangoes"."""
        tree = self.tree
        if tree.pos[parent] not in VERBAL or tree.base[head] not in ARGUMENT:
            return None
        lemma, slots = tree.lemma[parent], self.arguments.slots(parent)
        if lemma in self.cues.object_verbs:
            things = [t for slot in ("object", "in", "on", "for") for t in slots.get(slot, ()) if t != head]
            subject = next((t for t in things if self._is_thing(t)), None)
            return Finding(self.cues.object_verbs[lemma], subject, parent, subject is not None)
        if lemma in self.cues.subject_verbs:
            subject = next((t for t in self._subjects(slots, parent) if t != head), None)
            return Finding(self.cues.subject_verbs[lemma], subject, parent, True)
        return None

    def _counted(self, head: int, parent: int) -> Finding | None:
        """What a number of things is counted for: "has 6 hotels", "killed three people"."""
        tree = self.tree
        if tree.pos[parent] not in VERBAL:
            return None
        if tree.lemma[parent] in self.cues.having:
            subject = next((t for t in self._subjects(self.arguments.slots(parent), parent) if t != head), None)
            return Finding(None, subject, parent, False) if subject is not None else None
        finding = self._by_verb(head, parent)
        return finding and finding._replace(stated=False)

    def _bare(self, head: int, dimension: str) -> Finding | None:
        """The property that the dimension alone suggests; no record of its own."""
        name = self.cues.before.get(dimension)
        return Finding(name, None, head, False) if name else None

    # ---- subjects -----------------------------------------------------------------

    def _subjects(self, slots: Slots, anchor: int) -> list[int]:
        """What a clause is about: its surface subject."""
        passive = slots.get("object", []) if "passive" in slots else []
        return passive or slots.get("subject", []) or self.arguments.surface_subject(anchor)

    def _is_thing(self, token: int) -> bool:
        return token not in self.mentions.date and token not in self.mentions.quantity

    def _owner(self, noun: int, quantity: int) -> int | None:
        """Whose property `noun` is: "the cost of the line", "its cost", "a line with a cost of"."""
        tree, slots = self.tree, self.arguments.slots(noun)
        for slot in ("of", "poss", "for", "in"):
            for token in slots.get(slot, ()):
                if token != quantity and self._is_thing(token):
                    return token
        for token in slots.get("compound", ()):
            if token in self.mentions.name:
                return token
        return next((t for t in slots.get("subject", ()) if t != quantity), None) or self._holder(noun)

    def _holder(self, noun: int) -> int | None:
        """The thing that has the property noun `noun`, up the tree."""
        tree = self.tree
        for child, head in list(tree.climb(noun))[:MAX_UP]:
            base = tree.base[child]
            if tree.pos[head] in VERBAL:
                subjects = self._subjects(self.arguments.slots(head), head)
                takes = tree.lemma[head] in self.cues.having or tree.preposition(child) in {"with", "at", "for"}
                return next((t for t in subjects if t != child), None) if takes else None
            if base == "nmod" and tree.preposition(child) in {"with", "at", "of", "in"} and tree.lemma[head] not in self.cues.nouns:
                return head
            if base == "appos":
                return head
            if base not in {"nmod", "conj", "compound"}:
                return None
        return None

    def _age(self, head: int, inside: set[int]) -> Finding:
        """"Smith, 53,", "aged 65", "a 34-year-old man", "died at the age of 78"."""
        tree = self.tree
        node = head
        if tree.child(head, "cop") is not None or tree.child(head, "nsubj") is not None:
            subjects = self.arguments.slots(head).get("subject", [])
            return Finding("age", subjects[0] if subjects else None, head, bool(subjects))
        for child, parent in list(tree.climb(head))[:MAX_UP]:
            node = parent
            if parent in inside or tree.word[parent] in {"old", "aged", "age", "ages"}:
                if tree.word[parent] == "age" and (owner := tree.child(parent, "nmod:poss")) is not None:
                    return Finding("age", owner, parent, True)
                continue
            if tree.pos[parent] in VERBAL:
                subject = next(iter(self._subjects(self.arguments.slots(parent), parent)), None)
                return Finding("age", subject, parent, subject is not None)
            if tree.pos[parent] in {"NOUN", "PROPN", "PRON"} and tree.base[child] in BESIDE | {"amod", "acl", "compound"}:
                return Finding("age", parent, parent, True)
        return Finding("age", head if node == head else None, head, False)
