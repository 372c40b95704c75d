"""What the text says, made the type of a field; or why it cannot be."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Final, TypeVar

from newsfacts.errors import NewsfactsError
from newsfacts.records import DateMention, Entity, Event, Quantity
from newsfacts.records.base import plain
from newsfacts.records.units import as_pint
from newsfacts.schema.sources import Found, Time
from newsfacts.schema.targets import Target, is_pint
from newsfacts.schema.values import ENTITY_TYPES, Interval, Money, Named

RecordT = TypeVar("RecordT")


_CALLED: Final = {"Quantity": "amount", "DateMention": "time", "Entity": "named thing", "Event": "event"}


class Unfit(Exception):
    """What was found is not what the field takes; the message says why."""


def convert(found: Found, target: Target, unit: str | None) -> object:
    """The value of a field, of one of the types of `target`.

    Raises:
        Unfit: If it cannot be made of what was found.
    """
    type_ = target.types[0]
    if issubclass(type_, Named):
        return _named(found, target.types)
    if issubclass(type_, bool):
        return found.words == "positive"
    if issubclass(type_, str | Enum):
        return found.words
    if issubclass(type_, Entity | Event | DateMention | Quantity):
        return _is(found, type_)
    if issubclass(type_, date | Interval):
        return _time(found, type_)
    return _amount(_is(found, Quantity), type_, unit)


def _is(found: Found, type_: type[RecordT]) -> RecordT:
    if not isinstance(found.record, type_):
        raise Unfit(f"{found.words!r} is no {_CALLED.get(type_.__name__, type_.__name__)} in this article")
    return found.record


def _named(found: Found, types: tuple[type[Named], ...]) -> Named:
    entity = _is(found, Entity)
    for type_ in types:
        if ENTITY_TYPES.get(type_, entity.type) == entity.type:
            return type_(id=entity.id, name=entity.name, country=entity.country)
    wanted = " or ".join(ENTITY_TYPES[type_] for type_ in types)
    raise Unfit(f"{found.words!r} is of type {entity.type}, not {wanted}")


def _time(found: Found, type_: type[Any]) -> date | datetime | Interval:
    time = found.record
    if isinstance(time, DateMention):
        time = Time(time.value or "", time.start, time.end)
    if not isinstance(time, Time):
        raise Unfit(f"{found.words!r} is no time")
    if issubclass(type_, datetime):
        if "T" in time.value:
            with suppress(ValueError):  # of a part of a day: 2024-05-01TEV
                return datetime.fromisoformat(time.value)
        raise Unfit(f"{time.value!r} is no time of day")
    if time.start is None and time.end is None:
        raise Unfit(f"{time.value!r} has no days")
    if issubclass(type_, Interval):
        return Interval(start=time.start, end=time.end)
    if time.start is None or time.start != time.end:
        raise Unfit(f"{time.value!r} is no single day; an Interval would hold it")
    return time.start


def _amount(quantity: Quantity, type_: type[Any], unit: str | None) -> object:
    said = " ".join(quantity.span.text.split())
    if quantity.value is None:
        raise Unfit(f"{said!r} is a range, no single amount; a newsfacts.records.Quantity would hold it")
    value, unit_of_value = _converted(quantity, quantity.value, unit)
    if is_pint(type_):
        return as_pint(value, unit_of_value)
    if issubclass(type_, Money):
        if quantity.dimension != "money" or not unit_of_value.isupper():
            raise Unfit(f"{said!r} is no amount of money")
        return Money(amount=value, currency=unit_of_value)
    if unit is None and quantity.unit != "dimensionless":
        raise Unfit(f"{said!r} is in {quantity.unit}; say in which unit to have it: Measure(…, unit=…)")
    if issubclass(type_, int):
        if value != value.to_integral_value():
            raise Unfit(f"{plain(value)} is no whole number")
        return int(value)
    return float(value) if issubclass(type_, float) else value


def _converted(quantity: Quantity, value: Decimal, unit: str | None) -> tuple[Decimal, str]:
    if unit is None or unit == quantity.unit:
        return value, quantity.unit
    import pint

    try:
        converted = as_pint(value, quantity.unit).to(unit)
    except (pint.PintError, NewsfactsError) as error:
        raise Unfit(f"{' '.join(quantity.span.text.split())!r}: {error}") from error
    return Decimal(plain(converted.magnitude.normalize())), unit
