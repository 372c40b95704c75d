"""What things are counted for: "killed three people", "has 6 hotels", "40 deaths", "a 12-member council"."""

from __future__ import annotations

from newsfacts.frames.arguments.links import VERBAL
from newsfacts.frames.measuring.amounts import Amount, Finding
from newsfacts.frames.measuring.naming import property_name
from newsfacts.frames.measuring.nouns import PRENOMINAL, by_noun
from newsfacts.frames.measuring.owners import NOMINAL, Owners
from newsfacts.frames.measuring.parts import whole_of
from newsfacts.frames.measuring.verbs import by_predicate, by_verb

# Numbers of things with one of these properties make a record.
CAUSES = ("from", "in", "by", "due_to", "because_of", "to", "on", "of")
CAUSES_OF_EVENT = ("subject", "in", "during", "from", "after")


def of_count(owners: Owners, amount: Amount) -> Finding | None:
    """What a number of things measures; most measure nothing, but are something's."""
    tree, counted = owners.tree, owners.cues.counted
    finding = (
        by_verb_of_victims(owners, amount)
        or before_thing(owners, amount)
        or (by_noun(owners, amount) if tree.base[amount.head] in {"nmod", "appos"} else None)
        or by_victims(owners, amount)
        or by_counted_thing(owners, amount)
        or (of_kind(owners, amount) if tree.lemma[amount.head] in counted.units else None)
        or had(owners, amount)
        or existing(owners, amount)
        or by_verb(owners, amount)
        or by_predicate(owners, amount)
        or of_kind(owners, amount)
    )
    if finding is None or not amount.counted or finding.property in owners.cues.words.stated:
        return finding
    return finding._replace(stated=False)


def before_thing(owners: Owners, amount: Amount) -> Finding | None:
    """The noun after "three-judge", "55-member"."""
    tree, head, parent = owners.tree, amount.head, amount.parent
    if tree.dep[head] not in PRENOMINAL or tree.pos[parent] not in NOMINAL or parent <= amount.last:
        return None
    name = owners.cues.counted.before.get(tree.lemma[head])
    named = property_name(owners, parent)
    if name is None and named is not None and tree.lemma[parent] in owners.cues.words.leads:
        return Finding(named, owners.owned(parent, amount), parent, True)
    if name is None and tree.lemma[parent] in owners.cues.words.victories:
        name = "margin of victory"
    return Finding(name, parent, parent, name is not None)


def by_victims(owners: Owners, amount: Amount) -> Finding | None:
    """The number of "killed 20", "20 were killed", "3,000 people attended", "used by 5 million people"."""
    tree, head, verb = owners.tree, amount.head, amount.parent
    counted, lemma = owners.cues.counted, tree.lemma[verb]
    if amount.dimension != "count" or tree.pos[verb] not in VERBAL | {"ADJ"}:
        return None
    slots = owners.slots(verb)
    if lemma in counted.state and tree.base[head] in {"nsubj", "obj", "nmod", "obl"}:
        return Finding(counted.state[lemma], cause_around(owners, amount, verb), verb, False)
    if lemma in counted.patient and (head in slots.get("object", ()) or tree.base[head] == "obj"):
        if lemma == "claim" and tree.lemma[head] not in counted.things:
            return None
        return Finding(counted.patient[lemma], cause_at(owners, amount, verb), verb, False)
    if lemma == "lose" and any(tree.lemma[token] == "life" for token in slots.get("object", ())):
        return Finding(counted.things["life"], cause_at(owners, amount, verb), verb, False)
    if lemma in counted.agent and (head in slots.get("subject", ()) or tree.base[head] == "nsubj"):
        patient = named_before_participle(owners, verb)
        if patient is None:
            patient = owners.filling(verb, ("object",), amount)
        if patient is None:
            patient = cause_at(owners, amount, verb)
        return Finding(counted.agent[lemma], patient, verb, False)
    return None


def named_before_participle(owners: Owners, verb: int) -> int | None:
    """Of "languages such as Mizo, used by 800,000 people" the nearest noun, whatever the parse."""
    tree = owners.tree
    if verb < 2 or tree.word[verb - 1] != "," or not tree.is_participle(verb):
        return None
    return verb - 2 if tree.pos[verb - 2] in NOMINAL and tree.child(verb, "aux") is None else None


