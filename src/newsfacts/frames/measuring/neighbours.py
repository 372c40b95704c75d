"""What the word after an amount tells, whatever the parse: "12 metres deep", "$5m in taxes"."""

from __future__ import annotations

from newsfacts.frames.arguments.links import VERBAL
from newsfacts.frames.measuring.amounts import Amount, Finding
from newsfacts.frames.measuring.naming import property_name
from newsfacts.frames.measuring.owners import NOMINAL, Owners

OPENING_BRACKETS, CLOSING_BRACKETS = frozenset({"(", "["}), frozenset({")", "]"})
# A bracket of so many tokens at most may stand between an amount and its word.
MAX_BRACKETS = 7
# Relations in which an adjective with its amount describes the word above it.
DESCRIBING = frozenset({"amod", "acl", "advmod", "appos"})


def by_next_word(owners: Owners, amount: Amount) -> Finding | None:
    """The property of "70 miles (112 km) south of", "12 metres deep", "$5m in taxes"."""
    tree, parent = owners.tree, amount.parent
    word = after_brackets(owners, amount.last + 1)
    if word >= len(tree):
        return None
    if amount.part:
        return completed(owners, amount, word)
    if tree.word[word] == "in" and tree.base[word] == "case":
        return in_form_of(owners, amount, word)
    adjectives = owners.cues.adjectives
    name = adjectives.get(tree.word[word]) or adjectives.get(tree.lemma[word])
    if name is None or (amount.dimension != "length" and name not in {"weight", "speed", "area"}):
        return None
    if name == "distance":
        return distance(owners, amount, tree.word[word])
    if (
        name in {"height", "depth"}
        and tree.base[word] == "case"
        and tree.lemma[parent] in owners.cues.change.moves
    ):
        return None  # "rose 3 metres above normal"
    if tree.pos[parent] in VERBAL:
        return Finding(name, owners.subject(parent), parent, True)
    return by_adjective(owners, amount, word, name)


def completed(owners: Owners, amount: Amount, adjective: int) -> Finding | None:
    """What a percentage before an adjective measures: "75 percent complete"."""
    name = owners.cues.completing.get(owners.tree.word[adjective])
    return by_adjective(owners, amount, adjective, name) if name else None


def worth(owners: Owners, amount: Amount) -> Finding | None:
    """The worth of "a contract worth $5 million"."""
    tree, before = owners.tree, amount.first - 1
    while before > 0 and tree.pos[before] == "ADV":
        before -= 1
    if before < 1 or tree.word[before] != "worth":
        return None
    if tree.pos[before - 1] in NOMINAL:
        return Finding("worth", phrase_head(owners, before - 1, before), before, True)
    return by_adjective(owners, amount, before, "worth")


def by_adjective(owners: Owners, amount: Amount, adjective: int, name: str) -> Finding:
    """The property of "70 miles long", of its subject or of the noun before or after it."""
    tree = owners.tree
    for token in (adjective, amount.head):
        subjects = [t for t in owners.slots(token).get("subject", ()) if not amount.holds(t)]
        if subjects and (tree.pos[subjects[0]] not in VERBAL):
            return Finding(name, subjects[0], adjective, True)
    for token in (adjective, amount.head):
        described = tree.head[token]
        if (
            tree.base[token] in DESCRIBING | {"nmod", "obl"}
            and not amount.holds(described)
            and described != adjective
        ):
            if tree.pos[described] in VERBAL:
                described_by = owners.subject(described, token)
                return Finding(name, described_by, adjective, True)
            if described not in owners.mentions.date:
                return Finding(name, described, adjective, True)
    return Finding(name, None, adjective, False)


def after_brackets(owners: Owners, token: int) -> int:
    """The token after a short bracket at `token`, or `token` itself."""
    words = owners.tree.word
    if token < len(words) and words[token] in OPENING_BRACKETS:
        for stop in range(token + 1, min(token + MAX_BRACKETS, len(words))):
            if words[stop] in CLOSING_BRACKETS:
                return stop + 1
    return token


def within(owners: Owners, amount: Amount) -> Finding | None:
    """The distance of "troops are within 5 km of the city"."""
    tree, before = owners.tree, amount.first - 1
    inside = "within" in {tree.word[before] if before >= 0 else "", tree.word[amount.first]}
    if amount.dimension != "length" or not inside:
        return None
    clause = amount.head if tree.child(amount.head, "cop") is not None else amount.parent
    subject = owners.subject(clause, amount.head)
    return Finding("distance", subject, amount.head, subject is not None)


def distance(owners: Owners, amount: Amount, word: str) -> Finding | None:
    """The distance of "the town, 40 km from the border"; "runs 40 km from the border" tells a length."""
    tree, parent = owners.tree, amount.parent
    if tree.child(amount.head, "cop") is not None:
        subject = owners.subject(amount.head)
        return Finding("distance", subject, amount.head, subject is not None)
    located = noun_before(owners, amount)
    if located is not None:
        return Finding("distance", located, located, True)
    if tree.pos[parent] in VERBAL:
        if word == "from" and any(
            rule.name == "length" for rule in owners.cues.verb_rules(tree.lemma[parent])
        ):
            return None
        subject = owners.subject(parent, amount.head)
        return Finding("distance", subject, parent, subject is not None)
    return Finding("distance", parent, parent, parent != amount.head)


def noun_before(owners: Owners, amount: Amount) -> int | None:
    """The noun right before an amount: of "drove to a wall 4 km away" the wall."""
    tree, before = owners.tree, amount.first - 1
    while before > 0 and (tree.word[before] == "," or tree.pos[before] == "ADV"):
        before -= 1
    if before < 0 or tree.pos[before] not in NOMINAL or not owners.is_thing(before):
        return None
    return phrase_head(owners, before, amount.first)


def phrase_head(owners: Owners, noun: int, stop: int) -> int:
    """The head before `stop` of the phrase that `noun` ends: of "value of the firms" the value."""
    tree, before = owners.tree, noun
    while tree.base[before] in {"flat", "compound"} or (
        tree.base[before] == "nmod" and tree.preposition(before) == "of"
    ):
        above = tree.head[before]
        if above >= stop or above == before:
            break
        before = above
    return before


def in_form_of(owners: Owners, amount: Amount, preposition: int) -> Finding | None:
    """The property that follows its amount in "90 billion in property damage"."""
    tree, parent = owners.tree, amount.parent
    noun = tree.head[preposition]
    name = property_name(owners, noun)
    if any(tree.base[child] == "det" for child in tree.children[noun]):
        return None  # "in the capital"
    if name is None or not preposition < noun <= preposition + MAX_BRACKETS:
        return None
    clause = amount.head if tree.child(amount.head, "cop") is not None else parent
    subject = owners.subject(clause, amount.head) if clause != parent or tree.pos[parent] in VERBAL else None
    if subject is None and amount.dimension == "length":  # "particles under 3 micrometres in diameter"
        subject = parent if tree.pos[parent] in NOMINAL else owners.holder(amount.head)
    return Finding(name, noun if subject is None else subject, noun, True)
