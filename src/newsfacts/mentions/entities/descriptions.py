"""Which entity a description such as "the carrier" or "the Fijian president" means."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from newsfacts.annotations import Entity
from newsfacts.mentions.entities.descriptors import entity_words
from newsfacts.mentions.entities.gazetteer import gazetteer
from newsfacts.mentions.entities.names import form_of, singular
from newsfacts.mentions.entities.reference_words import reference_words
from newsfacts.mentions.entities.salience import Salience, Trace, weight_of
from newsfacts.mentions.entities.tokens import NOBODY, Tokens
from newsfacts.mentions.entities.vocabulary import name_words

_DEFINITE: Final = frozenset({"the", "this", "that"})
_LONGEST: Final = 7
_INSIDE: Final = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV", "VERB"})

_EXCLUDING: Final = frozenset({"elect", "vice", "former", "deputy", "ex"})
"""What a description would repeat if it meant one so called: "the president" is not the president-elect."""

_NEAR: Final = 2
_IN_VIEW: Final = 5


@dataclass(frozen=True, slots=True)
class Description:
    """A definite noun phrase.

    Attributes:
        first: Its first token, the determiner.
        last: Its last token, the noun.
        noun: The noun in the singular.
        modifiers: The words in between that say more; a named entity as "#" and its index, "@" and
            the code of its country.
        nouns: Those of them that are common nouns: they narrow down the kind ("health minister").
    """

    first: int
    last: int
    noun: str
    modifiers: frozenset[str]
    nouns: frozenset[str]


def description_at(
    first: int, tokens: Tokens, owner: Sequence[int], entities: Sequence[Entity]
) -> Description | None:
    """The description that begins with the determiner at token `first`, if one does."""
    if tokens.words[first] not in _DEFINITE:
        return None
    last = first
    for place in range(first + 1, min(first + 1 + _LONGEST, len(tokens))):
        word, pos = tokens.words[place], tokens.pos[place]
        if pos not in _INSIDE and word != "-":
            break
        if tokens.sentence[place] != tokens.sentence[first]:
            break
        if pos in ("NOUN", "PROPN"):
            last = place
        elif last != first and word != "-" and tokens.words[place - 1] != "-":
            break  # "the airline carried …": the noun is over
    return None if last == first else _describe(first, last, tokens, owner, entities)


def _describe(
    first: int, last: int, tokens: Tokens, owner: Sequence[int], entities: Sequence[Entity]
) -> Description | None:
    noun = tokens.words[last]
    words = reference_words()
    single = noun if noun in words.types else singular(noun)
    if single not in words.types or owner[last] != NOBODY:
        return None
    if tokens.plural[last] and "group" not in words.kinds[single]:
        return None
    if last + 1 < len(tokens) and (owner[last + 1] != NOBODY or tokens.words[last + 1] == "of"):
        return None  # "the carrier Fjord Air" and "the city of Oslo" are names with their description
    modifiers: set[str] = set()
    nouns: set[str] = set()
    for place in range(first + 1, last):
        named = entity_words(owner[place], entities)
        modifiers.update(named or (tokens.words[place],))
        if not named and tokens.pos[place] in ("NOUN", "PROPN"):
            nouns.add(tokens.words[place])
    if modifiers & words.contrast:
        return None
    modifiers -= {"-", *words.weak}
    return Description(first, last, single, frozenset(modifiers), frozenset(nouns & modifiers))


def referent(
    description: Description,
    sentence: int,
    salience: Salience,
    entities: Sequence[Entity],
    described: Sequence[set[str]],
    named_so: Mapping[str, Sequence[int]],
) -> int | None:
    """The entity that a description means, or None when that is not clear."""
    words = reference_words()
    types = words.types[description.noun]

    def fits(entity: int) -> bool:
        return entities[entity].type in types and _agrees(description, entity, entities, described[entity])

    called = list(salience.recent(lambda e: fits(e) and description.noun in described[e]))
    if called:
        return _best(description, sentence, called, described)
    called_later = [entity for entity in named_so.get(description.noun, ()) if fits(entity)]
    if len(called_later) == 1:
        return called_later[0]
    marked = list(salience.recent(lambda e: fits(e) and bool(_common(description, described[e]))))
    if len(marked) == 1:
        return marked[0][0]
    if any(word[0] != "#" and word[0] != "@" for word in description.modifiers):
        return None  # "the smaller company" is none that the article has called so
    return _by_kind(description, sentence, salience, entities, fits)


def _agrees(description: Description, entity: int, entities: Sequence[Entity], described: set[str]) -> bool:
    """Whether what the description adds does not speak against an entity.

    "The Fijian president" is no Tongan one, "the health minister" none who was
    called minister of something else, "the Suva project" nothing not linked to Suva.
    """
    own = described | {f"#{entity}"}
    if entities[entity].country:
        own.add(f"@{entities[entity].country}")
    countries = {word for word in description.modifiers if word[0] == "@"}
    named = {word for word in description.modifiers if word[0] == "#"}
    if countries:
        return bool(countries & own) or not any(word[0] == "@" for word in own)
    return description.nouns <= described and (not named or bool(named & own))


def _common(description: Description, described: set[str]) -> set[str]:
    return {word for word in description.modifiers if word in described}


def _best(
    description: Description,
    sentence: int,
    called: Sequence[tuple[int, Trace]],
    described: Sequence[set[str]],
) -> int:
    """Of those that are called so, the one with most of the modifiers and most in the reader's mind."""

    def weight(item: tuple[int, Trace]) -> tuple[int, float]:
        entity, trace = item
        unsaid = len((described[entity] & _EXCLUDING) - description.modifiers)
        return len(_common(description, described[entity])) - unsaid, weight_of(trace, sentence)

    return max(called, key=weight)[0]


