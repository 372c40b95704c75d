"""Types for the fields of a user's model, beside those of Python: money, days, named things."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final, Self

from pydantic import BaseModel, ConfigDict, model_validator

from newsfacts.records.base import check_interval


class Value(BaseModel):
    """Base of the types: frozen, so that they can be compared, hashed and shared."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Money(Value):
    """One amount of money."""

    amount: Decimal
    """How much."""
    currency: str
    """Its ISO 4217 code."""


class Interval(Value):
    """A stretch of days, both ends within it; an end that the text leaves open is None."""

    start: date | None = None
    """The first day."""
    end: date | None = None
    """The last day."""

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        check_interval(self.start, self.end)
        return self


class Named(Value):
    """Base of the named things: one entity of an article, by the fullest name it has there."""

    id: str
    """The entity's id in the extraction."""
    name: str
    """Its fullest name in the article."""
    country: str | None = None
    """ISO 3166-1 alpha-2, where the entity is of one country."""


class Person(Named):
    """A person."""


class Organization(Named):
    """A company, an authority, a party, a team."""


class Place(Named):
    """A country, a city, a river."""


class Facility(Named):
    """Something built: a pipeline, an airport, a power plant."""


class Group(Named):
    """A people, a religion, a movement."""


class Product(Named):
    """Something made to be used or sold."""


class NamedEvent(Named):
    """A happening with a name of its own, such as a congress or a storm."""


ENTITY_TYPES: Final[dict[type[Named], str]] = {
    Person: "person",
    Organization: "organization",
    Place: "place",
    Facility: "facility",
    Group: "group",
    Product: "product",
    NamedEvent: "event",
}
"""The type that entities have in the records, by class."""
