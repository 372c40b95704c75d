"""The vocabulary of events: its files, validated on load, compiled to lookups.

`data/en/frames.toml` holds types, roles and realization patterns, `classes.toml` the
word classes that conditions name, and `triggers/*.toml` the triggers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, RootModel, model_validator

from newsfacts.annotations import Modality, Polarity
from newsfacts.errors import LexiconError
from newsfacts.frames.inflection import form_table
from newsfacts.lexicon import load_toml

Form = Literal["verb", "noun", "adjective"]

ATOMIC_KINDS = frozenset(
    "person organization place facility group product event money amount number nominal pronoun clause date".split()
)
# What conditions and realizations may name beside prepositions.
SYNTACTIC_SLOTS = frozenset(
    "subject object sole iobj clause infinitive predicate purpose particle passive advmod unmarked poss compound "
    "amod appos modifier case nummod undergoer ever relative controller self topic".split()
)


class Strict(BaseModel):
    """Base of the file models: a key nobody knows is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TypeEntry(Strict):
    """One event type: its roles, the most important first, and what may fill each."""

    roles: dict[str, str]


class FramesFile(Strict):
    """`frames.toml`."""

    version: str
    common_roles: dict[str, str]
    trigger_files: list[str]
    prepositions: list[str]
    light_verbs: list[str]
    undergoing_verbs: list[str]
    involving_verbs: list[str]
    occurrence_verbs: list[str]
    transparent_nouns: list[str]
    localities: list[str]
    frame_nouns: list[str]
    not_events: list[str]
    kinds: dict[str, list[str]]
    patterns: dict[str, str]
    types: dict[str, TypeEntry]

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


@dataclass(frozen=True, slots=True)
class Test:
    """One of `slots` holds a word of `lemmas` or of a kind of `kinds`; with neither, anything.

    The kind `passive` holds where the trigger is passive.
    """

    slots: tuple[str, ...]
    lemmas: frozenset[str]
    kinds: frozenset[str]


