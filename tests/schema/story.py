"""Facts by hand, from the words of a text: what the tests of schemas fill models from."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from newsfacts.records import (
    Argument,
    DateMention,
    Entity,
    Event,
    Events,
    Extraction,
    Measurement,
    Mention,
    Quantity,
    Source,
    Span,
)
from tests.samples import PRODUCER


class Story:
    """A text and its facts; arguments are given by their words, or as (words, id)."""

    def __init__(self, text):
        self.text = text
        self.entities, self.quantities, self.dates, self.events, self.measurements = [], [], [], [], []

    def span(self, words):
        start = self.text.index(words)
        return Span(start=start, end=start + len(words), text=words)

    def argument(self, given):
        words, reference = given if isinstance(given, tuple) else (given, None)
        kind = {"e": "entity_id", "q": "quantity_id", "d": "date_id", "v": "event_id"}
        span = self.span(words)
        named = {kind[reference[0]]: reference} if reference else {}
        return Argument(span=span, head=span.end - len(words.split()[-1]), **named)

    def entity(self, type_, name, *, country=None):
        mention = Mention(**self.span(name).model_dump(), kind="name")
        number = len(self.entities) + 1
        self.entities.append(
            Entity(
                id=f"e{number}", type=type_, name=name, mentions=(mention,), country=country, confidence=0.9
            )
        )
        return self

    def quantity(self, words, value, unit, dimension="count", *, property=None, subject=None, **more):
        self.quantities.append(
            Quantity(
                id=f"q{len(self.quantities) + 1}",
                span=self.span(words),
                value=None if value is None else Decimal(value),
                unit=unit,
                dimension=dimension,
                property=property,
                subject=self.argument(subject) if subject else None,
                confidence=0.9,
                **more,
            )
        )
        return self

    def day(self, words, value, start=None, end=None):
        self.dates.append(
            DateMention(
                id=f"d{len(self.dates) + 1}",
                span=self.span(words),
                timex="DATE",
                value=value,
                start=start and date.fromisoformat(start),
                end=end and date.fromisoformat(end),
                basis="stated",
                confidence=0.9,
            )
        )
        return self

    def event(
        self,
        type_,
        trigger,
        *,
        time=None,
        modality="actual",
        polarity="positive",
        said_by=None,
        same_as=None,
        **roles,
    ):
        """The role `time` is told from the keyword by an underscore: `time_`."""
        value, start, end = time or (None, None, None)
        source = Source(argument=self.argument(said_by), cue=self.span("said")) if said_by else None
        self.events.append(
            Event(
                id=f"v{len(self.events) + 1}",
                type=type_,
                trigger=self.span(trigger),
                roles={
                    role: tuple(self.argument(filler) for filler in fillers)
                    for role, fillers in ((name.rstrip("_"), given) for name, given in roles.items())
                },
                time=value,
                time_start=start and date.fromisoformat(start),
                time_end=end and date.fromisoformat(end),
                modality=modality,
                polarity=polarity,
                source=source,
                evidence=self.span(self.text),
                same_as=same_as,
                confidence=0.9,
            )
        )
        return self

    def measurement(self, subject, property, quantity_id, *, polarity="positive"):
        self.measurements.append(
            Measurement(
                id=f"m{len(self.measurements) + 1}",
                subject=self.argument(subject),
                property=property,
                quantity_id=quantity_id,
                modality="actual",
                polarity=polarity,
                evidence=self.span(self.text),
                confidence=0.9,
            )
        )
        return self

    def facts(self):
        return Extraction(
            doc_id="story",
            text=self.text,
            entities=tuple(self.entities),
            quantities=tuple(self.quantities),
            dates=tuple(self.dates),
            events=Events(self.events),
            measurements=tuple(self.measurements),
            producer=PRODUCER,
        )


def takeover():
    """A deal with all that the tests ask of one."""
    return (
        Story(
            "Acme bought Bolt for $2.5 billion on 5 June 2024, Orla Quinn said. "
            "The takeover, approved by Norway in May 2024, is a first. Acme employs 40,000 people. "
            "Crane denied that Dolt acquired Elm."
        )
        .entity("organization", "Acme", country="US")
        .entity("organization", "Bolt")
        .entity("person", "Orla Quinn")
        .entity("place", "Norway", country="NO")
        .entity("organization", "Crane")
        .quantity("$2.5 billion", "2500000000", "USD", "money", property="price", subject=("Bolt", "e2"))
        .quantity("40,000", "40000", "dimensionless", property="workforce", subject=("Acme", "e1"))
        .day("5 June 2024", "2024-06-05", "2024-06-05", "2024-06-05")
        .event(
            "acquisition",
            "bought",
            time=("2024-06-05", "2024-06-05", "2024-06-05"),
            said_by=("Orla Quinn", "e3"),
            buyer=[("Acme", "e1")],
            acquired=[("Bolt", "e2")],
            amount=[("$2.5 billion", "q1")],
            time_=[("5 June 2024", "d1")],
        )
        .event("acquisition", "takeover", same_as="v1", acquired=[("Bolt", "e2")])
        .event(
            "approval",
            "approved",
            time=("2024-05", "2024-05-01", "2024-05-31"),
            authority=[("Norway", "e4")],
            approved=[("The takeover", "v2")],
        )
        .event("acquisition", "acquired", polarity="negative", buyer=["Dolt"], acquired=["Elm"])
        .event("rejection", "denied", rejecter=[("Crane", "e5")])
    )
