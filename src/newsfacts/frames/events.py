"""The events of one parsed text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from newsfacts.annotations import Event, EventHints, Filler, Region
from newsfacts.frames.arguments.sharing import share_between
from newsfacts.frames.drafting import Drafter
from newsfacts.frames.drafts import OTHER, Draft, has_named_participant
from newsfacts.frames.judging.judge import Judge
from newsfacts.frames.merge import Retellings
from newsfacts.frames.narrative import Narrative
from newsfacts.frames.reading import Reading
from newsfacts.frames.stance import unique
from newsfacts.frames.times import NO_TIME, EventTime, dates_in_objects, own_time, without_comparisons
from newsfacts.spans import CharSpan

# Measured on the annotated articles: the share of events of the right type, by the form of
# the trigger, and how much a named participant or a date of its own adds.
CONFIDENCE = {"VERB": 0.76, "NOUN": 0.63, "ADJ": 0.55, "OTHER": 0.2}
NAMED_BONUS, DATED_BONUS = 0.05, 0.08


class EventReader:
    """Reads the events of one text, given its mentions, its regions and the day it appeared.

    `hints` are what the encoder takes its words for; without them the rules decide alone.
    """

    def __init__(
        self,
        reading: Reading,
        regions: Sequence[Region],
        published: date | None = None,
        hints: EventHints | None = None,
    ) -> None:
        self.reading, self.published = reading, published
        self.tree, self.mentions, self.arguments = reading.tree, reading.mentions, reading.arguments
        self.inner_dates = dates_in_objects(self.tree, self.mentions)
        self.drafter = Drafter(reading)
        self.judge = Judge(self.drafter, reading.lexica.judging, hints) if hints else None
        self.body = (
            [region.span for region in regions if region.kind in {"headline", "body"}] if regions else None
        )

    def read(self) -> list[Event]:
        """The events, in order of their triggers."""
        return self.narrative(self.drafts()).timed(self.reading.lexica.timing)

    def drafts(self) -> list[Draft]:
        """The triggers that tell events, with their types and roles."""
        drafts = (self.judge or self.drafter).read(list(self.sentences()))
        share_between(self.tree, drafts)
        return drafts

    def narrative(self, drafts: Sequence[Draft]) -> Narrative:
        """The events with the times that their own dates and their retellings give."""
        self.mentions.event = {draft.trigger.token: index for index, draft in enumerate(drafts)}
        events = Retellings(self.mentions.quantities, self._lemma_at).link(map(self._event, drafts))
        tokens = [draft.trigger.token for draft in drafts]
        saying = self.reading.lexica.attribution.say
        return Narrative(self.tree, self.mentions, tokens, events, self.published, saying, self.body)

    def _lemma_at(self, offset: int) -> str:
        token = self.mentions.token_at(offset)
        return "" if token is None else self.tree.lemma[token]

    def sentences(self) -> Iterator[range]:
        """The sentences of the article itself, page furniture left out."""
        tree = self.tree
        for first, stop in tree.sentences:
            if self.body is None:
                yield range(first, stop)
            else:
                middle = (tree.start[first] + tree.end[stop - 1]) // 2
                if any(span.start <= middle < span.end for span in self.body):
                    yield range(first, stop)

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
            time_basis="stated" if time.value else None,
        )

    def _time(self, draft: Draft) -> EventTime:
        """The event's own date, else that of the clause that holds it, which fills its role then."""
        if "time" not in draft.roles:
            token = draft.trigger.token
            held = self.reading.held_dates(token) or self.inner_dates.get(token, [])
            if held:
                draft.roles["time"] = held
        near = self.tree.start[draft.trigger.token]
        dates = without_comparisons(self.tree, self.mentions, draft.roles.get("time", ()))
        if not dates:
            draft.roles.pop("time", None)
        elif len(dates) < len(draft.roles["time"]):
            draft.roles["time"] = dates
        return own_time(dates, self.mentions.dates, near) or NO_TIME

    def _confidence(self, draft: Draft) -> float:
        """How often such an event proved right on the annotated articles, by what was found of it."""
        if draft.confidence is not None:
            return round(draft.confidence, 2)
        form = "OTHER" if draft.type == OTHER else self.tree.pos[draft.trigger.token]
        confidence = CONFIDENCE.get(form, CONFIDENCE["ADJ"])
        if has_named_participant(draft.roles):
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
