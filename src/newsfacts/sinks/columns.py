"""What each column of the tables holds: the one answer for Arrow, pandas and polars."""

from __future__ import annotations

from collections.abc import Container, Iterator
from enum import Enum, auto
from typing import Final, Literal, get_args, get_origin

from newsfacts.records import DateMention, Entity, Event, Measurement, Mention, Quantity
from newsfacts.records.base import Record
from newsfacts.records.ontology import load_ontology
from newsfacts.sinks.tables import COLUMNS


class Kind(Enum):
    """What a cell is, where it is not null."""

    TEXT = auto()
    CATEGORY = auto()  # text of a closed vocabulary: `categories` has it
    DAY = auto()
    OFFSET = auto()
    AMOUNT = auto()  # an exact decimal
    REAL = auto()


_OFFSETS: Final = {"start", "end", "head", "position", "mentions"}
_DAYS: Final = {"published", "time_start", "time_end", "interval_start", "interval_end"}
_AMOUNTS: Final = {"value", "low", "high", "count", "total"}
_REALS: Final = {"base_value", "confidence"}
_RECORDS: Final[dict[str, type[Record]]] = {
    "entities": Entity,
    "mentions": Mention,
    "quantities": Quantity,
    "dates": DateMention,
    "events": Event,
    "measurements": Measurement,
}


def _kind(table: str, column: str) -> Kind:
    if column in _DAYS:
        return Kind.DAY
    if column in _OFFSETS or column.endswith(("_start", "_end", "_head")):
        return Kind.OFFSET
    if column in _REALS:
        return Kind.REAL
    if table == "quantities" and column in _AMOUNTS:
        return Kind.AMOUNT
    return Kind.CATEGORY if categories(table, column) else Kind.TEXT


def categories(table: str, column: str) -> tuple[str, ...]:
    """The closed vocabulary of a column, in the order of the contract; empty where any text may stand."""
    if (table, column) == ("events", "type"):
        return tuple(load_ontology().types)
    if (table, column) == ("arguments", "role"):
        return roles_of_all(load_ontology().types)
    record = _RECORDS.get(table)
    field = record.model_fields.get(column) if record else None
    return tuple(_literals(field.annotation)) if field else ()


def roles_of_all(types: Container[str]) -> tuple[str, ...]:
    """The roles of the event types that `types` holds: their own, then those that all share."""
    ontology = load_ontology()
    own = [role for name, known in ontology.types.items() if name in types for role in known.roles]
    return tuple(dict.fromkeys((*own, *ontology.common_roles)))


def _literals(annotation: object) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
        return
    for part in get_args(annotation):
        yield from _literals(part)


KINDS: Final[dict[str, dict[str, Kind]]] = {
    table: {column: _kind(table, column) for column in columns} for table, columns in COLUMNS.items()
}
"""The kind of every column of every table, in order."""