def by_verb_of_victims(owners: Owners, amount: Amount) -> Finding | None:
    """The verb right before the number, whatever the parse: "killed one and injured two"."""
    tree, verb = owners.tree, amount.first - 1
    name = (
        owners.cues.counted.patient.get(tree.lemma[verb]) if verb >= 0 and tree.pos[verb] == "VERB" else None
    )
    if name is None or tree.head[amount.head] == verb or tree.lemma[verb] == "claim":
        return None
    return Finding(name, cause_at(owners, amount, verb), verb, False)


def cause_at(owners: Owners, amount: Amount, verb: int) -> int | None:
    """Who or what does it to the victims, neither a time nor a place."""
    for slot in CAUSES_OF_EVENT:
        for token in owners.slots(verb).get(slot, ()):
            name = owners.mentions.name.get(token)
            if not amount.holds(token) and owners.is_thing(token) and (name is None or name.type != "place"):
                return token
    return None


def cause_around(owners: Owners, amount: Amount, state: int) -> int | None:
    """The cause of "left 14 dead"."""
    tree = owners.tree
    for _, head in tree.climb(state):
        if tree.pos[head] in VERBAL:
            return owners.filling(head, ("subject",), amount)
    return None


def by_counted_thing(owners: Owners, amount: Amount) -> Finding | None:
    """The toll of "caused 40 deaths", "312 deaths from malaria"."""
    tree, head, parent = owners.tree, amount.head, amount.parent
    counted, last = owners.cues.counted, tree.lemma[amount.last]
    after = tree.lemma[amount.last + 1] if amount.last + 1 < len(tree) else ""
    name = counted.things.get(tree.lemma[head]) or counted.state.get(last) or counted.state.get(after)
    if name is None or not amount.counted or tree.lemma[head] == "life":
        return None
    slots = owners.slots(head)
    for slot in CAUSES[:4]:
        for token in slots.get(slot, ()):
            mention = owners.mentions.name.get(token)
            if owners.is_thing(token) and (mention is None or mention.type not in {"place", "group"}):
                return Finding(name, token, head, False)
    parent = tree.head[parent] if after in counted.state and tree.pos[parent] not in VERBAL else parent
    if tree.lemma[parent] in owners.cues.causing:
        for slot in ("subject", "to", "on"):
            for token in owners.slots(parent).get(slot, ()):
                if not amount.holds(token) and owners.is_thing(token):
                    return Finding(name, token, parent, False)
    return Finding(name, None, head, False)


def had(owners: Owners, amount: Amount) -> Finding | None:
    """Whose things they are: "has 6 hotels", "consists of 15 members", "in its six hotels"."""
    tree, head, parent = owners.tree, amount.head, amount.parent
    owner = tree.child(head, "nmod:poss")
    if owner is not None:
        return Finding(None, owner, head, False)
    if (
        tree.pos[parent] in VERBAL
        and tree.base[head] in {"obj", "obl"}
        and tree.lemma[parent] in owners.cues.having
    ):
        rule = by_verb(owners, amount)
        if rule is not None:
            return rule
        subject = owners.subject(parent, head)
        return None if subject is None else Finding(None, subject, parent, False)
    if tree.base[head] == "nmod" and tree.preposition(head) in {"of", "with"} and tree.pos[parent] in NOMINAL:
        holder = owners.holder(head)
        return None if holder is None else Finding(None, holder, parent, False)
    return None


def existing(owners: Owners, amount: Amount) -> Finding | None:
    """Where things are: "there are 1.3 billion people in the area"."""
    tree, head = owners.tree, amount.head
    verb = head if tree.child(head, "expl") is not None else amount.parent
    if tree.child(verb, "expl") is None:
        return None
    for token in (head, verb):
        place = tree.preposition_child(token, "in")
        if place is not None and owners.is_thing(place):
            name = "population" if tree.lemma[head] in owners.cues.words.people else None
            return Finding(name, place, verb, name is not None)
    return None


def of_kind(owners: Owners, amount: Amount) -> Finding | None:
    """Of what the things are: "10 million cases of measles"."""
    whole = whole_of(owners, amount)
    return None if whole is None else Finding(None, whole, amount.head, False)
