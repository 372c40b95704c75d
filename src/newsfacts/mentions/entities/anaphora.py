"""Adding to entities the places where a pronoun or a description means them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from newsfacts.annotations import Entity, EntityMention
from newsfacts.mentions.entities.descriptions import Description, description_at, referent
from newsfacts.mentions.entities.descriptors import descriptors, name_nouns, with_synonyms
from newsfacts.mentions.entities.gazetteer import gazetteer
from newsfacts.mentions.entities.pronouns import HE_OR_SHE, antecedent, gender_of
from newsfacts.mentions.entities.salience import Salience
from newsfacts.mentions.entities.tokens import NOBODY, Tokens, owners


def add_references(tokens: Tokens, entities: Sequence[Entity], text: str) -> list[Entity]:
    """The entities with their mentions by pronoun and description, in the order of the text.

    Args:
        tokens: The document, with parts of speech and a tree.
        entities: Entities with their mentions by name.
        text: The text they stand in.
    """
    owner = owners(tokens, entities)
    described = descriptors(tokens, entities, owner, text)
    genders = [gender_of(entity, words) for entity, words in zip(entities, described, strict=True)]
    named_so = _named_so(entities, text)
    lands = _lands(entities)
    salience = Salience()
    added: list[list[EntityMention]] = [[] for _ in entities]
    index = 0
    while index < len(tokens):
        entity, end = owner[index], index + 1
        if entity != NOBODY:
            while end < len(tokens) and owner[end] == entity:
                end += 1
        elif tokens.words[index] in HE_OR_SHE and tokens.pos[index] in ("PRON", "DET"):
            found = antecedent(index, tokens, salience, entities, genders)
            if found is not None:
                entity = found
                genders[entity] = genders[entity] or HE_OR_SHE[tokens.words[index]]
                added[entity].append(EntityMention(tokens.span(index, index), "pronoun"))
        else:
            description = description_at(index, tokens, owner, entities)
            found = _meant(description, tokens, salience, entities, described, named_so)
            if description is not None and found is not None:
                entity, end = found, description.last + 1
                added[entity].append(EntityMention(tokens.span(index, description.last), "nominal"))
        if entity != NOBODY:
            if entities[entity].type == "group" and entities[entity].country in lands:
                # Who reads "the Fijian parliament" has Fiji in mind.
                _note(salience, lands[entities[entity].country], range(index, end), tokens)
            _note(salience, entity, range(index, end), tokens)
        index = end
    return [_with(entity, mentions) for entity, mentions in zip(entities, added, strict=True)]


def _lands(entities: Sequence[Entity]) -> dict[str | None, int]:
    """The entity of each country that the article names."""
    return {
        entity.country: index
        for index, entity in enumerate(entities)
        if entity.type == "place" and gazetteer().country_named(entity.name)
    }


def _named_so(entities: Sequence[Entity], text: str) -> dict[str, list[int]]:
    """For each noun the entities that have it in their name."""
    found: dict[str, list[int]] = {}
    for index, entity in enumerate(entities):
        for noun in with_synonyms(set(name_nouns(entity, text))):
            found.setdefault(noun, []).append(index)
    return found


def _meant(
    description: Description | None,
    tokens: Tokens,
    salience: Salience,
    entities: Sequence[Entity],
    described: Sequence[set[str]],
    named_so: Mapping[str, Sequence[int]],
) -> int | None:
    if description is None:
        return None
    return referent(description, tokens.sentence[description.first], salience, entities, described, named_so)


def _note(salience: Salience, entity: int, phrase: range, tokens: Tokens) -> None:
    """Remembers the mention by the token that heads it."""
    token = next((place for place in phrase if tokens.head[place] not in phrase), phrase[-1])
    subject = tokens.dep[token].startswith("nsubj")
    salience.mention(entity, token=token, sentence=tokens.sentence[token], subject=subject)


def _with(entity: Entity, mentions: Sequence[EntityMention]) -> Entity:
    if not mentions:
        return entity
    return replace(
        entity, mentions=tuple(sorted((*entity.mentions, *mentions), key=lambda mention: mention.span))
    )
