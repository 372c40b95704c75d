"""Adding to entities the places where a pronoun or a description means them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from newsfacts.annotations import Entity, EntityMention, MentionKind
from newsfacts.mentions.entities import signs
from newsfacts.mentions.entities.descriptions import Description, Finder, Possessor, is_contrary, may_mean
from newsfacts.mentions.entities.plainly import is_ambiguous, plainly_meant
from newsfacts.mentions.entities.pronouns import HE_OR_SHE, KINDS, OWNERS, TYPES, is_pronoun, surroundings
from newsfacts.mentions.entities.ranker import Case, Choose, choose
from newsfacts.mentions.entities.reference_words import reference_words
from newsfacts.mentions.entities.scene import Scene, entities_by_word
from newsfacts.mentions.entities.tokens import NOBODY, Tokens
from newsfacts.mentions.entities.voices import speakers_meant

_LOOK_BACK: Final = 5
"""Sentences before a pronoun's own in which its name may stand."""

_FAR_BACK: Final = 60
"""The same for a description."""

_REPORTING: Final = frozenset({"person", "organization"})
"""Names of these in datelines and bylines are of those who report, whom nothing refers to."""

_MOST: Final = 8
"""So many candidates are compared."""


def add_references(
    tokens: Tokens, entities: Sequence[Entity], text: str, choose: Choose = choose
) -> list[Entity]:
    """The entities with their mentions by pronoun and description, in the order of the text.

    Args:
        tokens: The document, with parts of speech and a tree.
        entities: Entities with their mentions by name.
        text: The text they stand in.
        choose: Decides what a reference means.
    """
    reader = _Reader(Scene(tokens, entities, text), choose)
    added = reader.read()
    return [_with(entity, mentions) for entity, mentions in zip(entities, added, strict=True)]


