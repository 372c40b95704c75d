"""Finding descriptions, such as "the carrier", "the Fijian president" and "Fiji's president"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from newsfacts.annotations import Entity
from newsfacts.mentions.entities.descriptors import entity_words, lands_of
from newsfacts.mentions.entities.gazetteer import gazetteer
from newsfacts.mentions.entities.names import singular
from newsfacts.mentions.entities.reference_words import TYPES, reference_words
from newsfacts.mentions.entities.tokens import NOBODY, Tokens

_DEFINITE: Final = frozenset({"the", "this", "that"})
_INDEFINITE: Final = frozenset({"a", "an"})
_LEAD: Final = 3
"""In the first so many sentences "a carrier" may be the one that the article goes on to name."""

_POSSESSIVE: Final = frozenset({"'s", "'"})
_LONGEST: Final = 7
_NAMED_WITHIN: Final = 6
_INSIDE: Final = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV", "VERB"})
_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_LEADING: Final = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "DET"})


@dataclass(frozen=True, slots=True)
class Description:
    """A noun phrase that may mean something named elsewhere.

    Attributes:
        first: Its first token.
        last: Its last token, the noun.
        noun: The noun in the singular.
        opening: What it begins with: "the", "this", "a", "owner" ("Fiji's", "its") or "bare" ("parliament").
        modifiers: The words in between that say more; a named entity as "#" and its index, "@" and
            the code of its country.
        nouns: Those of them that are common nouns: they narrow down the kind ("health minister").
    """

    first: int
    last: int
    noun: str
    opening: str
    modifiers: frozenset[str]
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class Possessor:
    """What stands as "Fiji's" or "its" before a noun: its first token and the entity it means, if known."""

    first: int
    entity: int


class Finder:
    """Finds the descriptions of one document."""

    def __init__(
        self,
        tokens: Tokens,
        owner: Sequence[int],
        entities: Sequence[Entity],
        called: Collection[str],
    ) -> None:
        """`called` are the nouns that the article itself calls its entities."""
        self.tokens, self.owner, self.entities, self.called = tokens, owner, entities, called

    def at(self, index: int, possessor: Possessor | None) -> Description | None:
        """The description that begins, or goes on after its possessor, at a token."""
        word = self.tokens.words[index]
        if word in _DEFINITE:
            opening = "the" if word == "the" else "this"
            return self._between(index, index + 1, opening, NOBODY)
        if word in _INDEFINITE:
            described = self._between(index, index + 1, "a", NOBODY)
            leads = self.tokens.sentence[index] < _LEAD
            return described if described and (leads or self.named_after(described) != NOBODY) else None
        if possessor is not None:
            begin = index + 1 if word in _POSSESSIVE else index
            if word in _POSSESSIVE or possessor.first == index - 1:
                described = self._between(possessor.first, begin, "owner", possessor.entity)
                if described is not None or word in _POSSESSIVE:
                    return described
        return self._bare(index)

    def named_after(self, description: Description) -> int:
        """The entity whose name a description is given: "a dam called Vik", "the man, named Roe"."""
        words, named = reference_words(), False
        for place in range(description.last + 1, min(description.last + 1 + _NAMED_WITHIN, len(self.tokens))):
            owner, word = self.owner[place], self.tokens.words[place]
            if owner != NOBODY:
                types = words.types.get(description.noun, ())
                return owner if named and self.entities[owner].type in types else NOBODY
            named = named or word in words.naming
            if word not in words.naming and word not in words.before_naming:
                break
        return NOBODY

    def _bare(self, index: int) -> Description | None:
        """An institution without an article: "parliament", "police"."""
        tokens = self.tokens
        if tokens.words[index] not in reference_words().bare or tokens.pos[index] not in _NOUNS:
            return None
        before = index - 1
        owner = self.owner[before] if before >= 0 else NOBODY
        if owner != NOBODY and self.entities[owner].country:
            return self._describe(before, index, index, "bare", owner)
        if before >= 0 and (owner != NOBODY or tokens.pos[before] in _LEADING):
            return None
        return self._describe(index, index, index, "bare", NOBODY)

    def _between(self, first: int, begin: int, opening: str, possessor: int) -> Description | None:
        tokens = self.tokens
        last = -1
        for place in range(begin, min(begin + _LONGEST, len(tokens))):
            word, pos = tokens.words[place], tokens.pos[place]
            if (pos not in _INSIDE and word != "-") or tokens.sentence[place] != tokens.sentence[first]:
                break
            if pos in _NOUNS:
                last = place
            elif last >= 0 and word != "-" and tokens.words[place - 1] != "-":
                break  # "the airline carried …": the noun is over
        return None if last < 0 else self._describe(first, begin, last, opening, possessor)

    def _describe(
        self, first: int, begin: int, last: int, opening: str, possessor: int
    ) -> Description | None:
        tokens, words = self.tokens, reference_words()
        noun = tokens.words[last]
        single = noun if noun in words.types or noun in self.called else singular(noun)
        if self.owner[last] != NOBODY or (single not in words.types and single not in self.called):
            return None
        if opening == "this" and single in words.writer:
            return None
        if opening == "owner" and words.kinds.get(single) == frozenset({"organization"}):
            return None  # "her body": so general a noun, with an owner, is mostly something else
        if tokens.plural[last] and not self._may_be_plural(noun, single):
            return None
        said = self._said_after(last)
        if said is None:
            return None
        modifiers, nouns = set(said) | set(entity_words(possessor, self.entities)), set()
        for place in range(begin, last):
            named = entity_words(self.owner[place], self.entities)
            area = None if named else gazetteer().area_named(tokens.words[place])
            modifiers.update(named or (f"@{area}" if area else tokens.words[place],))
            if not named and tokens.pos[place] in _NOUNS:
                nouns.add(tokens.words[place])
        if modifiers & words.contrast:
            return None
        modifiers -= {"-", *words.weak}
        return Description(first, last, single, opening, frozenset(modifiers), frozenset(nouns & modifiers))

    def _may_be_plural(self, noun: str, single: str) -> bool:
        """Whether a plural may mean one thing: "the rebels", "the archives" of the National Archives."""
        kinds = reference_words().kinds.get(single, frozenset())
        return not kinds.isdisjoint(("group", "bare")) or (noun != single and noun in self.called)

    def _said_after(self, last: int) -> list[str] | None:
        """What "of Fiji" adds; None for "the carrier Fjord Air" and "the city of Suva", named right there."""
        tokens, after = self.tokens, last + 1
        if after >= len(tokens):
            return []
        if self.owner[after] != NOBODY:
            return None
        if tokens.words[after] != "of":
            return []
        place = after + 1
        if place < len(tokens) and tokens.words[place] == "the":
            place += 1
        owner = self.owner[place] if place < len(tokens) else NOBODY
        if "role" not in reference_words().kinds.get(tokens.words[last], frozenset()):
            return None
        if owner == NOBODY:  # "the minister of health"
            return [tokens.words[place]] if place < len(tokens) and tokens.pos[place] in _NOUNS else None
        return entity_words(owner, self.entities)


def is_contrary(description: Description, entity: Entity, index: int, described: set[str]) -> bool:
    """Whether a description cannot mean an entity.

    "The Fijian president" is no Tongan one, "the health minister" none who was
    called minister of something else.
    """
    if f"#{index}" in description.modifiers:
        return True  # "Fiji's capital" is not Fiji
    if entity.type == "person" and not description.nouns <= described:
        return True
    countries = {word for word in description.modifiers if word[0] == "@"}
    if not countries:
        return False
    own = {word for word in described if word[0] == "@"} | lands_of(entity.country)
    return bool(own) and not countries & own


def may_mean(noun: str, entity: Entity, described: Collection[str]) -> bool:
    """Whether a noun may stand for an entity, by its type or by what the article calls it."""
    words = reference_words()
    types = words.types.get(noun)
    if types is None or entity.type not in types:
        return noun in described and (types is None or entity.type != "person")
    return noun in described or any(is_of_kind(kind, entity) for kind in words.kinds[noun])


def is_of_kind(kind: str, entity: Entity) -> bool:
    """Whether a general noun of this kind may mean the entity for all that its name says."""
    if entity.type not in TYPES[kind] or kind == "kin":
        return False
    places = gazetteer()
    if kind == "country":
        return places.country_named(entity.name) is not None
    if kind == "city":
        return places.country_named(entity.name) is None and not places.is_only_region(entity.name)
    if kind == "place":
        return not places.is_city(entity.name)
    return not (kind == "works" and entity.type == "place")
