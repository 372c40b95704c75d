"""Which facts become records, and by which ids they refer to each other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from newsfacts.annotations import Region
from newsfacts.spans import CharSpan

FactT = TypeVar("FactT")


class Furniture:
    """The parts of the text that are page furniture."""

    def __init__(self, regions: Iterable[Region]) -> None:
        self._spans = sorted(region.span for region in regions if region.kind == "furniture")
        self._starts = [span.start for span in self._spans]

    def holds(self, span: CharSpan) -> bool:
        """Whether `span` lies wholly in page furniture."""
        position = bisect_right(self._starts, span.start) - 1
        return position >= 0 and self._spans[position].contains(span)


class Numbered(Generic[FactT]):
    """The facts of one kind that become records: in order of appearance, each with its id.

    Iterating gives id, index in the stage's list `facts`, and fact.
    """

    def __init__(
        self, facts: Sequence[FactT], letter: str, place: Callable[[FactT], CharSpan | None]
    ) -> None:
        placed = sorted(
            (span, index) for index, fact in enumerate(facts) if (span := place(fact)) is not None
        )
        self.facts = facts
        self._ids = {index: f"{letter}{number}" for number, (_, index) in enumerate(placed, start=1)}

    def __iter__(self) -> Iterator[tuple[str, int, FactT]]:
        return ((id_, index, self.facts[index]) for index, id_ in self._ids.items())

    def id_of(self, index: int | None) -> str | None:
        """The id of the fact at `index` of its stage's list; None if it became no record."""
        return None if index is None else self._ids.get(index)


def roots_of_retellings(same_as: Sequence[int | None]) -> list[int]:
    """One event to stand for each group of retellings, by index (union-find, so that cycles do no harm)."""
    parents = list(range(len(same_as)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    for index, other in enumerate(same_as):
        if other is not None:
            parents[root(index)] = root(other)
    return [root(index) for index in range(len(same_as))]
