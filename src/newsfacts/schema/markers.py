"""What fills a field of a user's model, told in its annotation, and what one record is about.

    @newsfacts.one_per("acquisition")
    class Deal(BaseModel):
        buyer: Annotated[list[newsfacts.Organization], newsfacts.Role("buyer")]
        price: Annotated[newsfacts.Money | None, newsfacts.Role("amount")] = None

Nothing is checked here: an event type may come from a lexicon that is read later.
`plan` checks a model before it is filled.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

from pydantic import BaseModel

ModelT = TypeVar("ModelT", bound=BaseModel)

_SUBJECT: Final = "__newsfacts_one_per__"


@dataclass(frozen=True, slots=True)
class Marker:
    """Base of the markers."""


@dataclass(frozen=True, slots=True)
class Role(Marker):
    """What fills a role of an event.

    Attributes:
        role: The role: "buyer", "place", "amount".
        of: The type of event; without it, the event that the record is about.
    """

    role: str
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Measure(Marker):
    """The amount of a property, as `quantity.property` names it.

    Attributes:
        property: The property: "cost", "capacity", "death toll".
        unit: The unit to convert it to, a pint expression or a currency's code.
    """

    property: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class When(Marker):
    """When an event happened, or will.

    Attributes:
        of: The type of event; without it, the event that the record is about.
    """

    of: str | None = None


@dataclass(frozen=True, slots=True)
class Modality(Marker):
    """Whether an event is actual, planned, possible, requested or hypothetical; `of` as in `When`."""

    of: str | None = None


@dataclass(frozen=True, slots=True)
class Polarity(Marker):
    """Whether an event did happen: "positive" or "negative", or a bool.

    Without such a field, events that the text denies make no record and fill no field.
    """


@dataclass(frozen=True, slots=True)
class SaidBy(Marker):
    """To whom the text attributes the event; `of` as in `When`."""

    of: str | None = None


@dataclass(frozen=True, slots=True)
class Name(Marker):
    """The name of the entity that the record is about."""


def one_per(kind: str) -> Callable[[type[ModelT]], type[ModelT]]:
    """Makes one record of a model for each event, or each entity, of a type.

    An event that is told several times makes one record; an entity of which nothing is
    told that the model asks for makes none. A model without this makes one record for the article.

    Args:
        kind: A type of event, such as "acquisition", or of entity, such as "facility".
    """

    def about(model: type[ModelT]) -> type[ModelT]:
        setattr(model, _SUBJECT, kind)
        return model

    return about


def subject_of(model: type[BaseModel]) -> str | None:
    """The type that `one_per` gave a model, or one that it inherits from."""
    kind: str | None = getattr(model, _SUBJECT, None)
    return kind