def _by_kind(
    description: Description,
    sentence: int,
    salience: Salience,
    entities: Sequence[Entity],
    fits: Callable[[int], bool],
) -> int | None:
    """What a general noun means where the article did not use it: the one thing of its kind in view."""
    for kind in sorted(reference_words().kinds[description.noun] & _KINDS.keys()):
        test, reach = _KINDS[kind]
        found = _in_view(sentence, reach, salience, _both(fits, test, entities))
        if found is not None:
            return found
    return None


def _both(
    fits: Callable[[int], bool], test: Callable[[Entity], bool], entities: Sequence[Entity]
) -> Callable[[int], bool]:
    return lambda entity: fits(entity) and test(entities[entity])


def _in_view(sentence: int, reach: int, salience: Salience, fits: Callable[[int], bool]) -> int | None:
    """The one fitting entity in the nearest sentences that have any."""
    for back in range(1, reach + 1):
        found = list(salience.recent(fits, since=sentence - back))
        if len(found) > 1:
            found = _foremost(found)
            return found[0][0] if found else None
        if found:
            return found[0][0]
    return None


def _foremost(found: Sequence[tuple[int, Trace]]) -> list[tuple[int, Trace]]:
    """The only subject among them, or the one spoken of twice as often as any other."""
    subjects = [item for item in found if item[1].subject]
    if len(subjects) == 1:
        return subjects
    first, second = sorted(found, key=lambda item: -item[1].count)[:2]
    return [first] if first[1].count >= 2 * second[1].count else []


def _is_country(entity: Entity) -> bool:
    return gazetteer().country_named(entity.name) is not None


def _is_city(entity: Entity) -> bool:
    return not _is_country(entity) and not gazetteer().is_only_region(entity.name)


def _is_company(entity: Entity) -> bool:
    """Whether nothing in the name says that it is a public body."""
    return not any(word in name_words().heads for word in form_of(entity.name).content)


def _is_facility(entity: Entity) -> bool:
    return entity.type == "facility"


def _is_any(entity: Entity) -> bool:
    return True


_KINDS: Final[dict[str, tuple[Callable[[Entity], bool], int]]] = {
    "anyone": (_is_any, _NEAR),
    "company": (_is_company, _IN_VIEW),
    "organization": (_is_any, _NEAR),
    "country": (_is_country, _IN_VIEW),
    "city": (_is_city, _IN_VIEW),
    "works": (_is_facility, _IN_VIEW),
}
"""For each kind of general noun which entities it may mean, and how many sentences back."""
