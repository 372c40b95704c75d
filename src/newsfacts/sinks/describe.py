"""Records in a few words, for people: what tooltips and tables show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsfacts.records.base import plain

if TYPE_CHECKING:
    from decimal import Decimal

    from newsfacts.records import Argument, DateMention, Entity, Event, Extraction, Measurement, Quantity

_BOUNDS = {"approximate": "~", "at_least": "≥ ", "at_most": "≤ ", "more_than": "> ", "less_than": "< "}


def number(value: Decimal) -> str:
    """`value` with its thousands grouped, every digit kept.

    >>> number(Decimal("11400000000"))
    '11,400,000,000'
    """
    digits = plain(value)
    return digits if "E" in digits else f"{value:,f}"


def amount(quantity: Quantity) -> str:
    """The amount with its unit: "4 × 1,200 megawatt", "> 5 percent"."""
    bounds = [number(bound) for bound in (quantity.low, quantity.high) if bound is not None]
    shown = number(quantity.value) if quantity.value is not None else "–".join(bounds)
    count = f"{number(quantity.count)} × " if quantity.count is not None else ""
    unit = quantity.item if quantity.unit == "dimensionless" else quantity.unit
    return f"{_BOUNDS.get(quantity.modifier or '', '')}{count}{shown} {unit or ''}".rstrip()


def filler(facts: Extraction, argument: Argument) -> str:
    """What fills a role: the name of the entity or the amount it refers to, else its own words."""
    if argument.entity_id is not None:
        record = facts.resolve(argument)
        name = getattr(record, "name", argument.span.text)
        return str(name)
    return one_line(argument.span.text)


def one_line(text: str) -> str:
    """`text` without line breaks or repeated spaces."""
    return " ".join(text.split())


def entity_note(entity: Entity) -> str:
    """An entity on one line."""
    country = f", {entity.country}" if entity.country else ""
    return f"{entity.id} {entity.type}: {entity.name}{country}"


def quantity_note(facts: Extraction, quantity: Quantity) -> str:
    """A quantity on one line: the amount and what it measures."""
    measured = [quantity.property] if quantity.property else []
    if quantity.subject is not None:
        measured.append(f"of {filler(facts, quantity.subject)}")
    return f"{quantity.id} {' '.join(measured) or quantity.dimension}: {amount(quantity)}"


def date_note(date: DateMention) -> str:
    """A time expression on one line: its value, or that no calendar has it, and where that comes from."""
    return f"{date.id} {date.timex}: {date.value or 'impossible date'} ({date.basis})"


def event_note(facts: Extraction, event: Event) -> str:
    """An event on one line: type, roles, time, stance and source."""
    return f"{event.id} {event.type}: {'; '.join((*roles(facts, event), *stance(facts, event)))}".rstrip(" :")


def roles(facts: Extraction, event: Event) -> list[str]:
    """The roles of an event, each with all that fills it: "party Russia, Turkey"."""
    return [
        f"{role} {', '.join(filler(facts, argument) for argument in arguments)}"
        for role, arguments in event.roles.items()
    ]


def stance(facts: Extraction, statement: Event | Measurement) -> list[str]:
    """When, how sure and said by whom; leaves out what goes without saying."""
    said = []
    if statement.time:
        inferred = getattr(statement, "time_basis", None) == "inferred"
        said.append(f"when {statement.time}{' (inferred)' if inferred else ''}")
    if statement.polarity == "negative":
        said.append("not")
    if statement.modality != "actual":
        said.append(statement.modality)
    if statement.source is not None:
        said.append(f"according to {filler(facts, statement.source.argument)}")
    return said
