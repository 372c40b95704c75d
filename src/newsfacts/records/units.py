"""The one pint registry of newsfacts: exact numbers, and each currency a dimension of its own.

pint is imported on first use, so that reading records does not need it.
"""

from __future__ import annotations

import threading
from decimal import Context, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from newsfacts.errors import MissingExtraError, UnitError
from newsfacts.lexicon import load_tsv, read_text

if TYPE_CHECKING:
    import pint

_LOCK = threading.Lock()
_ROUND = Context(prec=28)
_DEFINED: dict[str, str] = {}
"""The units that users have added, by name."""
_SI_BASE = frozenset({"meter", "kilogram", "second", "ampere", "kelvin", "mole", "candela", "radian"})


class BaseUnit(NamedTuple):
    """How to express a unit in SI base units: `value * factor + offset`, in `unit`."""

    factor: Decimal
    offset: Decimal
    unit: str


def registry() -> pint.UnitRegistry[Decimal]:
    """The registry that every `Quantity.pint` belongs to; built once.

    Amounts of two registries do not mix, so build your own amounts from this
    one to reckon with those of newsfacts.
    """
    with _LOCK:
        return _build_registry()


@lru_cache(maxsize=1)
def _build_registry() -> pint.UnitRegistry[Any]:
    try:
        import pint
    except ImportError as error:  # records alone need only Pydantic
        raise MissingExtraError("amounts with units need pint: pip install pint") from error
    units: pint.UnitRegistry[Any] = pint.UnitRegistry(non_int_type=Decimal, on_redefinition="ignore")
    units.load_definitions(read_text("units_pint.txt").splitlines())
    for row in load_tsv("currencies.tsv", ("code", "name")):
        units.define(f"{row['code']} = [currency_{row['code']}]")
    return units


def define(name: str, definition: str) -> None:
    """Add a unit to the registry of newsfacts, for the whole process.

    Args:
        name: What it is called in records.
        definition: A pint expression ("5 * barrel"), or a dimension of its own ("[token]").

    Raises:
        UnitError: If pint cannot read the definition, or the name means another amount.
    """
    units = registry()
    with _LOCK:
        if _DEFINED.get(name) == definition:
            return
        if name in units:
            raise UnitError(f"{name!r} is a unit already")
        try:
            if not definition.startswith("["):
                units.parse_expression(definition)
            units.define(f"{name} = {definition}")
        except Exception as error:  # pint raises its own and tokenizer errors on a malformed definition
            raise UnitError(f"pint cannot define {name!r} as {definition!r}: {error}") from error
        _DEFINED[name] = definition


def as_pint(value: Decimal, unit: str) -> pint.Quantity[Decimal]:
    """`value` in `unit`, in the registry of newsfacts.

    Raises:
        UnitError: If pint cannot read `unit`.
    """
    units = registry()
    try:
        return units.Quantity(value, unit)
    except Exception as error:  # pint raises its own, tokenizer and arithmetic errors on a malformed unit
        raise UnitError(f"pint cannot read the unit {unit!r}: {error}") from error


@lru_cache(maxsize=4096)
def base_unit(unit: str) -> BaseUnit | None:
    """How to express `unit` in SI base units; None for money, counts and units outside the SI.

    Raises:
        UnitError: If pint cannot read `unit`.
    """
    import pint

    if unit == "dimensionless":
        return None
    amounts = [as_pint(Decimal(n), unit) for n in range(3)]
    try:
        zero, one, two = (amount.to_base_units() for amount in amounts)
    except (pint.PintError, TypeError):  # degrees per year: no factor expresses them
        return None
    if not set(one._units) <= _SI_BASE or not _even(zero.magnitude, one.magnitude, two.magnitude):
        return None
    offset = zero.magnitude
    return BaseUnit(_ROUND.subtract(one.magnitude, offset), offset, str(one.units))


def _even(zero: Decimal, one: Decimal, two: Decimal) -> bool:
    """Whether amounts grow in equal steps; a decibel, on a logarithmic scale, does not."""
    return abs((two - one) - (one - zero)) <= abs(one - zero) * Decimal("1e-9")


def to_base(value: Decimal, unit: str) -> tuple[Decimal, str] | None:
    """`value` in SI base units, to 28 digits, and the name of those; None as for `base_unit`.

    >>> to_base(Decimal(54), "kilometer / hour")
    (Decimal('15'), 'meter / second')
    """
    base = base_unit(unit)
    if base is None:
        return None
    converted = _ROUND.add(_ROUND.multiply(value, base.factor), base.offset)
    return converted.normalize(_ROUND), base.unit
