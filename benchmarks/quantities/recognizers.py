"""The specifications of microsoft/Recognizers-Text: numbers, percentages, ranges of numbers.

They specify what a number is in commands to an assistant, so some of it news never
writes and some would be wrong there. `DECIDED` names those classes; a case that differs
and belongs to one is counted apart.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from benchmarks.articles import ROOT
from benchmarks.quantities.amounts import Amount
from benchmarks.quantities.systems import Read

FOLDER = ROOT.parent / "shared" / "data" / "recognizers-specs"
MODELS = ("NumberModel", "PercentModel", "NumberRangeModel")

DECIDED = {
    "a number inside an address, a code or a list number": (
        r"\d+\.\d+\.\d+|\d+/\d+/\d{4}|-222-|SCP-|nrs?\.|22,240|\(158|1, 234|423 0000|three-nought-four|\d{15}",
        "codes, dates, telephone and section numbers are no quantities in news",
    ),
    "arithmetic": (
        r"\d\^|\bover\b|one hundred (?:fifth|and fifth|one thousand)|(?:twenty|one|thirty).*(?:fifth|first)s?\b",
        "powers and quotients are not how news tells amounts, and \"5 over 3\" is a score or a time",
    ),
    "a fraction of a number above a hundred": (
        r"(?:hundred|million|billion|thousand)[ -](?:\w+[ -]){0,4}(?:fifths?|thirds?|quarters?|ninths?|hundredths|\w+ionths?)",
        "\"one hundred thirty fifths\" is written by nobody; \"two million and a third\" is two amounts in news",
    ),
    "a number without its half-open end": (
        r"equal|equals|\bhigher than\b.*\blower than\b|tenth",
        "equality is a value, ordinals rank: neither is a range",
    ),
    "a bound that contradicts the next one": (
        r"(?:greater|more|less) than(?: or equal to)? ?(?:\d+ )?and less than 1[02]|or (?:greater|more|less) than",
        "both are kept as bounds, as the text has them",
    ),
    "a word for no number": (
        r"small percent|% of increase|a percentage\?|percents? of|per cent of (?:twenty|210)",
        "a percentage without a number is no quantity",
    ),
    "a letter for a magnitude without money": (
        r"\d G$|10G|\d M$|\d  ?k$|dz|dozs",
        "\"10G\" is a standard of telephones or grams in news, \"10 k\" a race",
    ),
}
"""Class of differences decided against: a pattern over the inputs, and the reason."""


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


def decided(text: str) -> str | None:
    """The class of differences decided against that `text` belongs to, or None."""
    return next((name for name, (pattern, _) in DECIDED.items() if re.search(pattern, text)), None)


def show_recognizers(read: Read, folder: Path = FOLDER) -> None:
    """Print the differences: how many of each class decided against, and every other one."""
    for model in MODELS:
        counts = Counter[str]()
        for case in read_cases(model, folder):
            found = read(case.text)
            if is_right(case, found):
                continue
            name = decided(case.text)
            counts[name or "other"] += 1
            if name is None:
                print(f"    {case.text!r}: {[(str(a.low), str(a.high), a.bound) for a in found]}")
        for name, number in counts.most_common():
            reason = DECIDED[name][1] if name in DECIDED else "see above"
            print(f"{model}: {number:3} differ: {name} ({reason})")
