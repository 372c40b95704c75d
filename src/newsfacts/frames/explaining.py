"""Why each event is what it is: the entry that its trigger matched, the slot of each role, the cues.

Worked out on demand from the same reading; the records carry none of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from newsfacts.annotations import Event, Filler
from newsfacts.frames.drafts import Draft
from newsfacts.frames.events import EventReader
from newsfacts.frames.lexicon.vocabulary import Check
from newsfacts.frames.narrative import Narrative
from newsfacts.spans import CharSpan

# So many facts of a time taken from the story are told, the weightiest first.
MAX_FACTS = 4


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why one event was told: `reasons` are pairs of what is explained and by what."""

    trigger: CharSpan
    reasons: tuple[tuple[str, str], ...]


class Explainer:
    """Explains the events of one text."""

    def __init__(self, reader: EventReader) -> None:
        self.reader, self.tree, self.mentions = reader, reader.tree, reader.mentions
        self.weights: Mapping[str, float] = reader.reading.lexica.timing

    def explain(self) -> list[Explanation]:
        """An explanation of each event, in the order of `EventReader.read`."""
        drafts = self.reader.drafts()
        dated = {index: "time" in draft.roles for index, draft in enumerate(drafts)}
        narrative = self.reader.narrative(drafts)
        return [
            Explanation(event.trigger, tuple(self._reasons(narrative, index, drafts[index], dated[index])))
            for index, event in enumerate(narrative.timed(self.weights))
        ]

    def _reasons(
        self, narrative: Narrative, index: int, draft: Draft, dated: bool
    ) -> Iterator[tuple[str, str]]:
        event = narrative.events[index]
        sense = draft.trigger.sense
        yield "trigger", sense.name if sense else "a verb of no type with a named participant"
        if sense and sense.when:
            yield "sense", "; ".join(" or ".join(map(condition_text, checks)) for checks in sense.when)
        for role, fillers in event.roles.items():
            for filler in fillers:
                yield role, f"{filler.span.of(self.tree.text)!r} {self._slot(draft, filler)}"
        cues = ", ".join(repr(cue.of(self.tree.text)) for cue in event.cues)
        if sense and (sense.modality or sense.polarity):
            cues = f"the trigger's entry{', ' + cues if cues else ''}"
        yield "stance", f"{event.modality}, {event.polarity}: {cues or 'no cue'}"
        if event.source:
            source, cue = event.source.filler.span, event.source.cue
            yield "source", f"{source.of(self.tree.text)!r} by {cue.of(self.tree.text)!r}"
        yield from self._time(narrative, index, dated)

    def _slot(self, draft: Draft, filler: Filler) -> str:
        """The syntactic slot of the trigger that holds a filler."""
        token = self.mentions.token_at(filler.head)
        if token is None:
            return "within its token"
        above = [token, *(head for _, head in self.tree.climb(token))]
        for number, item in enumerate(above):
            for slot, tokens in draft.trigger.slots.items():
                if item in tokens:
                    return f"as {slot}" if number == 0 else f"within {slot}"
        return "from the clause around it"

    def _time(self, narrative: Narrative, index: int, dated: bool) -> Iterator[tuple[str, str]]:
        event: Event = narrative.events[index]
        if event.time is not None:
            how = "its own date" if dated else "the date of its clause"
            if "time" not in event.roles and event.same_as is not None:
                how = "the first telling of it"
            yield "time", f"{event.time}: {how}"
        elif narrative.is_open(index):
            option = narrative.best(index, self.weights)
            if option is not None:
                facts = {fact: self.weights.get(fact, 0.0) for fact in option.facts}
                told = sorted(facts, key=lambda fact: -facts[fact])[:MAX_FACTS]
                yield "time", f"{option.time.value}, from the story: {'; '.join(told)}"


def condition_text(check: Check) -> str:
    """A condition of a sense as the lexicon writes it, long lists of words cut."""
    slots, words, kinds = check.slots, check.lemmas, check.kinds
    asked = sorted(words)[:6] + (["…"] if len(words) > 6 else []) + [f":{kind}" for kind in sorted(kinds)]
    return " ".join(("|".join(slots), *asked))
