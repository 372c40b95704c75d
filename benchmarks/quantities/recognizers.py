"""The specifications of microsoft/Recognizers-Text: numbers, percentages, ranges of numbers.

They specify what a number is in commands to an assistant, so some of it news never
writes and some would be wrong there. `decided.toml` names those classes; a case that
differs and belongs to one is counted apart.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from benchmarks.articles import ROOT
from benchmarks.quantities.amounts import Amount
from benchmarks.quantities.systems import Read

FOLDER = ROOT.parent / "shared" / "data" / "recognizers-specs"
MODELS = ("NumberModel", "PercentModel", "NumberRangeModel")

DECIDED = Path(__file__).with_name("decided.toml")
"""The classes of differences decided against: patterns over the inputs, and the reason."""


@dataclass(frozen=True)
class Case:
    """One input and the values that the specification wants, `(low, high)` with None for an open end."""

    text: str
    wanted: tuple[tuple[Decimal | None, Decimal | None], ...]


def read_cases(model: str, folder: Path = FOLDER) -> list[Case]:
    """The cases of one model, those without a value ("null") with none wanted."""
    rows = json.loads((folder / f"{model}.json").read_text(encoding="utf-8"))
    return [Case(row["Input"], tuple(_wanted(row["Results"]))) for row in rows]


def _wanted(results: Sequence[dict[str, dict[str, str]]]) -> Iterator[tuple[Decimal | None, Decimal | None]]:
    for result in results:
        value = result["Resolution"]["value"]
        if value == "null":
            yield None, None
        elif value[0] in "[(":
            low, _, high = value[1:-1].partition(",")
            yield Decimal(low) if low else None, Decimal(high) if high else None
        else:
            number = Decimal(value.rstrip("%"))
            yield number, number


def is_right(case: Case, found: Sequence[Amount]) -> bool:
    """Whether every wanted value is found and nothing else is."""
    left = list(found)
    for low, high in case.wanted:
        match = next((amount for amount in left if _fits(amount, low, high)), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def _fits(amount: Amount, low: Decimal | None, high: Decimal | None) -> bool:
    if low is None and high is None:
        return False
    if low is None or high is None:
        side = "max" if low is None else "min"
        bound = high if low is None else low
        return amount.bound == side and _close(amount.low, bound or Decimal(0))
    return _close(amount.low, low) and _close(amount.high, high)


def _close(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= Decimal("1e-9") * max(abs(other), Decimal("1e-30"))


def score_recognizers(read: Read, folder: Path = FOLDER) -> dict[str, float]:
    """The share of cases read right, by model."""
    shares = {}
    for model in MODELS:
        cases = read_cases(model, folder)
        shares[model] = sum(is_right(case, read(case.text)) for case in cases) / len(cases)
    return shares


@lru_cache(maxsize=1)
def _classes() -> list[tuple[str, str, re.Pattern[str]]]:
    table = tomllib.loads(DECIDED.read_text(encoding="utf-8"))
    return [(row["name"], row["reason"], re.compile("|".join(row["patterns"]))) for row in table["classes"]]


def decided(text: str) -> tuple[str, str] | None:
    """The class of differences decided against that `text` belongs to and why, or None."""
    return next(((name, reason) for name, reason, pattern in _classes() if pattern.search(text)), None)


def show_recognizers(read: Read, folder: Path = FOLDER) -> None:
    """Print the differences: how many of each class decided against, and every other one."""
    for model in MODELS:
        counts = Counter[tuple[str, str]]()
        for case in read_cases(model, folder):
            found = read(case.text)
            if is_right(case, found):
                continue
            reason = decided(case.text)
            counts[reason or ("other", "as listed")] += 1
            if reason is None:
                print(f"    {case.text!r}: {[(str(a.low), str(a.high), a.bound) for a in found]}")
        for (name, why), number in counts.most_common():
            print(f"{model}: {number:3} differ: {name} ({why})")
