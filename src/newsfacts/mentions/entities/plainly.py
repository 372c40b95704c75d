"""What a description plainly means: what the article calls so, or the one thing of its kind in view.

The strictest reading, right nineteen times in twenty where it has an answer; it is the
strongest of the signs that a description is resolved by.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from newsfacts.annotations import Entity
from newsfacts.mentions.entities.descriptions import Description, is_of_kind
from newsfacts.mentions.entities.descriptors import lands_of
from newsfacts.mentions.entities.names import form_of
from newsfacts.mentions.entities.reference_words import reference_words
from newsfacts.mentions.entities.salience import Trace
from newsfacts.mentions.entities.scene import Scene
from newsfacts.mentions.entities.vocabulary import name_words

EXCLUDING: Final = frozenset({"elect", "vice", "former", "deputy", "ex"})
"""What a description would repeat if it meant one so called: "the president" is not the president-elect."""

_REACH: Final = {"anyone": 2, "company": 5, "organization": 2, "country": 5, "city": 5, "works": 5}
"""For each kind of general noun how many sentences back the thing of its kind may stand."""

_FAR_BACK: Final = 60
_MANY: Final = 6


def plainly_meant(description: Description, scene: Scene) -> int | None:
    """The entity that a description plainly means, or None when that is not clear."""
    words, noun = reference_words(), description.noun
    if noun not in words.types:
        return None
    sentence = scene.tokens.sentence[description.first]

    def fits(entity: int) -> bool:
        named = scene.entities[entity]
        return named.type in words.types[noun] and _agrees(
            description, entity, named, scene.described[entity]
        )

    recent = list(scene.salience.recent(fits, since=sentence - _FAR_BACK))
    called = [item for item in recent if noun in scene.described[item[0]]]
    if called:
        return _best(description, sentence, called, scene)
    later = [entity for entity in scene.named_so.get(noun, ())[:_MANY] if fits(entity)]
    if len(later) == 1:
        return later[0]
    marked = [entity for entity, _ in recent if description.modifiers & scene.described[entity]]
    if len(marked) == 1:
        return marked[0]
    if any(word[0] not in "#@" for word in description.modifiers):
        return None  # "the smaller company" is none that the article has called so
    return _by_kind(noun, sentence, recent, scene)


def is_ambiguous(description: Description, entity: int, entities: Sequence[int], scene: Scene) -> bool:
    """Whether another candidate was mentioned in the same sentence, and nothing tells the two apart."""
    trace, type_ = scene.salience.trace(entity), scene.entities[entity].type
    if trace is None or trace.subject or description.noun in scene.described[entity]:
        return False
    return any(
        scene.entities[other].type == type_ and beside.sentence == trace.sentence
        for other in entities
        if other != entity and (beside := scene.salience.trace(other)) is not None
    )


def _agrees(description: Description, index: int, entity: Entity, described: set[str]) -> bool:
    """Whether nothing that the description adds speaks against an entity."""
    own = described | {f"#{index}"} | lands_of(entity.country)
    countries = {word for word in description.modifiers if word[0] == "@"}
    named = {word for word in description.modifiers if word[0] == "#"}
    if countries:
        return bool(countries & own) or not any(word[0] == "@" for word in own)
    return description.nouns <= described and (not named or bool(named & own))


def _best(description: Description, sentence: int, called: Sequence[tuple[int, Trace]], scene: Scene) -> int:
    """Of those that are called so, the one with most of the modifiers and most in the reader's mind."""

    def weight(item: tuple[int, Trace]) -> tuple[int, float]:
        described, trace = scene.described[item[0]], item[1]
        unsaid = len((described & EXCLUDING) - description.modifiers)
        mind = 1.0 * trace.subject + 0.3 * min(trace.count, 6) - 0.5 * min(sentence - trace.sentence, 6)
        return len(description.modifiers & described) - unsaid, mind

    return max(called, key=weight)[0]


def _by_kind(noun: str, sentence: int, recent: Sequence[tuple[int, Trace]], scene: Scene) -> int | None:
    """What a general noun means where the article did not use it: the one thing of its kind in view."""
    for kind in sorted(reference_words().kinds[noun] & _REACH.keys()):
        fitting = [item for item in recent if _is(kind, scene.entities[item[0]])]
        found = _in_view(sentence, _REACH[kind], fitting)
        if found is not None:
            return found
    return None


def _is(kind: str, entity: Entity) -> bool:
    if kind == "works":
        return entity.type == "facility"
    if kind == "company" and any(word in name_words().heads for word in form_of(entity.name).content):
        return False  # the name says that it is a public body
    return is_of_kind(kind, entity)


def _in_view(sentence: int, reach: int, fitting: Sequence[tuple[int, Trace]]) -> int | None:
    """The one fitting entity in the nearest sentences that have any."""
    for back in range(1, reach + 1):
        found = [item for item in fitting if item[1].sentence >= sentence - back]
        if len(found) > 1:
            return _foremost(found)
        if found:
            return found[0][0]
    return None


def _foremost(found: Sequence[tuple[int, Trace]]) -> int | None:
    """The only subject among them, or the one spoken of twice as often as any other."""
    subjects = [item for item in found if item[1].subject]
    if len(subjects) == 1:
        return subjects[0][0]
    first, second = sorted(found, key=lambda item: -item[1].count)[:2]
    return first[0] if first[1].count >= 2 * second[1].count else None
