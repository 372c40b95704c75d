"""From clusters of names to entities: type, fullest name, country, confidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from newsfacts.annotations import Entity, EntityMention, EntityType
from newsfacts.mentions.entities.clustering import cluster
from newsfacts.mentions.entities.gazetteer import choose, gazetteer
from newsfacts.mentions.entities.names import NameMention, form_of, is_acronym
from newsfacts.mentions.entities.types import settle, winner

_STATES: Final = "US"

_LEAST: Final = 0.4

_LONGEST_SHORT: Final = 6
"""Abbreviations of states are no longer than "Calif."."""

_AFTER: Final = re.compile(r"(?:, | \()([A-Z][^\s,;:()—–]*(?: [A-Z][^\s,;:()—–]*){0,2})")


def build(mentions: Sequence[NameMention], text: str) -> list[Entity]:
    """The entities that the names of an article mean.

    Args:
        mentions: Names with mended borders, in the order of the text, not overlapping.
        text: The text they stand in.

    Returns:
        Entities in the order of their first mention, with mentions by name only.
    """
    settled = settle(mentions, text)
    entities = [_entity([settled[index] for index in group]) for group in cluster(settled, text)]
    return _located([entity for entity in entities if _is_likely(entity)], text)


def _is_likely(entity: Entity) -> bool:
    """Whether an entity is right often enough to be told: on annotated articles one in five below was."""
    return entity.type == "facility" or entity.confidence >= _LEAST


def fullest(mentions: Sequence[NameMention]) -> str:
    """The name with the most words, then the most letters, an acronym last; the first of equals."""
    counts = Counter(mention.text for mention in mentions)

    def weight(mention: NameMention) -> tuple[bool, bool, int, int]:
        latin = any(char.isascii() and char.isalpha() for char in mention.text)
        # "Democrats" is no fuller than "Democratic": of such forms the commonest is taken.
        size = counts[mention.text] if mention.type == "group" else len(mention.text)
        return latin, not is_acronym(mention.text), len(form_of(mention.text).words), size

    return max(mentions, key=weight).text


def _entity(mentions: Sequence[NameMention]) -> Entity:
    ballot: dict[EntityType, float] = {}
    for mention in mentions:
        ballot[mention.type] = ballot.get(mention.type, 0.0) + mention.confidence
    type_ = winner(ballot)
    best = max(mention.confidence for mention in mentions if mention.type == type_)
    total = sum(ballot.values())
    return Entity(
        type=type_,
        name=fullest(mentions),
        mentions=tuple(EntityMention(mention.span) for mention in mentions),
        country=None,
        # The clearest mention says that it is one; mentions that speak for another type, against it.
        confidence=best * (ballot[type_] / total if total else 1.0),
    )


def _located(entities: Sequence[Entity], text: str) -> list[Entity]:
    """The entities with the country of places and peoples, ambiguous ones last."""
    candidates = [_countries(entity, text) for entity in entities]
    evidence = {codes[0] for codes in candidates if len(codes) == 1}
    return [
        replace(entity, country=_country(entity, codes, evidence)) if codes else entity
        for entity, codes in zip(entities, candidates, strict=True)
    ]


def _country(entity: Entity, codes: Sequence[str], evidence: set[str]) -> str | None:
    code = choose(codes, evidence)
    # Georgia of the United States is no country and no city: it has none.
    return None if gazetteer().is_only_region(entity.name) and code == _STATES else code


def _countries(entity: Entity, text: str) -> tuple[str, ...]:
    """The countries that an entity may be or be in, by any of its names."""
    if entity.type not in ("place", "group"):
        return ()
    look_up = gazetteer().of_place if entity.type == "place" else gazetteer().of_group
    found: set[str] | None = None
    for name in {mention.span.of(text) for mention in entity.mentions}:
        codes = look_up(name)
        if codes:
            found = set(codes) if found is None else found & set(codes)
    if entity.type == "place":
        return _named_after(entity, text, tuple(sorted(found or ())))
    return tuple(sorted(found or ()))


def _named_after(entity: Entity, text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """`known`, or the country of the state or country right after the name ("Paris, Texas")."""
    places = gazetteer()
    for mention in entity.mentions:
        name = mention.span.of(text)
        if places.country_named(name) or places.is_only_region(name):
            return known
        match = _AFTER.match(text, mention.span.end)
        following = _first_sentence(match.group(1)) if match else ""
        region = places.region_of(following)
        if region is not None:
            return (region,)
        country = places.country_named(following)
        # "Paris, London, Germany" is a list: the city's own country stands.
        if country is not None and (not known or country in known):
            return (country,)
    return known


def _first_sentence(words: str) -> str:
    """The words up to a full stop ("Texas" of "Texas. The"); that of "Calif." ends nothing."""
    kept: list[str] = []
    for word in words.split():
        kept.append(word)
        if word.endswith(".") and len(word) > _LONGEST_SHORT:
            break
    return " ".join(kept).rstrip(".") if len(kept[-1]) > _LONGEST_SHORT else " ".join(kept)
