"""What an amount measures, and of what: rules over the words around it, tried in order."""

from __future__ import annotations

from newsfacts.frames.arguments.links import VERBAL
from newsfacts.frames.lexicon.measures import MeasureCues
from newsfacts.frames.measuring.amounts import Amount, Finding, Owners
from newsfacts.frames.reading import Reading

NOMINAL = frozenset({"NOUN", "PROPN"})
PRENOMINAL = frozenset({"nummod", "compound", "amod", "nmod:desc", "det"})
ARGUMENT = frozenset({"obj", "obl", "xcomp", "advmod", "iobj", "nsubj", "ccomp", "nmod"})
# Prepositions between a property and its amount: "a capacity of", "sales at", "a budget over".
LINKING = frozenset(
    {"of", "at", "to", "over", "under", "by", "from", "above", "below", "with", "between", "around"}
)
THINGS_MEASURED = ("object", "in", "on", "for")
# Properties that ask what they are of: "the number of visitors".
COUNTING = frozenset({"number", "amount", "total"})
# In "6,000 megawatts of electricity" the amount is no property of the electricity.
FLOWING = frozenset({"power", "energy", "volume_flow"})


class PropertyRules:
    """Reads what the amounts of one text measure by the nouns, verbs and adjectives around them."""

    def __init__(self, reading: Reading, cues: MeasureCues, owners: Owners) -> None:
        self.tree, self.mentions, self.cues, self.owners = reading.tree, reading.mentions, cues, owners

    def find(self, amount: Amount) -> Finding | None:
        """What the first rule that fits finds."""
        return (
            self._by_victims(amount)
            or self._by_change(amount)
            or self._by_noun(amount)
            or self._before_noun(amount)
            or self._part_of(amount)
            or self._by_predicate(amount)
            or self._by_verb(amount)
            or self._bare(amount)
        )

    def of_count(self, amount: Amount) -> Finding | None:
        """What a number of things is counted for: "killed three people", "has 6 hotels"."""
        tree, head, parent = self.tree, amount.head, amount.parent
        finding = (self._by_noun(amount) if tree.base[head] == "nmod" else None) or self._by_victims(amount)
        if finding or tree.pos[parent] not in VERBAL:
            return finding
        if tree.lemma[parent] in self.cues.having and tree.base[head] in {"obj", "obl"}:
            subject = self.owners.subject(parent, head)
            return None if subject is None else Finding(None, subject, parent, False)
        finding = self._by_verb(amount)
        return finding and finding._replace(stated=False)

    def name(self, noun: int) -> str | None:
        """The property that `noun` names, with what specifies it: "wind speed"."""
        tree, name = self.tree, self.cues.nouns.get(self.tree.lemma[noun])
        if name is None:
            return None
        kinds = [
            tree.word[child]
            for child in tree.children[noun]
            if tree.base[child] == "compound" and child not in self.mentions.name
            and child not in self.mentions.quantity
        ]  # fmt: skip
        return " ".join([*kinds, name])

    def by_adjective(self, adjective: int) -> Finding:
        """The property of "70 miles long", of its subject or of the noun before or after it."""
        tree = self.tree
        subjects = self.owners.slots(adjective).get("subject") or []
        described = tree.head[adjective] if tree.base[adjective] in {"amod", "acl", "advmod"} else None
        subject = subjects[0] if subjects else described
        if subject is not None and tree.pos[subject] in VERBAL:
            subject = self.owners.subject(subject)
        return Finding(self.cues.adjectives[tree.lemma[adjective]], subject, adjective, True)

    # ---- by a noun -----------------------------------------------------------------

    def by_own_word(self, amount: Amount) -> Finding | None:
        """In "a 4.7-magnitude quake" the property is part of the amount."""
        tree = self.tree
        if all(tree.lemma[token] != "magnitude" for token in range(amount.first, amount.last + 1)):
            return None
        around = [token for token in (amount.last + 1, amount.parent) if token < len(tree)]
        quake = next((token for token in around if tree.lemma[token] in self.cues.quakes), None)
        return Finding("magnitude", quake, amount.head, True)

    def _by_noun(self, amount: Amount) -> Finding | None:
        """The noun of "a cost of 5 billion", "the cost, 5 billion", "a 7.0 magnitude"."""
        tree, head, parent = self.tree, amount.head, amount.parent
        if amount.holds(parent) or tree.pos[parent] not in NOMINAL:
            return None
        prenominal = tree.dep[head] in PRENOMINAL
        linked = tree.base[head] == "nmod" and (
            tree.preposition(head) in LINKING or not tree.preposition(head)
        )
        if not linked and not prenominal and tree.base[head] != "appos":
            return None
        name = self.name(parent)
        if name is None or (prenominal and tree.lemma[parent] in self.cues.amounts):
            return None
        return Finding(name, self.owners.owned(parent, head), parent, True)

    def _before_noun(self, amount: Amount) -> Finding | None:
        """An amount before a noun: "a 1,200 MW reactor", "the $22 billion station", "a $2 million fine"."""
        tree, head, parent = self.tree, amount.head, amount.parent
        if (
            amount.dimension == "count"
            or tree.dep[head] not in PRENOMINAL
            or tree.pos[parent] not in NOMINAL | {"ADJ"}
        ):
            return None
        if tree.lemma[parent] in self.cues.adjectives:
            return self.by_adjective(parent)
        if tree.lemma[parent] in self.cues.amounts:
            subject = self.owners.owner(parent, head)
            return Finding(tree.lemma[parent], subject, parent, amount.dimension == "money")
        name = self.cues.dimensions.before.get(amount.dimension)
        return Finding(name, parent, parent, True) if name else None

    def _part_of(self, amount: Amount) -> Finding | None:
        """What an amount is a part of: "23% of the needs", "8,500 acres of forest"."""
        name = self.cues.dimensions.of.get(amount.dimension)
        if name is None:
            return None
        for token in range(amount.first, amount.last + 1):
            whole = self.tree.preposition_child(token, "of")
            if whole is None or amount.holds(whole):
                continue
            if named := self.name(whole):
                return Finding(named, self.owners.holder(amount.head), amount.head, True)
            if amount.dimension not in FLOWING:
                return Finding(name, whole, amount.head, amount.dimension == "percent")
        return None

    # ---- by a verb or predicate ------------------------------------------------------

    def _by_victims(self, amount: Amount) -> Finding | None:
        """The number of "killed 20", "20 were killed", "90 civilians were wounded"."""
        tree, head, parent = self.tree, amount.head, amount.parent
        name = self.cues.verbs.counted.get(tree.lemma[parent])
        if name is None or amount.dimension != "count" or tree.base[head] not in {"nsubj", "obj"}:
            return None
        causes = [token for token in self.owners.slots(parent).get("subject", ()) if token != head]
        return Finding(name, causes[0] if causes else None, parent, False)

    def _by_change(self, amount: Amount) -> Finding | None:
        """By how much something changed: "prices rose 6%", "cut rates by 2 points"."""
        tree, head, parent = self.tree, amount.head, amount.parent
        name = self.cues.verbs.change.get(tree.lemma[parent])
        if name is None or amount.dimension != "percent" or tree.pos[parent] not in VERBAL:
            return None
        if tree.base[head] not in {"obj", "obl", "advmod"} or tree.preposition(head) not in {"", "by"}:
            return None
        moved = next((token for token in self.owners.slots(parent).get("object", ()) if token != head), None)
        return Finding(name, self.owners.subject(parent) if moved is None else moved, parent, True)

    def _by_predicate(self, amount: Amount) -> Finding | None:
        """The subject of "the capacity is 5 GW", "it is 5 km long", "the price rose to $5"."""
        tree, head, parent = self.tree, amount.head, amount.parent
        if tree.lemma[parent] in self.cues.adjectives and tree.pos[parent] in {"ADJ", "ADV"}:
            return self.by_adjective(parent)
        anchor = head if tree.child(head, "cop") is not None else parent
        if anchor != head and (tree.pos[parent] not in VERBAL or tree.base[head] not in ARGUMENT):
            return None
        moved = self.owners.slots(anchor).get("object", []) if tree.base[head] in {"obl", "nmod"} else []
        for token in [*moved, *self.owners.subjects(anchor)]:
            name = self._property_of(token) if token != head else None
            if name:
                return Finding(name, self.owners.owned(token, head), anchor, True)
        return None

    def _property_of(self, token: int) -> str | None:
        """The property that a phrase names, also behind "the number of"."""
        name = self.name(token)
        counted = self.tree.preposition_child(token, "of") if name in COUNTING else None
        return name if counted is None else f"{name} of {self.tree.word[counted]}"

    def _by_verb(self, amount: Amount) -> Finding | None:
        """A verb that tells a property: "weighs 40 tonnes", "exported 431 tonnes of mangoes"."""
        tree, head, parent = self.tree, amount.head, amount.parent
        if tree.pos[parent] not in VERBAL or tree.base[head] not in ARGUMENT:
            return None
        lemma, verbs = tree.lemma[parent], self.cues.verbs
        if lemma in verbs.object:
            slots = self.owners.slots(parent)
            things = [token for slot in THINGS_MEASURED for token in slots.get(slot, ()) if token != head]
            subject = next((token for token in things if self.owners.is_thing(token)), None)
            return Finding(verbs.object[lemma], subject, parent, subject is not None)
        if lemma in verbs.subject:
            return Finding(verbs.subject[lemma], self.owners.subject(parent, head), parent, True)
        return None

    def _bare(self, amount: Amount) -> Finding | None:
        """The property that the dimension alone suggests; no record of its own."""
        tree, head, parent = self.tree, amount.head, amount.parent
        if tree.lemma[parent] in self.cues.quakes and amount.dimension == "count":
            return Finding("magnitude", parent, parent, True)
        name = self.cues.dimensions.before.get(amount.dimension)
        if name is None or amount.dimension == "money":
            return None
        if (
            tree.base[head] == "nmod"
            and tree.preposition(head) in {"of", "with"}
            and tree.pos[parent] == "NOUN"
        ):
            return Finding(name, parent, parent, True)
        subject = self.owners.subject(parent) if tree.pos[parent] in VERBAL else None
        return Finding(name, subject, head, False)
