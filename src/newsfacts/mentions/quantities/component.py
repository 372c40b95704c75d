"""The pipeline component that finds amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from newsfacts.annotations import Quantity, register_extensions
from newsfacts.mentions.quantities.currencies import currency_table
from newsfacts.mentions.quantities.modifiers import modifier_phrases
from newsfacts.mentions.quantities.scanner import find_quantities
from newsfacts.mentions.quantities.tokens import Syntax
from newsfacts.mentions.quantities.units import unit_table
from newsfacts.spans import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NO_FACTS = frozenset({"furniture", "byline", "dateline"})


class QuantityFinder:
    """Sets `doc._.quantities`, using parts of speech and the tree where there are any."""

    def __init__(self, name: str) -> None:
        self.name = name
        register_extensions()
        # Read now, so that the first article does not wait for the vocabulary.
        unit_table()
        currency_table()
        modifier_phrases()

    def __call__(self, doc: Doc) -> Doc:
        """Find the amounts of `doc` outside of dates and page furniture."""
        annotated = doc.has_annotation("DEP") or doc.has_annotation("POS")
        found = find_quantities(doc.text, Syntax(doc) if annotated else None)
        taken = [region.span for region in doc._.regions if region.kind in _NO_FACTS]
        taken += [date.span for date in doc._.dates]
        doc._.quantities = _outside(found, sorted(taken))
        return doc


def _outside(found: tuple[Quantity, ...], taken: list[CharSpan]) -> tuple[Quantity, ...]:
    """The quantities that overlap no span of `taken`; both are in text order."""
    kept: list[Quantity] = []
    reach, at = -1, 0
    for quantity in found:
        while at < len(taken) and taken[at].start < quantity.span.end:
            reach = max(reach, taken[at].end)
            at += 1
        if quantity.span.start >= reach:
            kept.append(quantity)
    return tuple(kept)


@Language.factory("newsfacts_quantities", assigns=["doc._.quantities"])
def make_quantities(nlp: Language, name: str) -> QuantityFinder:
    """Make the component; it needs tokens only."""
    return QuantityFinder(name)
