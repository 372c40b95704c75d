"""The component that turns the encoder's labelled spans into entities."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from spacy.language import Language

from newsfacts.annotations import Entity, EntityType, register_extensions
from newsfacts.article.regions import unread_spans
from newsfacts.lexicon import lexicon_files
from newsfacts.mentions.entities.anaphora import add_references
from newsfacts.mentions.entities.boundaries import mend
from newsfacts.mentions.entities.building import build
from newsfacts.mentions.entities.known import KnownEntities
from newsfacts.mentions.entities.names import NameMention
from newsfacts.mentions.entities.pieces import (
    agencies,
    credited,
    formal_names,
    joined,
    numbered,
    other_scripts,
    with_ships,
)
from newsfacts.mentions.entities.repeats import with_repeats
from newsfacts.mentions.entities.tokens import tokens_of
from newsfacts.spans import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CREDITS = frozenset({"dateline", "byline"})
"""Who is named there reports, and is not spoken of."""


class EntityBuilder:
    """Fills `doc._.entities` from `doc.ents`, leaving out page furniture.

    Pronouns and descriptions are resolved where the Doc has parts of speech and trees.
    """

    def __init__(self, lexicon: Sequence[str] = ()) -> None:
        self.known = KnownEntities(lexicon_files(lexicon))

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` in place and return it."""
        unread = unread_spans(doc._.regions, doc._.notes)
        entities = self.known.named(named_entities(doc, unread), doc.text, unread)
        if entities and doc.has_annotation("POS") and doc.has_annotation("DEP"):
            credits = [region.span for region in doc._.regions if region.kind in _CREDITS]
            entities = add_references(tokens_of(doc, [*unread, *credits]), entities, doc.text)
        doc._.entities = tuple(entities)
        return doc


def named_entities(doc: Doc, unread: Sequence[CharSpan]) -> list[Entity]:
    """The entities of an article with their mentions by name."""
    text = doc.text
    names = numbered(joined(_names(doc, text, unread), text), text)
    names = agencies(doc._.regions, with_repeats(names, text, unread), text)
    names += [*credited(doc._.regions, names, text), *formal_names(names, text)]
    names = sorted(with_ships(names, text), key=lambda mention: mention.span)
    names += other_scripts(names, text)
    names.sort(key=lambda mention: mention.span)
    return build(names, text)


def _names(doc: Doc, text: str, unread: Sequence[CharSpan]) -> list[NameMention]:
    """The labelled spans of the article itself, their borders mended."""
    starts = [span.start for span in unread]
    names: list[NameMention] = []
    for ent in doc.ents:
        span = CharSpan(ent.start_char, ent.end_char)
        index = bisect_right(starts, span.start) - 1
        if index >= 0 and span.start < unread[index].end:
            continue
        type_ = cast("EntityType", ent.label_)
        confidence = 1.0 if ent._.confidence is None else float(ent._.confidence)
        names += [NameMention(piece, piece.of(text), type_, confidence) for piece in mend(text, span, type_)]
    return names


@Language.factory(
    "newsfacts_entities",
    requires=["doc.ents"],
    assigns=["doc._.entities"],
    default_config={"lexicon": []},
)
def make_entities(nlp: Language, name: str, lexicon: Sequence[str] = ()) -> EntityBuilder:
    """Build the component `newsfacts_entities`; it needs the encoder before it. `lexicon` are paths."""
    register_extensions()
    return EntityBuilder(lexicon)
