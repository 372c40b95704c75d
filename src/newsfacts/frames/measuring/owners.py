"""Who or what has the properties that a text names."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from newsfacts.frames.arguments.links import VERBAL, Slots
from newsfacts.frames.lexicon.measures import MeasureCues
from newsfacts.frames.measuring.amounts import Amount
from newsfacts.frames.reading import Reading

NOMINAL = frozenset({"NOUN", "PROPN"})
SUBSTANTIVE = NOMINAL | {"PRON"}
OWNER_SLOTS = ("of", "poss", "for")
# Where a phrase that begins right after a property says whose it is: "a drop in sales".
OWNER_AFTER = frozenset({"in", "on", "of", "for"})
# Prepositions over which a noun or the subject of a verb has what follows: "a line with a capacity of".
HOLDING = frozenset({"with", "at", "of", "in", "over", "above", "under", "below", "on", "from", "to"})
HOLDING_AT_VERB = frozenset({"with", "at", "for", "by", "to", "on"})
BOUGHT_AT = frozenset({"at", "for"})
MAX_UP = 4


class Owners:
    """Who or what has the properties that one text names."""

    def __init__(self, reading: Reading, cues: MeasureCues) -> None:
        self.tree, self.mentions, self.arguments, self.cues = (
            reading.tree,
            reading.mentions,
            reading.arguments,
            cues,
        )

    def slots(self, token: int) -> Slots:
        """The slots of `token`."""
        return self.arguments.slots(token)

    def subjects(self, verb: int) -> list[int]:
        """What a clause is about: its surface subject."""
        slots = self.slots(verb)
        passive = slots.get("object", []) if "passive" in slots else []
        return passive or slots.get("subject", []) or self.arguments.subjects.of(verb)

    def subject(self, verb: int, other_than: int | None = None) -> int | None:
        """The first subject of `verb` but for one token."""
        return next((token for token in self.subjects(verb) if token != other_than), None)

    def is_thing(self, token: int) -> bool:
        """Whether `token` is neither a date nor an amount; "three reactors" are things."""
        if token in self.mentions.date:
            return False
        index = self.mentions.quantity.get(token)
        return index is None or (
            self.mentions.quantities[index].item is not None and self.tree.pos[token] == "NOUN"
        )

    def filling(self, verb: int, places: tuple[str, ...], amount: Amount) -> int | None:
        """The first thing in one of the places around a verb.

        A place is a slot of the verb, `surface` (its surface subject) or `stuff` (what the
        amount is an amount of: "of cocaine", "in goods").
        """
        for place in places:
            if place == "stuff":
                tokens = self.stuff(amount)
            elif place == "surface":
                tokens = iter(self.subjects(verb))
            else:
                tokens = iter(self.slots(verb).get(place, ()))
            for token in tokens:
                if not amount.holds(token) and self.is_thing(token):
                    return token
        return None

    def stuff(self, amount: Amount) -> Iterator[int]:
        """What the amount is an amount of: "3 tonnes of wheat", "$2 million in goods"."""
        tree = self.tree
        for token in sorted({amount.head, *range(amount.first, amount.last + 1)}):
            for child in tree.children[token]:
                after = tree.base[child] in {"nmod", "obl"} and child > amount.last
                if after and tree.pos[child] in SUBSTANTIVE and tree.preposition(child) in {"of", "in"}:
                    yield child

    def owner(self, noun: int, amount: Amount) -> int | None:
        """Whose property `noun` is: "the cost of the line", "its cost", "a line with a cost of"."""
        slots = self.slots(noun)
        for slot in OWNER_SLOTS:
            for token in slots.get(slot, ()):
                if not amount.holds(token) and self.is_thing(token):
                    return token
        after = self._right_after(noun, amount)
        if after is not None:
            return after
        for token in slots.get("compound", ()):
            if token in self.mentions.name:
                return token
        subject = next((token for token in slots.get("subject", ()) if not amount.holds(token)), None)
        if subject is not None and self.tree.lemma[self.tree.head[noun]] not in self.cues.giving:
            return subject
        return self.holder(noun)

    def _right_after(self, noun: int, amount: Amount) -> int | None:
        """Of "a 4% drop in sales", "a profit of $2 million on the sale" what the phrase right after names."""
        tree = self.tree
        for at in (noun + 1, amount.last + 1):
            if at >= len(tree) or tree.base[at] != "case" or tree.word[at] not in OWNER_AFTER:
                continue
            token = tree.head[at]
            own = tree.lemma[token] in self.cues.nouns and at != noun + 1
            if token > at and tree.pos[token] in NOMINAL and self.is_thing(token) and not own:
                return token if not amount.holds(token) else None
        return None

    def possessor(self, noun: int, amount: Amount) -> int | None:
        """Who has `noun` by its own phrase: "its capital", "the cost of the line"."""
        slots = self.slots(noun)
        owners: list[int] = [*slots.get("poss", ()), *slots.get("of", ())]
        for token in owners:
            if not amount.holds(token) and self.is_thing(token):
                return token
        return None

    def owned(self, noun: int, amount: Amount) -> int:
        """Whose property `noun` is; what has no owner stands for itself ("winds of 100 mph")."""
        owner = self.owner(noun, amount)
        return noun if owner is None else owner

    def holder(self, noun: int) -> int | None:
        """The thing that has the property noun `noun`, up the tree."""
        tree = self.tree
        for child, head in islice(tree.climb(noun), MAX_UP):
            base, preposition = tree.base[child], tree.preposition(child)
            if not self.is_thing(head):
                continue  # "120 MW of capacity"
            if tree.pos[head] in VERBAL or tree.child(head, "cop") is not None:
                if base in {"nmod", "appos"} and preposition in HOLDING:
                    return head  # "it is a town with a population of"
                return self._holder_at(child, head, preposition)
            if base in {"nmod", "acl"} and preposition in HOLDING and tree.lemma[head] not in self.cues.nouns:
                return head
            if base == "appos":
                return head
            if base not in {"nmod", "conj", "compound"}:
                return None
        return None

    def _holder_at(self, noun: int, verb: int, preposition: str) -> int | None:
        """Whom a verb gives the property `noun` below it: "has a cost of", "bought it at a price of"."""
        lemma, slots = self.tree.lemma[verb], self.slots(verb)
        if not preposition:
            if lemma in self.cues.giving:
                return self._given(noun, verb)
            return self.subject(verb, noun) if lemma in self.cues.having else None
        if preposition not in HOLDING_AT_VERB:
            return None
        if preposition in BOUGHT_AT and "passive" not in slots:
            things = [t for t in slots.get("object", ()) if t != noun and self.is_thing(t)]
            if things or preposition == "for":
                return things[0] if things else None
        beside = self._object_right_before(noun, verb) if preposition == "with" else None
        return self.subject(verb, noun) if beside is None else beside

    def _object_right_before(self, noun: int, verb: int) -> int | None:
        """Of "approved a line with a cost of" the line, although the parse hangs the cost on the verb."""
        tree = self.tree
        before = min((c for c in tree.children[noun] if tree.base[c] == "case"), default=noun) - 1
        for token in self.slots(verb).get("object", ()):
            if token <= before and (token == before or tree.head[before] == token) and self.is_thing(token):
                return token
        return None

    def _given(self, noun: int, verb: int) -> int | None:
        """Who gets what a verb of giving gives: "imposed a fine on the bank", "gave him a loan"."""
        slots = self.slots(verb)
        for slot in ("iobj", "to", "on", "for", "against"):
            for token in slots.get(slot, ()):
                if token != noun and self.is_thing(token):
                    return token
        return None if "passive" in slots else self.subject(verb, noun)
