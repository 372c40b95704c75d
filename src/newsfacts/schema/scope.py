"""What one record is about, and the facts of the article that belong to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from newsfacts.records import Argument, Entity, Event, Extraction, Quantity
from newsfacts.records.ontology import load_ontology
from newsfacts.schema.plan import Plan

Thing: TypeAlias = str | int
"""What an argument stands for: the id of its record, or the offset of its head word where it has none."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The facts that belong to one record.

    Attributes:
        facts: The whole of the article.
        anchor: The id of the event or entity that the record is about; None for the article.
        entity: That entity.
        own: That event and its retellings.
        linked: Events that share who or what takes part; all of them for the article.
        company: The ids of the entities that have to do with it; None for the article, where all do.
        measured: What the amounts of the record are amounts of; None for the article.
    """

    facts: Extraction
    anchor: str | None = None
    entity: Entity | None = None
    own: tuple[Event, ...] = ()
    linked: tuple[Event, ...] = ()
    company: frozenset[Thing] | None = None
    measured: frozenset[Thing] | None = None

    def events(self, type_: str | None) -> tuple[Event, ...]:
        """The record's own event, or the linked ones of a type."""
        if type_ is None or (self.own and self.own[0].type == type_):
            return self.own
        return tuple(event for event in self.linked if event.type == type_)

    def entities(self) -> Iterator[Entity]:
        """The named things that have to do with the record, in order of the article."""
        for entity in self.facts.entities:
            if self.company is None or entity.id in self.company:
                yield entity

    def quantities(self) -> Iterator[Quantity]:
        """The amounts of the record, or of what takes part in it, in order of the article."""
        denied = {
            measurement.quantity_id
            for measurement in self.facts.measurements
            if measurement.polarity == "negative"
        }
        for quantity in self.facts.quantities:
            if quantity.id not in denied and self._concerns(quantity):
                yield quantity

    def _concerns(self, quantity: Quantity) -> bool:
        if self.measured is None or quantity.id in self.measured:
            return True
        return quantity.subject is not None and not self.measured.isdisjoint(_things(quantity.subject))


def scopes(facts: Extraction, plan: Plan) -> Iterator[Scope]:
    """What there is to make a record of, in order of the article."""
    told = [event for event in facts.events if plan.takes_denied or event.polarity == "positive"]
    if plan.event is not None:
        yield from _of_events(facts, plan.event, told)
    elif plan.entity is not None:
        for entity in facts.entities:
            if entity.type == plan.entity:
                yield _of_entity(facts, entity, told)
    else:
        yield Scope(facts, linked=tuple(told))


def _of_entity(facts: Extraction, entity: Entity, told: list[Event]) -> Scope:
    linked = tuple(event for event in told if entity.id in _things_of(event))
    company = frozenset(thing for event in linked for thing in _things_of(event)) | {entity.id}
    return Scope(facts, entity.id, entity, (), linked, company, measured=frozenset({entity.id}))


def _of_events(facts: Extraction, type_: str, told: list[Event]) -> Iterator[Scope]:
    retold: dict[str, list[Event]] = {}
    for event in told:
        if event.type == type_:
            retold.setdefault(event.same_as or event.id, []).append(event)
    for own in retold.values():
        ids: set[Thing] = {event.id for event in own}
        taking_part = frozenset(thing for event in own for thing in _participants(event))
        company = frozenset(thing for event in own for thing in _things_of(event))
        linked = tuple(
            event
            for event in told
            if event not in own and not (taking_part | ids).isdisjoint(_participants(event))
        )
        yield Scope(facts, own[0].id, None, tuple(own), linked, company, taking_part | _amounts(own))


def _amounts(events: Iterable[Event]) -> set[Thing]:
    arguments = (argument for event in events for fillers in event.roles.values() for argument in fillers)
    return {argument.quantity_id for argument in arguments if argument.quantity_id}


def _participants(event: Event) -> set[Thing]:
    """Who or what takes part: no time, place or amount, which events share that have nothing in common."""
    shared = load_ontology().common_roles
    return _of_roles(event, (role for role in event.roles if role not in shared))


def _things_of(event: Event) -> set[Thing]:
    return _of_roles(event, event.roles)


def _of_roles(event: Event, roles: Iterable[str]) -> set[Thing]:
    return {thing for role in roles for argument in event.roles[role] for thing in _things(argument)}


def _things(argument: Argument) -> set[Thing]:
    """An entity is the same thing wherever it is named; a phrase without one only where its head word is."""
    if argument.entity_id is not None:
        return {argument.entity_id}
    return {argument.head, argument.reference} if argument.reference else {argument.head}
