"""The kinds `quantity` and `unit` of the strings that broke existing tools, for every system."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

from benchmarks.articles import ROOT
from benchmarks.quantities.amounts import Amount, equal_units
from benchmarks.quantities.systems import Read
from newsfacts.errors import UnitError
from newsfacts.records.units import as_pint

DATA = ROOT.parent / "shared" / "data" / "hostile" / "cases-dev.jsonl"
KINDS = frozenset({"quantity", "unit"})
# Names in the cases that the registry spells otherwise or has no unit for.
_SPELLINGS = {"metre": "meter", "litre": "liter", "oil_barrel": "barrel", "btu": "british_thermal_unit"}
# Where the note of a case accepts another unit.
_ALSO = {"kilobyte": ("kilobit",)}

Expected: TypeAlias = Mapping[str, Any]


def read_cases(file: Path = DATA) -> list[dict[str, Any]]:
    """The cases about amounts and units."""
    cases = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return [case for case in cases if case["kind"] in KINDS]


def score_hostile(read: Read, cases: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """The share read right, and of the cases with nothing to find the share where nothing is found."""
    right = [is_right(read, case) for case in cases]
    empty = [good for good, case in zip(right, cases, strict=True) if not case["expected"]]
    return {"right": sum(right) / len(right), "empty": sum(empty) / len(empty)}


def is_right(read: Read, case: Mapping[str, Any]) -> bool:
    """Whether every expected amount is found, with its unit, and nothing else."""
    if not any(character.isdigit() for character in case["text"]) and case["kind"] == "unit":
        return _is_known(case)  # about the registry: there is no number to read
    left = list(read(case["text"]))
    for want in case["expected"]:
        match = next((amount for amount in left if _fits(amount, want)), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def _is_known(case: Mapping[str, Any]) -> bool:
    symbol = case["text"].split()[0]
    return all(equal_units(symbol, _spelled(want["unit"])) for want in case["expected"])


def _fits(amount: Amount, want: Expected) -> bool:
    low = Decimal(str(want.get("value", want.get("low"))))
    high = Decimal(str(want.get("value", want.get("high"))))
    unit = _spelled(want.get("unit", ""))
    for name in (unit, *_ALSO.get(unit, ())):
        factor = _factor(amount, name)
        if factor is not None and _close(amount.low * factor, low) and _close(amount.high * factor, high):
            return True
    return False


def _factor(amount: Amount, unit: str) -> Decimal | None:
    """How many of `unit` one of the amount's is; None where they do not compare.

    A unit that is a noun is what the amount counts; "cent" is a hundredth of any money.
    """
    if not unit or not amount.unit:
        noun = amount.noun.removesuffix("s")
        return Decimal(1) if not unit or (noun and noun == unit.split("/")[0]) else None
    if unit == amount.unit or equal_units(amount.unit, unit):
        return Decimal(1)
    if unit.startswith("cent"):
        return Decimal(100) if amount.unit.partition(" / ")[2] == unit.partition("/")[2] else None
    try:
        return Decimal(as_pint(Decimal(1), amount.unit).to(unit).magnitude)
    except (UnitError, ArithmeticError, AttributeError, TypeError, ValueError):
        return None


def _spelled(unit: str) -> str:
    for name, ours in _SPELLINGS.items():
        unit = unit.replace(name, ours)
    return unit.replace("^", "**")


def _close(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= Decimal("1e-4") * max(abs(other), Decimal("1e-9"))
