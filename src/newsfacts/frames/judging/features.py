"""What the judgement sees of a word and of each option that it has, as named features."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from newsfacts.frames.arguments.links import Slots
from newsfacts.frames.drafts import OTHER, Draft
from newsfacts.frames.fillers import Mentions
from newsfacts.frames.lexicon.schema import Form
from newsfacts.frames.senses import SenseReading
from newsfacts.frames.tree import Tree
from newsfacts.frames.triggers import Trigger

SILENT_SLOTS = frozenset({"ever", "relative"})
WORDED = frozenset({"det", "aux", "mark", "case"})
NOTED = frozenset({"cop", "acl", "amod", "compound", "advmod", "nummod", "conj", "appos"})
# Below this the logarithm of a probability says no more than "no".
LEAST = -8.0
MOST = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may tell an event, and what the rules make of it.

    `trigger` is what the lexicon chose, `draft` the event of it before, `kept` after those
    that repeat another are dropped; `readings` has the best reading of each type. `plain` is the
    trigger of an event of no type where a verb with a named participant may tell one; `silent`
    tells that its verb seldom does, `background` that it describes rather than tells.
    """

    token: int
    form: Form
    slots: Slots
    trigger: Trigger | None
    draft: Draft | None
    kept: Draft | None
    readings: Mapping[str, SenseReading]
    plain: Trigger | None
    silent: bool
    background: bool

    @property
    def chosen(self) -> str | None:
        """The type that the rules chose."""
        if self.trigger is None:
            return None
        return self.trigger.sense.type if self.trigger.sense else OTHER

    @property
    def types(self) -> list[str]:
        """The types that the word may have, in a fixed order."""
        found = set(self.readings)
        if self.chosen is not None:
            found.add(self.chosen)
        if self.draft is not None:
            found.add(self.draft.type)
        if self.plain is not None:
            found.add(OTHER)
        return sorted(found)


def of_word(tree: Tree, mentions: Mentions, candidate: Candidate) -> list[str]:
    """The features of a word whatever its type: its place in the tree, what the rules make of it."""
    token, form, kept = candidate.token, candidate.form, candidate.kept
    names = sum(
        item in mentions.entity for name in candidate.slots if name not in SILENT_SLOTS
        for item in candidate.slots[name]
    )  # fmt: skip
    fits = any(reading.fits for reading in candidate.readings.values())
    return [
        "always",
        f"{form} as {tree.dep[token]}",
        f"{form} with {min(names, MOST)} names",
        f"{form} fits {fits}",
        f"{form} chosen {candidate.trigger is not None} told {candidate.draft is not None}",
        f"{form} kept {kept is not None}",
        f"kept as {kept.type if kept else None}",
        f"silent {candidate.silent} background {candidate.background}",
        *(f"{form} {name}" for name in candidate.slots if name not in SILENT_SLOTS),
        *_of_children(tree, token, form),
        *_of_roles(candidate),
    ]


def _of_children(tree: Tree, token: int, form: Form) -> Iterator[str]:
    seen = set[str]()
    for child in tree.children[token]:
        base = tree.base[child]
        if base in WORDED:
            seen.add(f"{form} {base} {tree.word[child]}")
        elif base in NOTED:
            seen.add(f"{form} above {base}")
    return iter(sorted(seen))


def _of_roles(candidate: Candidate) -> Iterator[str]:
    if candidate.draft is None:
        return
    roles = candidate.draft.roles
    circumstances = [role for role in ("time", "place", "amount") if role in roles]
    yield f"{candidate.form} with {min(len(roles) - len(circumstances), MOST)} roles"
    yield from (f"{candidate.form} with {role}" for role in circumstances)


def of_type(candidate: Candidate, type_: str) -> Iterator[str]:
    """The features of one type of a word: how well its sense fits, whether the rules chose it."""
    form, kept = candidate.form, candidate.kept
    yield type_
    yield f"{form} {type_}"
    yield f"{form} chosen {candidate.chosen == type_}"
    yield f"{form} told {candidate.draft is not None and candidate.draft.type == type_}"
    yield f"{form} kept {kept is not None and kept.type == type_}"
    if kept is not None and kept.type != type_:
        yield "other type kept"
    reading = candidate.readings.get(type_)
    if reading is None:
        yield f"{form} without sense"
        return
    fits, conditions = reading.fits, min(len(reading.sense.when), 2)
    yield f"{form} fits {fits}"
    yield f"{type_} fits {fits}"
    yield f"{min(len(candidate.readings), 4)} types, fits {fits}"
    if fits:
        yield f"{conditions} conditions, several words {len(reading.words) > 1}"
    else:
        yield f"{min(reading.missing, 2)} missing, barred {reading.barred}"


def of_hint(form: Form) -> tuple[str, str]:
    """The features that have the logarithm of the encoder's probability as their value."""
    return "hint", f"{form} hint"
