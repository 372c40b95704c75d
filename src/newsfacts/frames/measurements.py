"""The measurements of one parsed text: "a total cost of 640 million euros"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsfacts.annotations import Filler, Measurement
from newsfacts.frames.lexicon.measures import MeasureCues
from newsfacts.frames.measuring.amounts import Amount, Finding, read_amount
from newsfacts.frames.measuring.reader import AmountReader
from newsfacts.frames.reading import Reading
from newsfacts.frames.times import NO_TIME
from newsfacts.spans import CharSpan

# How sure a measurement is that the text states, and one that the amount only suggests.
STATED_CONFIDENCE, BARE_CONFIDENCE = 0.7, 0.5

# What stands between a subject and its amount: "an earthquake of over 5.5".
OUTSIDE = frozenset({"ADP", "PUNCT", "ADV", "SCONJ"})


class MeasurementReader:
    """Reads what the quantities of one text measure, and of what."""

    def __init__(self, reading: Reading, cues: MeasureCues) -> None:
        self.reading, self.cues = reading, cues
        self.tree, self.mentions = reading.tree, reading.mentions
        self.amounts = AmountReader(reading, cues)

    def read(self) -> Iterator[Measurement]:
        """A measurement for every quantity whose property or subject the syntax tells."""
        for amount in self._amounts():
            finding = self.amounts.read(amount)
            if finding is not None:
                yield self._measurement(amount, finding)

    def _amounts(self) -> list[Amount]:
        tokens: dict[int, list[int]] = {}
        for token, index in sorted(self.mentions.quantity.items()):
            tokens.setdefault(index, []).append(token)
        return [
            read_amount(self.tree, self.mentions, self.cues, index, tokens[index]) for index in sorted(tokens)
        ]

    def _measurement(self, amount: Amount, finding: Finding) -> Measurement:
        reading, anchor = self.reading, finding.anchor
        voice = reading.voices.voice(anchor)
        stance = reading.stances.read(anchor, None, reported=voice is not None)
        time = reading.time_of(anchor) or NO_TIME
        stated = finding.stated and finding.subject is not None and finding.property is not None
        return Measurement(
            subject=self._subject(amount, finding.subject),
            property=finding.property,
            quantity=amount.number,
            stated=stated,
            time=time.value,
            time_start=time.start,
            time_end=time.end,
            modality=stance.modality or "actual",
            polarity=stance.polarity,
            source=reading.voices.attribution(voice) if voice else None,
            evidence=reading.evidence(anchor),
            confidence=STATED_CONFIDENCE if stated else BARE_CONFIDENCE,
        )

    def _subject(self, amount: Amount, token: int | None) -> Filler | None:
        """The phrase of a subject, without the verb before it and the amount after it."""
        if token is None:
            return None
        tree, filler = self.tree, self.mentions.filler(self.tree, token)
        start, end = filler.span
        copula = tree.child(token, "cop")
        if copula is not None and copula < token and start < tree.end[copula]:
            start = tree.start[copula + 1]
        if token < amount.first and tree.start[amount.first] < end:
            end = tree.end[self._last_before(amount, token)]
        return replace(filler, span=CharSpan(start, end)) if start < end else filler

    def _last_before(self, amount: Amount, token: int) -> int:
        """The last word of the phrase of `token` before what leads to the amount: "a plant valued at"."""
        tree, last = self.tree, amount.first - 1
        for child, head in tree.climb(amount.head):
            if head == token:
                last = min([last, child - 1, *(below - 1 for below in tree.children[child] if below > token)])
                break
        while last > token and (tree.pos[last] in OUTSIDE or tree.word[last] in {"(", "["}):
            last -= 1
        return max(last, token)
