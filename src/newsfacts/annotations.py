"""What the stages hand each other on a spaCy `Doc`, before it becomes records.

Frozen dataclasses that know nothing of spaCy, and the names of the `Doc`
extension attributes that carry them. Indices (`Filler.entity`, …) point into
`doc._.entities`, `doc._.quantities`, `doc._.dates` and `doc._.events`.
All spans are half-open character offsets into `doc.text`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from newsfacts.spans import CharSpan

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

RegionKind = Literal["headline", "dateline", "byline", "body", "furniture"]
EntityType = Literal["person", "organization", "place", "facility", "group", "product", "event"]
MentionKind = Literal["name", "nominal", "pronoun"]
QuantityModifier = Literal["approximate", "at_least", "at_most", "more_than", "less_than"]
DateModifier = Literal["before", "after", "by", "about", "start", "mid", "end", "until", "since"]
Timex = Literal["DATE", "TIME", "DURATION", "SET"]
Basis = Literal["stated", "relative", "inferred"]
TimeBasis = Literal["stated", "inferred"]
Modality = Literal["actual", "planned", "possible", "requested", "hypothetical"]
Polarity = Literal["positive", "negative"]


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the text and what it is: article or page furniture."""

    kind: RegionKind
    span: CharSpan


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was skipped or left open, and why; becomes a `warnings` record."""

    code: str
    message: str
    span: CharSpan | None = None


@dataclass(frozen=True, slots=True)
class EntityMention:
    """One place in the text that names or refers to an entity."""

    span: CharSpan
    kind: MentionKind = "name"


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing in the world and its mentions in order of appearance.

    `country` is ISO 3166-1 alpha-2; `confidence` is 0 to 1.
    """

    type: EntityType
    name: str
    mentions: tuple[EntityMention, ...]
    country: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount. `value`, `low` and `high` are in `unit`, magnitude applied.

    `unit` is a pint expression with ISO 4217 codes for money; `count` is how
    many items of that size ("four 1,200 MW reactors": value 1200, count 4).
    """

    span: CharSpan
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    dimension: str
    item: str | None
    count: Decimal | None
    modifier: QuantityModifier | None
    confidence: float


@dataclass(frozen=True, slots=True)
class DateRange:
    """The whole of which two time expressions are the sides: "from March to May 2020"."""

    span: CharSpan
    value: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A time expression. `start` and `end` are a closed interval of days.

    `value` is None only for an impossible date (31 February), which keeps its span.
    `range` is the whole of which it is one side.
    """

    span: CharSpan
    timex: Timex
    value: str | None
    start: date | None
    end: date | None
    modifier: DateModifier | None
    basis: Basis
    confidence: float
    range: DateRange | None = None


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: its phrase, the offset of its head word, what it resolves to."""

    span: CharSpan
    head: int
    entity: int | None = None
    quantity: int | None = None
    date: int | None = None
    event: int | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said it, and the word that says so."""

    filler: Filler
    cue: CharSpan


@dataclass(frozen=True, slots=True)
class Event:
    """An event with its roles, stance and source. `time` is a TIMEX3 value.

    `time_basis` tells a time that a date of its own clause gives from one taken from the story.
    """

    type: str
    trigger: CharSpan
    roles: Mapping[str, tuple[Filler, ...]]
    time: str | None
    time_start: date | None
    time_end: date | None
    modality: Modality
    polarity: Polarity
    source: Attribution | None
    evidence: CharSpan
    same_as: int | None
    confidence: float
    cues: tuple[CharSpan, ...] = field(default=())
    time_basis: TimeBasis | None = None


@dataclass(frozen=True, slots=True)
class EventHints:
    """What the encoder takes each token for: nothing, or the trigger of an event of some type.

    `classes` are "none" and the event types; `scores` has a row per token and a column per
    class, the logarithm of its probability, all zero for a token that the encoder did not read.
    """

    classes: tuple[str, ...]
    scores: npt.NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Measurement:
    """A property of something with its amount, an index into `doc._.quantities`.

    Attached to every quantity whose measured property or subject the syntax
    tells; `stated` marks those that make a `measurements` record of their own
    (a named property of a subject), the others only fill `Quantity.property`.
    """

    subject: Filler | None
    property: str | None
    quantity: int
    stated: bool
    time: str | None
    time_start: date | None
    time_end: date | None
    modality: Modality
    polarity: Polarity
    source: Attribution | None
    evidence: CharSpan
    confidence: float


def register_extensions() -> None:
    """Declare the extension attributes on spaCy's `Doc` and `Span`; safe to call twice."""
    from spacy.tokens import Doc, Span

    for name in ("published", "title", "language", "event_hints"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
    for name in ("regions", "notes", "entities", "quantities", "dates", "events", "measurements"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=())
    if not Span.has_extension("confidence"):
        Span.set_extension("confidence", default=None)
