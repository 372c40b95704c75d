"""What the article says its entities are: words of the name, titles before it, appositions after it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from newsfacts.annotations import Entity
from newsfacts.mentions.entities.gazetteer import gazetteer
from newsfacts.mentions.entities.names import form_of, singular
from newsfacts.mentions.entities.reference_words import reference_words
from newsfacts.mentions.entities.tokens import NOBODY, Tokens
from newsfacts.mentions.entities.vocabulary import name_words
from newsfacts.spans import CharSpan

_BEFORE: Final = 6
_AFTER: Final = 14
_NOMINAL: Final = frozenset({"ADJ", "NOUN", "PROPN"})
_BREAKS: Final = frozenset({"VERB", "AUX", "PRON", "SCONJ"})
_COUNTERPART: Final = 5
_AREA_NOUNS: Final = frozenset({"island"})
_FOLLOWING: Final = frozenset({"company", "facility", "works", "product", "event", "place"})
"""Kinds of nouns that, right after a name, say what it is: "the Vik project", not "the Vik lawyer"."""

_COPULAS: Final = frozenset({"is", "was", "are", "were"})


def descriptors(
    tokens: Tokens, entities: Sequence[Entity], owner: Sequence[int], text: str
) -> list[set[str]]:
    """For each entity the words that describe it; entities that they name among them."""
    found: list[set[str]] = []
    subjects = {tokens.head[place]: place for place, dep in enumerate(tokens.dep) if dep == "nsubj"}
    for entity in entities:
        words = set(name_nouns(entity, text))
        for mention in entity.mentions:
            words.update(_around(tokens, mention.span, owner, entities))
            words.update(_called_by(tokens, tokens.within(mention.span), entity, owner, subjects))
        if entity.country and entity.type == "place":
            words.update(gazetteer().areas_of(entity.country) & _AREA_NOUNS)
        elif entity.country:
            words.add(f"@{entity.country}")
        words.update(*(lands_of(word[1:]) for word in words if word.startswith("@")))
        found.append(with_synonyms(words))
    _add_counterparts(found, tokens, entities)
    return found


def lands_of(country: str | None) -> set[str]:
    """A country and the parts of the world that it lies in, as descriptors."""
    if country is None:
        return set()
    return {f"@{country}", *(f"@{area}" for area in gazetteer().areas_of(country))}


def _add_counterparts(found: Sequence[set[str]], tokens: Tokens, entities: Sequence[Entity]) -> None:
    """Gives "his Fijian counterpart Roe" the office of the person named before."""
    people = sorted(
        (mention.span.start, index)
        for index, entity in enumerate(entities)
        if entity.type == "person"
        for mention in entity.mentions
    )
    for (_, before), (start, index) in pairwise(people):
        name = bisect_left(tokens.starts, start)
        if before != index and "counterpart" in tokens.words[max(0, name - _COUNTERPART) : name]:
            roles = reference_words()
            found[index].update(word for word in found[before] if roles.is_office(word))


def _called_by(
    tokens: Tokens, name: range, entity: Entity, owner: Sequence[int], subjects: dict[int, int]
) -> Iterator[str]:
    """The noun that follows a name ("the Vik project"), or is said to be it ("the planet was Vik")."""
    types = reference_words().types
    for place in name:
        subject = subjects.get(place)
        if subject is not None and subject not in name and owner[subject] == NOBODY:
            yield tokens.words[subject]
    last = name.stop - 1
    while last + 1 < len(tokens) and last - name.stop < 2 and tokens.pos[last + 1] == "NOUN":
        last += 1
    if last < name.stop or owner[last] != NOBODY or tokens.plural[last]:
        return
    noun = tokens.words[last]
    kinds = reference_words().kinds.get(noun, frozenset())
    if entity.type in types.get(noun, ()) and not kinds.isdisjoint(_FOLLOWING):
        yield from tokens.words[name.stop : last + 1]


def entity_words(index: int, entities: Sequence[Entity]) -> list[str]:
    """A named entity as a descriptor: itself as "#" and its index, its country as "@" and the code."""
    if index == NOBODY:
        return []
    country = entities[index].country or gazetteer().area_named(entities[index].name)
    return [f"#{index}", f"@{country}"] if country else [f"#{index}"]


def with_synonyms(words: set[str]) -> set[str]:
    """The words, their singulars and what else such a thing may be called."""
    synonyms = reference_words().synonyms
    known = {singular(word) for word in words} | words
    return known.union(*(synonyms.get(word, ()) for word in known))


def name_nouns(entity: Entity, text: str) -> Iterator[str]:
    """The common nouns in the names of a thing; the words of people's names describe nobody."""
    if entity.type in ("person", "group"):
        return
    small = name_words().small
    for name in {mention.span.of(text) for mention in entity.mentions}:
        yield from (word for word in form_of(name).words if word not in small)


