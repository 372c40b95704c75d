"""Measurements: a property of something, with its amount."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import model_validator

from newsfacts.records.base import (
    Confidence,
    MeasurementId,
    Modality,
    NonEmpty,
    Polarity,
    QuantityId,
    Record,
    check_interval,
)
from newsfacts.records.event import Source
from newsfacts.records.spans import Argument, Span


class Measurement(Record):
    """A property of something, with its amount: a pipeline's capacity, a city's population."""

    id: MeasurementId
    """`m1`, `m2`, … in order of appearance."""
    subject: Argument
    """What is measured."""
    property: NonEmpty
    """Which of its properties."""
    quantity_id: QuantityId
    """The amount."""
    time: NonEmpty | None = None
    """TIMEX3 value of when it holds; null where the text does not say."""
    time_start: date | None = None
    """First day of that time."""
    time_end: date | None = None
    """Last day of that time: the interval is closed."""
    modality: Modality
    """Whether it is so, or is planned, possible, requested or hypothetical."""
    polarity: Polarity
    """Negative where it is said not to be so."""
    source: Source | None = None
    """Who said it, where the text attributes it."""
    evidence: Span
    """The sentence that tells it."""
    confidence: Confidence
    """Probability that the amount measures this property of this subject."""

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        check_interval(self.time_start, self.time_end)
        return self
