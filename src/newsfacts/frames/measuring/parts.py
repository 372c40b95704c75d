"""What an amount is a part of: "23% of the needs", "two-thirds of the homes", "8,500 acres of forest"."""

from __future__ import annotations

from collections.abc import Container

from newsfacts.frames.arguments.links import VERBAL
from newsfacts.frames.measuring.amounts import Amount, Finding
from newsfacts.frames.measuring.naming import kinds, property_name
from newsfacts.frames.measuring.owners import Owners
from newsfacts.frames.tree import Tree

# In "6,000 megawatts of electricity" the amount is no property of the electricity.
FLOWING = frozenset({"power", "energy", "volume_flow"})
EXPLETIVE = frozenset({"it", "that", "this", "there"})
# An object such as "20% of the stock" has one of these relations to its verb.
TAKEN = frozenset({"obj", "obl", "xcomp"})


def whole_of(owners: Owners, amount: Amount) -> int | None:
    """The noun after "of": of "23% of the needs" the needs."""
    tree = owners.tree
    for token in (amount.head, *range(amount.first, amount.last + 1)):
        whole = tree.preposition_child(token, "of")
        if whole is not None and not amount.holds(whole):
            return whole
    return noun_after(tree, amount.last + 1, "of")


def noun_after(tree: Tree, token: int, preposition: str) -> int | None:
    """The noun of the phrase that `preposition` begins at `token`, wherever the parse hangs it."""
    if token >= len(tree) or tree.word[token] != preposition or tree.base[token] != "case":
        return None
    noun = tree.head[token]
    return noun if noun > token and tree.pos[noun] in {"NOUN", "PROPN", "PRON"} else None


def by_whole(owners: Owners, amount: Amount) -> Finding | None:
    """The share of a part and of what; of other amounts only where the whole is a property itself."""
    whole = whole_of(owners, amount)
    if whole is None:
        return None
    if amount.part:
        return share(owners, amount, whole)
    name = property_name(owners, whole, amount.dimension)
    if name is None or (amount.dimension in FLOWING and owners.tree.lemma[whole] in FLOWING):
        return None
    owner = owners.owner(whole, amount)
    if owner is None:
        owner = owners.holder(amount.head)
    return Finding(name, whole if owner is None else owner, amount.head, True)


def share(owners: Owners, amount: Amount, whole: int) -> Finding:
    """Whose share of a whole it is: of "women make up 18% of the workforce" the women."""
    tree, head, verb = owners.tree, amount.head, amount.parent
    holder = None
    if tree.child(head, "cop") is not None:
        holder = owners.subject(head, whole)
    elif (
        tree.pos[verb] in VERBAL
        and tree.base[head] in TAKEN
        and tree.preposition(head) in {"", "for"}
        and verb_key(tree, verb, owners.cues.holding_parts) is not None
    ):
        holder = owners.subject(verb, head)
    owner = tree.child(whole, "nmod:poss")
    if holder is not None and tree.word[holder] in EXPLETIVE:
        holder = None
    if holder is None and owner is not None and tree.pos[owner] == "PRON":
        holder = owner
    if holder is None or not owners.is_thing(holder):
        return Finding("share", whole, head, True)
    return Finding(" ".join(["share of", *kinds(owners, whole), tree.word[whole]]), holder, head, True)


def by_stuff(owners: Owners, amount: Amount) -> Finding | None:
    """What an amount of something measures: "40 tonnes of grain", "8,500 acres of forest"."""
    name, whole = owners.cues.dimensions.of.get(amount.dimension), whole_of(owners, amount)
    if name is None or whole is None:
        return None
    return Finding(name, whole, amount.head, amount.dimension not in FLOWING)


def verb_key(tree: Tree, verb: int, known: Container[str]) -> str | None:
    """How a verb stands in the vocabulary: with its particle ("make up"), else alone."""
    lemma = tree.lemma[verb]
    particle = tree.child(verb, "compound:prt")
    keys = [lemma] if particle is None else [f"{lemma} {tree.word[particle]}", lemma]
    return next((key for key in keys if key in known), None)
