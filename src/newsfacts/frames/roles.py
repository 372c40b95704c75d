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
SILENT_SLOTS = frozenset({"self", "ever", "relative", "sole", "passive", "particle", "case", "modifier", "advmod", "appos", "nummod", "infinitive", "predicate"})
CAUSAL_SLOTS = frozenset({"due_to", "because_of"})
EXEMPLIFYING = frozenset({"such_as", "including", "like", "include"})
EMPTY_SUBJECTS = frozenset({"there", "what", "how", "why", "whatever"})
MAX_FILLERS = 12

Roles = dict[str, list[Filler]]


class RoleBuilder:
    """Turns the slots of triggers into role fillers."""

    def __init__(self, tree: Tree, mentions: Mentions, vocabulary: Vocabulary) -> None:
        self.tree, self.mentions, self.vocabulary = tree, mentions, vocabulary

    def roles(self, trigger: Trigger, type_: str, realization: Mapping[str, tuple[str, ...]]) -> Roles:
        """The fillers of each role of `trigger`, which is of type `type_`."""
        kinds = self.vocabulary.kinds[type_]
        roles: Roles = {}
        seen: set[object] = set(trigger.words)
        for slot, tokens in self._ordered(trigger, realization):
            for token in self._expanded(tokens, slot):
                if token in seen or self._is_empty(token):
                    continue
                role = self._role(slot, token, realization, kinds)
                if role is None or len(roles.get(role, ())) >= MAX_FILLERS:
                    continue
                filler = self.mentions.filler(self.tree, token)
                if filler.span not in seen:
                    seen |= {token, filler.span}
                    roles.setdefault(role, []).append(filler)
        self._add_self(roles, trigger, realization)
        return roles

    def _add_self(self, roles: Roles, trigger: Trigger, realization: Mapping[str, tuple[str, ...]]) -> None:
        """What the trigger's own phrase fills: "a life sentence" is the penalty, "88 deaths" an amount."""
        token = trigger.token
        if realization.get("self", ("-",)) != ("-",):
            roles.setdefault(realization["self"][0], []).append(self.mentions.filler(self.tree, token))
        elif self.tree.pos[token] == "NOUN" and token in self.mentions.quantity:
            index = self.mentions.quantity[token]
            span = self.mentions.quantities[index].span
            roles.setdefault("amount", []).append(Filler(span, self.tree.start[token], quantity=index))

    def _ordered(self, trigger: Trigger, realization: Mapping[str, tuple[str, ...]]) -> list[tuple[str, list[int]]]:
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
                for conjunct in tree.conjuncts(token):
                    found.append(conjunct)
                    found += self._examples(conjunct)
        return found

    def _examples(self, token: int) -> list[int]:
        """The names that "such as" and "including" give for a noun."""
        tree = self.tree
        found: list[int] = []
        for child in tree.children[token]:
            if tree.base[child] == "nmod" and tree.preposition(child) in EXEMPLIFYING:
                found += [item for item in tree.conjuncts(child) if item in self.mentions.name]
        return found

    def _is_empty(self, token: int) -> bool:
        tree = self.tree
        return tree.base[token] == "expl" or (
            tree.word[token] in EMPTY_SUBJECTS and tree.base[token] != "advmod"
        ) or tree.word[token] in RELATIVE

    def _role(
        self,
        slot: str,
        token: int,
        realization: Mapping[str, tuple[str, ...]],
        kinds: Mapping[str, frozenset[str]],
    ) -> str | None:
        kind = self.mentions.kind(self.tree, token)
        if kind == "date":
            return "time"
        if slot in realization and self._names_something(slot, token, kind):
            for role in realization[slot]:
                if role == "-":
                    return None
                if self._is_site(token, kind) if role == "place" else kind in kinds[role]:
                    return role
        if slot in CAUSAL_SLOTS:
            return next((role for role in ("cause", "reason") if kind in kinds.get(role, ())), None)
        return self._circumstance(slot, token, kind)

    def _names_something(self, slot: str, token: int, kind: str) -> bool:
        """An adjective fills a role only as a name ("Russian"), a compound also as a noun ("airport")."""
        if slot == "amod":
            return token in self.mentions.name or kind in {"amount", "number", "money"}
        if slot == "advmod":
            return self.tree.word[token] in ADVERBS_OF_PLACE
        return slot != "compound" or kind != "nominal" or self.tree.pos[token] in {"NOUN", "PROPN"}

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
