"""By how much something changed: "prices rose 6%", "cut output by 2 tonnes", "sales, up 3%,"."""

from __future__ import annotations

from newsfacts.frames.arguments.links import VERBAL
from newsfacts.frames.measuring.amounts import Amount, Finding
from newsfacts.frames.measuring.naming import kinds, property_name
from newsfacts.frames.measuring.owners import NOMINAL, Owners

RELATIONS = frozenset({"obj", "obl", "advmod", "xcomp", "nmod", "ccomp"})


def by_verb_of_change(owners: Owners, amount: Amount) -> Finding | None:
    """The change of "prices rose 6%", "cut rates by 2 points"; new and old values are none."""
    tree, head, verb = owners.tree, amount.head, changing(owners, amount)
    if tree.pos[verb] not in VERBAL or tree.base[head] not in RELATIONS:
        return None
    change, lemma, preposition = owners.cues.change, tree.lemma[verb], tree.preposition(head)
    name = change.moves.get(lemma) or change.moved.get(lemma)
    if name is None or preposition not in {"", "by"}:
        return None
    moved = moved_by(owners, verb, amount)
    named = moved is not None and property_name(owners, moved) is not None
    if not amount.part and not named and preposition == "":
        return None  # "raised $5 million", "fell ten metres"
    if not amount.part and lemma in change.moved and preposition == "":
        return None  # "lost $5 million"
    full = name_of_change(owners, amount, moved, name)
    if moved is not None and not amount.part and named:  # "its capital increase" is the owner's
        moved = owners.possessor(moved, amount) or moved
    return Finding(full, moved, verb, True)


def changing(owners: Owners, amount: Amount) -> int:
    """The verb over an amount: of "cut the number of stations from 180" the verb, not the noun."""
    tree, parent = owners.tree, amount.parent
    if tree.preposition(amount.head) not in {"from", "to", "by"} or tree.pos[parent] in VERBAL:
        return parent
    for child, head in tree.climb(parent):
        if tree.base[child] not in {"nmod", "obj", "nsubj", "obl", "conj"} or head == amount.head:
            break
        if tree.pos[head] in VERBAL:
            return head if is_change(owners, head) else parent
    return parent


def is_change(owners: Owners, verb: int) -> bool:
    """Whether a verb tells of a change, so that its subject has values."""
    change, lemma = owners.cues.change, owners.tree.lemma[verb]
    return lemma in change.moves or lemma in change.moved


def moved_by(owners: Owners, verb: int, amount: Amount) -> int | None:
    """What moves or is moved."""
    for token in owners.slots(verb).get("object", ()):
        if not amount.holds(token) and owners.is_thing(token):
            return token
    return owners.subject(verb, amount.head)


def name_of_change(owners: Owners, amount: Amount, moved: int | None, name: str) -> str:
    """How a change is called: "inflation" of prices; one in units says of what: "output reduction"."""
    if moved is None:
        return name
    tree, growths = owners.tree, owners.cues.growths
    if amount.part and name in owners.cues.words.upward and is_general(owners, moved):
        specified = " ".join([*kinds(owners, moved), tree.lemma[moved]])
        named = growths.get(specified) or growths.get(f"{tree.word[moved - 1]} {tree.lemma[moved]}")
        if named:
            return named
    measured = property_name(owners, moved)
    return f"{measured} {name}" if measured else name


def is_general(owners: Owners, noun: int) -> bool:
    """Whether a noun stands for itself: "prices", not "prices of bread"."""
    tree = owners.tree
    for child in tree.children[noun]:
        plain = (
            tree.word[child] in owners.cues.words.general
            or tree.dep[child] == "nmod:poss"
            or child in owners.mentions.date
        )
        if plain or tree.base[child] not in {"nmod", "amod"}:
            continue
        if tree.preposition(child) in {"of", "for", ""}:
            return False
    return True


def by_word_of_change(owners: Owners, amount: Amount) -> Finding | None:
    """The change of "sales were up 3%", "shares closed 2% lower"."""
    tree, words, beside = owners.tree, owners.cues.words, owners.cues.change.beside
    if not amount.part:
        return None
    before, after = amount.first - 1, amount.last + 1
    if before > 0 and tree.word[before] == "by":
        before -= 1
    word = None
    if before >= 0 and tree.word[before] in words.directions and tree.base[before] != "compound":
        word = before
    elif after < len(tree) and tree.word[after] in words.comparatives:
        word = after
    if word is None:
        return None
    moved = changed_thing(owners, amount, word)
    return Finding(name_of_change(owners, amount, moved, beside[tree.word[word]]), moved, amount.head, True)


def changed_thing(owners: Owners, amount: Amount, word: int) -> int | None:
    """What is up or down: the subject of the clause, or the noun before the word."""
    tree = owners.tree
    for token in (amount.head, word):
        if tree.child(token, "cop", "nsubj") is not None:
            return owners.subject(token, amount.head)
        for child, head in tree.climb(token):
            if amount.holds(head) or head == word:
                continue
            if tree.pos[head] in VERBAL or tree.child(head, "cop") is not None:
                return owners.subject(head, amount.head)
            if (
                tree.pos[head] in NOMINAL
                and owners.is_thing(head)
                and tree.base[child] in {"appos", "amod", "acl", "nmod"}
            ):
                return head
            break
    return None
