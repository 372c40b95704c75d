"""The measurements of one parsed text: "a total cost of 11.4 billion euros"."""

from __future__ import annotations

from collections.abc import Iterator

from newsfacts.annotations import Measurement
from newsfacts.frames.lexicon.measures import MeasureCues
from newsfacts.frames.measuring.ages import age
from newsfacts.frames.measuring.amounts import Amount, Finding, Owners
from newsfacts.frames.measuring.neighbours import OPENING_BRACKETS, by_next_word
from newsfacts.frames.measuring.properties import NOMINAL, PropertyRules
from newsfacts.frames.reading import Reading
from newsfacts.frames.times import NO_TIME

# How sure a measurement is that the text states, and one that the amount only suggests.
STATED_CONFIDENCE, BARE_CONFIDENCE = 0.7, 0.5


class MeasurementReader:
    """Reads what the quantities of one text measure, and of what."""

    def __init__(self, reading: Reading, cues: MeasureCues) -> None:
        self.reading, self.cues = reading, cues
        self.tree, self.mentions = reading.tree, reading.mentions
        self.owners = Owners(reading, cues)
        self.rules = PropertyRules(reading, cues, self.owners)

    def read(self) -> Iterator[Measurement]:
        """A measurement for every quantity whose property or subject the syntax tells."""
        findings: dict[int, Finding] = {}
        for amount in self._amounts():
            finding = self._beside_other(amount, findings) or self._find(amount)
            if finding and (finding.property or finding.subject is not None):
                findings[amount.number] = finding
                yield self._measurement(amount.number, finding)

    def _amounts(self) -> list[Amount]:
        tokens: dict[int, list[int]] = {}
        for token, index in sorted(self.mentions.quantity.items()):
            tokens.setdefault(index, []).append(token)
        return [self._amount(index, tokens[index]) for index in sorted(tokens)]

    def _amount(self, index: int, tokens: list[int]) -> Amount:
        head = self.mentions.head(self.tree, tokens)
        dimension = self.mentions.quantities[index].dimension
        return Amount(index, dimension, head, self.tree.head[head], tokens[0], tokens[-1])

    def _beside_other(self, amount: Amount, findings: dict[int, Finding]) -> Finding | None:
        """What the amount tells that this one repeats or hangs on: "70 miles (112 km)", "from 5 to 6"."""
        quantities, first = self.mentions.quantities, amount.first
        bracketed = first > 1 and self.tree.word[first - 1] in OPENING_BRACKETS
        for token in ([first - 2] if bracketed else []) + [amount.parent]:
            other = self.mentions.quantity.get(token)
            if other not in {None, amount.number} and quantities[other].dimension == amount.dimension:
                return findings.get(other)
        return None

    def _find(self, amount: Amount) -> Finding | None:
        quantity = self.mentions.quantities[amount.number]
        if quantity.dimension == "time" or quantity.unit in self.cues.age_units:
            return age(self.owners, amount)
        if quantity.item is not None and self.tree.pos[amount.head] in NOMINAL:
            return self.rules.of_count(amount)
        return (
            self.rules.by_own_word(amount)
            or by_next_word(self.owners, self.rules, amount)
            or self.rules.find(amount)
        )

    def _measurement(self, index: int, finding: Finding) -> Measurement:
        reading, anchor = self.reading, finding.anchor
        voice = reading.voices.voice(anchor)
        stance = reading.stances.read(anchor, None, reported=voice is not None)
        time = reading.time_of(anchor) or NO_TIME
        stated = finding.stated and finding.subject is not None and finding.property is not None
        return Measurement(
            subject=None if finding.subject is None else self.mentions.filler(self.tree, finding.subject),
            property=finding.property,
            quantity=index,
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
