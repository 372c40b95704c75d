"""Span and value F1, counted as in TempEval-3."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from benchmarks.dates.corpora import Document, Reference, plain_value


class Found(NamedTuple):
    """What a system found: half-open offsets and a TIMEX3 value, "" for none."""

    start: int
    end: int
    value: str


@dataclass
class Score:
    """Counts over documents. A match is relaxed where the spans share a character."""

    annotated: int = 0
    found: int = 0
    relaxed: int = 0
    strict: int = 0
    value: int = 0
    meaning: int = 0
    wrong: list[tuple[Document, Reference | None, Found | None]] = field(default_factory=list)

    def add(self, document: Document, found: Iterable[Found]) -> None:
        """Count one document; what begins after its extent is left out."""
        inside = [item for item in found if item.start < document.extent]
        pairs = match(document.references, inside)
        self.annotated += len(document.references)
        self.found += len(inside)
        for reference, item in pairs:
            self.relaxed += 1
            self.strict += reference[:2] == item[:2]
            self.value += reference.value == item.value != ""
            same = plain_value(reference.value) == plain_value(item.value) != ""
            self.meaning += same
            if not same:
                self.wrong.append((document, reference, item))
        matched = {id(part) for pair in pairs for part in pair}
        self.wrong += [(document, ref, None) for ref in document.references if id(ref) not in matched]
        self.wrong += [(document, None, item) for item in inside if id(item) not in matched]

    def f1(self, right: int) -> float:
        """The harmonic mean of precision and recall for a count of right ones."""
        return 2 * right / (self.annotated + self.found) if self.annotated + self.found else 0.0

    @property
    def figures(self) -> tuple[float, ...]:
        """Relaxed and strict span F1, value F1 as written and by meaning, precision and recall."""
        parts = (self.relaxed, self.strict, self.value, self.meaning)
        precision = self.relaxed / self.found if self.found else 0.0
        return *map(self.f1, parts), precision, self.relaxed / self.annotated if self.annotated else 0.0


def match(references: Sequence[Reference], found: Sequence[Found]) -> list[tuple[Reference, Found]]:
    """Pairs that overlap, one to one, the largest overlap first."""
    overlaps = sorted(
        (
            (abs(reference.start - item.start) - 2 * shared, at, place)
            for at, reference in enumerate(references)
            for place, item in enumerate(found)
            if (shared := min(reference.end, item.end) - max(reference.start, item.start)) > 0
        ),
    )
    taken: set[int] = set()
    used: set[int] = set()
    pairs = []
    for _, at, place in overlaps:
        if at not in taken and place not in used:
            taken.add(at)
            used.add(place)
            pairs.append((references[at], found[place]))
    return pairs
