"""Which role a filler plays, by the slot it stands in and what it is."""

from __future__ import annotations

from collections.abc import Mapping

from newsfacts.frames.fillers import Mentions
from newsfacts.frames.lexicon.vocabulary import Vocabulary
from newsfacts.frames.tree import Tree

# A slot's role, or several of which the first that the filler suits is taken; "-" is none.
Realization = Mapping[str, tuple[str, ...]]
Kinds = Mapping[str, frozenset[str]]

# What leads from one time to another.
LEADING = frozenset({"after", "before", "prior", "later", "earlier", "ago", "until"})
AMOUNTS = frozenset({"money", "amount", "number"})
PLACES = frozenset({"place", "facility"})
# Who shall do what a clause tells.
TOLD = ("addressee",)
BODIES = frozenset({"organization", "event"})
CAUSES = ("cause", "reason")


class RoleChooser:
    """Chooses the roles of the fillers of one text."""

    def __init__(self, tree: Tree, mentions: Mentions, vocabulary: Vocabulary) -> None:
        self.tree, self.mentions, self.vocabulary = tree, mentions, vocabulary
        self.circumstances = vocabulary.circumstances

    def role(self, slot: str, token: int, realization: Realization, kinds: Kinds) -> str | None:
        """The role of `token` in `slot`, by the realization of the trigger or as a circumstance."""
        kind = self.mentions.kind(self.tree, token)
        if kind == "date":
            return self._role_of_date(slot, token, realization, kinds)
        if slot in realization and self._names_something(slot, token, kind):
            for role in realization[slot]:
                if role == "-":
                    return None
                if self._is_site(token, kind) if role == "place" else self._is_such(token, kind, kinds[role]):
                    return role
        if slot == "told":
            return next((role for role in TOLD if kind in kinds.get(role, ())), None)
        if slot in self.circumstances.cause:
            return next((role for role in CAUSES if kind in kinds.get(role, ())), None)
        return self._circumstance(slot, token, kind)

    def _is_such(self, token: int, kind: str, kinds: frozenset[str]) -> bool:
        """Whether a filler of `kind` is of one of `kinds`; "counted" is a noun with a number of its own."""
        return kind in kinds or (kind == "nominal" and "counted" in kinds and token in self.mentions.quantity)

    def _role_of_date(self, slot: str, token: int, realization: Realization, kinds: Kinds) -> str | None:
        """A date is when it happened; a length of time may be what a role asks for ("ten years in jail").

        One that only leads up to something is neither ("after two years", "two days before the vote").
        """
        date = self.mentions.dates[self.mentions.date[token]]
        if date.timex == "DURATION" and (slot in LEADING or self._leads_to_another(token)):
            return None
        named = realization.get(slot) or (realization.get("to", ()) if slot == "unmarked" else ())
        roles = named if date.timex == "DURATION" else ()
        return next((role for role in roles if "date" in kinds.get(role, ())), "time")

    def _leads_to_another(self, token: int) -> bool:
        """Whether a length of time measures the way to something else: "two days before the vote"."""
        tree = self.tree
        head = tree.head[token]
        return any(
            tree.word[other] in LEADING
            for other in (head, token + 1)
            if token < other < len(tree) and (other == head or tree.base[other] in {"case", "mark", "advmod"})
        )

    def _names_something(self, slot: str, token: int, kind: str) -> bool:
        """An adjective fills a role only as a name ("Russian"), a compound also as a noun ("airport")."""
        if slot == "amod":
            return token in self.mentions.name or kind in AMOUNTS
        if slot == "advmod":
            return self.tree.word[token] in self.circumstances.place_adverbs
        return slot != "compound" or kind != "nominal" or self.tree.pos[token] in {"NOUN", "PROPN"}

    def _circumstance(self, slot: str, token: int, kind: str) -> str | None:
        named = self.circumstances
        if slot == "advmod":
            return "place" if self.tree.word[token] in named.place_adverbs else None
        if slot in named.place_by_name and kind in PLACES:
            return "place"
        if slot in named.place and self._is_site(token, kind):
            return "place"
        if slot in named.place_of_bodies and kind in BODIES:
            return "place"
        return "amount" if slot in named.amount and kind in AMOUNTS else None

    def _is_site(self, token: int, kind: str) -> bool:
        return kind in PLACES or (kind == "nominal" and self.tree.lemma[token] in self.vocabulary.sites)


def possessor_acts(slots: Mapping[str, list[int]], realization: Realization) -> Realization:
    """The realization for a noun with both a possessor and an of-phrase.

    Of "Rome's conquest of Gaul" the possessor acts, though of "Gaul's conquest" it suffers.
    """
    both = "poss" in slots and "of" in slots and "by" in realization
    if both and realization.get("poss") == realization.get("of") != realization["by"]:
        return {**realization, "poss": realization["by"]}
    return realization
