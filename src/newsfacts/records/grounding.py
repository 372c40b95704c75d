"""The invariants that hold across an extraction: grounded spans, unique ids, references that resolve.

One pass over the records, linear in their number and in the length of their spans.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from newsfacts.records.spans import Argument, Span

if TYPE_CHECKING:
    from newsfacts.records.event import Event, Source
    from newsfacts.records.extraction import Extraction
    from newsfacts.records.measurement import Measurement


def check_extraction(facts: Extraction) -> None:
    """Refuse an extraction whose records do not fit its text or one another.

    Raises:
        ValueError: At the first record that does not; the message names it.
    """
    known = _known_ids(facts)
    for owner, span in _spans(facts):
        if facts.text[span.start : span.end] != span.text:
            raise ValueError(f"{owner}: the text at [{span.start}:{span.end}] is not {span.text!r}")
    for owner, argument in _arguments(facts):
        if argument.reference is not None and argument.reference not in known:
            raise ValueError(f"{owner}: refers to {argument.reference}, which does not exist")
    for measurement in facts.measurements:
        if measurement.quantity_id not in known:
            raise ValueError(f"{measurement.id}: refers to {measurement.quantity_id}, which does not exist")
    _check_retellings(facts.events)
    _check_stretches(facts)


def _known_ids(facts: Extraction) -> set[str]:
    known: set[str] = set()
    for records in (facts.entities, facts.quantities, facts.dates, facts.events, facts.measurements):
        for record in records:
            if record.id in known:
                raise ValueError(f"two records have the id {record.id}")
            known.add(record.id)
    return known


def _spans(facts: Extraction) -> Iterator[tuple[str, Span]]:
    for entity in facts.entities:
        for mention in entity.mentions:
            yield entity.id, mention
    for quantity in facts.quantities:
        yield quantity.id, quantity.span
    for date in facts.dates:
        yield date.id, date.span
        if date.range is not None:
            yield date.id, date.range.span
    for event in facts.events:
        yield event.id, event.trigger
        yield event.id, event.evidence
    for measurement in facts.measurements:
        yield measurement.id, measurement.evidence
    for owner, source in _sources(facts):
        yield owner, source.cue
    for owner, argument in _arguments(facts):
        yield owner, argument.span


def _arguments(facts: Extraction) -> Iterator[tuple[str, Argument]]:
    for quantity in facts.quantities:
        if quantity.subject is not None:
            yield quantity.id, quantity.subject
    for event in facts.events:
        for arguments in event.roles.values():
            for argument in arguments:
                yield event.id, argument
    for measurement in facts.measurements:
        yield measurement.id, measurement.subject
    for owner, source in _sources(facts):
        yield owner, source.argument


def _sources(facts: Extraction) -> Iterator[tuple[str, Source]]:
    statements: tuple[Iterable[Event | Measurement], ...] = (facts.events, facts.measurements)
    for statement in (statement for group in statements for statement in group):
        if statement.source is not None:
            yield statement.id, statement.source


def _check_retellings(events: Iterable[Event]) -> None:
    told: dict[str, bool] = {}
    for event in events:
        if event.same_as is not None and event.same_as not in told:
            raise ValueError(f"{event.id}: same_as is {event.same_as}, which is no earlier event")
        if event.same_as is not None and told[event.same_as]:
            raise ValueError(f"{event.id}: same_as is {event.same_as}, which retells another event itself")
        told[event.id] = event.same_as is not None


def _check_stretches(facts: Extraction) -> None:
    for region in facts.regions:
        if region.end > len(facts.text):
            raise ValueError(f"region {region.kind} ends at {region.end}, beyond the text")
    for warning in facts.warnings:
        if warning.end is not None and warning.end > len(facts.text):
            raise ValueError(f"warning {warning.code} ends at {warning.end}, beyond the text")
