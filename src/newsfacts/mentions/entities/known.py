"""The entities that a user names: found by any of their names, under one name, with type and country.

In a user's lexicon, a TOML file (or a CSV file with the columns entity, names, type, country):

    [aliases."State Oil Company of Azerbaijan"]
    names = ["SOCAR", "Azerbaijan's state oil company"]
    type = "organization"
    country = "AZ"

Names are found as they are spelled here, as whole words, whatever the encoder made of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Final, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from newsfacts.annotations import Entity, EntityMention, EntityType
from newsfacts.lexicon import LexiconFile
from newsfacts.spans import CharSpan

_WORD: Final = re.compile(r"\w+")

NameText = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"\w")]


class Alias(BaseModel):
    """What a user says of one entity, beside its name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    names: tuple[NameText, ...] = ()
    type: EntityType
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None


class AliasLexicon(BaseModel):
    """The table of a user's lexicon that is about entities."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    aliases: dict[NameText, Alias] = Field(default_factory=dict)


class KnownEntity(NamedTuple):
    """An entity that a user names."""

    name: str
    type: EntityType
    country: str | None


class KnownEntities:
    """The entities of users' lexicons, by all their names."""

    def __init__(self, files: Sequence[LexiconFile] = ()) -> None:
        """Reads the lexicons.

        Raises:
            LexiconError: If one is malformed, or a name is given to two entities; names file and line.
        """
        self._meant: dict[str, KnownEntity] = {}
        self._by_word: dict[str, list[tuple[int, re.Pattern[str], KnownEntity]]] = {}
        for file in files:
            for name, alias in file.validated(AliasLexicon, AliasLexicon.model_fields).aliases.items():
                entity = KnownEntity(name, alias.type, alias.country)
                for spelled in dict.fromkeys((name, *alias.names)):
                    self._add(spelled, entity, file)
        for patterns in self._by_word.values():
            patterns.sort(key=lambda known: -len(known[1].pattern))

    def _add(self, spelled: str, entity: KnownEntity, file: LexiconFile) -> None:
        if spelled in self._meant:
            other = self._meant[spelled].name
            raise file.error(("aliases", entity.name), f"{spelled!r} is a name of {other!r} already")
        self._meant[spelled] = entity
        words = r"\s{1,3}".join(map(re.escape, spelled.split()))
        first = _WORD.search(spelled)
        if first is not None:
            pattern = re.compile(rf"{words}(?!\w)")
            self._by_word.setdefault(first[0], []).append((first.start(), pattern, entity))

    def found_in(self, text: str) -> Iterator[tuple[CharSpan, KnownEntity]]:
        """Where the text names them, the longest name at each place."""
        end = 0
        for word in _WORD.finditer(text) if self._by_word else ():
            for before, pattern, entity in self._by_word.get(word[0], ()):
                start = word.start() - before
                match = pattern.match(text, start) if start >= end else None
                if match:
                    yield CharSpan(*match.span()), entity
                    end = match.end()
                    break

    def named(self, entities: Sequence[Entity], text: str, unread: Sequence[CharSpan]) -> list[Entity]:
        """The entities with those of the lexicons among them, each one entity with all its names.

        A longer name that the encoder found ("SOCAR Trading") is another thing and stays.

        Args:
            entities: The entities of an article with their mentions by name, none overlapping another.
            text: The text they stand in.
            unread: Stretches of it that are no part of the article, in order.
        """
        skipped, names = _Stretches(unread), _Stretches(_spans(entities))
        found = {
            span: known
            for span, known in self.found_in(text)
            if skipped.over(span) is None and not _is_longer(names.over(span), span)
        }
        return _merged(entities, found) if found else list(entities)


def _is_longer(name: CharSpan | None, span: CharSpan) -> bool:
    return name is not None and name != span and name.contains(span)


def _merged(entities: Sequence[Entity], found: Mapping[CharSpan, KnownEntity]) -> list[Entity]:
    """Each known entity with its places and what else was held to mean it; the others without them."""
    taken = _Stretches(found)
    mentions: dict[KnownEntity, dict[CharSpan, EntityMention]] = {}
    for span, known in found.items():
        mentions.setdefault(known, {})[span] = EntityMention(span)
    merged: list[Entity] = []
    for entity in entities:
        meant = next((found[mention.span] for mention in entity.mentions if mention.span in found), None)
        others = tuple(mention for mention in entity.mentions if taken.over(mention.span) is None)
        if meant is not None:
            mentions[meant].update({mention.span: mention for mention in others})
        elif others:
            merged.append(replace(entity, mentions=others))
    for known, own in mentions.items():
        places = tuple(own[span] for span in sorted(own))
        merged.append(Entity(known.type, known.name, places, known.country, confidence=1.0))
    return sorted(merged, key=lambda entity: entity.mentions[0].span)


def _spans(entities: Sequence[Entity]) -> Iterator[CharSpan]:
    return (mention.span for entity in entities for mention in entity.mentions)


class _Stretches:
    """Stretches of a text of which none overlaps another."""

    def __init__(self, spans: Iterable[CharSpan]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]

    def over(self, span: CharSpan) -> CharSpan | None:
        """The last of them that overlaps `span`."""
        index = bisect_left(self._starts, span.end) - 1
        return self._spans[index] if index >= 0 and self._spans[index].overlaps(span) else None
