"""The whole of what one article yields."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal, Protocol, Self, TypeVar

from pydantic import BaseModel, Field, model_validator

from newsfacts.errors import UnknownNameError
from newsfacts.records.base import NonEmpty, Record
from newsfacts.records.date import DateMention
from newsfacts.records.entity import Entity
from newsfacts.records.event import Event, Events
from newsfacts.records.grounding import check_extraction
from newsfacts.records.measurement import Measurement
from newsfacts.records.quantity import Quantity
from newsfacts.records.spans import Argument, Region, Warning

if TYPE_CHECKING:
    import pandas
    import plotly.graph_objects as go
    import polars

    from newsfacts.schema import Filled
    from newsfacts.sinks.frames import Numbers

ModelT = TypeVar("ModelT", bound=BaseModel)

SCHEMA_VERSION: Literal["1"] = "1"


class Producer(Record):
    """What made an extraction."""

    name: NonEmpty = "newsfacts"
    """The program."""
    version: NonEmpty
    """Its version."""
    model: NonEmpty | None = None
    """The trained pipeline that it ran."""
    model_version: NonEmpty | None = None
    """The pipeline's version."""


class Extraction(Record):
    """The facts of one article, each grounded in its text.

    In a notebook it shows as the marked-up article.
    """

    schema_version: Literal["1"] = SCHEMA_VERSION
    """Version of this contract."""
    doc_id: NonEmpty
    """The caller's id of the article, or a hash of its text."""
    title: str | None = None
    """The article's title."""
    url: str | None = None
    """Where it was published."""
    published: date | None = None
    """The day it was published: the anchor of relative dates."""
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")] | None = None
    """ISO 639-1 code of the language it was read as."""
    text: str
    """The input text, unchanged: what every offset points into."""
    regions: tuple[Region, ...] = ()
    """Where the article is and where page furniture is."""
    entities: tuple[Entity, ...] = ()
    """Persons, organizations, places and other named things."""
    quantities: tuple[Quantity, ...] = ()
    """Amounts."""
    dates: tuple[DateMention, ...] = ()
    """Time expressions."""
    events: Events = Events()
    """What happened."""
    measurements: tuple[Measurement, ...] = ()
    """Properties of things, with their amounts."""
    warnings: tuple[Warning, ...] = ()
    """What was skipped, and why."""
    producer: Producer
    """What made this extraction."""

    @model_validator(mode="after")
    def _grounded(self) -> Self:
        check_extraction(self)
        return self

    def resolve(self, argument: Argument) -> Entity | Quantity | DateMention | Event | None:
        """The record that `argument` refers to; None where it refers to none.

        Raises:
            UnknownNameError: If the argument belongs to another extraction; a `KeyError`.
        """
        if argument.entity_id is not None:
            return _by_id(self.entities, argument.entity_id)
        if argument.quantity_id is not None:
            return _by_id(self.quantities, argument.quantity_id)
        if argument.date_id is not None:
            return _by_id(self.dates, argument.date_id)
        if argument.event_id is not None:
            return _by_id(self.events, argument.event_id)
        return None

    def to_pandas(self, *, numbers: Numbers = "decimal", roles: bool = False) -> dict[str, pandas.DataFrame]:
        """The facts as one pandas data frame per kind of record; `newsfacts.to_frame` tells the columns.

        Args:
            numbers: Amounts as exact decimals, or as floats.
            roles: Roles as columns of `events`.

        Raises:
            MissingExtraError: If pandas is not installed.
        """
        from newsfacts.sinks.frames import to_pandas

        return to_pandas(self, numbers=numbers, roles=roles)

    def to_polars(self, *, numbers: Numbers = "decimal", roles: bool = False) -> dict[str, polars.DataFrame]:
        """The same as polars data frames.

        Raises:
            MissingExtraError: If polars is not installed.
        """
        from newsfacts.sinks.frames import to_polars

        return to_polars(self, numbers=numbers, roles=roles)

    def timeline(self) -> go.Figure:
        """The events by time, as a figure of Plotly; `newsfacts.plot` has more figures, of many articles too.

        Raises:
            MissingExtraError: If Plotly is not installed.
        """
        from newsfacts.plot import timeline

        return timeline(self)

    def into(self, model: type[ModelT]) -> Filled[ModelT]:
        """The records of your own Pydantic model that the facts give, with their evidence.

        Args:
            model: A model whose fields say by annotation what fills them, as with `newsfacts.Role`.

        Raises:
            SchemaError: If a field of it cannot be filled as it is annotated.
        """
        from newsfacts.schema import fill

        return fill(self, model)

    def _repr_html_(self) -> str:
        from newsfacts.sinks.html import marked_article

        return marked_article(self)


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


IdentifiedT = TypeVar("IdentifiedT", bound=_Identified)


def _by_id(records: Sequence[IdentifiedT], wanted: str) -> IdentifiedT:
    # Ids count from 1 in order of appearance, so the number is nearly always the position.
    position = int(wanted[1:]) - 1
    if position < len(records) and records[position].id == wanted:
        return records[position]
    for record in records:
        if record.id == wanted:
            return record
    raise UnknownNameError(f"no record {wanted} in this extraction")
