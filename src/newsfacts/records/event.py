"""Events: what happened, who took part, how sure the text is, and who said so."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self

from pydantic import AfterValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from newsfacts.errors import UnknownNameError
from newsfacts.records.base import (
    Confidence,
    EventId,
    Modality,
    NonEmpty,
    Polarity,
    Record,
    TimeBasis,
    check_interval,
)
from newsfacts.records.ontology import load_ontology, roles_of, unknown_name
from newsfacts.records.spans import Argument, Span


def _known_type(name: str) -> str:
    try:
        roles_of(name)
    except UnknownNameError as error:
        raise ValueError(error.message) from None  # Pydantic collects ValueErrors only
    return name


class _OntologyEnum:
    """Lists the event types in the JSON Schema; reads the ontology only when one is asked for."""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), "enum": list(load_ontology().types)}


TypeName = Annotated[str, AfterValidator(_known_type), _OntologyEnum]


class Source(Record):
    """Who said it, and the word that says so."""

    argument: Argument
    """The speaker: a person, an organization, a document."""
    cue: Span
    """The word of saying: "said", "according to"."""


class Event(Record):
    """Something that happened, is happening, is planned or is said to have."""

    id: EventId
    """`v1`, `v2`, … in order of appearance."""
    type: TypeName
    """One of the event types of the ontology."""
    trigger: Span
    """The word that says it."""
    roles: dict[str, Annotated[tuple[Argument, ...], Field(min_length=1)]]
    """The arguments by role; roles without any are left out. `event[role]` reads them."""
    time: NonEmpty | None = None
    """TIMEX3 value of when it happened or will; null where the text does not say."""
    time_start: date | None = None
    """First day of that time."""
    time_end: date | None = None
    """Last day of that time: the interval is closed."""
    time_basis: TimeBasis | None = None
    """Whether a date of its own clause says that time, or it was taken from what is told around it."""
    modality: Modality
    """Whether it happened, or is planned, possible, requested or hypothetical."""
    polarity: Polarity
    """Negative where it did not or will not happen."""
    source: Source | None = None
    """Who said it, where the text attributes it."""
    evidence: Span
    """The sentence that tells it."""
    same_as: EventId | None = None
    """The first record that tells the same event."""
    confidence: Confidence
    """Probability that the text tells an event of this type here."""

    def __getitem__(self, role: str) -> list[Argument]:
        """The arguments of `role`, empty if the text gives none.

        Raises:
            UnknownNameError: If events of this type have no such role; a `KeyError`.
        """
        arguments = self.roles.get(role)
        if arguments is None and role not in roles_of(self.type):
            raise unknown_name(f"role of {self.type} named", role, roles_of(self.type))
        return list(arguments or ())

    def __hash__(self) -> int:
        return hash((self.id, self.type, self.trigger))  # `roles` is a dict

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        allowed = roles_of(self.type)
        for role in self.roles:
            if role not in allowed:
                raise ValueError(unknown_name(f"role of {self.type} named", role, allowed).message)
        if self.same_as == self.id:
            raise ValueError(f"{self.id} is the same as itself")
        if self.time is None and self.time_basis is not None:
            raise ValueError(f"{self.id} has no time, so its time cannot be {self.time_basis}")
        check_interval(self.time_start, self.time_end)
        return self


class Events(tuple[Event, ...]):
    """The events of an article: an immutable sequence with a filter by type."""

    __slots__ = ()

    def of(self, *types: str) -> Events:
        """The events of any of the given types, in order.

        Raises:
            UnknownNameError: If the ontology has no such type; the nearest names are in the message.
        """
        for name in types:
            roles_of(name)
        return Events(event for event in self if event.type in types)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls, handler(tuple[Event, ...]))
