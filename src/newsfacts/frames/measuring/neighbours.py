"""What the word after an amount tells, whatever the parse: "12 metres deep", "$5m in taxes"."""

from __future__ import annotations

from newsfacts.frames.arguments.links import VERBAL
from newsfacts.frames.measuring.amounts import Amount, Finding, Owners
from newsfacts.frames.measuring.properties import PropertyRules

OPENING_BRACKETS, CLOSING_BRACKETS = frozenset({"(", "["}), frozenset({")", "]"})
# A bracket of so many tokens at most may stand between an amount and its word.
MAX_BRACKETS = 7


def by_next_word(owners: Owners, rules: PropertyRules, amount: Amount) -> Finding | None:
    """The property of "70 miles (112 km) south of", "12 metres deep", "$5m in taxes"."""
    tree, parent = owners.tree, amount.parent
    word = after_brackets(owners, amount.last + 1)
    if word >= len(tree):
        return None
    if tree.word[word] == "in" and tree.base[word] == "case":
        return in_form_of(owners, rules, word, parent)
    if tree.lemma[word] not in rules.cues.adjectives or (
        tree.pos[word] == "ADP" and tree.word[word] != "from"
    ):
        return None
    if tree.word[word] == "from":
        return distance(owners, amount)
    if tree.pos[parent] in VERBAL:
        return Finding(rules.cues.adjectives[tree.lemma[word]], owners.subject(parent), parent, True)
    return rules.by_adjective(word)


def after_brackets(owners: Owners, token: int) -> int:
    """The token after a short bracket at `token`, or `token` itself."""
    words = owners.tree.word
    if token < len(words) and words[token] in OPENING_BRACKETS:
        for stop in range(token + 1, min(token + MAX_BRACKETS, len(words))):
            if words[stop] in CLOSING_BRACKETS:
                return stop + 1
    return token


def distance(owners: Owners, amount: Amount) -> Finding | None:
    """The distance of "40 km from the border"; "$5m from the fund" is none."""
    if amount.dimension != "length":
        return None
    if owners.tree.pos[amount.parent] in VERBAL:
        return Finding("distance", None, amount.parent, False)
    if owners.tree.child(amount.head, "cop") is not None:
        subject = owners.subject(amount.head)
        return Finding("distance", subject, amount.head, subject is not None)
    return Finding("distance", amount.parent, amount.parent, True)


def in_form_of(owners: Owners, rules: PropertyRules, preposition: int, parent: int) -> Finding | None:
    """The property that follows its amount in "90 billion in property damage"."""
    tree = owners.tree
    noun = tree.head[preposition]
    name = rules.name(noun)
    if name is None or not preposition < noun <= preposition + MAX_BRACKETS:
        return None
    subject = owners.subject(parent) if tree.pos[parent] in VERBAL else None
    return Finding(name, noun if subject is None else subject, noun, True)