class _Reader:
    """Reads a document once, from left to right."""

    def __init__(self, scene: Scene, choose: Choose) -> None:
        self.scene, self.choose = scene, choose
        self.added: list[list[EntityMention]] = [[] for _ in scene.entities]
        self.called = entities_by_word(scene.described)
        self.finder = Finder(scene.tokens, scene.owner, scene.entities, scene.heads)

    def read(self) -> list[list[EntityMention]]:
        """For each entity the mentions to add."""
        scene, tokens = self.scene, self.scene.tokens
        possessor: Possessor | None = None
        index = 0
        while index < len(tokens):
            first, end, entity = index, index + 1, scene.owner[index]
            if entity != NOBODY:
                while end < len(tokens) and scene.owner[end] == entity:
                    end += 1
                if scene.entities[entity].type not in _REPORTING or tokens.pos[index] != "SPACE":
                    self._note(entity, range(index, end), "name")
            elif is_pronoun(index, tokens):
                entity = self._pronoun(index)
            else:
                description = self.finder.at(index, possessor)
                entity = self._description(description) if description else NOBODY
                if description and entity != NOBODY:
                    first, end = description.first, description.last + 1
            for place in range(index, end):
                scene.pass_over(place)
            possessor = self._possessor(first, end, entity)
            index = end
        for place, speaker in speakers_meant(scene):
            self.added[speaker].append(EntityMention(tokens.span(place, place), "pronoun"))
        return self.added

    def _possessor(self, first: int, end: int, entity: int) -> Possessor | None:
        words = self.scene.tokens.words
        followed = end < len(words) and words[end] in ("'s", "'")
        if words[end - 1] in OWNERS or (entity != NOBODY and followed):
            return Possessor(first, entity)
        return None

    def _note(self, entity: int, phrase: range, form: str) -> None:
        self.scene.note(entity, phrase, form)
        if form != "name":
            kind: MentionKind = "nominal" if form == "nominal" else "pronoun"
            span = self.scene.tokens.span(phrase.start, phrase.stop - 1)
            self.added[entity].append(EntityMention(span, kind))

    def _pronoun(self, index: int) -> int:
        scene, tokens = self.scene, self.scene.tokens
        kind = KINDS[tokens.words[index]]
        around = surroundings(index, tokens, scene.subjects)
        gender = HE_OR_SHE.get(tokens.words[index])
        barred = scene.holder[around.barred] if around.barred != NOBODY else NOBODY

        def fits(entity: int) -> bool:
            return (
                scene.entities[entity].type in TYPES[kind]
                and entity != barred
                and (gender is None or scene.genders[entity] in (None, gender))
            )

        recent = scene.salience.recent(fits, since=tokens.sentence[index] - _LOOK_BACK)
        found = [item for item, _ in zip(recent, range(_MOST), strict=False)]
        case = Case(
            kind,
            index,
            index,
            [entity for entity, _ in found],
            [
                signs.of_pronoun(index, around, entity, trace, rank, scene)
                for rank, (entity, trace) in enumerate(found)
            ],
            signs.of_no_name(kind, index, around, len(found), scene),
        )
        chosen = self.choose(case) if found else None
        if chosen is None:
            return NOBODY
        scene.genders[chosen] = scene.genders[chosen] or gender
        self._note(chosen, range(index, index + 1), tokens.words[index])
        return chosen

    def _description(self, description: Description) -> int:
        scene = self.scene
        gender = reference_words().gendered.get(description.noun)
        around = surroundings(description.last, scene.tokens, scene.subjects)
        barred = around.barred if around.role == "object" else NOBODY
        subject = scene.holder[barred] if barred != NOBODY else NOBODY

        def fits(entity: int) -> bool:
            if entity == subject:
                return False  # in "Roe met the president" she is not the president
            named, described = scene.entities[entity], scene.described[entity]
            if not may_mean(description.noun, named, described):
                return False
            if gender and scene.genders[entity] not in (None, gender):
                return False
            return not is_contrary(description, named, entity, described)

        chosen = self.finder.named_after(description)
        if chosen == NOBODY:
            case, plain = self._case(description, fits)
            likely = self.choose(case) if case.entities else None
            if likely is None or (
                likely != plain and is_ambiguous(description, likely, case.entities, scene)
            ):
                return NOBODY
            chosen = likely
        scene.nouns_of.setdefault(chosen, set()).add(description.noun)
        self._note(chosen, range(description.first, description.last + 1), "nominal")
        return chosen

    def _case(self, description: Description, fits: Callable[[int], bool]) -> tuple[Case, int | None]:
        """The candidates for a description, and the one that is plainly meant."""
        scene = self.scene
        since = scene.tokens.sentence[description.first] - _FAR_BACK
        recent = [entity for entity, _ in scene.salience.recent(fits, since=since)]
        called = [entity for entity in recent if description.noun in scene.described[entity]]
        later = [
            entity
            for entity in self.called.get(description.noun, ())[:_MOST]
            if scene.salience.trace(entity) is None and fits(entity)
        ]
        found = list(dict.fromkeys((*called[:_MOST], *later, *recent)))[:_MOST]
        plain = plainly_meant(description, scene)
        if description.opening == "a":  # brings in what is named further on
            found, plain = later, None
        if plain is not None and plain not in found:
            found = [*found[: _MOST - 1], plain]
        ranks = [recent.index(entity) if entity in recent else _MOST for entity in found]
        case = Case(
            "nominal",
            description.first,
            description.last,
            found,
            [
                [
                    *signs.of_description(description, entity, scene.salience.trace(entity), rank, scene),
                    *beside,
                ]
                for entity, rank, beside in zip(
                    found, ranks, signs.of_comparison(description, found, plain, scene), strict=True
                )
            ],
            [
                *signs.of_nothing_described(description, len(called) + len(later), len(found), scene),
                f"plainly {plain is not None}",
            ],
        )
        return case, plain


def _with(entity: Entity, mentions: Sequence[EntityMention]) -> Entity:
    if not mentions:
        return entity
    return replace(
        entity, mentions=tuple(sorted((*entity.mentions, *mentions), key=lambda mention: mention.span))
    )
