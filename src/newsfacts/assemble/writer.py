"""Writing the facts that the stages found as records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, TypedDict

import newsfacts.annotations as found
from newsfacts import records
from newsfacts.assemble.numbering import Furniture, Numbered, roots_of_retellings
from newsfacts.errors import UnitError
from newsfacts.records.ontology import roles_of
from newsfacts.records.quantity import exact_product
from newsfacts.records.units import to_base
from newsfacts.spans import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc

EVIDENCE_CHARS = 2000
"""The longest evidence: of a longer sentence, the part around the trigger is kept.

Without a limit, a "sentence" of 20,000 words with a thousand events would be
written a thousand times over.
"""

_CONFIDENCE_DIGITS = 4  # the float noise of another batch or machine stays out of the records


class _Stance(TypedDict):
    """What events and measurements have in common."""

    time: str | None
    time_start: date | None
    time_end: date | None
    modality: found.Modality
    polarity: found.Polarity
    source: records.Source | None
    evidence: records.Span
    confidence: float


class Writer:
    """Writes the facts of one `Doc` as records.

    Attributes:
        notes: What could not be written in full, and why.
    """

    def __init__(self, doc: Doc, text: str, min_event_confidence: float = 0.0) -> None:
        self.notes: list[found.Note] = []
        self._least = min_event_confidence
        self._text = text
        self._furniture = Furniture(doc._.regions)
        # Stated measurements win over those that only tell a quantity's property.
        by_statement = sorted(doc._.measurements, key=lambda m: m.stated)
        self._measured: dict[int, found.Measurement] = {m.quantity: m for m in by_statement}
        self._entities = Numbered[found.Entity](doc._.entities, "e", self._place_of_entity)
        self._quantities = Numbered[found.Quantity](doc._.quantities, "q", lambda q: self._outside(q.span))
        self._dates = Numbered[found.DateExpression](doc._.dates, "d", lambda d: self._outside(d.span))
        self._events = Numbered[found.Event](doc._.events, "v", self._place_of_event)
        self._measurements = Numbered[found.Measurement](
            doc._.measurements, "m", lambda m: self._place_of_measurement(m, doc._.quantities[m.quantity])
        )

    def _outside(self, span: CharSpan) -> CharSpan | None:
        return None if self._furniture.holds(span) else span

    def _place_of_entity(self, entity: found.Entity) -> CharSpan | None:
        return min((m.span for m in entity.mentions if self._outside(m.span)), default=None)

    def _place_of_event(self, event: found.Event) -> CharSpan | None:
        return None if _rounded(event.confidence) < self._least else self._outside(event.trigger)

    def _place_of_measurement(
        self, measurement: found.Measurement, quantity: found.Quantity
    ) -> CharSpan | None:
        subject = measurement.subject
        if (
            not measurement.stated
            or not measurement.property
            or not subject
            or not self._outside(subject.span)
        ):
            return None  # what is known stands on the quantity itself
        return self._outside(quantity.span)

    def _span(self, span: CharSpan) -> records.Span:
        return records.Span(start=span.start, end=span.end, text=span.of(self._text))

    def _argument(self, filler: found.Filler | None) -> records.Argument | None:
        if filler is None or self._furniture.holds(filler.span):
            return None
        return records.Argument(
            span=self._span(filler.span),
            head=filler.head,
            entity_id=self._entities.id_of(filler.entity),
            quantity_id=self._quantities.id_of(filler.quantity),
            date_id=self._dates.id_of(filler.date),
            event_id=self._events.id_of(filler.event),
        )

    def _source(self, attribution: found.Attribution | None) -> records.Source | None:
        argument = self._argument(attribution.filler) if attribution else None
        if attribution is None or argument is None:
            return None
        return records.Source(argument=argument, cue=self._span(attribution.cue))

    def _stance(self, statement: found.Event | found.Measurement, anchor: CharSpan) -> _Stance:
        return {
            "time": statement.time,
            "time_start": statement.time_start,
            "time_end": statement.time_end,
            "modality": statement.modality,
            "polarity": statement.polarity,
            "source": self._source(statement.source),
            "evidence": self._span(_clipped(statement.evidence, anchor)),
            "confidence": _rounded(statement.confidence),
        }

    def entities(self) -> Iterator[records.Entity]:
        """The entities, with the mentions outside of page furniture."""
        for id_, _, entity in self._entities:
            mentions = sorted((m.span, m.kind) for m in entity.mentions if self._outside(m.span))
            yield records.Entity(
                id=id_,
                type=entity.type,
                name=entity.name,
                mentions=tuple(
                    records.Mention(start=span.start, end=span.end, text=span.of(self._text), kind=kind)
                    for span, kind in mentions
                ),
                country=entity.country,
                confidence=_rounded(entity.confidence),
            )

    def quantities(self) -> Iterator[records.Quantity]:
        """The quantities, in SI base units too; may add to `notes`."""
        for id_, index, quantity in self._quantities:
            measured = self._measured.get(index)
            base_value, base_unit = self._base(quantity)
            yield records.Quantity(
                id=id_,
                span=self._span(quantity.span),
                value=quantity.value,
                low=quantity.low,
                high=quantity.high,
                unit=quantity.unit,
                dimension=quantity.dimension,
                base_value=base_value,
                base_unit=base_unit,
                item=quantity.item,
                count=quantity.count,
                total=_total(quantity),
                modifier=quantity.modifier,
                property=measured.property if measured else None,
                subject=self._argument(measured.subject) if measured else None,
                confidence=_rounded(quantity.confidence),
            )

    def _base(self, quantity: found.Quantity) -> tuple[Decimal, str] | tuple[None, None]:
        try:
            base = None if quantity.value is None else to_base(quantity.value, quantity.unit)
        except UnitError as error:
            self.notes.append(found.Note("unknown-unit", error.message, quantity.span))
            base = None
        return base or (None, None)

    def dates(self) -> Iterator[records.DateMention]:
        """The time expressions."""
        for id_, _, expression in self._dates:
            yield records.DateMention(
                id=id_,
                span=self._span(expression.span),
                timex=expression.timex,
                value=expression.value,
                start=expression.start,
                end=expression.end,
                modifier=expression.modifier,
                basis=expression.basis,
                confidence=_rounded(expression.confidence),
                range=self._range(expression.range),
            )

    def _range(self, whole: found.DateRange | None) -> records.DateRange | None:
        if whole is None:
            return None
        return records.DateRange(
            span=self._span(whole.span), value=whole.value, start=whole.start, end=whole.end
        )

    def events(self) -> Iterator[records.Event]:
        """The events, with the arguments outside of page furniture."""
        first_tellings: dict[int, str] = {}
        roots = roots_of_retellings([event.same_as for event in self._events.facts])
        for id_, index, event in self._events:
            first = first_tellings.setdefault(roots[index], id_)
            yield records.Event(
                id=id_,
                type=event.type,
                trigger=self._span(event.trigger),
                roles=self._roles(event),
                same_as=None if first == id_ else first,
                time_basis=event.time_basis,
                **self._stance(event, event.trigger),
            )

    def _roles(self, event: found.Event) -> dict[str, tuple[records.Argument, ...]]:
        ranks = _role_ranks(event.type)
        roles: dict[str, tuple[records.Argument, ...]] = {}
        for role in sorted(event.roles, key=lambda role: ranks.get(role, len(ranks))):
            arguments = (self._argument(filler) for filler in event.roles[role])
            if kept := tuple(argument for argument in arguments if argument is not None):
                roles[role] = kept
        return roles

    def measurements(self) -> Iterator[records.Measurement]:
        """The measurements that the text states: a named property of a subject."""
        for id_, _, measurement in self._measurements:
            subject = self._argument(measurement.subject)
            quantity_id = self._quantities.id_of(measurement.quantity)
            if subject and quantity_id and measurement.property:  # always, after `_place_of_measurement`
                yield records.Measurement(
                    id=id_,
                    subject=subject,
                    property=measurement.property,
                    quantity_id=quantity_id,
                    **self._stance(measurement, CharSpan(subject.span.start, subject.span.end)),
                )


def _rounded(confidence: float) -> float:
    return round(confidence, _CONFIDENCE_DIGITS)


def _total(quantity: found.Quantity) -> Decimal | None:
    if quantity.value is None or quantity.count is None:
        return None
    return exact_product(quantity.value, quantity.count)


def _clipped(evidence: CharSpan, anchor: CharSpan) -> CharSpan:
    """`evidence`, or of a very long one the part around `anchor`."""
    if evidence.end - evidence.start <= EVIDENCE_CHARS:
        return evidence
    start = max(evidence.start, anchor.start - EVIDENCE_CHARS // 2)
    return CharSpan(start, min(evidence.end, max(anchor.end, start + EVIDENCE_CHARS)))


@lru_cache(maxsize=256)
def _role_ranks(event_type: str) -> dict[str, int]:
    return {role: rank for rank, role in enumerate(roles_of(event_type))}
