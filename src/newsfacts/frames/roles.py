"""The arguments of an event: which filler of which slot plays which role."""

from __future__ import annotations

from collections.abc import Mapping

from newsfacts.annotations import Filler
from newsfacts.frames.fillers import Mentions
from newsfacts.frames.schema import Vocabulary
from newsfacts.frames.slots import RELATIVE
from newsfacts.frames.tree import Tree
from newsfacts.frames.triggers import Trigger

PLACE_SLOTS = frozenset(
    "in at near on off outside inside across around along within throughout over through into above beneath "
    "beside between against under from to poss amod compound".split()
)
# Beside these a place is where it happened only if it is a place in itself, by name.
WEAK_PLACE_SLOTS = frozenset({"from", "to", "into", "between", "against", "under", "over", "poss", "amod", "compound"})
AMOUNT_SLOTS = frozenset("object unmarked for of by to at with worth than nummod sole subject iobj in".split())
ADVERBS_OF_PLACE = frozenset({"there", "here", "abroad", "nationwide", "worldwide", "overseas"})
SILENT_SLOTS = frozenset({"sole", "passive", "particle", "case", "modifier", "advmod", "appos", "nummod", "infinitive", "predicate"})
EMPTY_SUBJECTS = frozenset({"there", "what", "how", "why", "whatever"})
# Pleonastic pronouns are not what a clause-taking trigger is about.
MAX_FILLERS = 12

Roles = dict[str, list[Filler]]


class RoleBuilder:
    """Turns the slots of triggers into role fillers."""

    def __init__(self, tree: Tree, mentions: Mentions, vocabulary: Vocabulary) -> None:
        self.tree, self.mentions, self.vocabulary = tree, mentions, vocabulary

    def roles(self, trigger: Trigger, type_: str, realization: Mapping[str, str]) -> Roles:
        """The fillers of each role of `trigger`, which is of type `type_`."""
        kinds = self.vocabulary.kinds[type_]
        roles: Roles = {}
        seen: set[int] = {trigger.token}
        for slot, tokens in self._ordered(trigger, realization):
            for token in self._expanded(tokens, slot):
                if token in seen or self._is_empty(token):
                    continue
                role = self._role(slot, token, realization, kinds)
                if role and len(roles.get(role, ())) < MAX_FILLERS:
                    seen.add(token)
                    roles.setdefault(role, []).append(self.mentions.filler(self.tree, token))
        return roles

    def _ordered(self, trigger: Trigger, realization: Mapping[str, str]) -> list[tuple[str, list[int]]]:
        """The slots to read: those of the realization first, then those of the circumstances."""
        slots = trigger.slots
        names = [name for name in realization if name in slots]
        if "sole" in names and "subject" in names:
            names.remove("subject")
        if "clause" in realization and "clause" not in slots and "purpose" in slots:
            return [(name, slots[name]) for name in names] + [("clause", slots["purpose"])] + self._rest(slots, names)
        return [(name, slots[name]) for name in names] + self._rest(slots, names)

    @staticmethod
    def _rest(slots: Mapping[str, list[int]], names: list[str]) -> list[tuple[str, list[int]]]:
        return [
            (name, tokens)
            for name, tokens in slots.items()
            if name not in names and (name not in SILENT_SLOTS or name in {"advmod", "nummod"})
        ]

    def _expanded(self, tokens: list[int], slot: str) -> list[int]:
        """The tokens and their conjuncts; a clause stands for itself."""
        tree = self.tree
        found: list[int] = []
        for token in tokens:
            if slot in {"compound", "amod"} and token not in self.mentions.name:
                found.append(token)
            else:
                found += tree.conjuncts(token)
        return found

    def _is_empty(self, token: int) -> bool:
        tree = self.tree
        return tree.base[token] == "expl" or (
            tree.word[token] in EMPTY_SUBJECTS and tree.base[token] != "advmod"
        ) or tree.word[token] in RELATIVE

    def _role(
        self, slot: str, token: int, realization: Mapping[str, str], kinds: Mapping[str, frozenset[str]]
    ) -> str | None:
        kind = self.mentions.kind(self.tree, token)
        if kind == "date":
            return "time"
        role = realization.get(slot)
        if role == "-":
            return None
        if role and (slot not in {"amod", "compound"} or self._names_something(slot, token, kind)):
            if role == "place":
                return "place" if self._is_site(token, kind) else None
            if kind in kinds[role]:
                return role
        return self._circumstance(slot, token, kind)

    def _names_something(self, slot: str, token: int, kind: str) -> bool:
        """An adjective fills a role only as a name ("Russian"), a compound also as a noun ("airport")."""
        if slot == "amod":
            return token in self.mentions.name
        return kind != "nominal" or self.tree.pos[token] in {"NOUN", "PROPN"}

    def _circumstance(self, slot: str, token: int, kind: str) -> str | None:
        if slot == "advmod":
            return "place" if self.tree.word[token] in ADVERBS_OF_PLACE else None
        if slot in PLACE_SLOTS and self._is_site(token, kind):
            named = kind in {"place", "facility"} and slot not in {"amod", "compound"}
            return "place" if slot not in WEAK_PLACE_SLOTS or (named and slot in {"poss", "over"}) else None
        if slot in AMOUNT_SLOTS and kind in {"money", "amount", "number"}:
            return "amount"
        return None

    def _is_site(self, token: int, kind: str) -> bool:
        if kind in {"place", "facility"}:
            return True
        return kind == "nominal" and self.tree.lemma[token] in self.vocabulary.sites
