"""Extractions as flat tables: one row per record, every cell a plain value.

The relational form of the contract, shared by every sink with columns. Each row
has its article's `doc_id`; a row of `arguments` or `mentions` has the id of the
record it belongs to. Amounts stay `Decimal`, dates stay `date`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from newsfacts.records import Argument, Event, Extraction, Measurement, Quantity, Span

Row: TypeAlias = dict[str, object]

_REFERENCE: Final = ("entity_id", "quantity_id", "date_id", "event_id")
_SUBJECT: Final = tuple(f"subject_{name}" for name in ("start", "end", "text", "head", *_REFERENCE))
_STANCE: Final = (
    *("time", "time_start", "time_end", "modality", "polarity"),
    *(f"source_{name}" for name in ("start", "end", "text", "head", *_REFERENCE)),
    *("cue_start", "cue_end", "cue_text", "evidence_start", "evidence_end", "evidence_text"),
)

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "documents": (
        *("doc_id", "title", "url", "published", "language", "text", "warnings", "schema_version"),
        *("producer_name", "producer_version", "producer_model", "producer_model_version"),
    ),
    "entities": ("doc_id", "id", "type", "name", "mentions", "country", "confidence"),
    "mentions": ("doc_id", "entity_id", "start", "end", "text", "kind"),
    "quantities": (
        *("doc_id", "id", "start", "end", "text", "value", "low", "high", "unit", "dimension"),
        *("base_value", "base_unit", "item", "count", "total", "modifier", "property"),
        *(*_SUBJECT, "confidence"),
    ),
    "dates": (
        *("doc_id", "id", "start", "end", "text", "timex", "value", "interval_start", "interval_end"),
        *("modifier", "basis", "confidence"),
    ),
    "events": (
        *("doc_id", "id", "type", "trigger_start", "trigger_end", "trigger_text"),
        *(*_STANCE, "time_basis", "same_as", "confidence"),
    ),
    "arguments": (
        *("doc_id", "owner_id", "role", "position", "start", "end", "text", "head"),
        *_REFERENCE,
    ),
    "measurements": ("doc_id", "id", *_SUBJECT, "property", "quantity_id", *_STANCE, "confidence"),
}
"""The tables and the columns of each, in order; `arguments.owner_id` is the event that has the argument."""


def to_rows(extractions: Iterable[Extraction]) -> dict[str, list[Row]]:
    """The rows of every table of `COLUMNS`, articles one after the other."""
    tables: dict[str, list[Row]] = {name: [] for name in COLUMNS}
    for facts in extractions:
        for table, row in _rows(facts):
            tables[table].append({"doc_id": facts.doc_id, **row})
    return tables


def several(extractions: Extraction | Iterable[Extraction]) -> Iterable[Extraction]:
    """The extractions, also where the caller has only one."""
    from newsfacts.records import Extraction

    return (extractions,) if isinstance(extractions, Extraction) else extractions


def _rows(facts: Extraction) -> Iterator[tuple[str, Row]]:
    yield "documents", _document(facts)
    for entity in facts.entities:
        head = {"id": entity.id, "type": entity.type, "name": entity.name, "mentions": len(entity.mentions)}
        yield "entities", {**head, "country": entity.country, "confidence": entity.confidence}
        for mention in entity.mentions:
            yield "mentions", {"entity_id": entity.id, **_span(mention), "kind": mention.kind}
    for quantity in facts.quantities:
        yield "quantities", _quantity(quantity)
    for date in facts.dates:
        row = {"id": date.id, **_span(date.span), "timex": date.timex, "value": date.value}
        interval = {"interval_start": date.start, "interval_end": date.end, "modifier": date.modifier}
        yield "dates", {**row, **interval, "basis": date.basis, "confidence": date.confidence}
    for event in facts.events:
        head = {"id": event.id, "type": event.type, **_span(event.trigger, "trigger_")}
        told = {"time_basis": event.time_basis, "same_as": event.same_as, "confidence": event.confidence}
        yield "events", {**head, **_stance(event), **told}
        for role, arguments in event.roles.items():
            for position, argument in enumerate(arguments):
                place = {"owner_id": event.id, "role": role, "position": position}
                yield "arguments", {**place, **_argument(argument)}
    for measurement in facts.measurements:
        yield "measurements", _measurement(measurement)


def _document(facts: Extraction) -> Row:
    return {
        "title": facts.title,
        "url": facts.url,
        "published": facts.published,
        "language": facts.language,
        "text": facts.text,
        "warnings": "; ".join(f"{warning.code}: {warning.message}" for warning in facts.warnings) or None,
        "schema_version": facts.schema_version,
        "producer_name": facts.producer.name,
        "producer_version": facts.producer.version,
        "producer_model": facts.producer.model,
        "producer_model_version": facts.producer.model_version,
    }


def _quantity(quantity: Quantity) -> Row:
    plain = ("value", "low", "high", "unit", "dimension", "base_value", "base_unit", "item", "count", "total")
    return {
        "id": quantity.id,
        **_span(quantity.span),
        **{name: getattr(quantity, name) for name in (*plain, "modifier", "property")},
        **_argument(quantity.subject, "subject_"),
        "confidence": quantity.confidence,
    }


def _measurement(measurement: Measurement) -> Row:
    return {
        "id": measurement.id,
        **_argument(measurement.subject, "subject_"),
        "property": measurement.property,
        "quantity_id": measurement.quantity_id,
        **_stance(measurement),
        "confidence": measurement.confidence,
    }


def _stance(statement: Event | Measurement) -> Row:
    source = statement.source
    return {
        "time": statement.time,
        "time_start": statement.time_start,
        "time_end": statement.time_end,
        "modality": statement.modality,
        "polarity": statement.polarity,
        **_argument(source.argument if source else None, "source_"),
        **_span(source.cue if source else None, "cue_"),
        **_span(statement.evidence, "evidence_"),
    }


def _span(span: Span | None, prefix: str = "") -> Row:
    return {f"{prefix}{name}": span and getattr(span, name) for name in ("start", "end", "text")}


def _argument(argument: Argument | None, prefix: str = "") -> Row:
    row = _span(argument.span if argument else None, prefix)
    row.update({f"{prefix}{name}": argument and getattr(argument, name) for name in ("head", *_REFERENCE)})
    return row
