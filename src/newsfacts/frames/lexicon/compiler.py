"""From the lexicon's files to lookups, every name in them checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsfacts.errors import LexiconError
from newsfacts.frames.lexicon.extension import read_events, with_types
from newsfacts.frames.lexicon.inflection import form_table
from newsfacts.frames.lexicon.schema import (
    ATOMIC_KINDS,
    ClassesFile,
    Form,
    FramesFile,
    TriggerEntry,
    TriggerFile,
)
from newsfacts.frames.lexicon.vocabulary import Check, Condition, Sense, Vocabulary
from newsfacts.lexicon import LexiconFile, load_toml


def load_vocabulary(files: Sequence[LexiconFile] = ()) -> Vocabulary:
    """Read, validate and compile the event lexicon.

    Args:
        files: Lexicons of users; of senses that ask for as much, theirs come first.

    Raises:
        LexiconError: Naming file, type and entry of what is wrong.
    """
    added = [(file, read_events(file)) for file in files]
    frames = with_types(load_toml("en/frames.toml", FramesFile), added)
    classes = dict(load_toml("en/classes.toml", ClassesFile).root)
    for _, lexicon in added:
        classes |= lexicon.classes
    compiler = Compiler(frames, classes)
    for file, lexicon in added:
        for type_, entries in lexicon.triggers.items():
            for number, entry in enumerate(entries):
                try:
                    compiler.add(f"{file.path}: {type_}, entry {number + 1}", type_, entry)
                except LexiconError as error:
                    message = error.message.partition(f"entry {number + 1}: ")[2] or error.message
                    raise file.error(("triggers", type_, number), message) from error
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
        self.slots = frames.slots
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
                type_,
                before,
                after,
                {slot: tuple(role.split("/")) for slot, role in roles.items()},
                when,
                unless,
                asked_slots(when),
                entry.modality,
                entry.polarity,
                entry.source,
                place,
            )
            self.senses.setdefault((entry.form, head), []).append(sense)

    def _around_head(
        self, form: Form, words: tuple[str, ...]
    ) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
        """The head word and those before and after it: first of a verb, last of a noun before "of"."""
        head = 0
        if form != "verb":
            stops = [i for i, word in enumerate(words) if i and word in self.frames.prepositions]
            head = (stops[0] if stops and form == "noun" else len(words)) - 1
        return words[:head], words[head], words[head + 1 :]

    def _roles(self, type_: str, realization: str) -> dict[str, str]:
        """A realization such as "transitive buyer acquired, from seller" as a map from slot to role."""
        roles: dict[str, str] = {}
        for number, part in enumerate(item.split() for item in realization.split(",")):
            if number == 0 and part[0] in self.frames.patterns:
                roles |= self._pattern(part[0], part[1:])
            elif len(part) == 2:
                roles |= dict.fromkeys(part[0].split("|"), part[1])
            else:
                raise ValueError(
                    f"{' '.join(part)!r} is neither a pattern with its roles nor a slot with its role"
                )
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

    def _test(self, words: list[str]) -> Check:
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
        return Check(slots, frozenset(lemmas), frozenset(kinds))

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
            senses={key: tuple(sorted(senses, key=specificity)) for key, senses in self.senses.items()},
            kinds={
                name: {role: self.frames.kinds_of(kind) for role, kind in entry.roles.items()} | common
                for name, entry in self.frames.types.items()
            },
            light=frozenset(self.frames.light_verbs),
            undergoing=frozenset(self.frames.undergoing_verbs),
            involving=frozenset(_word_and_preposition(item) for item in self.frames.involving_verbs),
            valence=frozenset(_word_and_preposition(item) for item in self.frames.valence),
            occurrence=frozenset(self.frames.occurrence_verbs),
            directing=frozenset(self.frames.directing_verbs),
            judging=frozenset(self.frames.judging_verbs),
            causing=frozenset(_word_and_preposition(item) for item in self.frames.causing_verbs),
            caused=frozenset(_word_and_preposition(item) for item in self.frames.caused_verbs),
            documents=frozenset(self.frames.documents),
            transparent=frozenset(self.frames.transparent_nouns),
            localities=frozenset(self.frames.localities),
            frame_nouns=frozenset(self.frames.frame_nouns),
            not_events=frozenset(self.frames.not_events),
            forms=form_table(word for form, word in self.senses if form == "verb"),
            topics=frozenset(self.topics),
            sites=self._class("site_noun"),
            prepositions=frozenset(self.frames.prepositions),
            exemplifying=frozenset(self.frames.exemplifying),
            circumstances=self.frames.circumstances,
        )


def _word_and_preposition(item: str) -> tuple[str, str]:
    word, _, preposition = item.partition(" ")
    return word, preposition


def asked_slots(when: Iterable[Condition]) -> frozenset[str]:
    """The slots of which conditions name words."""
    checks = (check for condition in when for check in condition if check.lemmas)
    return frozenset(slot for check in checks for slot in check.slots)


def specificity(sense: Sense) -> int:
    """Sorts the senses of a word: the more words and conditions it asks for the earlier, `other` last."""
    if sense.type == "other":
        return 0
    return -(1 + 3 * len(sense.before + sense.after) + len(sense.when))


def expand(name: str, classes: Mapping[str, str], within: frozenset[str] = frozenset()) -> Iterator[str]:
    """The words of class `name`, those of the classes it includes among them."""
    for word in filter(None, (item.strip() for item in classes[name].split(","))):
        if not word.startswith("@"):
            yield word
        elif word[1:] not in classes:
            raise LexiconError(f"data/en/classes.toml: {name} includes {word}, which is no class")
        elif word[1:] in within | {name}:
            raise LexiconError(f"data/en/classes.toml: {name} includes {word}, which includes it")
        else:
            yield from expand(word[1:], classes, within | {name})
