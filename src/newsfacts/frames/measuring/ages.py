"""Whose age a number of years is: "Smith, 53,", "aged 65", "a 34-year-old man", "died at the age of 78"."""

from __future__ import annotations

from itertools import islice

from newsfacts.frames.arguments.links import VERBAL
from newsfacts.frames.fillers import Name
from newsfacts.frames.measuring.amounts import Amount, Finding
from newsfacts.frames.measuring.owners import MAX_UP, Owners
from newsfacts.frames.measuring.references import References

MAX_AGE = 120
NO_NAME = Name(-1, "", 0, 0)
NAMED_BY = frozenset({"NOUN", "PROPN"})
OF_THE_AGED = frozenset(
    ["appos", "nummod", "nmod", "list", "parataxis", "dep", "flat", "amod", "acl", "compound"]
)  # how an age hangs on whom it is of


def age(owners: Owners, references: References, amount: Amount) -> Finding:
    """The finding of an age; without a subject where the syntax names no one."""
    tree, head, names = owners.tree, amount.head, owners.mentions.name
    after = amount.last + 1
    if after < len(tree) and after in names and names[after].type == "person":
        return Finding("age", after, after, True)  # "40-year-old Anna Berg"
    beside = named_before(owners, amount.first)
    if beside is not None:
        return Finding("age", beside, beside, True)
    before = amount.first - 1
    if (
        before >= 0
        and (tree.pos[before] == "NOUN" or tree.word[before] == "those")
        and tree.word[before] not in owners.cues.words.age_nouns
    ):
        return Finding("age", before, before, True)  # "children under five"
    if tree.child(head, "cop", "nsubj") is not None:
        subjects = owners.slots(head).get("subject", [])
        return Finding("age", subjects[0] if subjects else None, head, bool(subjects))
    if is_person(owners, amount):
        person = references.person_before(amount.first)
        return Finding("age", head if person is None else person, head, True)
    return age_above(owners, amount)


def age_of_name(owners: Owners, amount: Amount) -> Finding | None:
    """The age that a plain number is beside a person: "Anna Berg, 53,", "when Berg was 19"."""
    tree, names, quantity = owners.tree, owners.mentions.name, owners.mentions.quantities[amount.number]
    if quantity.value is None or not 0 < quantity.value <= MAX_AGE or amount.first != amount.last:
        return None
    beside = named_before(owners, amount.first)
    if beside is not None and beside in names:
        return Finding("age", beside, beside, True)
    if tree.child(amount.head, "cop") is None or tree.preposition(amount.head):
        return None
    subject = owners.subject(amount.head, amount.head)
    if subject is None or not is_one(owners, subject):
        return None
    return Finding("age", subject, amount.head, True)


def is_one(owners: Owners, token: int) -> bool:
    """Whether `token` names a person or stands for one."""
    name = owners.mentions.name.get(token, NO_NAME)
    return owners.tree.word[token] in owners.cues.words.persons or name.type == "person"


def is_person(owners: Owners, amount: Amount) -> bool:
    """Whether the amount stands for someone: "sentenced the 69-year-old"."""
    tree, head = owners.tree, amount.head
    nominal = tree.base[head] in {"nsubj", "obj", "iobj"} or (
        tree.base[head] == "obl" and tree.child(head, "det")
    )
    return bool(nominal) and tree.word[amount.last].endswith("old")


def named_before(owners: Owners, first: int) -> int | None:
    """The person right before ", 53" or ", aged 53", whatever the parse."""
    tree, names = owners.tree, owners.mentions.name
    comma = first - 1 - (first > 1 and tree.word[first - 1] in owners.cues.words.before_age)
    if comma < 1 or tree.word[comma] != "," or tree.pos[comma - 1] not in NAMED_BY:
        return None
    return comma - 1 if comma - 1 not in names or names[comma - 1].type == "person" else None


def age_above(owners: Owners, amount: Amount) -> Finding:
    """The age of the noun or of the subject of the verb that the amount hangs on."""
    tree, node, aged = owners.tree, amount.head, owners.cues.words.aged
    for child, parent in islice(tree.climb(amount.head), MAX_UP):
        node = parent
        if amount.holds(parent) or (tree.word[parent] in aged and tree.child(parent, "cop") is None):
            owner = tree.child(parent, "nmod:poss") if tree.word[parent] == "age" else None
            if owner is not None:
                return Finding("age", owner, parent, True)
            continue
        if tree.pos[parent] in VERBAL or tree.word[parent] in aged:
            subject = owners.subject(parent, child)
            return Finding("age", subject, parent, subject is not None)
        if tree.pos[parent] in {"NOUN", "PROPN", "PRON"} and tree.base[child] in OF_THE_AGED:
            return Finding("age", parent, parent, True)
    return Finding("age", amount.head if node == amount.head else None, amount.head, False)
