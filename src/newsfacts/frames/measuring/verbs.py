"""What an amount measures by its verb: "the price stood at $5", "weighs 40 tonnes", "exported 3 tonnes"."""

from __future__ import annotations

from newsfacts.frames.arguments.links import VERBAL
from newsfacts.frames.lexicon.measures import ANY_VERB
from newsfacts.frames.measuring.amounts import Amount, Finding
from newsfacts.frames.measuring.changes import changing, is_change
from newsfacts.frames.measuring.naming import own_words, property_of
from newsfacts.frames.measuring.owners import NOMINAL, Owners
from newsfacts.frames.measuring.parts import verb_key

ARGUMENT = frozenset({"obj", "obl", "xcomp", "advmod", "iobj", "nsubj", "ccomp", "nmod", "nummod", "dep"})
# What rises to an amount of these is an amount itself; a hill that rises to 300 metres is none.
SUMMED = frozenset({"count", "mass", "volume", "energy", "power", "volume_flow", "mass_flow", "money_rate"})
VALUE_AFTER = frozenset({
    "to", "from", "at", "between", "above", "below", "around", "over", "under", "against", "past", "near",
    "beyond",
})  # fmt: skip


def by_predicate(owners: Owners, amount: Amount) -> Finding | None:
    """The property that the amount is a value of: "the capacity is 5 GW", "the price rose to $5"."""
    tree, head, parent = owners.tree, amount.head, amount.parent
    anchor = head if tree.child(head, "cop") is not None else changing(owners, amount)
    parent = anchor if anchor != head else parent
    if anchor != head and not takes_value(owners, amount, parent):
        return None
    preposition = tree.preposition(head) if anchor != head else ""
    moved = owners.slots(anchor).get("object", []) if preposition else []
    candidates = [
        token
        for token in [*moved, *owners.subjects(anchor)]
        if not amount.holds(token) and owners.is_thing(token)
    ]
    for token in candidates:
        name = property_of(owners, token, amount.dimension)
        if name:
            return Finding(name, owners.owned(token, amount), anchor, True)
    return level_of(owners, amount, candidates[0], anchor) if candidates else None


def takes_value(owners: Owners, amount: Amount, verb: int) -> bool:
    """Whether an amount is the value that a verb gives to its subject or object."""
    tree, cues, head = owners.tree, owners.cues, amount.head
    if tree.word[verb] in cues.standing and tree.preposition(head) in {"at", "from", "to"}:
        return True
    if tree.pos[verb] not in VERBAL or tree.base[head] not in ARGUMENT:
        return False
    preposition, lemma = tree.preposition(head), tree.lemma[verb]
    if is_change(owners, verb):
        return preposition in VALUE_AFTER
    if lemma in cues.level:
        return tree.base[head] != "nsubj" and preposition in VALUE_AFTER | {"", "of"}
    return lemma in cues.estimating and preposition in VALUE_AFTER


def level_of(owners: Owners, amount: Amount, thing: int, anchor: int) -> Finding | None:
    """The value of what is no property by name: "oil rose to $83", "arrivals rose to 3 million"."""
    tree, cues, is_value = owners.tree, owners.cues, anchor == amount.head
    if any(amount.dimension in rule.dimensions for rule in cues.verbs.get(tree.lemma[anchor], ())):
        return None  # the verb says it
    led = tree.preposition(amount.head) in VALUE_AFTER or tree.lemma[anchor] in cues.reaching
    if tree.pos[thing] == "PRON" or (is_value and amount.dimension != "money") or not (is_value or led):
        return None
    if amount.dimension == "money":
        priced = is_value or tree.pos[thing] == "PROPN" or tree.lemma[thing] in cues.priced
        return Finding("price" if priced else own_words(owners, thing), thing, anchor, True)
    if amount.dimension not in SUMMED or tree.pos[thing] != "NOUN":
        return None
    return Finding(own_words(owners, thing), owners.owned(thing, amount), anchor, True)


def by_verb(owners: Owners, amount: Amount) -> Finding | None:
    """The property that the verb itself tells: "weighs 40 tonnes", "exported 431 tonnes of mangoes"."""
    if amount.part and owners.tree.base[amount.head] == "nsubj":
        return None  # "23% of the budget was spent"
    return by_rules(owners, amount, any_verb=False)


def by_any_verb(owners: Owners, amount: Amount) -> Finding | None:
    """The property that an amount of its dimension has beside most verbs."""
    return by_rules(owners, amount, any_verb=True)


def by_verb_before(owners: Owners, amount: Amount) -> Finding | None:
    """The verb right before an amount that the parse takes for a noun: "process 10 tonnes of ore"."""
    tree, before = owners.tree, amount.first - 1
    while before > 0 and (tree.pos[before] in {"DET", "ADV", "ADJ"} or tree.word[before] == "estimated"):
        before -= 1
    if before < 0:
        return None
    for rule in owners.cues.verbs.get(tree.lemma[before], ()):
        if amount.dimension in rule.dimensions and (rule.after is None or "" in rule.after):
            subject = owners.filling(before, rule.places, amount)
            return Finding(rule.name, subject, before, subject is not None)
    return None


def by_rules(owners: Owners, amount: Amount, *, any_verb: bool) -> Finding | None:
    """What the first rule finds that fits the verb, or that fits any verb."""
    verb = verb_of(owners, amount)
    if verb is None:
        return None
    tree, cues = owners.tree, owners.cues
    preposition = tree.preposition(amount.head)
    key = verb_key(tree, verb, cues.verbs) or tree.lemma[verb]
    for rule in cues.verbs.get(ANY_VERB if any_verb else key, ()):
        if amount.dimension in rule.dimensions and (rule.after is None or preposition in rule.after):
            if rule.name == "length" and is_mover(owners, verb):
                continue
            subject = owners.filling(verb, rule.places, amount)
            return Finding(rule.name, subject, verb, subject is not None)
    return None


def is_mover(owners: Owners, verb: int) -> bool:
    """Whether someone runs, and not a road: "she ran 5 km"."""
    subject = owners.subject(verb)
    if subject is None:
        return False
    name = owners.mentions.name.get(subject)
    return owners.tree.word[subject] in owners.cues.words.movers or (
        name is not None and name.type == "person"
    )


def verb_of(owners: Owners, amount: Amount) -> int | None:
    """The verb that an amount belongs to, a participle after it first: "the 5 tonnes produced in May"."""
    tree, head = owners.tree, amount.head
    if tree.child(head, "cop") is not None:
        return None
    for child in tree.children[head]:
        if tree.dep[child] == "acl" and child > amount.last and tree.is_participle(child):
            return child
    parent = amount.parent
    if tree.pos[parent] in VERBAL and parent != head and tree.base[head] in ARGUMENT:
        return parent
    return None


def of_rest(owners: Owners, amount: Amount) -> Finding | None:
    """An amount of money or of a substance that something else is done with."""
    name = owners.cues.rest.get(amount.dimension)
    verb = verb_of(owners, amount)
    if name is None or verb is None:
        return None
    subject = next(owners.stuff(amount), None)
    if subject is None and is_change(owners, verb):
        subject = owners.subject(verb, amount.head)
    return Finding(name, subject, verb, subject is not None and owners.tree.pos[subject] in NOMINAL)
