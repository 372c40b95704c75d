"""What a canonical unit measures, told from its name without a unit registry."""

from __future__ import annotations

from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from newsfacts.lexicon import load_toml, load_tsv


class _Prefixes(BaseModel):
    model_config = ConfigDict(extra="forbid")
    names: tuple[str, ...]


class _Canonical(BaseModel):
    """`units.toml`: the canonical units by dimension."""

    model_config = ConfigDict(extra="forbid")
    dimensions: dict[str, tuple[str, ...]]
    prefixes: _Prefixes
    quotients: dict[str, str]
    powers: dict[str, str]


@lru_cache(maxsize=1)
def _canonical() -> tuple[dict[str, str], _Canonical]:
    table = load_toml("units.toml", _Canonical)
    names = {name: dimension for dimension, units in table.dimensions.items() for name in units}
    for row in load_tsv("en/currencies.tsv", ("code", "nouns", "adjectives", "evidence", "symbols")):
        names[row["code"]] = "money"
    names["1"] = names["dimensionless"] = "count"
    return names, table


def dimensions() -> frozenset[str]:
    """What a single unit may measure."""
    return frozenset(_canonical()[1].dimensions)


def add_unit(name: str, dimension: str) -> None:
    """Make a user's unit known; for the whole process, as the registry of pint is."""
    _canonical()[0][name] = dimension
    dimension_of.cache_clear()


def is_canonical(name: str) -> bool:
    """Whether `name` is a single unit of `units.toml`, with or without a prefix."""
    return _of_name(name) is not None


@lru_cache(maxsize=2048)
def dimension_of(unit: str) -> str:
    """The dimension of a canonical unit expression; "other" where it is unknown.

    >>> dimension_of("meter ** 3 / year"), dimension_of("USD / barrel"), dimension_of("megawatt")
    ('volume_flow', 'unit_price', 'power')
    """
    parts = [_of_power(part.strip()) for part in unit.split("/")]
    dimension = parts[0]
    for denominator in parts[1:]:
        dimension = _quotient(dimension, denominator)
    return dimension


def _of_power(part: str) -> str:
    factors = [factor.strip() for factor in part.replace("**", "^").split("*")]
    if len(factors) > 1:
        dimensions = [_of_power(factor) for factor in factors]
        return "torque" if dimensions == ["force", "length"] else "_".join(dimensions)
    name, _, exponent = factors[0].partition("^")
    dimension = _of_name(name.strip()) or "other"
    if not exponent:
        return dimension
    key = f"{dimension} ** {exponent.strip()}"
    return _canonical()[1].powers.get(key, key.replace(" ** ", ""))


def _of_name(name: str) -> str | None:
    names, table = _canonical()
    if name in names:
        return names[name]
    for prefix in table.prefixes.names:
        if name.startswith(prefix) and name[len(prefix) :] in names:
            return names[name[len(prefix) :]]
    return None


def _quotient(numerator: str, denominator: str) -> str:
    quotients = _canonical()[1].quotients
    named = quotients.get(f"{numerator} / {denominator}") or quotients.get(f"{numerator} / *")
    return named or f"{numerator}_per_{denominator}"
