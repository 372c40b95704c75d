"""The facts of an extraction as rows of text, the same for every view."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from newsfacts.sinks.describe import amount, filler, one_line, roles, stance

if TYPE_CHECKING:
    from newsfacts.records import Extraction

Cells = tuple[str, ...]


class Table(NamedTuple):
    """A kind of record, as people read it."""

    title: str
    columns: Cells
    rows: Callable[[Extraction], Iterator[Cells]]


def _events(facts: Extraction) -> Iterator[Cells]:
    for event in facts.events:
        kind = f"{event.type} (as {event.same_as})" if event.same_as else event.type
        who = "; ".join(roles(facts, event))
        yield event.id, kind, one_line(event.trigger.text), who, "; ".join(stance(facts, event))


def _measurements(facts: Extraction) -> Iterator[Cells]:
    amounts = {quantity.id: amount(quantity) for quantity in facts.quantities}
    for measurement in facts.measurements:
        subject = filler(facts, measurement.subject)
        how = "; ".join(stance(facts, measurement))
        yield measurement.id, subject, measurement.property, amounts[measurement.quantity_id], how


def _quantities(facts: Extraction) -> Iterator[Cells]:
    for quantity in facts.quantities:
        subject = filler(facts, quantity.subject) if quantity.subject else ""
        text = one_line(quantity.span.text)
        yield quantity.id, text, amount(quantity), quantity.dimension, quantity.property or "", subject


def _dates(facts: Extraction) -> Iterator[Cells]:
    for date in facts.dates:
        yield date.id, one_line(date.span.text), date.timex, date.value or "", date.basis


def _entities(facts: Extraction) -> Iterator[Cells]:
    for entity in facts.entities:
        mentions = str(len(entity.mentions))
        yield entity.id, entity.type, one_line(entity.name), entity.country or "", mentions


EVENTS = Table("Events", ("id", "type", "trigger", "roles", "stance"), _events)

TABLES = (
    EVENTS,
    Table("Measurements", ("id", "subject", "property", "amount", "stance"), _measurements),
    Table("Quantities", ("id", "text", "amount", "dimension", "property", "subject"), _quantities),
    Table("Dates", ("id", "text", "type", "value", "basis"), _dates),
    Table("Entities", ("id", "type", "name", "country", "mentions"), _entities),
)
"""Every table, in the order in which a reader wants them."""
