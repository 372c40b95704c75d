"""The events of one parsed text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from newsfacts.annotations import Event, Filler, Region
from newsfacts.frames.merge import Retellings
from newsfacts.frames.narrative import Narrative
from newsfacts.frames.reading import Reading
from newsfacts.frames.roles import RoleBuilder
from newsfacts.frames.stance import unique
from newsfacts.frames.times import NO_TIME, EventTime, dates_in_objects, own_time
from newsfacts.frames.triggers import Trigger, TriggerFinder
from newsfacts.frames.within import Roles
from newsfacts.spans import CharSpan

OTHER = "other"
OTHER_ROLES: Mapping[str, tuple[str, ...]] = {
    "subject": ("agent",), "object": ("theme",), "iobj": ("recipient",), "to": ("recipient",)
}  # fmt: skip
# Measured on the annotated articles: the share of events of the right type, by the form of
# the trigger, and how much a named participant or a date of its own adds.
CONFIDENCE = {"VERB": 0.76, "NOUN": 0.63, "ADJ": 0.55, "OTHER": 0.2}
NAMED_BONUS, DATED_BONUS = 0.05, 0.08
CIRCUMSTANCES = frozenset({"time", "place", "amount"})
ENDING = frozenset({"cancellation", "suspension"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


@dataclass(slots=True)
class Draft:
    """An event on its way: its trigger, type and roles."""

    trigger: Trigger
    type: str
    roles: Roles
    carrier: int | None


class EventReader:
    """Reads the events of one text, given its mentions, its regions and the day it appeared."""

    def __init__(self, reading: Reading, regions: Sequence[Region], published: date | None = None) -> None:
        self.reading, self.published = reading, published
        self.tree, self.mentions, self.arguments = reading.tree, reading.mentions, reading.arguments
        vocabulary = reading.lexica.vocabulary
        self.inner_dates = dates_in_objects(self.tree, self.mentions)
        self.finder = TriggerFinder(
            self.tree, self.mentions, self.arguments, vocabulary, reading.lexica.silent
        )
        self.builder = RoleBuilder(self.tree, self.mentions, vocabulary)
        self.body = (
            [region.span for region in regions if region.kind in {"headline", "body"}] if regions else None
        )

    def read(self) -> list[Event]:
        """The events, in order of their triggers."""
        return self.narrative().timed(self.reading.lexica.timing)

    def narrative(self) -> Narrative:
        """The events with the times that their own dates and their retellings give."""
        drafts = [draft for first, stop in self._sentences() for draft in self._drafts(range(first, stop))]
        drafts = self._without_offenses(self._without_subsumed(drafts))
        self.mentions.event = {draft.trigger.token: index for index, draft in enumerate(drafts)}
        events = Retellings(self.mentions.quantities, self._lemma_at).link(map(self._event, drafts))
        tokens = [draft.trigger.token for draft in drafts]
        saying = self.reading.lexica.attribution.say
        return Narrative(self.tree, self.mentions, tokens, events, self.published, saying)

    def _lemma_at(self, offset: int) -> str:
        token = self.mentions.token_at(offset)
        return "" if token is None else self.tree.lemma[token]

    def _sentences(self) -> Iterator[tuple[int, int]]:
        """The sentences of the article itself, page furniture left out."""
        tree = self.tree
        for first, stop in tree.sentences:
            if self.body is None:
                yield first, stop
            else:
                middle = (tree.start[first] + tree.end[stop - 1]) // 2
                if any(span.start <= middle < span.end for span in self.body):
                    yield first, stop

    def _drafts(self, tokens: range) -> Iterator[Draft]:
        for trigger in self.finder.find(tokens):
            draft = self._typed(trigger) if trigger.sense else self._other(trigger)
            if draft:
                yield draft

    def _typed(self, trigger: Trigger) -> Draft | None:
        if trigger.sense is None:
            return None
        roles = self.builder.roles(trigger, trigger.sense.type, trigger.sense.roles)
        if trigger.sense.type == OTHER and not self._has_named_participant(roles):
            return None
        nominal = self.tree.pos[trigger.token] != "VERB"
        carrier = self.arguments.carrier(trigger.token) if nominal else None
        told = bool(roles) or carrier is not None or self._has_content(trigger)
        if nominal and not told and self._refers_back(trigger.token):
            return None
        return Draft(trigger, trigger.sense.type, roles, carrier)

    @staticmethod
    def _has_content(trigger: Trigger) -> bool:
        """Whether a noun has its meaning from its own dependents ("an end to the war")."""
        return trigger.sense is not None and any(
            check.lemmas and not {"topic", "case", "subject"}.issuperset(check.slots)
            for condition in trigger.sense.when
            for check in condition
        )

    @staticmethod
    def _has_named_participant(roles: Roles) -> bool:
        return any(
            filler.entity is not None
            for role, fillers in roles.items()
            if role not in CIRCUMSTANCES
            for filler in fillers
        )

    def _refers_back(self, noun: int) -> bool:
        """Whether a noun without arguments is not news: "after the attack"."""
        tree = self.tree
        if tree.base[noun] not in {"nmod", "conj", "appos", "nsubj", "root"}:
            return True
        return any(tree.base[c] == "det" and tree.word[c] in DEFINITE for c in tree.children[noun])

    def _other(self, trigger: Trigger) -> Draft | None:
        """A verb of no type is an event if it has a participant with a name."""
        slots = trigger.slots
        takers = [token for slot in ("subject", "object", "iobj") for token in slots.get(slot, ())]
        if not any(token in self.mentions.entity for token in takers):
            return None
        roles = self.builder.roles(trigger, OTHER, OTHER_ROLES)
        if self._is_background(trigger.token, roles):
            return None
        themes = roles.get("theme", [])
        if (
            themes
            and themes[0].entity is not None
            and self.mentions.entities[themes[0].entity].type == "person"
        ):
            roles["patient"] = roles.pop("theme")
        return Draft(trigger, OTHER, roles, None)

    def _is_background(self, verb: int, roles: Roles) -> bool:
        """Whether a verb of no type describes rather than tells: in the present, or beside a noun."""
        tree = self.tree
        return tree.dep[verb] == "acl" or ("Tense=Pres" in tree.morph[verb] and "time" not in roles)

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

    def _event(self, draft: Draft) -> Event:
        tree, trigger = self.tree, draft.trigger
        reading = self.reading
        voice = reading.voices.voice(trigger.token, draft.carrier)
        stance = reading.stances.read(trigger.token, draft.carrier, reported=voice is not None)
        sense = trigger.sense
        time = self._time(draft)
        return Event(
            type=draft.type,
            trigger=CharSpan(tree.start[trigger.first], tree.end[trigger.stop - 1]),
            roles={role: tuple(map(self._linked, fillers)) for role, fillers in draft.roles.items()},
            time=time.value,
            time_start=time.start,
            time_end=time.end,
            modality=(sense and sense.modality) or stance.modality or "actual",
            polarity=(sense and sense.polarity) or stance.polarity,
            source=reading.voices.attribution(voice) if voice else None,
            evidence=reading.evidence(trigger.token),
            same_as=None,
            confidence=self._confidence(draft),
            cues=unique(stance.cues),
        )

    def _time(self, draft: Draft) -> EventTime:
        """The event's own date, else that of the clause that holds it, which fills its role then."""
        if "time" not in draft.roles:
            token = draft.trigger.token
            held = self.reading.held_dates(token) or self.inner_dates.get(token, [])
            if held:
                draft.roles["time"] = held
        near = self.tree.start[draft.trigger.token]
        return own_time(draft.roles.get("time", ()), self.mentions.dates, near) or NO_TIME

    def _confidence(self, draft: Draft) -> float:
        """How often such an event proved right on the annotated articles, by what was found of it."""
        form = "OTHER" if draft.type == OTHER else self.tree.pos[draft.trigger.token]
        confidence = CONFIDENCE.get(form, CONFIDENCE["ADJ"])
        if self._has_named_participant(draft.roles):
            confidence += NAMED_BONUS
        if "time" in draft.roles:
            confidence += DATED_BONUS
        return round(confidence, 2)

    def _linked(self, filler: Filler) -> Filler:
        """The filler with the event that its head tells, where it names nothing else."""
        if filler.entity is not None or filler.quantity is not None or filler.date is not None:
            return filler
        token = self.mentions.token_at(filler.head)
        return replace(filler, event=self.mentions.event.get(token)) if token is not None else filler
