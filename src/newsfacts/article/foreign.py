"""Paragraphs in another language: found, and noted once for each run of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from newsfacts.annotations import Note, Region
from newsfacts.article.language import ENGLISH, Verdict, article_language, identify
from newsfacts.article.lines import Paragraph
from newsfacts.spans import CharSpan

FOREIGN: Final = "not-english"
"""Code of the note on a stretch in another language."""


class Judged(NamedTuple):
    """A paragraph and the language it is in."""

    span: CharSpan
    verdict: Verdict


def judge(paragraphs: Sequence[Paragraph], regions: Sequence[Region]) -> list[Judged]:
    """The language of each paragraph of the article, unsure for short ones; furniture is passed over."""
    starts = [region.span.start for region in regions]
    judged: list[Judged] = []
    for paragraph in paragraphs:
        region = bisect_right(starts, paragraph.span.start) - 1
        if region >= 0 and regions[region].kind == "furniture":
            continue
        judged.append(Judged(paragraph.span, identify(paragraph.text)))
    return judged


def language_of(judged: Sequence[Judged]) -> str | None:
    """The language that most of the text is in, or None where nothing tells."""
    return article_language([(verdict, span.end - span.start) for span, verdict in judged])


def foreign_notes(judged: Sequence[Judged]) -> tuple[Note, ...]:
    """One note for each run of paragraphs in another language.

    In a text that has no English at all, the lines too short for a verdict are
    taken for the same language as the rest.
    """
    if not any(verdict.english is False for _, verdict in judged):
        return ()
    if not any(verdict.english for _, verdict in judged):
        return (_note(judged[0].span.start, judged[-1].span.end, language_of(judged)),)
    notes: list[Note] = []
    run: list[Judged] = []
    for item in (*judged, None):
        if item is not None and item.verdict.english is False:
            run.append(item)
            continue
        if run:
            notes.append(_note(run[0].span.start, run[-1].span.end, language_of(run)))
        run = []
    return tuple(notes)


def _note(start: int, end: int, code: str | None) -> Note:
    language = f"in language {code!r}" if code and code != ENGLISH else "in another language than English"
    return Note(FOREIGN, f"not read: {language}", CharSpan(start, end))
