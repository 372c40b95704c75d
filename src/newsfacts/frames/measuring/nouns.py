"""What an amount measures by a noun beside it: "a cost of 5 billion", "the $22 billion station"."""

from __future__ import annotations

from newsfacts.frames.measuring.amounts import Amount, Finding
from newsfacts.frames.measuring.naming import own_words, property_name
from newsfacts.frames.measuring.owners import NOMINAL, Owners

PRENOMINAL = frozenset({"nummod", "compound", "amod", "nmod:desc", "nmod:unmarked", "det"})
# Prepositions between a property and its amount: "a capacity of", "sales at", "a budget over".
LINKING = frozenset({
    "of", "at", "to", "over", "under", "by", "from", "above", "below", "between", "around", "",
})  # fmt: skip
MAX_COMPOUND = 3
LINKING_WORDS = frozenset({"of", "at", ":", "around"})


def by_own_word(owners: Owners, amount: Amount) -> Finding | None:
    """In "a 4.7-magnitude quake", "a 500-capacity hall" the property is part of the amount."""
    tree = owners.tree
    words = tree.lemma[amount.first : amount.last + 1]
    if "magnitude" in words:
        return Finding("magnitude", quake_near(owners, amount), amount.head, True)
    if "capacity" in words and amount.parent > amount.last:
        return Finding("capacity", amount.parent, amount.parent, True)
    return None


def quake_near(owners: Owners, amount: Amount) -> int | None:
    """The earthquake beside an amount: "a 5.8 quake", "earthquakes over magnitude 4.5"."""
    tree, quakes = owners.tree, owners.cues.quakes
    after = range(amount.last + 1, min(amount.last + 4, len(tree)))
    near: list[int] = [amount.parent, *after, *range(max(amount.first - 3, 0), amount.first)]
    for token in near:
        if tree.lemma[token] in quakes:
            return token
    above = [head for _, head in tree.climb(amount.head) if tree.lemma[head] in quakes]
    return above[0] if above else None


def by_noun(owners: Owners, amount: Amount) -> Finding | None:
    """The noun of "a cost of 5 billion", "the cost, 5 billion", "a 7.0 magnitude"."""
    tree, head, parent = owners.tree, amount.head, amount.parent
    if tree.pos[parent] not in NOMINAL | {"ADJ"}:  # "a low of"
        return None
    if amount.holds(parent) or parent in owners.mentions.name:
        return None
    prenominal = tree.dep[head] in PRENOMINAL and head < parent
    if linked_thing(owners, amount, parent):
        return Finding(owners.cues.amounts[tree.lemma[parent]], owners.owned(parent, amount), parent, True)
    linked = tree.base[head] == "nmod" and tree.preposition(head) in LINKING
    if not linked and not prenominal and tree.base[head] != "appos":
        return None
    name = property_name(owners, parent, amount.dimension)
    if name is None and linked and tree.preposition(head) == "of" and is_had(owners, parent):
        name = own_words(owners, parent)
    if name is None or (prenominal and says_amount(owners, amount, parent)):
        return None
    itself = tree.lemma[parent] in owners.cues.words.winds  # "winds of 50 mph" have a speed
    return Finding(name, parent if itself else owners.owned(parent, amount), parent, True)


def linked_thing(owners: Owners, amount: Amount, noun: int) -> bool:
    """Whether an amount is that of a thing that has one: "a loan of $5 million"."""
    tree = owners.tree
    of = tree.base[amount.head] == "nmod" and tree.preposition(amount.head) == "of"
    return of and amount.dimension == "money" and tree.lemma[noun] in owners.cues.amounts


def says_amount(owners: Owners, amount: Amount, noun: int) -> bool:
    """Whether the noun after the amount says what it is: "a $2 million fine", "a 20% stake"."""
    sized = amount.dimension == "money" or amount.part
    return sized and owners.tree.lemma[noun] in owners.cues.amounts


def is_had(owners: Owners, noun: int) -> bool:
    """Whether a noun is what something has, so that it can be no thing itself: "has a grade of"."""
    tree, parent = owners.tree, owners.tree.head[noun]
    if tree.pos[noun] != "NOUN" or noun in owners.mentions.quantity:
        return False
    if tree.base[noun] == "obj":
        return tree.lemma[parent] in owners.cues.words.possessing
    return tree.base[noun] == "nmod" and tree.preposition(noun) == "with"


def compounded(owners: Owners, noun: int) -> int:
    """The head of the compound that `noun` begins: of "power station" the station."""
    tree = owners.tree
    for _ in range(MAX_COMPOUND):
        if tree.base[noun] != "compound" or tree.head[noun] < noun:
            break
        noun = tree.head[noun]
    return noun


def before_noun(owners: Owners, amount: Amount) -> Finding | None:
    """An amount before a noun: "a 1,200 MW reactor", "the $22 billion station", "a $2 million fine"."""
    tree, head, parent = owners.tree, amount.head, compounded(owners, amount.parent)
    cues, lemma = owners.cues, tree.lemma[parent]
    if (
        amount.dimension == "count"
        or head > parent
        or tree.dep[head] not in PRENOMINAL
        or tree.pos[parent] not in NOMINAL
    ):
        return None
    if says_amount(owners, amount, parent):
        stated, name = amount.dimension == "money", cues.amounts[lemma]
        subject = owners.owned(parent, amount) if name == lemma else parent
        return Finding(name, subject, parent, stated)
    kind = cues.before.get(amount.dimension, {})
    suggested = kind.get(lemma) or cues.dimensions.before.get(amount.dimension)
    if suggested is None:
        return None
    if amount.part and tree.child(parent, "cop") is not None:  # "the mix is 95% water"
        return Finding(suggested, owners.subject(parent, head), parent, True)
    return Finding(suggested, parent, parent, True)


def by_noun_before(owners: Owners, amount: Amount) -> Finding | None:
    """The property right before an amount, whatever the parse: "capacity of 5 MW", "cost: $5 million"."""
    tree, link = owners.tree, amount.first - 1
    while link > 0 and tree.pos[link] in {"DET", "ADV", "ADJ"}:
        link -= 1
    if link < 1 or tree.word[link] not in LINKING_WORDS or tree.lemma[link - 1] in owners.cues.transparent:
        return None
    noun = tree.pos[link - 1] in NOMINAL or tree.base[link - 1] in {"obj", "nsubj", "obl", "nmod"}
    name = property_name(owners, link - 1, amount.dimension) if noun else None
    return Finding(name, owners.owned(link - 1, amount), link - 1, True) if name else None
