"""The arguments of an event: which filler of which slot plays which role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsfacts.annotations import Filler
from newsfacts.frames.arguments.links import RELATIVE
from newsfacts.frames.choosing import Realization, RoleChooser, possessor_acts
from newsfacts.frames.fillers import Mentions
from newsfacts.frames.lexicon.vocabulary import Vocabulary
from newsfacts.frames.tree import Tree
from newsfacts.frames.triggers import Trigger
from newsfacts.frames.within import Roles, Within

# Slots for conditions only; they name no circumstance.
STRUCTURAL = frozenset({
    "self", "ever", "relative", "controller", "sole", "passive", "particle", "case", "modifier", "appos",
    "infinitive", "predicate",
})  # fmt: skip
MODIFIERS = frozenset({"compound", "amod"})
EMPTY_SUBJECTS = frozenset({"there", "what", "how", "why", "whatever"})
MAX_FILLERS = 12


class RoleBuilder:
    """Turns the slots of triggers into role fillers."""

    def __init__(self, tree: Tree, mentions: Mentions, vocabulary: Vocabulary) -> None:
        self.tree, self.mentions, self.kinds = tree, mentions, vocabulary.kinds
        self.chooser = RoleChooser(tree, mentions, vocabulary)
        self.within = Within(tree, mentions, vocabulary)

    def roles(self, trigger: Trigger, type_: str, realization: Realization) -> Roles:
        """The fillers of each role of `trigger`, which is of type `type_`."""
        roles: Roles = {}
        taken: set[int] = set()
        spans: set[object] = set()
        for role, token in self._played(trigger, type_, realization):
            if token in taken or len(roles.get(role, ())) >= MAX_FILLERS:
                continue
            for item in self.within.places(token) if role == "place" else (token,):
                taken |= {token, item}
                filler = self.mentions.filler(self.tree, item)
                others = roles.get(role, [])
                if filler.span not in spans and not any(is_part(filler, other) for other in others):
                    spans.add(filler.span)
                    roles[role] = [*others, filler]
        self._drop_repeats(roles)
        self._add_self(roles, trigger, realization)
        self.within.add(roles, taken.union(trigger.slots.get("object", ())))
        self.within.add_place(roles, trigger.token)
        return roles

    def _played(self, trigger: Trigger, type_: str, realization: Realization) -> Iterator[tuple[str, int]]:
        """Each role with a token that plays it, in the order of the realization."""
        realization = possessor_acts(trigger.slots, realization)
        slots = {**trigger.slots, **self.within.sunk(trigger.slots, realization)}
        for slot, tokens in ordered(slots, realization):
            for token in self.within.expanded(tokens, modifiers=slot in MODIFIERS):
                if token in trigger.words or self._is_empty(token) or self._is_own_count(trigger, token):
                    continue
                role = self.chooser.role(slot, token, realization, self.kinds[type_])
                if role is not None:
                    yield role, token

    def _is_empty(self, token: int) -> bool:
        """Whether `token` only stands in for another word: "there was", "what he said", "which"."""
        tree, word = self.tree, self.tree.word[token]
        if tree.base[token] == "expl" or word in RELATIVE:
            return True
        return word in EMPTY_SUBJECTS and tree.base[token] != "advmod"

    def _drop_repeats(self, roles: Roles) -> None:
        """Leave out possessives beside what they stand for: "the parties voiced their support"."""
        for role, fillers in roles.items():
            if len(fillers) > 1:
                roles[role] = [filler for filler in fillers if not self._repeats(filler)] or fillers[:1]

    def _repeats(self, filler: Filler) -> bool:
        token = self.mentions.token_at(filler.head)
        if token is None:
            return False
        return self.tree.dep[token] == "nmod:poss" and self.tree.pos[token] == "PRON"

    def _is_own_count(self, trigger: Trigger, token: int) -> bool:
        """Whether `token` is the number of "88 deaths", which is told with its noun."""
        own = self.mentions.quantity.get(trigger.token) if self.tree.pos[trigger.token] == "NOUN" else None
        return own is not None and self.mentions.quantity.get(token) == own

    def _is_known(self, noun: int) -> bool:
        """Whether a noun only points at what was told before: "the quake"."""
        children = self.tree.children[noun]
        bare = all(self.tree.base[child] in {"det", "case", "punct"} for child in children)
        return bare and any(self.tree.word[child] == "the" for child in children)

    def _add_self(self, roles: Roles, trigger: Trigger, realization: Realization) -> None:
        """What the trigger's own phrase fills: "a life sentence" is the penalty, "88 deaths" an amount."""
        token = trigger.token
        own = realization.get("self", ("-",))[0]
        if own != "-" and own not in roles and not self._is_known(token):
            roles[own] = [self.mentions.filler(self.tree, token)]
        if self.tree.pos[token] == "NOUN" and token in self.mentions.quantity:
            amount = self.mentions.amount(self.tree, self.mentions.quantity[token])
            roles.setdefault("amount", []).append(amount)


def is_part(filler: Filler, other: Filler) -> bool:
    """Whether `filler` is no name and stands within `other`: "plates" in "a deal on plates"."""
    inner, outer = filler.span, other.span
    return filler.entity is None and outer.start <= inner.start and inner.end <= outer.end


def ordered(slots: Mapping[str, list[int]], realization: Realization) -> list[tuple[str, list[int]]]:
    """The slots to read: those of the realization first, then those of the circumstances."""
    names = [name for name in realization if name in slots]
    if "sole" in names and "subject" in names:
        names.remove("subject")
    first = [(name, slots[name]) for name in names]
    if "clause" in realization and "clause" not in slots and "purpose" in slots:
        first.append(("clause", slots["purpose"]))
    rest = [(name, tokens) for name, tokens in slots.items() if name not in names and name not in STRUCTURAL]
    return first + rest
