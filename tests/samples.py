"""A small article and its facts, built by hand, for the tests of records, sinks and displays."""

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
    Producer,
    Quantity,
    Region,
    Source,
    Span,
)

TEXT = (
    "Norway and Denmark signed a deal on the Skagen link in March 2021, Norway's grid operator said.\n\n"
    "The cable would carry about 1.40 gigawatts and cost 2.5 to 3 billion euros.\n\n"
    "Read more: <Five> charts & a map"
)
PRODUCER = Producer(version="0.1.0", model="en_newsfacts", model_version="0.1.0")


def span(words: str, *, nth: int = 0, text: str = TEXT) -> Span:
    """The `nth` place in the text where `words` stand."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start=start, end=start + len(words), text=words)


def mention(words: str, *, nth: int = 0) -> Mention:
    """The same as a mention by name."""
    return Mention(**span(words, nth=nth).model_dump(), kind="name")


def argument(
    words: str,
    *,
    nth: int = 0,
    entity_id: str | None = None,
    quantity_id: str | None = None,
    date_id: str | None = None,
    event_id: str | None = None,
) -> Argument:
    """An argument whose head is its first word."""
    at = span(words, nth=nth)
    return Argument(
        span=at,
        head=at.start,
        entity_id=entity_id,
        quantity_id=quantity_id,
        date_id=date_id,
        event_id=event_id,
    )


SENTENCES = TEXT.split("\n\n")
ENTITIES = (
    Entity(
        id="e1",
        type="place",
        name="Norway",
        mentions=(mention("Norway"), mention("Norway", nth=1)),
        country="NO",
        confidence=0.98,
    ),
    Entity(
        id="e2", type="place", name="Denmark", mentions=(mention("Denmark"),), country="DK", confidence=0.97
    ),
    Entity(id="e3", type="facility", name="Skagen link", mentions=(mention("Skagen link"),), confidence=0.8),
)
QUANTITIES = (
    Quantity(
        id="q1",
        span=span("about 1.40 gigawatts"),
        value=Decimal("1.40"),
        unit="gigawatt",
        dimension="power",
        base_value=Decimal("1400000000"),
        base_unit="kilogram * meter ** 2 / second ** 3",
        modifier="approximate",
        property="capacity",
        subject=argument("The cable", entity_id="e3"),
        confidence=0.9,
    ),
    Quantity(
        id="q2",
        span=span("2.5 to 3 billion euros"),
        value=None,
        low=Decimal("2500000000"),
        high=Decimal("3000000000"),
        unit="EUR",
        dimension="money",
        confidence=0.9,
    ),
)
DATES = (
    DateMention(
        id="d1",
        span=span("March 2021"),
        timex="DATE",
        value="2021-03",
        start=date(2021, 3, 1),
        end=date(2021, 3, 31),
        basis="stated",
        confidence=0.99,
    ),
)
SOURCE = Source(argument=argument("Norway's grid operator"), cue=span("said"))
EVENTS = (
    Event(
        id="v1",
        type="agreement",
        trigger=span("signed"),
        roles={
            "party": (argument("Norway", entity_id="e1"), argument("Denmark", entity_id="e2")),
            "subject": (argument("Skagen link", entity_id="e3"),),
            "time": (argument("March 2021", date_id="d1"),),
        },
        time="2021-03",
        time_start=date(2021, 3, 1),
        time_end=date(2021, 3, 31),
        time_basis="stated",
        modality="actual",
        polarity="positive",
        source=SOURCE,
        evidence=span(SENTENCES[0]),
        confidence=0.85,
    ),
    Event(
        id="v2",
        type="agreement",
        trigger=span("deal"),
        roles={},
        modality="planned",
        polarity="negative",
        evidence=span(SENTENCES[0]),
        same_as="v1",
        confidence=0.5,
    ),
)
MEASUREMENTS = (
    Measurement(
        id="m1",
        subject=argument("The cable", entity_id="e3"),
        property="capacity",
        quantity_id="q1",
        modality="planned",
        polarity="positive",
        evidence=span(SENTENCES[1]),
        confidence=0.7,
    ),
)


def sample() -> Extraction:
    """The facts of the article above."""
    furniture = span(SENTENCES[2])
    return Extraction(
        doc_id="skagen",
        title="A link across the sea",
        published=date(2021, 3, 5),
        language="en",
        text=TEXT,
        regions=(
            Region(kind="body", start=0, end=furniture.start - 2),
            Region(kind="furniture", start=furniture.start, end=furniture.end),
        ),
        entities=ENTITIES,
        quantities=QUANTITIES,
        dates=DATES,
        events=Events(EVENTS),
        measurements=MEASUREMENTS,
        producer=PRODUCER,
    )
