"""Extractions made by hand for the tests of the page: each has what one of them looks at."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from newsfacts.records import (
    DateMention,
    Entity,
    Event,
    Events,
    Extraction,
    Mention,
    Quantity,
    Region,
    Warning,
)
from tests.samples import PRODUCER, span

MARKUP = (
    '<script>window.broken = 1</script> <img src=x onerror="window.broken = 2"> '
    "&lt;b&gt; \"quotes\" 'and' `ticks` ${window.broken = 3} </textarea><!-- Norway -->"
)
EMOJI = "🎼 Norway’s 𝄞 deal 👩‍👩‍👧 cost 5 million euros 🇳🇴 in 2021."
NESTED = "The Bank of Norway gave way."


def hostile() -> Extraction:
    """An article of markup, and a name, a unit's noun, a title and a warning that are markup, too."""
    return Extraction(
        doc_id=MARKUP,
        title=MARKUP,
        text=MARKUP,
        entities=(Entity(id="e1", type="place", name=MARKUP, mentions=(whole(MARKUP),), confidence=0.5),),
        quantities=(
            Quantity(
                id="q1",
                span=span("script", text=MARKUP),
                value=Decimal(1),
                unit="dimensionless",
                dimension=MARKUP,
                item=MARKUP,
                property=MARKUP,
                confidence=0.5,
            ),
        ),
        warnings=(Warning(code=MARKUP, message=MARKUP),),
        producer=PRODUCER,
    )


def emoji() -> Extraction:
    """Marks among characters that take two units in UTF-16."""
    words = span("Norway", text=EMOJI)
    amount = span("5 million euros", text=EMOJI)
    year = span("2021", text=EMOJI)
    trigger = span("deal", text=EMOJI)
    return Extraction(
        doc_id="emoji",
        text=EMOJI,
        entities=(
            Entity(
                id="e1",
                type="place",
                name="Norway",
                mentions=(Mention(**words.model_dump(), kind="name"),),
                confidence=0.9,
            ),
        ),
        quantities=(
            Quantity(
                id="q1",
                span=amount,
                value=Decimal(5_000_000),
                unit="EUR",
                dimension="money",
                confidence=0.9,
            ),
        ),
        dates=(DateMention(id="d1", span=year, timex="DATE", value="2021", basis="stated", confidence=0.9),),
        events=Events((_event("v1", trigger.text, EMOJI),)),
        producer=PRODUCER,
    )


def nested() -> Extraction:
    """A name within a name, and a region and a warning with a place."""
    outer = Mention(**span("The Bank of Norway", text=NESTED).model_dump(), kind="name")
    inner = Mention(**span("Norway", text=NESTED).model_dump(), kind="name")
    return Extraction(
        doc_id="nested",
        text=NESTED,
        regions=(Region(kind="body", start=0, end=len(NESTED)),),
        entities=(
            Entity(id="e1", type="organization", name="Bank of Norway", mentions=(outer,), confidence=0.9),
            Entity(id="e2", type="place", name="Norway", mentions=(inner,), confidence=0.9),
        ),
        warnings=(Warning(code="not-english", message="not read", start=19, end=len(NESTED)),),
        producer=PRODUCER,
    )


def interrupted() -> Extraction:
    """A headline, furniture in the middle, and body after it."""
    text = "A headline\n\nOne.\n\nRead more\n\nTwo."
    kinds = {"headline": "A headline", "furniture": "Read more", "body": "Two."}
    places = {kind: span(words, text=text) for kind, words in kinds.items()}
    regions = tuple(Region(kind=kind, start=at.start, end=at.end) for kind, at in places.items())
    return Extraction(doc_id="interrupted", text=text, regions=regions, producer=PRODUCER)


def dated() -> Extraction:
    """Events of three kinds of time: long ago, planned, and none."""
    text = "It opened in 1976. It will close in 2029. It fell. It rose on Monday."
    return Extraction(
        doc_id="dated",
        published=date(2024, 3, 14),
        text=text,
        events=Events(
            (
                _event("v1", "opened", text, time_start=date(1976, 1, 1), time_end=date(1976, 12, 31)),
                _event(
                    "v2", "close", text, "planned", time_start=date(2029, 1, 1), time_end=date(2029, 12, 31)
                ),
                _event("v3", "fell", text),
                _event("v4", "rose", text, time_start=date(2024, 3, 11), time_end=date(2024, 3, 11)),
            )
        ),
        producer=PRODUCER,
    )


def whole(text: str) -> Mention:
    """A mention that is the whole text."""
    return Mention(start=0, end=len(text), text=text, kind="name")


def _event(id_: str, words: str, text: str, modality: str = "actual", **more: date) -> Event:
    return Event(
        id=id_,
        type="other",
        trigger=span(words, text=text),
        roles={},
        modality=modality,
        polarity="positive",
        evidence=span(text, text=text),
        confidence=0.9,
        **more,
    )
