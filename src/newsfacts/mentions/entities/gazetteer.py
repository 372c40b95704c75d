"""Which country a place or a people belongs to, from tables that come with the package."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from newsfacts.lexicon import load_toml, load_tsv
from newsfacts.mentions.entities.names import fold

_NONE: Final = "-"


class _PlaceFile(BaseModel):
    """`data/en/places.toml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    shared_names: dict[str, list[str]] = Field(default_factory=dict)
    areas: dict[str, str]
    regions: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Folded names with the countries they may stand for; one where they are sure."""

    countries: dict[str, tuple[str, ...]]
    peoples: dict[str, tuple[str, ...]]
    lands: dict[str, tuple[str, ...]]
    folk: dict[str, tuple[str, ...]]
    cities: dict[str, tuple[str, ...]]
    regions: dict[str, str]
    heads: dict[str, frozenset[str]]
    areas: dict[str, frozenset[str]]

    def country_named(self, name: str) -> str | None:
        """The country that `name` is a name of, in whole ("Great Britain" GB, "Scotland" None)."""
        return _only(self.countries.get(_key(name), ()))

    def people_named(self, name: str) -> str | None:
        """The country whose people or adjective `name` is ("Dutch" NL)."""
        return _only(self.peoples.get(_key(name), ()))

    def of_place(self, name: str) -> tuple[str, ...]:
        """The countries that a place of this name may be, or be in; empty where unknown."""
        key = _key(name)
        return self.countries.get(key) or self.lands.get(key) or self.cities.get(key) or ()

    def of_group(self, name: str) -> tuple[str, ...]:
        """The countries that a people of this name may be of; empty where unknown."""
        key = _key(name)
        return self.peoples.get(key) or self.folk.get(key) or ()

    def formal_heads(self, code: str) -> frozenset[str]:
        """What a state is by its formal name ("Kingdom of Norway" a kingdom)."""
        return self.heads.get(code, frozenset())

    def areas_of(self, code: str) -> frozenset[str]:
        """By what parts of the world news calls a country ("nordic", "european" for NO)."""
        return frozenset(area for area, codes in self.areas.items() if code in codes)

    def area_named(self, word: str) -> str | None:
        """The part of the world that an adjective means, in the form that `areas_of` has."""
        key = _key(word)
        return key if key in self.areas else None

    def is_only_region(self, name: str) -> bool:
        """Whether the name is that of a state or province, and no city's ("Texas", not "New York")."""
        return _key(name) in self.regions and _key(name) not in self.cities

    def is_city(self, name: str) -> bool:
        """Whether the name is that of a large city or capital, and no country's ("Oslo", not "Singapore")."""
        key = _key(name)
        return key in self.cities and key not in self.countries

    def region_of(self, name: str) -> str | None:
        """The country of a state or province, where no country has the same name ("Texas" US)."""
        key = _key(name)
        return None if key in self.countries else self.regions.get(key)


@cache
def gazetteer() -> Gazetteer:
    """The tables, read once."""
    countries: dict[str, list[str]] = {}
    peoples: dict[str, list[str]] = {}
    parts: dict[str, list[str]] = {}
    for row in load_tsv("en/countries.tsv", ("code", "names", "people", "parts")):
        for column, table in (("names", countries), ("people", peoples), ("parts", parts)):
            for name in row[column].split("; "):
                if name != _NONE:
                    table.setdefault(_key(name), []).append(row["code"])
    places = load_toml("en/places.toml", _PlaceFile)
    for name, codes in places.shared_names.items():
        countries[_key(name)] = codes
    cities = load_tsv("en/cities.tsv", ("name", "countries"))
    frozen_parts = _frozen(parts)
    return Gazetteer(
        countries=_frozen(countries),
        peoples=_frozen(peoples),
        lands=frozen_parts,
        folk=frozen_parts,
        cities={_key(row["name"]): tuple(row["countries"].split()) for row in cities},
        heads=_heads(countries),
        areas={_key(area): frozenset(codes.split()) for area, codes in places.areas.items()},
        regions={_key(name): code for code, names in places.regions.items() for name in names},
    )


def _heads(countries: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    """For each state the words before "of" in its names."""
    found: dict[str, set[str]] = {}
    for name, codes in countries.items():
        head, of, _ = name.partition(" of ")
        if of:
            for code in codes:
                found.setdefault(code, set()).update(head.split())
    return {code: frozenset(words) for code, words in found.items()}


def choose(candidates: Collection[str], evidence: Collection[str]) -> str | None:
    """The one country, or None: the only candidate, or the only one that the article speaks of.

    Args:
        candidates: Countries that a name may stand for.
        evidence: Countries that the article names beyond doubt.
    """
    if len(candidates) == 1:
        return next(iter(candidates))
    return _only(tuple(code for code in candidates if code in evidence))


def _frozen(table: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(dict.fromkeys(codes)) for name, codes in table.items()}


def _key(name: str) -> str:
    key = fold(name).replace(".", "").strip()
    return key.removeprefix("the ")


def _only(codes: tuple[str, ...]) -> str | None:
    return codes[0] if len(codes) == 1 else None
