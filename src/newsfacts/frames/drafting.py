"""Drafting the events of a text by the rules of the lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from newsfacts.frames.drafts import OTHER, Draft, has_named_participant
from newsfacts.frames.reading import Reading
from newsfacts.frames.roles import RoleBuilder
from newsfacts.frames.triggers import Trigger, TriggerFinder

OTHER_ROLES: Mapping[str, tuple[str, ...]] = {
    "subject": ("agent",), "object": ("theme",), "iobj": ("recipient",), "to": ("recipient",)
}  # fmt: skip
ENDING = frozenset({"cancellation", "suspension"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


class Drafter:
    """Drafts the events of one text."""

    def __init__(self, reading: Reading) -> None:
        self.tree, self.mentions, self.arguments = reading.tree, reading.mentions, reading.arguments
        lexica = reading.lexica
        self.finder = TriggerFinder(
            self.tree, self.mentions, self.arguments, lexica.vocabulary, lexica.silent
        )
        self.builder = RoleBuilder(self.tree, self.mentions, lexica.vocabulary)

    def read(self, sentences: Sequence[range]) -> list[Draft]:
        """The events of the sentences, in the order of their triggers."""
        triggers = (trigger for tokens in sentences for trigger in self.finder.find(tokens))
        return self.distinct(draft for trigger in triggers if (draft := self.draft(trigger)))

    def distinct(self, drafts: Iterable[Draft]) -> list[Draft]:
        """The drafts without those that only repeat or belong to another."""
        return self._without_offenses(self._without_subsumed(list(drafts)))

    def draft(self, trigger: Trigger) -> Draft | None:
        """The event that a trigger tells, where it tells one."""
        if trigger.sense is None:
            return None if self.is_background(trigger) else self.plain(trigger)
        draft = self.typed(trigger)
        if draft is None or draft.carrier is not None or draft.roles:
            return draft
        nominal = self.tree.pos[trigger.token] != "VERB"
        silent = nominal and not self._has_content(trigger) and self.refers_back(trigger.token)
        return None if silent else draft

    def typed(self, trigger: Trigger) -> Draft | None:
        """The event of a trigger of some sense; one of no type needs a named participant."""
        if trigger.sense is None:
            return None
        roles = self.builder.roles(trigger, trigger.sense.type, trigger.sense.roles)
        if trigger.sense.type == OTHER and not has_named_participant(roles):
            return None
        nominal = self.tree.pos[trigger.token] != "VERB"
        carrier = self.arguments.carrier(trigger.token) if nominal else None
        return Draft(trigger, trigger.sense.type, roles, carrier)

    @staticmethod
    def _has_content(trigger: Trigger) -> bool:
        """Whether a noun has its meaning from its own dependents ("an end to the war")."""
        return trigger.sense is not None and any(
            check.lemmas and not {"topic", "case", "subject"}.issuperset(check.slots)
            for condition in trigger.sense.when
            for check in condition
        )

    def refers_back(self, noun: int) -> bool:
        """Whether a noun without arguments is not news: "after the attack"."""
        tree = self.tree
        if tree.base[noun] not in {"nmod", "conj", "appos", "nsubj", "root"}:
            return True
        return any(tree.base[c] == "det" and tree.word[c] in DEFINITE for c in tree.children[noun])

    # ---- events of no type -------------------------------------------------------

    def plain(self, trigger: Trigger) -> Draft | None:
        """The event of no type that a verb with a named participant tells."""
        if not self.names_someone(trigger):
            return None
        roles = self.builder.roles(trigger, OTHER, OTHER_ROLES)
        themes = roles.get("theme", [])
        index = themes[0].entity if themes else None
        if index is not None and self.mentions.entities[index].type == "person":
            roles["patient"] = roles.pop("theme")
        return Draft(trigger, OTHER, roles, None)

    def names_someone(self, trigger: Trigger) -> bool:
        """Whether a subject or object of a verb is an entity."""
        takers = (token for slot in ("subject", "object", "iobj") for token in trigger.slots.get(slot, ()))
        return any(token in self.mentions.entity for token in takers)

    def is_background(self, trigger: Trigger) -> bool:
        """Whether a verb of no type describes rather than tells: in the present, or beside a noun."""
        tree, verb = self.tree, trigger.token
        if tree.dep[verb] == "acl":
            return True
        dated = any(token in self.mentions.date for tokens in trigger.slots.values() for token in tokens)
        return "Tense=Pres" in tree.morph[verb] and not dated

    # ---- repetitions ----------------------------------------------------------------

    def _without_subsumed(self, drafts: list[Draft]) -> list[Draft]:
        """Drop a noun that says again what the verb above says ("signed an agreement"), or what it ends."""
        types = {draft.trigger.token: draft.type for draft in drafts}
        kept = []
        for draft in drafts:
            token = draft.trigger.token
            governor = self._governor(token)
            above = None if governor is None else types.get(governor)
            ended = (
                draft.type == "agreement" and above in ENDING and not self.tree.word[token].endswith("ing")
            )
            if above != draft.type and not ended:
                kept.append(draft)
        return kept

    def _without_offenses(self, drafts: list[Draft]) -> list[Draft]:
        """Drop nouns that only say what someone is charged with: "charged with murder"."""
        heads = {filler.head for draft in drafts for filler in draft.roles.get("offense", ())}
        return [
            draft
            for draft in drafts
            if draft.roles
            or self.tree.pos[draft.trigger.token] != "NOUN"
            or not self._is_below(draft.trigger.token, heads)
        ]

    def _is_below(self, noun: int, heads: set[int]) -> bool:
        """Whether a noun is, or hangs on, one of the words that begin at `heads`."""
        tree = self.tree
        return tree.start[noun] in heads or (
            tree.base[noun] == "nmod" and tree.start[tree.head[noun]] in heads
        )

    def _governor(self, token: int) -> int | None:
        """The word whose event a noun or predicate may only repeat ("signed a deal", "left three dead")."""
        tree, head = self.tree, self.tree.head[token]
        if tree.pos[token] == "ADJ":
            return head if tree.base[token] == "xcomp" else None
        if tree.pos[token] != "NOUN" or tree.base[token] in {"conj", "appos"} or head == token:
            return None
        if head in self.mentions.quantity and tree.head[head] != head:  # "pledged $2 million in aid"
            head = tree.head[head]
        return head
