"""What came of filling a model: the records, where each field was read, and what was left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, overload

from newsfacts.schema.markers import ModelT

if TYPE_CHECKING:
    from newsfacts.records import Extraction, Span


@dataclass(frozen=True, slots=True)
class Entry(Generic[ModelT]):
    """One record and where it comes from; fields are named as in the model.

    Attributes:
        record: The record.
        anchor: The id of the event or entity that it is about; None for the article.
        evidence: Where the text says what fills each field.
        others: Where the text says what would fill a field too that takes only one.
        missing: The fields for which the text has nothing.
        problems: Why something that was found does not fill its field.
    """

    record: ModelT
    anchor: str | None
    evidence: Mapping[str, tuple[Span, ...]]
    others: Mapping[str, tuple[Span, ...]]
    missing: tuple[str, ...]
    problems: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rejected:
    """In place of a record: why there is none.

    Attributes:
        anchor: The id of the event or entity that it would be about; None for the article.
        problems: Why, by field; "" for the model as a whole.
        evidence: Where the text says what would have filled each field.
    """

    anchor: str | None
    problems: Mapping[str, str]
    evidence: Mapping[str, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class Filled(Sequence[ModelT]):
    """The records of one article, as a sequence of the model's own instances.

    Attributes:
        facts: What they were filled from.
        entries: The records, each with its evidence.
        rejected: What made no record, and why.
    """

    facts: Extraction
    entries: tuple[Entry[ModelT], ...]
    rejected: tuple[Rejected, ...]

    @overload
    def __getitem__(self, index: int) -> ModelT: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[ModelT]: ...

    def __getitem__(self, index: int | slice) -> ModelT | Sequence[ModelT]:
        return tuple(entry.record for entry in self.entries)[index]

    def __len__(self) -> int:
        return len(self.entries)
