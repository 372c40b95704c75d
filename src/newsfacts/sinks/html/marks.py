"""What is marked in an article, and the pieces that the marks cut it into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from newsfacts.sinks.describe import date_note, entity_note, event_note, quantity_note

if TYPE_CHECKING:
    from newsfacts.records import Argument, Event, Extraction, Span

Kind: TypeAlias = Literal["furniture", "entity", "reference", "quantity", "date", "event", "argument"]


class Mark(NamedTuple):
    """A stretch of the text and what it is.

    `note` is for the hovering reader. An "event" is the trigger of `event`, an "argument" takes part
    in it as `role`; a "reference" refers to an entity without its name.
    """

    start: int
    end: int
    kind: Kind
    note: str = ""
    event: str = ""
    role: str = ""


class Piece(NamedTuple):
    """A stretch of the text within which no mark begins or ends."""

    text: str
    covering: Sequence[Mark]
    opening: Sequence[Mark]
    closing: Sequence[Mark]


def marks_of(facts: Extraction) -> Iterator[Mark]:
    """Every mark of an article."""
    for region in facts.regions:
        if region.kind == "furniture":
            yield Mark(region.start, region.end, "furniture")
    for entity in facts.entities:
        note = entity_note(entity)
        for mention in entity.mentions:
            yield _at(mention, "entity" if mention.kind == "name" else "reference", note)
    for quantity in facts.quantities:
        yield _at(quantity.span, "quantity", quantity_note(facts, quantity))
    for date in facts.dates:
        yield _at(date.span, "date", date_note(date))
    for event in facts.events:
        trigger = event.trigger
        yield Mark(trigger.start, trigger.end, "event", event_note(facts, event), event.id)
        yield from _arguments(event)


def _at(span: Span, kind: Kind, note: str) -> Mark:
    return Mark(span.start, span.end, kind, note)


def _arguments(event: Event) -> Iterator[Mark]:
    def argument(filler: Argument, role: str) -> Mark:
        return Mark(filler.span.start, filler.span.end, "argument", event=event.id, role=role)

    for role, fillers in event.roles.items():
        for filler in fillers:
            yield argument(filler, role)
    if event.source is not None:
        yield argument(event.source.argument, "source")


def cut(text: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    """`text` in order, cut wherever a mark begins or ends."""
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in marks:
        if mark.start < mark.end:
            opening.setdefault(mark.start, []).append(mark)
            closing.setdefault(mark.end, []).append(mark)
    active: list[Mark] = []
    start = 0
    for end in sorted({*opening, *closing, len(text)}):
        if start < end:
            yield Piece(text[start:end], tuple(active), opening.get(start, ()), closing.get(end, ()))
        for mark in closing.get(end, ()):
            active.remove(mark)
        active += opening.get(end, ())
        start = end
