"""The first component of the pipeline: regions and language, on raw tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from newsfacts.annotations import register_extensions
from newsfacts.article.foreign import foreign_notes, judge, language_of
from newsfacts.article.lines import split_paragraphs
from newsfacts.article.regions import regions_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


class RegionFinder:
    """Fills `doc._.regions`, `doc._.language` and the notes on what is not in English."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` in place and return it."""
        paragraphs = split_paragraphs(doc.text)
        regions = regions_of(paragraphs, doc._.title)
        judged = judge(paragraphs, regions)
        doc._.regions = regions
        doc._.language = language_of(judged)
        doc._.notes = (*doc._.notes, *foreign_notes(judged))
        return doc


@Language.factory("newsfacts_regions", assigns=["doc._.regions", "doc._.notes", "doc._.language"])
def make_regions(nlp: Language, name: str) -> RegionFinder:
    """Build the component `newsfacts_regions`; it comes first in a pipeline."""
    register_extensions()
    return RegionFinder()
