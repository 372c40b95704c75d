"""The component that turns the encoder's labelled spans into entities."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from spacy.language import Language

from newsfacts.annotations import EntityType, register_extensions
from newsfacts.article.regions import unread_spans
from newsfacts.mentions.entities.boundaries import mend
from newsfacts.mentions.entities.building import build
from newsfacts.mentions.entities.names import NameMention
from newsfacts.spans import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc


class EntityBuilder:
    """Fills `doc._.entities` from `doc.ents`, leaving out page furniture."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` in place and return it."""
        text = doc.text
        doc._.entities = tuple(build(_names(doc, text), text))
        return doc


def _names(doc: Doc, text: str) -> list[NameMention]:
    """The labelled spans of the article itself, their borders mended."""
    skipped = unread_spans(doc._.regions, doc._.notes)
    starts = [span.start for span in skipped]
    names: list[NameMention] = []
    for ent in doc.ents:
        span = CharSpan(ent.start_char, ent.end_char)
        if _is_skipped(span, skipped, starts):
            continue
        type_ = cast("EntityType", ent.label_)
        confidence = ent._.confidence
        names += [
            NameMention(
                piece, piece.of(text), type_, 1.0 if confidence is None else float(confidence), ent.start
            )
            for piece in mend(text, span, type_)
        ]
    return names


def _is_skipped(span: CharSpan, skipped: Sequence[CharSpan], starts: Sequence[int]) -> bool:
    index = bisect_right(starts, span.start) - 1
    return index >= 0 and span.start < skipped[index].end


@Language.factory("newsfacts_entities", requires=["doc.ents"], assigns=["doc._.entities"])
def make_entities(nlp: Language, name: str) -> EntityBuilder:
    """Build the component `newsfacts_entities`; it needs the encoder before it."""
    register_extensions()
    return EntityBuilder()
