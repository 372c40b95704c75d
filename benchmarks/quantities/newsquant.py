"""NewsQuant (Almasian et al. 2023), scored as its authors do: number, and number with normalized unit.

A range is a pair. The annotators also made pairs of the two values of a change ("fell
from $2,415 to $2,315"), which the records keep apart for the roles `from` and `to`; the
second two figures take such a pair for the two amounts that a system read apart. Other
differences decided against: "5G" is no quantity, nor is the pronoun in "one of them".
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
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
    """F1 of the numbers and of the numbers with their units, as published and with changes told apart."""
    readings = [(read(sentence.text), sentence.amounts) for sentence in sentences]
    apart = [(ours, _told_apart(wanted, ours)) for ours, wanted in readings]
    figures = {}
    for note, pairs in (("", readings), (", changes apart", apart)):
        found = sum(len(ours) for ours, _ in pairs)
        gold = sum(len(wanted) for _, wanted in pairs)
        numbers = sum(hits(wanted, ours, same_number) for ours, wanted in pairs)
        units = sum(hits(wanted, ours, same_number, same_unit) for ours, wanted in pairs)
        figures[f"value{note}"] = f1(numbers, found, gold)
        figures[f"value+unit{note}"] = f1(units, found, gold)
    return figures


def _told_apart(wanted: Sequence[Amount], ours: Sequence[Amount]) -> tuple[Amount, ...]:
    """`wanted` with each pair split whose two numbers were read as two amounts."""
    split: list[Amount] = []
    for amount in wanted:
        ends = [replace(amount, high=amount.low), replace(amount, low=amount.high)]
        apart = amount.low != amount.high and all(any(same_number(end, own) for own in ours) for end in ends)
        split.extend(ends if apart else [amount])
    return tuple(split)


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
