"""The words that refer to things named elsewhere, read once from their data files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

from newsfacts.annotations import EntityType
from newsfacts.lexicon import load_toml

Gender = Literal["male", "female"]

TYPES: Final[dict[str, tuple[EntityType, ...]]] = {
    "role": ("person",),
    "kin": ("person",),
    "anyone": ("person",),
    "company": ("organization",),
    "firm": ("organization",),
    "body": ("organization",),
    "organization": ("organization",),
    "country": ("place",),
    "city": ("place",),
    "place": ("place",),
    "facility": ("facility",),
    "works": ("facility", "place", "product"),
    "product": ("product",),
    "event": ("event",),
    "group": ("group",),
    "bare": ("organization",),
}
"""For each list of nouns the types that it may stand for."""


class _Nouns(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    role: str
    kin: str
    anyone: str
    company: str
    firm: str
    body: str
    organization: str
    country: str
    city: str
    place: str
    facility: str
    works: str
    product: str
    event: str
    group: str
    bare: str


class _Weak(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    words: str
    contrast: str


class _DescriptionFile(BaseModel):
    """`data/en/descriptions.toml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    nouns: _Nouns
    synonyms: dict[str, str]
    weak: _Weak
    saying: str
    writer: str
    naming: str
    before_naming: str


class _GivenNameFile(BaseModel):
    """`data/en/given_names.toml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    male: str
    female: str
    male_words: str
    female_words: str


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """What descriptions are made of.

    Attributes:
        types: For each noun the types it may stand for.
        kinds: For each noun the lists it stands in ("role", "country", …).
        synonyms: For each word of a name the nouns it may be called by.
        weak: Modifiers that say nothing about who is meant.
        contrast: Modifiers that say that another is meant.
        given: Given names with their gender.
        gendered: Nouns and titles with their gender.
        bare: Nouns that name an institution without an article.
        saying: Forms of verbs whose subject speaks.
        writer: Nouns by which an article means its writer ("this reporter").
        naming: Words by which a description is given its name ("a dam called Vik").
        before_naming: Words that may stand between a description, such a word and the name.
    """

    types: dict[str, frozenset[EntityType]]
    kinds: dict[str, frozenset[str]]
    synonyms: dict[str, tuple[str, ...]]
    weak: frozenset[str]
    contrast: frozenset[str]
    given: dict[str, Gender]
    gendered: dict[str, Gender]
    bare: frozenset[str]
    saying: frozenset[str]
    writer: frozenset[str]
    naming: frozenset[str]
    before_naming: frozenset[str]

    def is_office(self, word: str) -> bool:
        """Whether a word is an office or calling ("minister")."""
        return "role" in self.kinds.get(word, ())


@cache
def reference_words() -> ReferenceWords:
    """The validated vocabulary."""
    data = load_toml("en/descriptions.toml", _DescriptionFile)
    people = load_toml("en/given_names.toml", _GivenNameFile)
    types: dict[str, set[EntityType]] = {}
    kinds: dict[str, set[str]] = {}
    for kind, line in data.nouns.model_dump().items():
        for noun in line.split():
            types.setdefault(noun, set()).update(TYPES[kind])
            kinds.setdefault(noun, set()).add(kind)
    given: dict[str, Gender] = dict.fromkeys(people.male.split(), "male")
    given.update(dict.fromkeys(people.female.split(), "female"))
    gendered: dict[str, Gender] = dict.fromkeys(people.male_words.split(), "male")
    gendered.update(dict.fromkeys(people.female_words.split(), "female"))
    return ReferenceWords(
        types={noun: frozenset(found) for noun, found in types.items()},
        kinds={noun: frozenset(found) for noun, found in kinds.items()},
        synonyms={word: tuple(line.split()) for word, line in data.synonyms.items()},
        weak=frozenset(data.weak.words.split()),
        contrast=frozenset(data.weak.contrast.split()),
        given=given,
        gendered=gendered,
        bare=frozenset(data.nouns.bare.split()),
        saying=frozenset(data.saying.split()),
        writer=frozenset(data.writer.split()),
        naming=frozenset(data.naming.split()),
        before_naming=frozenset(data.before_naming.split()),
    )
