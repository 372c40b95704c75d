"""Time expressions and the days they stand for."""

from __future__ import annotations

from datetime import date
from typing import Literal, Self

from pydantic import model_validator

from newsfacts.records.base import Confidence, DateId, NonEmpty, Record, check_interval
from newsfacts.records.spans import Span


class DateRange(Record):
    """The whole of which two time expressions are the sides: "from March to May 2020"."""

    span: Span
    """From the first side to the end of the second."""
    value: NonEmpty
    """The values of both sides (ISO 8601): `2020-03/2020-05`."""
    start: date
    """First day of the first side."""
    end: date
    """Last day of the second: the interval is closed."""

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        check_interval(self.start, self.end)
        return self


class DateMention(Record):
    """A time expression of the article, in TIMEX3."""

    id: DateId
    """`d1`, `d2`, … in order of appearance."""
    span: Span
    """The expression, without prepositions."""
    timex: Literal["DATE", "TIME", "DURATION", "SET"]
    """A day or longer, within a day, a length of time, or something that recurs."""
    value: NonEmpty | None
    """TIMEX3 (ISO 8601): `2014-12`, `2022-Q1`, `P2Y`, `PRESENT_REF`; null for a day that no calendar has."""
    start: date | None = None
    """First day it covers."""
    end: date | None = None
    """Last day it covers: the interval is closed."""
    modifier: Literal["before", "after", "by", "about", "start", "mid", "end", "until", "since"] | None = None
    """How the text bounds or blurs it."""
    basis: Literal["stated", "relative", "inferred"]
    """Whether the text states it, counts it from another date, or leaves it to inference."""
    confidence: Confidence
    """Probability that the value is right."""
    range: DateRange | None = None
    """The whole, where this is one side of a range."""

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        check_interval(self.start, self.end)
        return self
