"""The dates stage as a spaCy component: fills `doc._.dates`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from newsfacts.annotations import Note, register_extensions
from newsfacts.mentions.dates.find import find_dates
from newsfacts.mentions.dates.grammar import load_grammar
from newsfacts.mentions.dates.tense import doc_tense


class DatesComponent:
    """Reads `doc.text`, `doc._.published` and `doc._.regions`; furniture is left out."""

    def __init__(self, name: str) -> None:
        self.name = name
        register_extensions()
        load_grammar()

    def __call__(self, doc: Doc) -> Doc:
        """Find the time expressions of a document; an impossible date adds a note."""
        furniture = [region.span for region in doc._.regions if region.kind == "furniture"]
        doc._.dates = find_dates(doc.text, published=doc._.published, tense=doc_tense(doc), skip=furniture)
        notes = tuple(
            Note("impossible-date", f"{found.span.of(doc.text)!r} is no day of the calendar", found.span)
            for found in doc._.dates
            if found.value is None
        )
        if notes:
            doc._.notes = (*doc._.notes, *notes)
        return doc


@Language.factory("newsfacts_dates", assigns=["doc._.dates", "doc._.notes"])
def make_dates(nlp: Language, name: str) -> DatesComponent:
    """The component `newsfacts_dates`; needs nothing but the text."""
    return DatesComponent(name)
