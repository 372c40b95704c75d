"""What comes out of an input: records, each with its place, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the input a record stands.

    Attributes:
        path: The file, as it was named.
        member: The file within it, if it is an archive.
        record: The record's number in the file (a line, a row, a member), counted from 1.
        offset: The byte at which it begins, uncompressed, where that is known.
    """

    path: str
    member: str | None = None
    record: int = 1
    offset: int | None = None

    def as_json(self) -> dict[str, str | int]:
        """The fields that are known."""
        fields = {"path": self.path, "member": self.member, "record": self.record, "offset": self.offset}
        return {name: value for name, value in fields.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Record:
    """The fields of one article under the names that the input gives them."""

    place: Place
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """In place of a record: what is wrong with it.

    Attributes:
        place: Where it stands.
        code: A stable name of the fault.
        reason: What was wrong, for people.
    """

    place: Place
    code: str
    reason: str


Found: TypeAlias = Record | Unreadable
