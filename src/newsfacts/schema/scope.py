"""What one record is about, and the facts of the article that belong to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from newsfacts.records import Argument, Entity, Event, Extraction, Quantity
from newsfacts.records.ontology import load_ontology
from newsfacts.schema.plan import Plan

Thing: TypeAlias = str | int
"""What an argument stands for: the id of its record, or the offset of its head word where it has none."""

RecordT = TypeVar("RecordT", Event, Quantity)


@dataclass(frozen=True, slots=True)
class Scope:
    """The facts that belong to one record, each kind in order of the article.

    Attributes:
        facts: The whole of the article.
        anchor: The id of the event or entity that the record is about; None for the article.
        entity: That entity.
        own: That event and its retellings.
        linked: Events that share who or what takes part.
        entities: The named things that have to do with it.
        quantities: Its amounts, and those of what takes part in it.
    """

    facts: Extraction
    anchor: str | None
    entity: Entity | None
    own: Sequence[Event]
    linked: Sequence[Event]
    entities: Sequence[Entity]
    quantities: Sequence[Quantity]

    def events(self, type_: str | None) -> Sequence[Event]:
        """The record's own event, or the linked ones of a type."""
        if type_ is None or (self.own and self.own[0].type == type_):
            return self.own
        return [event for event in self.linked if event.type == type_]


def scopes(facts: Extraction, plan: Plan) -> Iterator[Scope]:
    """What there is to make a record of, in order of the article."""
    index = _Index(facts, denied=plan.takes_denied)
    if plan.event is not None:
        for own in index.retold(plan.event):
            yield _of_event(index, own)
    elif plan.entity is not None:
        for entity in facts.entities:
            if entity.type == plan.entity:
                linked = index.naming(entity.id)
                company = {entity.id, *(thing for event in linked for thing in _things_of(event))}
                amounts = index.amounts([entity.id])
                yield Scope(facts, entity.id, entity, (), linked, index.entities(company), amounts)
    else:
        yield Scope(facts, None, None, (), index.told, facts.entities, index.measured)


def _of_event(index: _Index, own: Sequence[Event]) -> Scope:
    ids: set[Thing] = {event.id for event in own}
    taking_part = {thing for event in own for thing in _participants(event)}
    company = {thing for event in own for thing in _things_of(event)}
    linked = [event for event in index.sharing(taking_part | ids) if event.id not in ids]
    amounts = index.amounts({*taking_part, *(thing for thing in company if thing in index.amount_ids)})
    return Scope(index.facts, own[0].id, None, own, linked, index.entities(company), amounts)


class _Index:
    """The facts of an article by the things that they are about, so that every record is found at once."""

    def __init__(self, facts: Extraction, *, denied: bool) -> None:
        self.facts = facts
        self.told = [event for event in facts.events if denied or event.polarity == "positive"]
        self._naming: dict[Thing, list[Event]] = defaultdict(list)
        self._sharing: dict[Thing, list[Event]] = defaultdict(list)
        for event in self.told:
            for thing in _things_of(event):
                self._naming[thing].append(event)
            for thing in _participants(event):
                self._sharing[thing].append(event)
        untrue = {held.quantity_id for held in facts.measurements if held.polarity == "negative"}
        self.measured = [quantity for quantity in facts.quantities if quantity.id not in untrue]
        self.amount_ids = {quantity.id for quantity in self.measured}
        self._amounts: dict[Thing, list[Quantity]] = defaultdict(list)
        for quantity in self.measured:
            for thing in {quantity.id, *(_things(quantity.subject) if quantity.subject else ())}:
                self._amounts[thing].append(quantity)
        self._places = {record.id: place for kind in _kinds(facts) for place, record in enumerate(kind)}
        self._entities = {entity.id: entity for entity in facts.entities}

    def retold(self, type_: str) -> list[list[Event]]:
        """The events of a type, each with its retellings."""
        groups: dict[str, list[Event]] = defaultdict(list)
        for event in self.told:
            if event.type == type_:
                groups[event.same_as or event.id].append(event)
        return list(groups.values())

    def naming(self, thing: Thing) -> list[Event]:
        """The events with the thing in any role."""
        return self._of(self._naming, [thing])

    def sharing(self, things: Iterable[Thing]) -> list[Event]:
        """The events in which any of the things takes part."""
        return self._of(self._sharing, things)

    def amounts(self, things: Iterable[Thing]) -> list[Quantity]:
        """The amounts that are, or that measure, any of the things."""
        return self._of(self._amounts, things)

    def entities(self, things: Iterable[Thing]) -> list[Entity]:
        """The entities among the things."""
        found = [
            self._entities[thing] for thing in things if isinstance(thing, str) and thing in self._entities
        ]
        return sorted(found, key=lambda entity: self._places[entity.id])

    def _of(self, table: Mapping[Thing, list[RecordT]], things: Iterable[Thing]) -> list[RecordT]:
        found = {record.id: record for thing in things for record in table.get(thing, ())}
        return sorted(found.values(), key=lambda record: self._places[record.id])


def _kinds(facts: Extraction) -> Iterator[Sequence[Entity | Event | Quantity]]:
    yield facts.entities
    yield facts.events
    yield facts.quantities


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
