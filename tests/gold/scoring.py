"""How well extractions match annotated articles: one F1 per layer, micro-averaged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import get_args

from newsfacts.annotations import EntityType
from newsfacts.records import DateMention, Event, Extraction, Quantity
from newsfacts.records.units import as_pint
from tests.gold.corpus import GoldArticle, GoldDate, GoldEvent, GoldQuantity, Offsets

COMMON_TYPES = ("person", "organization", "place")
"""The types that every named-entity recognizer has, for comparison."""


@dataclass(frozen=True)
class Tally:
    """Counts of one layer; they add up over articles."""

    hits: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.hits + other.hits, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where there was nothing to find and nothing was found."""
        total = self.predicted + self.gold
        return 2 * self.hits / total if total else 1.0


def score(pairs: Iterable[tuple[GoldArticle, Extraction]]) -> dict[str, float]:
    """F1 of each layer over all articles, rounded to four digits."""
    totals: dict[str, Tally] = {}
    for gold, extraction in pairs:
        for layer, tally in score_article(gold, extraction).items():
            totals[layer] = totals.get(layer, Tally()) + tally
    return {layer: round(tally.f1, 4) for layer, tally in totals.items()}


def score_article(gold: GoldArticle, extraction: Extraction) -> dict[str, Tally]:
    """The counts of each layer for one article.

    Raises:
        ValueError: If the extraction is of another text.
    """
    if gold.text != extraction.text:
        raise ValueError(f"the extraction is not of the text of {gold.doc_id}")
    return {
        "entities: span+type": _entities(gold, extraction, get_args(EntityType)),
        "entities: person, organization, place": _entities(gold, extraction, COMMON_TYPES),
        "quantities: value+unit": _quantities(gold.quantities, extraction.quantities),
        "dates: value": _dates(gold.dates, extraction.dates),
        **_events(gold.events, extraction.events),
    }


def _entities(gold: GoldArticle, extraction: Extraction, types: Collection[str]) -> Tally:
    wanted = {
        (*mention, entity.type)
        for entity in gold.entities
        if entity.type in types
        for mention in entity.mentions
    }
    found = {
        (mention.start, mention.end, entity.type)
        for entity in extraction.entities
        if entity.type in types
        for mention in entity.mentions
        if mention.kind == "name"
    }
    return Tally(len(wanted & found), len(found), len(wanted))


def _quantities(gold: Sequence[GoldQuantity], found: Sequence[Quantity]) -> Tally:
    matches = _align([q.span for q in gold], [(q.span.start, q.span.end) for q in found])
    hits = sum(_same_amount(gold[i], found[j]) for i, j in matches)
    return Tally(hits, len(found), len(gold))


def _dates(gold: Sequence[GoldDate], found: Sequence[DateMention]) -> Tally:
    matches = _align([d.span for d in gold], [(d.span.start, d.span.end) for d in found])
    hits = sum(gold[i].value == found[j].value for i, j in matches)
    return Tally(hits, len(found), len(gold))


def _events(gold: Sequence[GoldEvent], found: Sequence[Event]) -> dict[str, Tally]:
    # "other" says only that the ontology has no type for it, so it is not scored.
    gold = [event for event in gold if event.type != "other"]
    found = [event for event in found if event.type != "other"]
    matches = _align([v.trigger for v in gold], [(v.trigger.start, v.trigger.end) for v in found])
    same_type = [(gold[i], found[j]) for i, j in matches if gold[i].type == found[j].type]
    return {
        "events: type": Tally(len(same_type), len(found), len(gold)),
        "events: arguments": Tally(
            sum(_shared_arguments(wanted, event) for wanted, event in same_type),
            sum(len(fillers) for event in found for fillers in event.roles.values()),
            sum(len(event.arguments) for event in gold),
        ),
    }


def _shared_arguments(gold: GoldEvent, found: Event) -> int:
    """How many arguments have the same role and overlap."""
    return sum(
        len(
            _align(
                [argument.span for argument in gold.arguments if argument.role == role],
                [(filler.span.start, filler.span.end) for filler in fillers],
            )
        )
        for role, fillers in found.roles.items()
    )


def _same_amount(gold: GoldQuantity, found: Quantity) -> bool:
    if Decimal(str(gold.count or 1)) != (found.count or 1):
        return False
    if gold.value is not None:
        return _equal(gold.value, gold.unit, _point(found), found.unit)
    return all(
        bound is None or _equal(bound, gold.unit, other, found.unit)
        for bound, other in ((gold.low, found.low), (gold.high, found.high))
    )


def _point(found: Quantity) -> Decimal | None:
    """The number of "more than 5", which is a bound in the records and a value in the gold."""
    if found.value is None and (found.low is None) != (found.high is None):
        return found.low if found.low is not None else found.high
    return found.value


def _equal(gold: float, gold_unit: str, found: Decimal | None, found_unit: str) -> bool:
    """Whether the two are the same amount, to four significant digits ("a third" is 0.3333 in the gold)."""
    if found is None or (gold_unit == "percent") != (found_unit == "percent"):
        return False
    wanted = as_pint(Decimal(str(gold)), gold_unit).to_base_units()
    amount = as_pint(found, found_unit).to_base_units()
    if wanted.dimensionality != amount.dimensionality:
        return False
    difference = abs(wanted.magnitude - amount.magnitude)
    return bool(difference <= Decimal("0.0002") * abs(wanted.magnitude))


def _align(gold: Sequence[Offsets], found: Sequence[Offsets]) -> list[tuple[int, int]]:
    """One-to-one pairs `(gold index, found index)` of overlapping spans, the largest overlaps first."""
    overlaps = Counter(
        {
            (i, j): min(a[1], b[1]) - max(a[0], b[0])
            for i, a in enumerate(gold)
            for j, b in enumerate(found)
            if a[0] < b[1] and b[0] < a[1]
        }
    )
    pairs: list[tuple[int, int]] = []
    for (i, j), _ in overlaps.most_common():
        if all(i != taken and j != used for taken, used in pairs):
            pairs.append((i, j))
    return pairs
