"""Our gold articles: number and unit of the amounts, wherever in the article they stand."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from tests.gold.corpus import GoldArticle, GoldQuantity, read_corpus

from benchmarks.articles import ROOT
from benchmarks.quantities.amounts import Amount, f1, hits, same_number, same_unit
from benchmarks.quantities.systems import Read

DATA = ROOT.parent / "shared" / "gold" / "dev"


def read_gold(folder: Path = DATA) -> list[GoldArticle]:
    """The annotated articles."""
    return read_corpus(folder)


def score_gold(read: Read, articles: Sequence[GoldArticle]) -> dict[str, float]:
    """F1 of the numbers and of the numbers with their units.

    Lengths of time are dates in the gold, so they are left out of every system's amounts;
    nouns are not compared, for the gold keeps them as they stand.
    """
    numbers = units = found = gold = 0
    for article in articles:
        wanted = [_amount(quantity) for quantity in article.quantities]
        ages = {amount.low for amount in wanted if amount.unit == "year"}
        ours = [amount for amount in read(article.text) if not _is_duration(amount, ages)]
        ours = [Amount(a.low, a.high, a.unit) for a in ours]
        found += len(ours)
        gold += len(wanted)
        numbers += hits(wanted, ours, same_number)
        units += hits(wanted, ours, same_number, same_unit)
    return {"value": f1(numbers, found, gold), "value+unit": f1(units, found, gold)}


def _is_duration(amount: Amount, ages: set[Decimal]) -> bool:
    time = ("second", "minute", "hour", "day", "week", "month", "year")
    return amount.unit in time and not (amount.unit == "year" and amount.low in ages)


def _amount(quantity: GoldQuantity) -> Amount:
    low = quantity.value if quantity.value is not None else quantity.low
    high = quantity.value if quantity.value is not None else quantity.high
    bounds = [Decimal(str(bound)) for bound in (low, high) if bound is not None]
    unit = "" if quantity.unit == "dimensionless" else quantity.unit
    return Amount(bounds[0], bounds[-1], unit)