def _around(
    tokens: Tokens, span: CharSpan, owner: Sequence[int], entities: Sequence[Entity]
) -> Iterator[str]:
    name = tokens.within(span)
    if not name:
        return
    yield from _before(tokens, name.start, owner, entities)
    yield from _beside(tokens, name, owner, entities)
    yield from _after(tokens, name, owner, entities)


def _before(tokens: Tokens, first: int, owner: Sequence[int], entities: Sequence[Entity]) -> Iterator[str]:
    """What stands right before a name: "Fijian carrier" of "the Fijian carrier Fjord Air"."""
    index = first - 1
    if index > 0 and tokens.words[index] in reference_words().naming:
        index -= 1
    while index >= 0 and first - index <= _BEFORE:
        word = tokens.words[index]
        if word in ("'s", "'"):
            yield from entity_words(owner[index - 1], entities) if index else ()
            return
        if tokens.pos[index] not in _NOMINAL and word != "-" and not _joins_nouns(index, tokens):
            return
        if owner[index] != NOBODY:
            if entities[owner[index]].type == "person":
                return
            yield from entity_words(owner[index], entities)
        yield word.rstrip(".")
        index -= 1


def _joins_nouns(index: int, tokens: Tokens) -> bool:
    """Whether "and" stands between common nouns: "trade and industry minister"."""
    around = tokens.pos[index - 1 : index + 2]
    return tokens.words[index] in ("and", "&") and around[0] == around[-1] == "NOUN"


def _beside(tokens: Tokens, name: range, owner: Sequence[int], entities: Sequence[Entity]) -> Iterator[str]:
    """What a name stands in apposition to: "the carrier" of "the carrier, Fjord Air,"."""
    for place in name:
        head = tokens.head[place]
        if tokens.dep[place] == "appos" and 0 <= name.start - head <= _AFTER and owner[head] == NOBODY:
            yield tokens.words[head]
            yield from _before(tokens, head, owner, entities)
            return


def _after(tokens: Tokens, name: range, owner: Sequence[int], entities: Sequence[Entity]) -> Iterator[str]:
    """The apposition "a Fijian carrier" of "Fjord Air, a Fijian carrier,", or what a name "is"."""
    index = name.stop
    if index >= len(tokens):
        return
    if tokens.words[index] in _COPULAS:
        if index + 1 >= len(tokens) or tokens.pos[index + 1] != "DET":
            return
    elif tokens.words[index] not in (",", "(", "-", "–", "—") or not _has_apposition(tokens, name):
        return
    for place in range(index + 1, min(index + _AFTER, len(tokens))):
        word, pos = tokens.words[place], tokens.pos[place]
        if pos in _BREAKS or word in (",", ")", ";", ".") or tokens.sentence[place] != tokens.sentence[index]:
            return
        if pos in _NOMINAL and not _owns(place, tokens):
            yield word
            yield from entity_words(owner[place], entities)


def _owns(place: int, tokens: Tokens) -> bool:
    """Whether "'s" follows: who is "the country's capital" is no country."""
    return place + 1 < len(tokens) and tokens.words[place + 1] in ("'s", "'") and tokens.pos[place] == "NOUN"


def _has_apposition(tokens: Tokens, name: range) -> bool:
    """Whether something right after the name is an apposition to it."""
    end = min(name.stop + _AFTER, len(tokens))
    return any(tokens.dep[place] == "appos" and tokens.head[place] in name for place in range(name.stop, end))
