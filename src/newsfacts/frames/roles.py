"""The arguments of an event: which filler of which slot plays which role."""

from __future__ import annotations

from collections.abc import Mapping

from newsfacts.annotations import Filler
from newsfacts.frames.fillers import Mentions
from newsfacts.frames.schema import Vocabulary
from newsfacts.frames.slots import RELATIVE
from newsfacts.frames.tree import MAX_SCAN, Tree
from newsfacts.frames.triggers import Trigger

PLACE_SLOTS = frozenset(
    "in at near on off outside inside across around along within throughout over through into above beneath "
    "beside between against under from to poss amod compound".split()
)
# Beside these a place is where it happened only if it is a place in itself, by name.
WEAK_PLACE_SLOTS = frozenset({"from", "to", "into", "between", "against", "under", "over", "poss", "amod", "compound"})
AMOUNT_SLOTS = frozenset(
    "object unmarked for of by to at with worth than nummod sole subject iobj in compound amod".split()
)
# What a thing costs, weighs or yields is an amount of the event; its length or age is not.
TRADED = frozenset({"money", "mass", "volume", "volume_flow", "power", "energy"})
INNER_PLACE = frozenset({"in", "at", "near", "on", "off", "outside", "inside"})
ADVERBS_OF_PLACE = frozenset({"there", "here", "abroad", "nationwide", "worldwide", "overseas"})
SILENT_SLOTS = frozenset({"self", "ever", "relative", "controller", "sole", "passive", "particle", "case", "modifier", "advmod", "appos", "nummod", "infinitive", "predicate"})
CAUSAL_SLOTS = frozenset({"due_to", "because_of"})
EXEMPLIFYING = frozenset({"such_as", "including", "like", "include"})
EMPTY_SUBJECTS = frozenset({"there", "what", "how", "why", "whatever"})
MAX_FILLERS = 12
# Links from the noun of a place down to its name: "the city of Aden", "a hotel in Aden".
NAMING = frozenset({"nmod", "appos", "compound", "flat", "conj"})
MAX_PLACE_WORDS = 12

Roles = dict[str, list[Filler]]


