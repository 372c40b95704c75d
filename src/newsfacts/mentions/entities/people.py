"""People: full names, first names, surnames, and surnames that several people share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsfacts.mentions.entities.aliases import is_person_form, person_rank, person_words
from newsfacts.mentions.entities.groups import Groups, Name, holders_of, join_forms, sharing
from newsfacts.mentions.entities.names import NameMention


@dataclass(frozen=True, slots=True)
class Choice:
    """The people whom a bare surname fits, and whether it stands first in their names."""

    roots: list[int]
    surname_leads: bool


def join_people(names: Sequence[Name], groups: Groups) -> dict[int, Choice]:
    """Joins people's names; returns the names of one word that fit several people."""
    own = [index for index, name in enumerate(names) if name.type == "person"]
    own.sort(key=lambda index: (-len(names[index].form.words), index))
    long = [index for index in own if len(names[index].form.words) > 1]
    join_forms(names, long, groups, is_person_form)
    holders = holders_of(names, long)
    choices: dict[int, Choice] = {}
    for index in own[len(long) :]:
        word = person_words(names[index].form)[0]
        ranks: dict[int, int] = {}
        for other in sharing((word,), holders):
            rank = person_rank(word, names[other].form)
            if rank:
                ranks[groups.find(other)] = max(rank, ranks.get(groups.find(other), 0))
        best = [root for root, rank in ranks.items() if rank == max(ranks.values())]
        if len(best) == 1:
            groups.join(index, best[0])
        elif best:
            leading = all(word == names[other].form.words[0] for other in holders[word])
            choices[index] = Choice(best, leading)
    return choices


def follow(
    mentions: Sequence[NameMention],
    name_of: Sequence[int],
    owner: list[int],
    choices: dict[int, Choice],
    groups: Groups,
) -> None:
    """Gives each mention of a surname that several people share to one of them.

    Where surnames lead ("Kim"), people of one name are seldom kin, and the one
    named last is meant. Else they mostly are, and the surname alone is the first
    one's ("Roe"), the others going by their first names.
    """
    if not choices:
        return
    last_seen: dict[int, int] = {}
    first_seen: dict[int, int] = {}
    for index in range(len(mentions)):
        choice = choices.get(name_of[index])
        if choice is not None:
            roots = {groups.find(root) for root in choice.roots} & last_seen.keys()
            if roots:
                owner[index] = (
                    max(roots, key=lambda root: last_seen[root])
                    if choice.surname_leads
                    else min(roots, key=lambda root: first_seen[root])
                )
        last_seen[owner[index]] = index
        first_seen.setdefault(owner[index], index)
