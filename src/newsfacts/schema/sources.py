"""What a field asks for among the facts of a record, each with where the text says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from newsfacts.records import Argument, DateMention, Entity, Event, Extraction, Quantity, Span
from newsfacts.schema.markers import Measure, Modality, Name, Polarity, Role, SaidBy, When
from newsfacts.schema.plan import FieldPlan
from newsfacts.schema.scope import Scope
from newsfacts.schema.targets import Family
from newsfacts.schema.values import ENTITY_TYPES


@dataclass(frozen=True, slots=True)
class Time:
    """When an event happened: TIMEX3 value and days."""

    value: str
    start: date | None
    end: date | None


Record: TypeAlias = Entity | Quantity | DateMention | Event | Time | None


@dataclass(frozen=True, slots=True)
class Found:
    """Something that may fill a field.

    Attributes:
        record: What it is; None for what is only words.
        words: The same in words.
        span: Where the text says it.
    """

    record: Record
    words: str
    span: Span


def found(field: FieldPlan, scope: Scope) -> Iterator[Found]:
    """All that may fill a field, in the order in which it is to be tried."""
    marker = field.marker
    if isinstance(marker, Role):
        for event in scope.events(marker.of):
            for argument in event.roles.get(marker.role, ()):
                yield _argument(scope.facts, argument)
    elif isinstance(marker, SaidBy):
        for event in scope.events(marker.of):
            if event.source is not None:
                yield _argument(scope.facts, event.source.argument)
    elif isinstance(marker, When):
        for event in scope.events(marker.of):
            if event.time is not None:
                yield Found(Time(event.time, event.time_start, event.time_end), event.time, _said_when(event))
    elif isinstance(marker, Modality):
        for event in scope.events(marker.of):
            yield Found(None, event.modality, event.trigger)
    elif isinstance(marker, Polarity):
        for event in scope.own:
            yield Found(None, event.polarity, event.trigger)
    elif isinstance(marker, Name):
        if scope.entity is not None:
            yield _entity(scope.entity)
    else:
        yield from _measured(marker, scope) if isinstance(marker, Measure) else _by_type(field, scope)


def _measured(marker: Measure, scope: Scope) -> Iterator[Found]:
    for quantity in scope.quantities:
        if quantity.property == marker.property:
            yield _quantity(quantity)


def _by_type(field: FieldPlan, scope: Scope) -> Iterator[Found]:
    """What a field takes by its type alone: named things of this type, or amounts."""
    if field.target.family is Family.NAMED:
        wanted = {ENTITY_TYPES.get(type_) for type_ in field.target.types}
        for entity in scope.entities:
            if entity.type in wanted or None in wanted:  # a class of all types has none
                yield _entity(entity)
    else:
        for quantity in scope.quantities:
            if quantity.dimension == "money" or Quantity in field.target.types:
                yield _quantity(quantity)


def _argument(facts: Extraction, argument: Argument) -> Found:
    record = facts.resolve(argument)
    words = record.name if isinstance(record, Entity) else " ".join(argument.span.text.split())
    return Found(record, words, argument.span)


def _entity(entity: Entity) -> Found:
    named = next((mention for mention in entity.mentions if mention.text == entity.name), entity.mentions[0])
    return Found(entity, entity.name, named)


def _quantity(quantity: Quantity) -> Found:
    return Found(quantity, " ".join(quantity.span.text.split()), quantity.span)


def _said_when(event: Event) -> Span:
    """The words that date an event, or the word that tells it where it takes its time from elsewhere."""
    fillers = event.roles.get("time", ())
    return fillers[0].span if fillers else event.trigger
