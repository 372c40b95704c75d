"""The event types and their roles, read from `data/ontology.toml`."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator

from newsfacts.errors import LexiconError, UnknownNameError
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


_ADDED: dict[str, EventType] = {}
_LOCK = threading.Lock()


@lru_cache(maxsize=1)
def load_ontology() -> Ontology:
    """The ontology; read once. Types of users' lexicons stand at its end."""
    ontology = load_toml("ontology.toml", Ontology)
    return ontology.model_copy(update={"types": {**ontology.types, **_ADDED}})


def register_type(name: str, event_type: EventType) -> None:
    """Make an event type of a user's lexicon known to the records of this process.

    Records of that type are valid from then on, also when they are read back.

    Raises:
        LexiconError: If the name is no identifier, is a type already, or has other roles.
    """
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise LexiconError("the name of an event type is lower-case letters, digits and underscores")
    with _LOCK:
        known = load_ontology()
        if _ADDED.get(name) == event_type:
            return
        if name in known.types:
            raise LexiconError("there is another event type of this name")
        Ontology(version=known.version, common_roles=known.common_roles, types={name: event_type})
        _ADDED[name] = event_type
        load_ontology.cache_clear()
        roles_of.cache_clear()


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
