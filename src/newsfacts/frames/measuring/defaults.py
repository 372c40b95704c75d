"""What an amount measures that no word tells: by its dimension and where it stands."""

from __future__ import annotations

from newsfacts.frames.arguments.links import VERBAL
from newsfacts.frames.measuring.amounts import Amount, Finding
from newsfacts.frames.measuring.nouns import quake_near
from newsfacts.frames.measuring.owners import Owners

SIDES, USUAL = frozenset({"above", "below"}), frozenset({"normal", "average", "usual"})
# Dimensions that say too little by themselves.
VAGUE = frozenset({"money", "count", "fraction"})


def against_normal(owners: Owners, amount: Amount) -> Finding | None:
    """A difference from what is usual: "it was 2 °C above normal for the city"."""
    tree, after = owners.tree, amount.last + 1
    if after + 1 >= len(tree) or tree.word[after] not in SIDES or tree.word[after + 1] not in USUAL:
        return None
    kind = owners.cues.dimensions.before.get(amount.dimension)
    if kind is None or amount.part or amount.dimension == "length":
        return None
    place = None
    for token in (after + 1, amount.head, amount.parent):
        place = tree.preposition_child(token, "for")
        if place is not None and owners.is_thing(place):
            break
        place = None
    if place is None:
        clause = amount.head if tree.child(amount.head, "cop") is not None else after + 1
        clause = clause if tree.child(clause, "cop") is not None else amount.parent
        place = owners.subject(clause, amount.head)
    return Finding(f"{kind} {tree.word[after]} {tree.word[after + 1]}", place, amount.head, place is not None)


def bare(owners: Owners, amount: Amount) -> Finding | None:
    """The property that the dimension alone suggests; mostly no record of its own."""
    tree, head, parent = owners.tree, amount.head, amount.parent
    if amount.dimension == "count":
        quake = quake_near(owners, amount)
        return Finding("magnitude", quake, quake, True) if quake is not None else None
    name = owners.cues.dimensions.before.get(amount.dimension)
    if amount.dimension in VAGUE or name is None:
        return None
    linked = tree.base[head] == "nmod" and tree.preposition(head) in {"of", "with", ""}
    if linked and tree.pos[parent] == "NOUN":
        return Finding(name, parent, parent, True)
    if tree.child(head, "cop") is not None:
        return Finding(name, owners.subject(head, head), head, True)
    subject = owners.subject(parent, head) if tree.pos[parent] in VERBAL else None
    return Finding(name, subject, head, False)
