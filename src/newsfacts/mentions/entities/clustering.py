"""Which names of an article mean the same thing.

Two steps. Names are joined where one is a form of the other and no second name
fits as well. Then each mention of a bare surname that fits several people goes
to the one spoken of last. Nothing is joined on a doubt: two entities for one
thing do less harm than one entity for two things.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from newsfacts.annotations import EntityType
from newsfacts.mentions.entities import aliases
from newsfacts.mentions.entities.gazetteer import gazetteer
from newsfacts.mentions.entities.groups import BODIES, Groups, Name, distinct_names, join_forms
from newsfacts.mentions.entities.names import NameForm, NameMention, initials, is_acronym
from newsfacts.mentions.entities.people import follow, join_people

_SPELLED: Final = 8
"""Shorter names differ by one letter and mean two things ("Hansen", "Jansen")."""

_LONGEST: Final = 60

_OPEN: Final = re.compile(r"\s{0,3}[(\[（]\s{0,3}[\"“'‘]?")
_CLOSE: Final = re.compile(r"[\"”'’]?\s{0,3}[)\]）,;]")


def cluster(mentions: Sequence[NameMention], text: str) -> list[list[int]]:
    """The mentions grouped by what they mean.

    Args:
        mentions: In the order of the text, not overlapping.
        text: The text they stand in.

    Returns:
        Lists of indices into `mentions`, each in order, themselves in order of their first.
    """
    names, name_of = distinct_names(mentions)
    groups = Groups(len(names))
    _join_brackets(mentions, name_of, names, groups, text)
    _join_bodies(names, groups)
    _join_places(names, groups)
    _join_misspelled(names, groups)
    choices = join_people(names, groups)
    owner = [groups.find(name) for name in name_of]
    follow(mentions, name_of, owner, choices, groups)
    clusters: dict[int, list[int]] = {}
    for index, root in enumerate(owner):
        clusters.setdefault(root, []).append(index)
    return sorted(clusters.values())


def _join_brackets(
    mentions: Sequence[NameMention],
    name_of: Sequence[int],
    names: Sequence[Name],
    groups: Groups,
    text: str,
) -> None:
    """A name and the one in a bracket right after it: an acronym, or the name in its own script."""
    for index in range(1, len(mentions)):
        before, after = mentions[index - 1], mentions[index]
        gap = after.span.start - before.span.end
        if not 1 <= gap <= 6 or _OPEN.fullmatch(text, before.span.end, after.span.start) is None:
            continue
        if _CLOSE.match(text, after.span.end) is None:
            continue
        one, other = names[name_of[index - 1]], names[name_of[index]]
        if _explains(one, other):
            groups.join(name_of[index - 1], name_of[index])


def _explains(one: Name, other: Name) -> bool:
    if other.text.isascii() is False and not any(char.isascii() and char.isalpha() for char in other.text):
        return True
    if "person" in (one.type, other.type):
        return (
            one.type == other.type
            and len(one.form.words) > 1
            and len(other.form.words) > 1
            and (aliases.is_person_form(one.form, other.form) or aliases.is_person_form(other.form, one.form))
        )
    if aliases.is_acronym_of(other.form, one.form) or aliases.is_acronym_of(one.form, other.form):
        return True
    if one.type != other.type:
        return False
    short, long = sorted((one, other), key=lambda name: len(name.form.words))
    if len(short.form.words) != 1:
        return False
    # A foreign acronym has other initials than the English name: "(RSF)", "(Sinart)".
    return (is_acronym(short.text) and len(long.form.words) > 1) or len(long.form.words) > 2


def _join_bodies(names: Sequence[Name], groups: Groups) -> None:
    for type_ in BODIES:
        own = [index for index, name in enumerate(names) if name.type == type_]
        own.sort(key=lambda index: (-len(names[index].form.content), index))
        join_forms(names, own, groups, aliases.is_same_words, every=True)
        _join_acronyms(names, own, groups)
        join_forms(names, own, groups, aliases.is_body_form)


def _join_places(names: Sequence[Name], groups: Groups) -> None:
    own = [index for index, name in enumerate(names) if name.type == "place"]
    own.sort(key=lambda index: (-len(names[index].form.content), index))
    _join_acronyms(names, own, groups)
    join_forms(names, own, groups, _is_place_form)
    _join_formal(names, own, groups)


def _join_formal(names: Sequence[Name], own: Sequence[int], groups: Groups) -> None:
    """Joins "the Kingdom" with the only state of the article that is formally one."""
    states = [(index, gazetteer().country_named(names[index].text)) for index in own]
    for index in own:
        head = names[index].form.key
        roots = {
            groups.find(other) for other, code in states if code and head in gazetteer().formal_heads(code)
        }
        if len(roots) == 1:
            groups.join(index, roots.pop())


def _is_place_form(short: NameForm, long: NameForm) -> bool:
    # "Mexico" is no "Mexico City".
    return aliases.is_place_form(short, long) and not gazetteer().country_named(short.key)


def _join_misspelled(names: Sequence[Name], groups: Groups) -> None:
    """Long names that differ by one letter, where no digit and no known country is in them."""
    known: dict[tuple[EntityType, str], int] = {}
    for index, name in enumerate(names):
        key = name.form.key
        if not _may_be_misspelled(name, key):
            continue
        for spelling in aliases.spellings(key):
            other = known.setdefault((name.type, spelling), index)
            if other != index and aliases.is_misspelled(key, names[other].form.key):
                groups.join(index, other)


def _may_be_misspelled(name: Name, key: str) -> bool:
    if not _SPELLED <= len(key) <= _LONGEST or any(char.isdigit() for char in key):
        return False
    if name.type == "person" and len(name.form.words) < 2:
        return False
    return not gazetteer().of_place(name.text) and not gazetteer().of_group(name.text)


def _join_acronyms(names: Sequence[Name], own: Sequence[int], groups: Groups) -> None:
    short_of: dict[str, list[int]] = {}
    for index in own:
        for letters in initials(names[index].form):
            short_of.setdefault(letters, []).append(index)
    for index in own:
        letters = names[index].form.letters
        roots = {groups.find(other) for other in short_of.get(letters, ())} if letters else set()
        if len(roots) == 1:
            groups.join(index, roots.pop())
