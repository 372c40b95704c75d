"""The event types and their roles, read from `data/ontology.toml`."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator

from newsfacts.errors import UnknownNameError
from newsfacts.lexicon import load_toml


class EventType(BaseModel):
    """One type of event. `ace` and `plover` name its nearest neighbours in those schemes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    gloss: str
    roles: tuple[str, ...]
    ace: tuple[str, ...] = ()
    plover: str | None = None


class Ontology(BaseModel):
    """Every event type by name, and the roles that all of them share."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    common_roles: tuple[str, ...]
    types: dict[str, EventType]

    @model_validator(mode="after")
    def _roles_are_distinct(self) -> Self:
        for name, event_type in self.types.items():
            roles = (*event_type.roles, *self.common_roles)
            if not event_type.roles or len(set(roles)) != len(roles):
                raise ValueError(f"types.{name}.roles: empty, or a role is named twice")
        return self


@lru_cache(maxsize=1)
def load_ontology() -> Ontology:
    """The ontology; read once."""
    return load_toml("ontology.toml", Ontology)


@lru_cache(maxsize=256)
def roles_of(event_type: str) -> tuple[str, ...]:
    """The roles that events of a type may have: its own, most important first, then the common ones.

    >>> roles_of("agreement")
    ('party', 'subject', 'time', 'place', 'amount')

    Raises:
        UnknownNameError: If there is no such type.
    """
    ontology = load_ontology()
    known = ontology.types.get(event_type)
    if known is None:
        raise unknown_name("event type", event_type, ontology.types)
    return (*known.roles, *ontology.common_roles)


def unknown_name(what: str, name: str, known: Iterable[str]) -> UnknownNameError:
    """The error for a name that does not exist, with the nearest that do."""
    known = tuple(known)
    near = tuple(get_close_matches(str(name), known, n=3, cutoff=0.5))
    hint = f"did you mean {' or '.join(near)}?" if near else f"there are: {', '.join(known)}"
    return UnknownNameError(f"no {what} {name!r}; {hint}", suggestions=near)
