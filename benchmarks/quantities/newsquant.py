"""NewsQuant (Almasian et al. 2023), scored as its authors do: number, and number with normalized unit."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from benchmarks.articles import ROOT
from benchmarks.quantities.amounts import Amount, f1, hits, same_number, same_unit
from benchmarks.quantities.systems import Read, named

DATA = ROOT.parent / "shared" / "data" / "newsquant" / "newsquant-dev.json"
_RANGE = re.compile(r"(-?[\d.]+(?:E-?\d+)?)-([\d.]+)")


@dataclass(frozen=True)
class Sentence:
    """A sentence and the amounts that its annotators saw in it."""

    text: str
    amounts: tuple[Amount, ...]


def read_newsquant(file: Path = DATA) -> list[Sentence]:
    """Every sentence of the file."""
    rows = json.loads(file.read_text(encoding="utf-8"))
    return [Sentence(row["text"], tuple(_gold(q) for q in row["quantities"])) for row in rows]


def _gold(row: dict[str, str]) -> Amount:
    pair = _RANGE.fullmatch(row["value"])
    low, high = pair.groups() if pair else (row["value"], row["value"])
    return named(Decimal(low), Decimal(high), row["normalized_unit"])


def score_newsquant(read: Read, sentences: Sequence[Sentence]) -> dict[str, float]:
    """F1 of the numbers, and of the numbers with their units."""
    numbers = units = found = gold = 0
    for sentence in sentences:
        ours = read(sentence.text)
        found += len(ours)
        gold += len(sentence.amounts)
        numbers += hits(sentence.amounts, ours, same_number)
        units += hits(sentence.amounts, ours, same_number, same_unit)
    return {"value": f1(numbers, found, gold), "value+unit": f1(units, found, gold)}


def show_newsquant(read: Read, sentences: Sequence[Sentence]) -> None:
    """Print every sentence in which something is missed or too much."""
    for sentence in sentences:
        ours = read(sentence.text)
        matched = hits(sentence.amounts, ours, same_number, same_unit)
        if matched == len(ours) == len(sentence.amounts):
            continue
        print(sentence.text)
        for label, amounts in (("gold", sentence.amounts), ("read", ours)):
            for amount in amounts:
                number = amount.low if amount.low == amount.high else f"{amount.low} to {amount.high}"
                print(f"    {label}  {number}  {amount.unit}  {amount.noun}")
