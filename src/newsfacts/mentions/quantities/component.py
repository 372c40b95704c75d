"""The pipeline component that finds amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from newsfacts.annotations import Quantity, register_extensions
from newsfacts.lexicon import lexicon_files
from newsfacts.mentions.quantities.extension import tables_of
from newsfacts.mentions.quantities.modifiers import modifier_phrases
from newsfacts.mentions.quantities.scanner import find_quantities
from newsfacts.mentions.quantities.tokens import Syntax
from newsfacts.spans import CharSpan

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Doc

# No quantity reaches over more dates than this ("5 to 6 million a year").
_MOST_AT_ONCE = 4
_NO_FACTS = frozenset({"furniture", "byline", "dateline"})


class QuantityFinder:
    """Sets `doc._.quantities`, using parts of speech and the tree where there are any."""

    def __init__(self, name: str, lexicon: Sequence[str] = ()) -> None:
        self.name = name
        register_extensions()
        # Read now, so that the first article does not wait for the vocabulary.
        self.tables = tables_of(lexicon_files(lexicon))
        modifier_phrases()

    def __call__(self, doc: Doc) -> Doc:
        """Find the amounts of `doc` outside of dates and page furniture."""
        annotated = doc.has_annotation("DEP") or doc.has_annotation("POS")
        found = find_quantities(doc.text, Syntax(doc) if annotated else None, self.tables)
        unread = sorted(region.span for region in doc._.regions if region.kind in _NO_FACTS)
        dates = sorted(date.span for date in doc._.dates)
        doc._.quantities = _without(_without(found, unread, _overlaps), dates, _is_of_date)
        return doc


def _without(
    found: tuple[Quantity, ...], spans: list[CharSpan], clashes: Callable[[Quantity, CharSpan], bool]
) -> tuple[Quantity, ...]:
    """The quantities that clash with none of `spans`; both are in text order, spans apart."""
    kept: list[Quantity] = []
    at = 0
    for quantity in found:
        while at < len(spans) and spans[at].end <= quantity.span.start:
            at += 1
        near = spans[at : at + _MOST_AT_ONCE]
        if not any(clashes(quantity, span) for span in near):
            kept.append(quantity)
    return tuple(kept)


def _overlaps(quantity: Quantity, span: CharSpan) -> bool:
    return quantity.span.overlaps(span)


def _is_of_date(quantity: Quantity, date: CharSpan) -> bool:
    """Whether the number belongs to the date; a date within "5 tonnes a year" takes none away."""
    if not quantity.span.overlaps(date):
        return False
    return date.contains(quantity.span) or quantity.dimension == "count"


@Language.factory("newsfacts_quantities", assigns=["doc._.quantities"], default_config={"lexicon": []})
def make_quantities(nlp: Language, name: str, lexicon: list[str]) -> QuantityFinder:
    """Make the component; it needs tokens only. `lexicon` are paths of users' lexicons."""
    return QuantityFinder(name, lexicon)
