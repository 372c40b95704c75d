"""From what the stages left on a `Doc` to validated records.

The only package that knows both sides. It numbers the facts in order of
appearance, leaves out those that lie in page furniture, and keeps every
reference between the remaining ones right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import blake2b
from typing import TYPE_CHECKING, TypedDict

from newsfacts import records
from newsfacts.annotations import Note
from newsfacts.assemble.writer import Writer

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from newsfacts.article.model import Article


def assemble(
    doc: Doc,
    article: Article,
    producer: records.Producer,
    notes: Sequence[Note] = (),
    min_event_confidence: float = 0.0,
) -> records.Extraction:
    """The extraction of an article from its processed `Doc`.

    Args:
        doc: The article, or its beginning, as the pipeline left it.
        article: The article itself, whose whole text the records point into.
        producer: What made `doc`.
        notes: What was skipped before the pipeline ran.
        min_event_confidence: Events below it become no records.

    Raises:
        ValueError: If a stage broke an invariant of the records; a bug.
    """
    writer = Writer(doc, article.text, min_event_confidence)
    quantities = tuple(writer.quantities())  # first: it may add to the writer's notes
    return records.Extraction(
        **_metadata(article),
        language=doc._.language,
        regions=tuple(records.Region(kind=r.kind, start=r.span.start, end=r.span.end) for r in doc._.regions),
        entities=tuple(writer.entities()),
        quantities=quantities,
        dates=tuple(writer.dates()),
        events=records.Events(writer.events()),
        measurements=tuple(writer.measurements()),
        warnings=tuple(_warning(note) for note in (*notes, *doc._.notes, *writer.notes)),
        producer=producer,
    )


def without_facts(article: Article, producer: records.Producer, notes: Iterable[Note]) -> records.Extraction:
    """The extraction of an article that was not read; `notes` say why."""
    warnings = tuple(_warning(note) for note in notes)
    return records.Extraction(**_metadata(article), warnings=warnings, producer=producer)


class _Metadata(TypedDict):
    doc_id: str
    title: str | None
    url: str | None
    published: date | None
    text: str


def _metadata(article: Article) -> _Metadata:
    return {
        "doc_id": article.doc_id or blake2b(article.text.encode("utf-8"), digest_size=8).hexdigest(),
        "title": article.title,
        "url": article.url,
        "published": article.published,
        "text": article.text,
    }


def _warning(note: Note) -> records.Warning:
    start, end = note.span or (None, None)
    return records.Warning(code=note.code, message=note.message, start=start, end=end)
