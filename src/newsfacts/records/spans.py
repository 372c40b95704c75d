"""Records that point at characters: every other record is built on them."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import model_validator

from newsfacts.records.base import DateId, EntityId, EventId, NonEmpty, Offset, QuantityId, Record


class Span(Record):
    """A stretch of the article, by half-open offsets in Unicode code points."""

    start: Offset
    """Offset of the first character in `Extraction.text`."""
    end: Offset
    """Offset after the last character."""
    text: NonEmpty
    """The characters themselves: `Extraction.text[start:end]`."""

    @model_validator(mode="after")
    def _length_fits(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(f"[{self.start}:{self.end}] is not as long as {self.text!r}")
        return self


class Region(Record):
    """What a stretch of the text is: a part of the article, or page furniture around it."""

    kind: Literal["headline", "dateline", "byline", "body", "furniture"]
    """Facts come from `headline` and `body` only."""
    start: Offset
    """Offset of the first character."""
    end: Offset
    """Offset after the last character."""

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"the region ends ({self.end}) before it starts ({self.start})")
        return self


class Warning(Record):
    """Something that was skipped or left open, and why."""

    code: NonEmpty
    """A stable, kebab-case identifier of the reason."""
    message: NonEmpty
    """The reason in words."""
    start: Offset | None = None
    """Offset of the first character concerned; null where it concerns the whole."""
    end: Offset | None = None
    """Offset after the last character concerned."""

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if (self.start is None) != (self.end is None):
            raise ValueError("a warning has both offsets or neither")
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ValueError(f"the warning ends ({self.end}) before it starts ({self.start})")
        return self


class Argument(Record):
    """What fills a role: its phrase, its head word and, if known, what it refers to."""

    span: Span
    """The phrase."""
    head: Offset
    """Offset of the phrase's head word in `Extraction.text`."""
    entity_id: EntityId | None = None
    """The entity it names or refers to."""
    quantity_id: QuantityId | None = None
    """The amount it is."""
    date_id: DateId | None = None
    """The time expression it is."""
    event_id: EventId | None = None
    """The event it is."""

    @property
    def reference(self) -> str | None:
        """The one id that is set, of whichever kind, or None."""
        return self.entity_id or self.quantity_id or self.date_id or self.event_id

    @model_validator(mode="after")
    def _one_reference(self) -> Self:
        if not self.span.start <= self.head < self.span.end:
            raise ValueError(f"the head ({self.head}) lies outside of [{self.span.start}:{self.span.end}]")
        ids = (self.entity_id, self.quantity_id, self.date_id, self.event_id)
        if ids.count(None) < 3:
            raise ValueError(f"more than one reference: {', '.join(i for i in ids if i)}")
        return self
