"""Names of units as quantulum3 and its descendants normalize them, in the units of newsfacts."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).with_name("units.tsv")
PREFIXES = ("nano", "micro", "milli", "centi", "kilo", "mega", "giga", "tera")
POWERS = {"square": 2, "cubic": 3}


class Normalized(NamedTuple):
    """A pint expression, and how many of it one of the named unit is."""

    unit: str
    factor: Decimal


@lru_cache(maxsize=1)
def _table() -> dict[str, Normalized]:
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return {name: Normalized(unit, Decimal(factor)) for name, unit, factor in rows[1:]}


def normalized(name: str) -> Normalized | None:
    """The unit that a name stands for, None for a counted noun.

    >>> normalized("cent per share")
    Normalized(unit='USD / share', factor=Decimal('0.01'))
    >>> normalized("coal-fired power plant") is None
    True
    """
    whole = _single(name)
    if whole is not None:
        return whole
    parts = [_single(part) for part in name.split(" per ")]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts) or not parts:
        return None
    first, *others = known
    factor = first.factor
    for part in others:
        factor /= part.factor
    return Normalized(" / ".join(part.unit for part in known), factor)


def _single(name: str) -> Normalized | None:
    known = _table().get(name)
    if known is not None:
        return known
    word, _, rest = name.partition(" ")
    if word in POWERS and rest:
        unit = _single(rest)
        return None if unit is None else Normalized(f"{unit.unit} ** {POWERS[word]}", unit.factor)
    for prefix in PREFIXES:
        stem = _table().get(name.removeprefix(prefix)) if name.startswith(prefix) else None
        if stem is not None:
            return Normalized(prefix + stem.unit, stem.factor)
    return None
