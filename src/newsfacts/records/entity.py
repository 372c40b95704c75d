"""Entities: the persons, organizations, places and other named things of an article."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from newsfacts.records.base import Confidence, EntityId, NonEmpty, Record
from newsfacts.records.spans import Span


class Mention(Span):
    """One place in the text that names or refers to an entity."""

    kind: Literal["name", "nominal", "pronoun"]
    """By its name, by a description ("the company") or by a pronoun."""


class Entity(Record):
    """One thing in the world and all its mentions in the article."""

    id: EntityId
    """`e1`, `e2`, … in order of appearance."""
    type: Literal["person", "organization", "place", "facility", "group", "product", "event"]
    """What kind of thing it is."""
    name: NonEmpty
    """The fullest name in the text, or the one that a lexicon of yours gives it."""
    mentions: Annotated[tuple[Mention, ...], Field(min_length=1)]
    """Every mention, in order of appearance."""
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None
    """ISO 3166-1 alpha-2, where the entity is a country, a demonym or a known city of one."""
    confidence: Confidence
    """Probability that it is an entity of this type."""
