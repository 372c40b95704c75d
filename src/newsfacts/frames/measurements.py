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
OPENING_BRACKETS, CLOSING_BRACKETS = frozenset({"(", "["}), frozenset({")", "]"})
MAX_BRACKETS = 7
# "6,000 megawatts of electricity" is no property of the electricity.
FLOWING = frozenset({"power", "energy", "volume_flow"})


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
    """The vocabulary of measurements as lookups."""

    nouns: dict[str, str]
    having: frozenset[str]
    amounts: frozenset[str]
    age_units: frozenset[str]
    subject_verbs: dict[str, str]
    object_verbs: dict[str, str]
    counted_verbs: dict[str, str]
    change_verbs: dict[str, str]
    adjectives: dict[str, str]
    before: dict[str, str]
    of: dict[str, str]
    quakes: frozenset[str]


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
        file.verbs.counted,
        file.verbs.change,
        file.adjectives,
        file.dimensions.before,
        file.dimensions.of,
        frozenset(file.quakes),
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
        findings: dict[int, Finding] = {}
        for index in sorted(tokens):
            finding = self._same_as_other(sorted(tokens[index]), index, findings) or self._find(
                index, sorted(tokens[index])
            )
            if finding and (finding.property or finding.subject is not None):
                findings[index] = finding
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

    def _same_as_other(self, tokens: list[int], index: int, findings: dict[int, Finding]) -> Finding | None:
        """The finding of the amount that this one repeats or stands beside: "70 miles (112 km)", "from 5 to 6"."""
        tree, quantities = self.tree, self.mentions.quantities
        first = tokens[0]
        before = first - 2 if first > 1 and tree.word[first - 1] in OPENING_BRACKETS else None
        inside = set(tokens)
        head = next((t for t in tokens if tree.head[t] not in inside or tree.head[t] == t), tokens[-1])
        for other in (before, tree.head[head]):
            number = self.mentions.quantity.get(other) if other is not None else None
            if number is not None and number != index and quantities[number].dimension == quantities[index].dimension:
                return findings.get(number)
        return None

    def _find(self, index: int, tokens: list[int]) -> Finding | None:
        tree = self.tree
        inside = set(tokens)
        head = next((t for t in tokens if tree.head[t] not in inside or tree.head[t] == t), tokens[-1])
        quantity = self.mentions.quantities[index]
        if quantity.dimension == "time" or quantity.unit in self.cues.age_units:
            return self._age(head, inside)
        parent = tree.head[head]
        if quantity.item is not None and tree.pos[head] in {"NOUN", "PROPN"}:
            measured = self._by_noun(head, parent, inside) if tree.base[head] == "nmod" else None
            return measured or self._by_victims(head, parent, "count") or self._counted(head, parent)
        return (
            self._by_own_word(head, parent, inside)
            or self._by_next_word(tokens[-1], parent)
            or self._by_victims(head, parent, quantity.dimension)
            or self._by_change(head, parent, quantity.dimension)
            or self._by_noun(head, parent, inside)
            or self._before_noun(head, parent, quantity.dimension)
            or self._part_of(head, quantity.dimension, inside)
            or self._by_predicate(head, parent)
            or self._by_verb(head, parent)
            or self._bare(head, parent, quantity.dimension)
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
        return Finding(name, self._owned(parent, head), parent, True)

    def _owned(self, noun: int, quantity: int) -> int:
        """Whose property `noun` is; what has no owner stands for itself ("winds of 100 mph")."""
        owner = self._owner(noun, quantity)
        return noun if owner is None else owner

    def _by_own_word(self, head: int, parent: int, inside: set[int]) -> Finding | None:
        """"a 4.7-magnitude quake": the property is part of the amount."""
        tree = self.tree
        for token in sorted(inside):
            if tree.lemma[token] == "magnitude":
                beside = max(inside) + 1
                quake = next((t for t in (beside, parent) if t < len(tree) and tree.lemma[t] in self.cues.quakes), None)
                return Finding("magnitude", quake, head, True)
        return None

    def _by_victims(self, head: int, parent: int, dimension: str) -> Finding | None:
        """"killed 20", "20 were killed", "90 civilians were wounded"."""
        tree = self.tree
        name = self.cues.counted_verbs.get(tree.lemma[parent])
        if name is None or dimension != "count" or tree.base[head] not in {"nsubj", "obj"}:
            return None
        slots = self.arguments.slots(parent)
        causes = [t for t in slots.get("subject", ()) if t != head]
        return Finding(name, causes[0] if causes else None, parent, False)

    def _by_change(self, head: int, parent: int, dimension: str) -> Finding | None:
        """"prices rose 6%", "cut rates by 2 points"."""
        tree = self.tree
        name = self.cues.change_verbs.get(tree.lemma[parent])
        if name is None or dimension != "percent" or tree.pos[parent] not in VERBAL:
            return None
        if tree.base[head] not in {"obj", "obl", "advmod"} or tree.preposition(head) not in {"", "by"}:
            return None
        slots = self.arguments.slots(parent)
        moved = [t for t in slots.get("object", ()) if t != head] or self._subjects(slots, parent)
        return Finding(name, moved[0] if moved else None, parent, True)

    def _by_next_word(self, last: int, parent: int) -> Finding | None:
        """"70 miles (112 km) south of", "12 metres deep", "$5m in taxes": the word after, whatever the parse."""
        tree = self.tree
        word = self._after_brackets(last + 1)
        if word >= len(tree):
            return None
        if tree.word[word] == "in" and tree.base[word] == "case":
            return self._in_form_of(word, parent)
        if tree.lemma[word] not in self.cues.adjectives or (tree.pos[word] == "ADP" and tree.word[word] != "from"):
            return None
        if tree.word[word] == "from":
            return self._distance(last, parent)
        if tree.pos[parent] in VERBAL:
            subject = next(iter(self._subjects(self.arguments.slots(parent), parent)), None)
            return Finding(self.cues.adjectives[tree.lemma[word]], subject, parent, True)
        return self._by_adjective(word)

    def _after_brackets(self, token: int) -> int:
        """The token after a short bracket at `token`, or `token` itself."""
        if token < len(self.tree) and self.tree.word[token] in OPENING_BRACKETS:
            for stop in range(token + 1, min(token + MAX_BRACKETS, len(self.tree))):
                if self.tree.word[stop] in CLOSING_BRACKETS:
                    return stop + 1
        return token

    def _distance(self, last: int, parent: int) -> Finding | None:
        """"40 km from the border" is a distance; "$5m from the fund" is not."""
        index = self.mentions.quantity.get(last)
        if index is None or self.mentions.quantities[index].dimension != "length":
            return None
        if self.tree.pos[parent] in VERBAL:
            return Finding("distance", None, parent, False)
        return Finding("distance", parent, parent, True)

    def _in_form_of(self, preposition: int, parent: int) -> Finding | None:
        """"90 billion in property damage": the property follows the amount."""
        noun = self.tree.head[preposition]
        name = self._name(noun)
        if name is None or not preposition < noun <= preposition + MAX_BRACKETS:
            return None
        subjects = self._subjects(self.arguments.slots(parent), parent) if self.tree.pos[parent] in VERBAL else []
        return Finding(name, subjects[0] if subjects else noun, noun, True)

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
            if whole is None or whole in inside:
                continue
            if named := self._name(whole):
                return Finding(named, self._holder(head), head, True)
            if dimension not in FLOWING:
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
        moved = slots.get("object", []) if tree.base[head] in {"obl", "nmod"} else []
        for token in [*moved, *self._subjects(slots, anchor)]:
            name = self._property_of(token) if token != head else None
            if name:
                return Finding(name, self._owned(token, head), anchor, True)
        return None

    def _property_of(self, token: int) -> str | None:
        """The property that a phrase names, also behind "the number of"."""
        name = self._name(token)
        if name in {"number", "amount", "total"}:
            counted = self.tree.preposition_child(token, "of")
            return name if counted is None else f"{name} of {self.tree.word[counted]}"
        return name

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
        if tree.lemma[parent] in self.cues.having and tree.base[head] in {"obj", "obl"}:
            subject = next((t for t in self._subjects(self.arguments.slots(parent), parent) if t != head), None)
            return Finding(None, subject, parent, False) if subject is not None else None
        finding = self._by_verb(head, parent)
        return finding and finding._replace(stated=False)

    def _bare(self, head: int, parent: int, dimension: str) -> Finding | None:
        """The property that the dimension alone suggests; no record of its own."""
        tree = self.tree
        if tree.lemma[parent] in self.cues.quakes and dimension == "count":
            return Finding("magnitude", parent, parent, True)
        name = self.cues.before.get(dimension)
        if name is None or dimension == "money":
            return None
        if tree.base[head] == "nmod" and tree.preposition(head) in {"of", "with"} and tree.pos[parent] == "NOUN":
            return Finding(name, parent, parent, True)
        subject = self._subjects(self.arguments.slots(parent), parent)[:1] if tree.pos[parent] in VERBAL else []
        return Finding(name, subject[0] if subject else None, head, False)

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

    def _named_before(self, first: int) -> int | None:
        """The person right before ", 53" or ", aged 53", whatever the parse."""
        tree = self.tree
        comma = first - 1 - (first > 1 and tree.word[first - 1] in {"aged", "age"})
        if comma < 1 or tree.word[comma] != "," or tree.pos[comma - 1] not in {"PROPN", "NOUN"}:
            return None
        name = self.mentions.name.get(comma - 1)
        return comma - 1 if name is None or name.type == "person" else None

    def _age(self, head: int, inside: set[int]) -> Finding:
        """"Smith, 53,", "aged 65", "a 34-year-old man", "died at the age of 78"."""
        tree = self.tree
        node = head
        beside = self._named_before(min(inside))
        if beside is not None:
            return Finding("age", beside, beside, True)
        before = min(inside) - 1
        if before >= 0 and tree.pos[before] == "NOUN" and tree.word[before] not in {"age", "ages"}:
            return Finding("age", before, before, True)  # "children under five"
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
