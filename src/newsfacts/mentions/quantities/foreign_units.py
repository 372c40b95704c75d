"""Units that our tables lack, looked up in quantulum3's unit ontology.

Only for a surface that is already delimited: letters that touch the digits ("40dyn").
quantulum3 is imported on the first such miss, which most articles never come to; its
free-text parser is not used.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Protocol, cast

from newsfacts.mentions.quantities.dimensions import is_canonical

_SHORTEST, _LONGEST = 3, 5
_VOWELS = frozenset("aeiou")
# Things that quantulum3 counts as units and news counts as anything but.
_NO_UNITS = frozenset({"dimensionless", "currency", "count", "unknown", "time"})


class _Entity(Protocol):
    name: str


class _Unit(Protocol):
    name: str
    entity: _Entity


class _Ontology(Protocol):
    symbols: Mapping[str, Collection[_Unit]]
    surfaces: Mapping[str, Collection[_Unit]]


def may_be_unit(surface: str) -> bool:
    """Whether `surface` looks enough like a symbol of a unit to be worth looking up.

    Three to five small letters without a vowel do; with one, they are nearly always part
    of a name or an address ("4chan").
    """
    if not (_SHORTEST <= len(surface) <= _LONGEST and surface.isascii() and surface.isalpha()):
        return False
    return surface.islower() and _VOWELS.isdisjoint(surface)


@lru_cache(maxsize=256)
def foreign_unit(surface: str) -> str | None:
    """The canonical name of the one unit that quantulum3 knows under `surface`, or None."""
    ontology = _ontology()
    if ontology is None:
        return None
    found = ontology.symbols.get(surface) or ontology.surfaces.get(surface) or ()
    names = {unit.name.replace(" ", "_") for unit in found if unit.entity.name not in _NO_UNITS}
    if len(names) != 1:
        return None
    name = names.pop().replace("metre", "meter").replace("litre", "liter")
    return name if is_canonical(name) else None


@lru_cache(maxsize=1)
def _ontology() -> _Ontology | None:
    try:
        from quantulum3 import load
    except ImportError:  # an installation trimmed of it reads our own tables only
        return None
    return cast(_Ontology, load.units("en_US"))
