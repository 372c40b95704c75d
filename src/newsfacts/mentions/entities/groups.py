"""The distinct names of an article, and joining them into groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from newsfacts.annotations import EntityType
from newsfacts.mentions.entities.gazetteer import gazetteer
from newsfacts.mentions.entities.names import NameForm, NameMention, form_of, singular

BODIES: Final[tuple[EntityType, ...]] = ("organization", "facility", "product", "event")

_MOST: Final = 64
"""A word that so many names share tells nothing, and comparing them all would take too long."""


@dataclass(slots=True)
class Name:
    """A distinct name of one type, and the mentions that have it."""

    type: EntityType
    text: str
    form: NameForm
    mentions: list[int] = field(default_factory=list)


class Groups:
    """Disjoint sets of names."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, item: int) -> int:
        """The name that stands for the group of a name."""
        root = item
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[item] != root:
            self._parent[item], item = root, self._parent[item]
        return root

    def join(self, one: int, other: int) -> None:
        """Make the groups of two names one."""
        one, other = self.find(one), self.find(other)
        self._parent[max(one, other)] = min(one, other)


def distinct_names(mentions: Sequence[NameMention]) -> tuple[list[Name], list[int]]:
    """The distinct names and, for each mention, the index of its name."""
    names: list[Name] = []
    known: dict[tuple[EntityType, str], int] = {}
    name_of: list[int] = []
    for index, mention in enumerate(mentions):
        form = form_of(mention.text)
        key = (mention.type, _identity(mention, form))
        if key not in known:
            known[key] = len(names)
            names.append(Name(mention.type, mention.text, form))
        name = names[known[key]]
        name.mentions.append(index)
        name_of.append(known[key])
    return names, name_of


def _identity(mention: NameMention, form: NameForm) -> str:
    """What two names must share to be one: their words, or the state or people that both name."""
    if mention.type == "place":
        code = gazetteer().country_named(mention.text)
        return f"@{code}" if code else form.key
    if mention.type == "group":
        code = gazetteer().people_named(mention.text)
        return f"@{code}" if code else " ".join((*form.words[:-1], *map(singular, form.words[-1:])))
    if mention.type in BODIES and len(form.words) > 1:
        return " ".join((*form.words[:-1], singular(form.words[-1])))
    return form.key


def join_forms(
    names: Sequence[Name],
    own: Sequence[int],
    groups: Groups,
    fits: Callable[[NameForm, NameForm], bool],
    *,
    every: bool = False,
) -> None:
    """Joins each name with the only one that it is a form of, or with every one."""
    holders = holders_of(names, own)
    for index in own:
        form = names[index].form
        roots = {
            groups.find(other)
            for other in sharing(form.content, holders)
            if other != index and fits(form, names[other].form)
        } - {groups.find(index)}
        if len(roots) == 1 or every:
            for root in roots:
                groups.join(index, root)


def holders_of(names: Sequence[Name], own: Iterable[int]) -> dict[str, list[int]]:
    """For each word of weight the names that have it."""
    holders: dict[str, list[int]] = {}
    for index in own:
        for word in dict.fromkeys((*names[index].form.content, *names[index].form.words)):
            holders.setdefault(word, []).append(index)
    return holders


def sharing(words: Sequence[str], holders: dict[str, list[int]]) -> list[int]:
    """The names that have the rarest of some words."""
    lists = [holders[word] for word in words if word in holders]
    if not lists:
        return []
    rarest = min(lists, key=len)
    return rarest if len(rarest) <= _MOST else []
