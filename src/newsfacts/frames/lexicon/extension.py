"""Event types, triggers and word classes that users add to the lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pydantic import Field

from newsfacts.errors import LexiconError
from newsfacts.frames.lexicon.schema import FramesFile, Strict, TriggerEntry, TypeEntry
from newsfacts.lexicon import LexiconFile, lexicon_files, load_toml
from newsfacts.records.ontology import EventType, register_type


class NewType(Strict):
    """One new event type: what happens, and its roles with what may fill each."""

    gloss: str = Field(min_length=1)
    roles: dict[str, str] = Field(min_length=1)


class EventLexicon(Strict):
    """The tables of a user's lexicon that are about events."""

    types: dict[str, NewType] = Field(default_factory=dict)
    triggers: dict[str, list[TriggerEntry]] = Field(default_factory=dict)
    classes: dict[str, str] = Field(default_factory=dict)


def read_events(file: LexiconFile) -> EventLexicon:
    """The event types, triggers and word classes of a user's lexicon.

    Raises:
        LexiconError: If they are malformed; names file, line and key.
    """
    return file.validated(EventLexicon, EventLexicon.model_fields)


def learn_types(paths: Iterable[str]) -> None:
    """Make the event types of users' lexicons known to the records, without loading a pipeline.

    Raises:
        LexiconError: If a lexicon is malformed.
    """
    files = [(file, read_events(file)) for file in lexicon_files(paths)]
    with_types(load_toml("en/frames.toml", FramesFile), files)


def with_types(frames: FramesFile, files: Sequence[tuple[LexiconFile, EventLexicon]]) -> FramesFile:
    """The frames with the types that users add, each made known to the records.

    Raises:
        LexiconError: If a type is known already, or a role may hold what nothing is.
    """
    types = dict(frames.types)
    for file, lexicon in files:
        for name, new in lexicon.types.items():
            if name in types:
                raise file.error(("types", name), "this event type is there already; add to its triggers")
            for role, kind in new.roles.items():
                if kind not in frames.filler_kinds:
                    known = ", ".join(sorted(frames.filler_kinds))
                    raise file.error(
                        ("types", name, "roles", role), f"no filler kind {kind!r}; there are {known}"
                    )
            types[name] = TypeEntry(roles=new.roles)
            try:
                register_type(name, EventType(gloss=new.gloss, roles=tuple(new.roles)))
            except LexiconError as error:
                raise file.error(("types", name), error.message) from error
    return frames.model_copy(update={"types": types})
