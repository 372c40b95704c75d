"""Half-open character offsets, the coordinate system that every layer shares."""

from __future__ import annotations

from typing import NamedTuple


class CharSpan(NamedTuple):
    """Half-open offsets `[start, end)` in Unicode code points into a text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: CharSpan) -> bool:
        """Whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: CharSpan) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end
