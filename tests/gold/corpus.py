"""Annotated articles: their form, and reading a folder of them with every fault named."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from newsfacts.annotations import EntityType, Modality, Polarity, QuantityModifier, Timex
from newsfacts.records.ontology import load_ontology

GOLD = Path(__file__).parent
OWN = GOLD / "own"
Offsets = tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]]


class CorpusError(ValueError):
    """A gold article is malformed; the message names the file and the place."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class GoldEntity(_Part):
    """A named thing and the places that name it."""

    id: str
    type: EntityType
    name: str
    mentions: Annotated[tuple[Offsets, ...], Field(min_length=1)]


class GoldQuantity(_Part):
    """An amount, in the unit that the article used."""

    id: str
    span: Offsets
    value: float | None
    low: float | None
    high: float | None
    unit: str
    item: str | None
    modifier: QuantityModifier | None
    count: float | None
    property: str | None
    subject: Offsets | None


class GoldDate(_Part):
    """A time expression and its TIMEX3 value."""

    id: str
    span: Offsets
    type: Timex
    value: str


class GoldArgument(_Part):
    """What fills a role."""

    role: str
    span: Offsets
    entity: str | None
    quantity: str | None


class GoldSource(_Part):
    """Who is said to have said it."""

    span: Offsets
    entity: str | None


class GoldEvent(_Part):
    """An event with its roles, stance and source."""

    id: str
    type: str
    trigger: Offsets
    arguments: tuple[GoldArgument, ...]
    time: str | None
    modality: Modality
    polarity: Polarity
    source: GoldSource | None


class GoldArticle(_Part):
    """One annotated article. Every pair of offsets is half-open, into `text`."""

    doc_id: str
    published: str | None
    url: str | None
    licence: str | None
    title: str | None
    text: str
    entities: tuple[GoldEntity, ...]
    quantities: tuple[GoldQuantity, ...]
    dates: tuple[GoldDate, ...]
    events: tuple[GoldEvent, ...]

    def surface(self, span: Offsets) -> str:
        """The characters that `span` covers."""
        return self.text[slice(*span)]

    @model_validator(mode="after")
    def _sound(self) -> Self:
        faults = [*self._misplaced_spans(), *self._dangling_ids(), *self._wrong_roles()]
        if faults:
            raise ValueError("; ".join(faults))
        return self

    def _spans(self) -> Iterable[tuple[str, Offsets]]:
        for entity in self.entities:
            yield from ((entity.id, mention) for mention in entity.mentions)
        for quantity in self.quantities:
            yield quantity.id, quantity.span
            if quantity.subject:
                yield quantity.id, quantity.subject
        yield from ((day.id, day.span) for day in self.dates)
        for event in self.events:
            yield event.id, event.trigger
            yield from ((event.id, argument.span) for argument in event.arguments)
            if event.source:
                yield event.id, event.source.span

    def _misplaced_spans(self) -> Iterable[str]:
        for owner, (start, end) in self._spans():
            surface = self.text[start:end]
            if not start < end <= len(self.text) or surface != surface.strip():
                yield f"{owner}: [{start}, {end}] is empty, padded or outside the text"

    def _dangling_ids(self) -> Iterable[str]:
        names = [entity.id for entity in self.entities] + [quantity.id for quantity in self.quantities]
        names += [day.id for day in self.dates] + [event.id for event in self.events]
        known = {*names, None}
        if len(known) != len(names) + 1:
            yield "an id is used twice"
        for event in self.events:
            used = {argument.entity for argument in event.arguments}
            used |= {argument.quantity for argument in event.arguments}
            used |= {event.source.entity if event.source else None}
            yield from (f"{event.id}: there is no {name}" for name in sorted(map(str, used - known)))
        for entity in self.entities:
            if entity.name not in {self.surface(mention) for mention in entity.mentions}:
                yield f"{entity.id}: no mention reads {entity.name!r}"

    def _wrong_roles(self) -> Iterable[str]:
        ontology = load_ontology()
        for event in self.events:
            if event.type not in ontology.types:
                yield f"{event.id}: no event type {event.type!r}"
                continue
            allowed = {*ontology.types[event.type].roles, *ontology.common_roles}
            wrong = sorted({argument.role for argument in event.arguments} - allowed)
            yield from (f"{event.id}: {event.type} has no role {role!r}" for role in wrong)


def files_of(folder: Path) -> list[Path]:
    """The gold files of a folder, in a fixed order.

    Raises:
        CorpusError: If there are none.
    """
    files = sorted(folder.glob("*.gold.json"))
    if not files:
        raise CorpusError(f"no *.gold.json in {folder}")
    return files


def read_corpus(folder: Path) -> list[GoldArticle]:
    """The articles of a folder, validated.

    Raises:
        CorpusError: If there are none or one is malformed.
    """
    return [_read(file) for file in files_of(folder)]


def _read(file: Path) -> GoldArticle:
    try:
        return GoldArticle.model_validate_json(file.read_bytes())
    except ValidationError as error:
        faults = (f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise CorpusError(f"{file.name}: {'; '.join(faults)}") from error


def fingerprint(files: Iterable[Path]) -> str:
    """SHA-256 over the names and bytes of `files`, so that a floor is tied to what it was measured on."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