# Tests of which one must hold.
Condition = tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a trigger: its type and the role that each slot fills.

    `before` and `after` are the further words of the trigger, in order. `roles` leads from
    a slot to its role, or to several, of which the first that the filler suits is taken.
    """

    type: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    roles: Mapping[str, tuple[str, ...]]
    when: tuple[Condition, ...]
    unless: tuple[Condition, ...]
    modality: Modality | None
    polarity: Polarity | None
    source: str | None
    name: str


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
    occurrence: frozenset[str]
    transparent: frozenset[str]
    localities: frozenset[str]
    frame_nouns: frozenset[str]
    not_events: frozenset[str]
    forms: Mapping[str, str]
    topics: frozenset[str]
    sites: frozenset[str]


def load_vocabulary() -> Vocabulary:
    """Read, validate and compile the event lexicon.

    Raises:
        LexiconError: Naming file, type and entry of what is wrong.
    """
    frames = load_toml("en/frames.toml", FramesFile)
    compiler = Compiler(frames, load_toml("en/classes.toml", ClassesFile).root)
    for name in frames.trigger_files:
        path = f"en/triggers/{name}.toml"
        for type_, entries in load_toml(path, TriggerFile).root.items():
            for number, entry in enumerate(entries, start=1):
                compiler.add(f"{path}: {type_}, entry {number}", type_, entry)
    return compiler.vocabulary()


class Compiler:
    """Turns file entries into senses, checking every name in them."""

    def __init__(self, frames: FramesFile, classes: Mapping[str, str]) -> None:
        self.frames = frames
        self.classes = {name: frozenset(expand(name, classes)) for name in classes}
        self.slots = SYNTACTIC_SLOTS | set(frames.prepositions)
        self.senses: dict[tuple[Form, str], list[Sense]] = {}
        self.topics: set[str] = set()

    def add(self, place: str, type_: str, entry: TriggerEntry) -> None:
        """Compile one entry; `place` names it in errors."""
        if type_ not in self.frames.types:
            raise LexiconError(f"data/{place}: no such event type in frames.toml")
        try:
            roles = self._roles(type_, entry.realization)
            when, unless = tuple(self._conditions(entry.when)), tuple(self._conditions(entry.unless))
            if entry.source and entry.source not in self.frames.types[type_].roles:
                raise ValueError(f"source {entry.source!r} is no role of {type_}")
        except ValueError as error:
            raise LexiconError(f"data/{place}: {error}") from error
        for words in entry.words:
            before, head, after = self._around_head(entry.form, words)
            sense = Sense(
                type_, before, after, {slot: tuple(role.split("/")) for slot, role in roles.items()}, when, unless, entry.modality, entry.polarity, entry.source, place
            )
            self.senses.setdefault((entry.form, head), []).append(sense)

    def _around_head(self, form: Form, words: tuple[str, ...]) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
        """The head word and those before and after it: first of a verb, last of a noun before "of"."""
        head = 0
        if form != "verb":
            stops = [i for i, word in enumerate(words) if i and word in self.frames.prepositions]
            head = (stops[0] if stops and form == "noun" else len(words)) - 1
        return words[:head], words[head], words[head + 1 :]

    def _roles(self, type_: str, realization: str) -> dict[str, str]:
        """"transitive buyer acquired, from seller" as a map from slot to role."""
        roles: dict[str, str] = {}
        for number, part in enumerate(item.split() for item in realization.split(",")):
            if number == 0 and part[0] in self.frames.patterns:
                roles |= self._pattern(part[0], part[1:])
            elif len(part) == 2:
                roles |= dict.fromkeys(part[0].split("|"), part[1])
            else:
                raise ValueError(f"{' '.join(part)!r} is neither a pattern with its roles nor a slot with its role")
        allowed = self.frames.types[type_].roles.keys() | self.frames.common_roles.keys() | {"-"}
        if unknown := {name for role in roles.values() for name in role.split("/")} - allowed:
            raise ValueError(f"{sorted(unknown)} is no role of {type_}")
        if unknown := set(roles) - self.slots:
            raise ValueError(f"{sorted(unknown)} is no slot")
        return roles

    def _pattern(self, name: str, parameters: list[str]) -> dict[str, str]:
        roles: dict[str, str] = {}
        used: set[int] = set()
        for pair in self.frames.patterns[name].split():
            slot, _, number = pair.partition("=")
            used.add(int(number))
            if int(number) <= len(parameters):
                roles[slot] = parameters[int(number) - 1]
        if len(used) != len(parameters):
            raise ValueError(f"pattern {name!r} takes {len(used)} roles, {len(parameters)} given")
        return roles

    def _conditions(self, text: str) -> Iterator[Condition]:
        for part in filter(None, (item.strip() for item in text.split(","))):
            yield tuple(self._test(alternative.split()) for alternative in part.split(" / "))

    def _test(self, words: list[str]) -> Test:
        slots = tuple(words[0].split("|"))
        if unknown := set(slots) - self.slots:
            raise ValueError(f"{sorted(unknown)} is no slot")
        lemmas: set[str] = set()
        kinds: set[str] = set()
        for value in words[1:]:
            if value.startswith("@"):
                lemmas |= self._class(value[1:])
            elif value.startswith(":"):
                kinds.add(self._kind(value[1:]))
            elif "|" in value:
                raise ValueError(f"{value!r}: slots stand first, values are separated by spaces")
            else:
                lemmas.add(value.replace("_", " "))
        if "topic" in slots:
            self.topics |= lemmas
        return Test(slots, frozenset(lemmas), frozenset(kinds))

    def _class(self, name: str) -> frozenset[str]:
        if name not in self.classes:
            raise ValueError(f"@{name} is no class of classes.toml")
        return self.classes[name]

    @staticmethod
    def _kind(name: str) -> str:
        if name not in ATOMIC_KINDS | {"passive"}:
            raise ValueError(f":{name} is no filler kind")
        return name

    def vocabulary(self) -> Vocabulary:
        """The finished lexicon, the senses of each word ordered."""
        common = {role: self.frames.kinds_of(kind) for role, kind in self.frames.common_roles.items()}
        return Vocabulary(
            senses={
                key: tuple(sorted(senses, key=specificity))
                for key, senses in self.senses.items()
            },
            kinds={
                name: {role: self.frames.kinds_of(kind) for role, kind in entry.roles.items()} | common
                for name, entry in self.frames.types.items()
            },
            light=frozenset(self.frames.light_verbs),
            undergoing=frozenset(self.frames.undergoing_verbs),
            involving=frozenset(_verb_and_preposition(item) for item in self.frames.involving_verbs),
            occurrence=frozenset(self.frames.occurrence_verbs),
            transparent=frozenset(self.frames.transparent_nouns),
            localities=frozenset(self.frames.localities),
            frame_nouns=frozenset(self.frames.frame_nouns),
            not_events=frozenset(self.frames.not_events),
            forms=form_table(word for form, word in self.senses if form == "verb"),
            topics=frozenset(self.topics),
            sites=self.classes["site_noun"],
        )


def _verb_and_preposition(item: str) -> tuple[str, str]:
    verb, _, preposition = item.partition(" ")
    return verb, preposition


def specificity(sense: Sense) -> int:
    """Sorts the senses of a word: the more words and conditions it asks for the earlier, `other` last."""
    if sense.type == "other":
        return 0
    return -(1 + 3 * len(sense.before + sense.after) + len(sense.when))


def expand(name: str, classes: Mapping[str, str]) -> Iterator[str]:
    """The words of class `name`, those of the classes it includes among them."""
    for word in filter(None, (item.strip() for item in classes[name].split(","))):
        if not word.startswith("@"):
            yield word
        elif word[1:] in classes:
            yield from expand(word[1:], classes)
        else:
            raise LexiconError(f"data/en/classes.toml: {name} includes {word}, which is no class")
