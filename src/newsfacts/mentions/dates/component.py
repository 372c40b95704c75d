"""The dates stage as a spaCy component: fills `doc._.dates`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from newsfacts.annotations import DateExpression, Note, register_extensions
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
        text = doc.text  # spaCy puts it together anew each time it is asked
        doc._.dates = find_dates(text, published=doc._.published, tense=doc_tense(doc), skip=furniture)
        notes = tuple(note for found in doc._.dates for note in _notes(found, text))
        if notes:
            doc._.notes = (*doc._.notes, *notes)
        return doc


def _notes(found: DateExpression, text: str) -> Iterator[Note]:
    """What a reader should know of a date: that no calendar has it, or that it may be another day."""
    surface = found.span.of(text)
    if found.value is None:
        yield Note("impossible-date", f"{surface!r} is no day of the calendar", found.span)
    elif found.basis == "inferred" and len(found.value) == _DAY_LENGTH and not re.search("[A-Za-z]", surface):
        message = f"{surface!r} is read as {found.value}; the order of day and month may be the other"
        yield Note("ambiguous-date", message, found.span)


_DAY_LENGTH = 10


@Language.factory("newsfacts_dates", assigns=["doc._.dates", "doc._.notes"])
def make_dates(nlp: Language, name: str) -> DatesComponent:
    """The component `newsfacts_dates`; needs nothing but the text."""
    return DatesComponent(name)
