"""The words that names are made of, read once from `data/en/names.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict, field_validator

from newsfacts.lexicon import load_toml


class _NameFile(BaseModel):
    """`data/en/names.toml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    titles: str
    kept_titles: str
    person_suffixes: str
    particles: str
    company: str
    company_before: str
    kinds_before: str
    ships: str
    business: str
    heads: str
    things: str
    geography: str
    administrative: str
    small: str
    never: str
    after_hyphen: str
    equivalents: dict[str, str]

    @field_validator("equivalents")
    @classmethod
    def _lower_case(cls, equivalents: dict[str, str]) -> dict[str, str]:
        for phrase in (*equivalents, *equivalents.values()):
            if phrase != phrase.lower() or not phrase.strip():
                raise ValueError(f"{phrase!r} must be lower case")
        return equivalents


@dataclass(frozen=True, slots=True)
class NameWords:
    """The word lists as sets, and the equivalents by their first word."""

    titles: frozenset[str]
    person_suffixes: frozenset[str]
    particles: frozenset[str]
    company: frozenset[str]
    before: frozenset[str]
    ships: tuple[str, ...]
    business: frozenset[str]
    heads: frozenset[str]
    things: frozenset[str]
    geography: frozenset[str]
    administrative: frozenset[str]
    small: frozenset[str]
    never: frozenset[str]
    after_hyphen: frozenset[str]
    equivalents: dict[str, tuple[tuple[tuple[str, ...], str], ...]]


@cache
def name_words() -> NameWords:
    """The validated vocabulary."""
    data = load_toml("en/names.toml", _NameFile)
    equivalents: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, meaning in data.equivalents.items():
        words = tuple(phrase.replace(".", "").split())
        equivalents.setdefault(words[0], []).append((words, meaning))
    return NameWords(
        titles=frozenset(data.titles.split()) - frozenset(data.kept_titles.split()),
        person_suffixes=frozenset(data.person_suffixes.split()),
        particles=frozenset(data.particles.split()),
        company=frozenset(data.company.split()),
        before=frozenset((*data.company_before.split(), *data.kinds_before.split())),
        ships=tuple(data.ships.upper().split()),
        business=frozenset(data.business.split()),
        heads=frozenset(data.heads.split()),
        things=frozenset(data.things.split()),
        geography=frozenset(data.geography.split()),
        administrative=frozenset(data.administrative.split()),
        small=frozenset(data.small.split()),
        never=frozenset(data.never.split()),
        after_hyphen=frozenset(data.after_hyphen.split()),
        equivalents={
            first: tuple(sorted(found, key=lambda item: -len(item[0])))
            for first, found in equivalents.items()
        },
    )