class RoleBuilder:
    """Turns the slots of triggers into role fillers."""

    def __init__(self, tree: Tree, mentions: Mentions, vocabulary: Vocabulary) -> None:
        self.tree, self.mentions, self.vocabulary = tree, mentions, vocabulary

    def roles(self, trigger: Trigger, type_: str, realization: Mapping[str, tuple[str, ...]]) -> Roles:
        """The fillers of each role of `trigger`, which is of type `type_`."""
        kinds = self.vocabulary.kinds[type_]
        realization = possessor_acts(trigger.slots, realization)
        roles: Roles = {}
        seen: set[object] = set(trigger.words)
        for slot, tokens in self._ordered(trigger, realization):
            for token in self._expanded(tokens, slot):
                if token in seen or self._is_empty(token) or self._is_own_count(trigger, token):
                    continue
                role = self._role(slot, token, realization, kinds)
                if role is None or len(roles.get(role, ())) >= MAX_FILLERS:
                    continue
                seen.add(token)
                for item in self._named_places(token) if role == "place" else (token,):
                    filler = self.mentions.filler(self.tree, item)
                    if filler.span not in seen:
                        seen |= {item, filler.span}
                        roles.setdefault(role, []).append(filler)
        self._add_self(roles, trigger, realization)
        self._add_inner(roles, seen - set(trigger.words))
        return roles

    def _named_places(self, token: int) -> list[int]:
        """The names of places within the phrase of a place, which say better where it was than their noun."""
        tree, names = self.tree, self.mentions.name
        if token in names:
            return [token]
        todo, found = [token], []
        for item in todo[:MAX_PLACE_WORDS]:
            for child in tree.children[item][:MAX_SCAN]:
                if child in names and names[child].type in {"place", "facility"} and tree.base[child] in NAMING:
                    found.append(child)
                elif tree.base[child] in NAMING:
                    todo.append(child)
        return [*([] if found and tree.lemma[token] in self.vocabulary.localities else [token]), *found]

    def _add_inner(self, roles: Roles, seen: set[object]) -> None:
        """The amount and the place that stand within a filler: "build a 5 MW plant in Ghana"."""
        tree, mentions = self.tree, self.mentions
        heads = [
            token
            for token in sorted(item for item in seen if isinstance(item, int))
            if token not in mentions.name and token not in mentions.date and tree.pos[token] in {"NOUN", "SYM", "NUM"}
        ]
        for token in heads:
            self._add_inner_amount(roles, token)
            if "place" not in roles:
                inner = [c for c in tree.children[token] if tree.base[c] == "nmod"]
                inner += [c for noun in inner for c in tree.children[noun] if tree.base[c] == "nmod"]
                places = [place for place in inner if self._is_inner_place(place)]
                if places:
                    roles["place"] = [mentions.filler(tree, place) for place in places]

    def _add_inner_amount(self, roles: Roles, token: int) -> None:
        filler = self.mentions.filler(self.tree, token)
        if filler.quantity is None:
            return
        quantity = self.mentions.quantities[filler.quantity]
        is_amount = token in self.mentions.quantity and self.tree.preposition_child(token, "of") is None
        if quantity.dimension in TRADED and not is_amount:
            amounts = roles.setdefault("amount", [])
            if all(filler.quantity != item.quantity for item in amounts):
                amounts.append(self.mentions.amount(self.tree, filler.quantity))

    def _is_inner_place(self, token: int) -> bool:
        return (
            token in self.mentions.name
            and self.mentions.name[token].type in {"place", "facility"}
            and self.tree.preposition(token) in INNER_PLACE
        )

    def _is_own_count(self, trigger: Trigger, token: int) -> bool:
        """Whether `token` is the number of "88 deaths", which is told with its noun."""
        own = self.mentions.quantity.get(trigger.token)
        return own is not None and self.mentions.quantity.get(token) == own

    def _add_self(self, roles: Roles, trigger: Trigger, realization: Mapping[str, tuple[str, ...]]) -> None:
        """What the trigger's own phrase fills: "a life sentence" is the penalty, "88 deaths" an amount."""
        token = trigger.token
        if realization.get("self", ("-",)) != ("-",):
            roles.setdefault(realization["self"][0], []).append(self.mentions.filler(self.tree, token))
        elif self.tree.pos[token] == "NOUN" and token in self.mentions.quantity:
            amount = self.mentions.amount(self.tree, self.mentions.quantity[token])
            roles.setdefault("amount", []).append(amount)

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
                    found += [conjunct, *self._examples(conjunct), *self._conversions(conjunct)]
        return found

    def _examples(self, token: int) -> list[int]:
        """The names that "such as", "including" and "such … as" give for a noun."""
        tree = self.tree
        found: list[int] = []
        such = any(tree.word[child] == "such" for child in tree.children[token])
        for child in tree.children[token]:
            preposition = tree.preposition(child) if tree.base[child] == "nmod" else ""
            if preposition in EXEMPLIFYING or (such and preposition == "as"):
                found += [item for item in tree.conjuncts(child) if item in self.mentions.name]
        return found

    def _conversions(self, token: int) -> list[int]:
        """The same amount in another unit, or where a period ends: "2 billion euros ($2.1 billion)", "from May to July"."""
        dates = self.mentions.date
        if token in dates:
            return [c for c in self.tree.children[token] if c in dates and dates[c] != dates[token]]
        if token not in self.mentions.quantity:
            return []
        return [c for c in self.tree.children[token] if self.tree.base[c] == "appos" and c in self.mentions.quantity]

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


def possessor_acts(
    slots: Mapping[str, list[int]], realization: Mapping[str, tuple[str, ...]]
) -> Mapping[str, tuple[str, ...]]:
    """Of "Rome's conquest of Gaul" the possessor is the agent, though "Gaul's conquest" has its victim there."""
    both = "poss" in slots and "of" in slots and "by" in realization
    if both and realization.get("poss") == realization.get("of") != realization["by"]:
        return {**realization, "poss": realization["by"]}
    return realization
