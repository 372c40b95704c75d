"""What of a text is the article and what is page furniture around it.

The rule above all others: text of the article is never given up. A paragraph
is furniture only by its own words (a prompt, a legal line), or by two
independent signs from its neighbourhood.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from newsfacts.annotations import Note, Region, RegionKind
from newsfacts.article.datelines import credit_length, dateline_length, is_byline, is_date_line
from newsfacts.article.foreign import FOREIGN
from newsfacts.article.furniture import Cue, cue_of, is_caption
from newsfacts.article.language import identify, main_script
from newsfacts.article.lines import Paragraph, split_paragraphs
from newsfacts.article.mainbody import article_lines, looks_like_page
from newsfacts.spans import CharSpan

_MENU: Final = 5
"""So many bare labels in a row are a menu, where another sign says so too."""

_LONG_MENU: Final = 10
"""So many are a menu by themselves."""

_HEADLINES: Final = 3

_OVER_BODY: Final = 6
"""Headline, byline and date of a page stand among so many lines over the body."""

_WIDE_GAP: Final = 3


def find_regions(text: str, title: str | None = None) -> tuple[Region, ...]:
    r"""The regions of a text, in order; together they cover every non-blank character.

    Args:
        text: The text of an article, perhaps with what the page had around it.
        title: The article's headline where it is known.

    Returns:
        Regions that do not overlap; neighbours of one kind are one region.

    >>> [r.kind for r in find_regions("By Jane Roe\n\nThe talks ended in Oslo on Friday.\n\nSign in")]
    ['byline', 'body', 'furniture']
    """
    return regions_of(split_paragraphs(text), title)


def regions_of(paragraphs: Sequence[Paragraph], title: str | None = None) -> tuple[Region, ...]:
    """`find_regions` for a text that is already cut into paragraphs."""
    return tuple(_merge(_carve(paragraphs, classify(paragraphs, title))))


def unread_spans(regions: Sequence[Region], notes: Sequence[Note]) -> list[CharSpan]:
    """The stretches that later stages leave out: furniture and text in another language.

    Returns:
        Sorted spans that do not overlap.
    """
    spans = [region.span for region in regions if region.kind == "furniture"]
    spans += [note.span for note in notes if note.code == FOREIGN and note.span is not None]
    merged: list[CharSpan] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = CharSpan(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def classify(paragraphs: Sequence[Paragraph], title: str | None = None) -> list[RegionKind]:
    """The kind of each paragraph, datelines within a paragraph not yet cut off."""
    cues = [cue_of(paragraph) for paragraph in paragraphs]
    kinds: list[RegionKind] = ["furniture" if cue in ("line", "opening") else "body" for cue in cues]
    prose = [
        index
        for index, paragraph in enumerate(paragraphs)
        if paragraph.is_prose and cues[index] == "none" and not _is_teaser(paragraphs, index)
    ]
    if not prose:
        return _without_prose(paragraphs, kinds, title)
    if looks_like_page(paragraphs, cues):
        return _of_page(paragraphs, cues, kinds, title)
    first, last = prose[0], prose[-1]
    _mark_link_lists(paragraphs, cues, kinds)
    _mark_head(paragraphs[:first], cues[:first], kinds, title)
    _mark_tail(paragraphs, cues, kinds, last + 1)
    return kinds


def _of_page(
    paragraphs: Sequence[Paragraph], cues: Sequence[Cue], kinds: list[RegionKind], title: str | None
) -> list[RegionKind]:
    """The kinds of the lines of a whole page: its article, what stands right over it, and the rest."""
    article = article_lines(paragraphs, cues)
    inside = set(article)
    first = article[0] if article else len(paragraphs)
    for index in range(len(paragraphs)):
        kinds[index] = "body" if index in inside else "furniture"
    over = range(max(0, first - _OVER_BODY), first)
    named = False
    for index in reversed(over):
        paragraph = paragraphs[index]
        if cues[index] != "none":
            continue
        if is_date_line(paragraph):
            kinds[index] = "dateline"
        elif not named and (_is_title(paragraph, title) or (title is None and paragraph.is_headline)):
            kinds[index], named = "headline", True
        elif is_byline(paragraph):
            kinds[index] = "byline"
    return kinds


def _is_teaser(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether a question stands among lines that are no prose, as headlines in a list do."""
    if not paragraphs[index].is_question:
        return False
    return not any(
        neighbour.is_prose and not neighbour.is_question
        for neighbour in paragraphs[max(0, index - 1) : index + 2]
    )


def _without_prose(
    paragraphs: Sequence[Paragraph], kinds: list[RegionKind], title: str | None
) -> list[RegionKind]:
    """Headlines alone, a table, a menu: nothing here tells body from furniture but the words."""
    for index, paragraph in enumerate(paragraphs):
        if kinds[index] == "body" and _is_title(paragraph, title):
            kinds[index] = "headline"
    return kinds


def _mark_link_lists(paragraphs: Sequence[Paragraph], cues: Sequence[Cue], kinds: list[RegionKind]) -> None:
    """The lines under "Most read" and the like, up to the next prose."""
    inside = False
    for index, paragraph in enumerate(paragraphs):
        if cues[index] == "opening":
            inside = True
        elif paragraph.is_prose or is_caption(paragraph):
            inside = False
        elif inside and (paragraph.is_headline or paragraph.is_label or cues[index] != "none"):
            kinds[index] = "furniture"
        else:
            inside = False


def _mark_head(
    head: Sequence[Paragraph], cues: Sequence[Cue], kinds: list[RegionKind], title: str | None
) -> None:
    """What stands before the first prose: menus, headline, byline, date."""
    _mark_menus(head, cues, kinds, 0)
    open_lines: list[int] = []
    for index, paragraph in enumerate(head):
        if kinds[index] == "furniture":
            continue
        if _is_title(paragraph, title):
            kinds[index] = "headline"
        elif is_date_line(paragraph):
            kinds[index] = "dateline"
        elif cues[index] == "edge":
            kinds[index] = "furniture"
        elif is_byline(paragraph):
            kinds[index] = "byline"
        elif not is_caption(paragraph):
            open_lines.append(index)
    if "headline" in kinds[: len(head)] or len(open_lines) > 2:
        return
    for index in open_lines[:1]:
        if _may_be_headline(head[index]):
            kinds[index] = "headline"


def _may_be_headline(paragraph: Paragraph) -> bool:
    return (
        2 <= paragraph.words <= 25
        and paragraph.ending not in (".", ":", ";", ",")
        and not paragraph.is_list_item
        and paragraph.text[0] not in '"“«—'
    )


def _is_title(paragraph: Paragraph, title: str | None) -> bool:
    if not title or len(paragraph.text) > len(title) + 20:
        return False
    return paragraph.key == Paragraph(CharSpan(0, len(title)), title, 0).key


def _mark_menus(
    paragraphs: Sequence[Paragraph], cues: Sequence[Cue], kinds: list[RegionKind], start: int
) -> None:
    """Runs of bare labels: furniture when long, or when a line of furniture stands among them."""
    index = start
    while index < len(paragraphs):
        end = index
        while end < len(paragraphs) and (
            paragraphs[end].is_label or cues[end] in ("line", "opening", "edge")
        ):
            end += 1
        run = end - index
        cued = any(cue != "none" for cue in cues[index:end])
        if run >= _LONG_MENU or (run >= _MENU and cued):
            kinds[index:end] = ["furniture"] * run
        index = end + 1


def _mark_tail(
    paragraphs: Sequence[Paragraph], cues: Sequence[Cue], kinds: list[RegionKind], start: int
) -> None:
    """What stands after the last prose: links to other articles, prompts, legal lines."""
    _mark_menus(paragraphs, cues, kinds, start)
    for index in range(start, len(paragraphs)):
        if cues[index] == "edge":
            kinds[index] = "furniture"
    tail = range(start, len(paragraphs))
    if _signs(paragraphs, kinds, start) >= 2:
        begin = next((index for index in tail if _opens_tail(paragraphs, kinds, index)), len(paragraphs))
        for index in range(begin, len(paragraphs)):
            kinds[index] = "furniture"
        return
    if len(paragraphs) - start <= 3:
        for index in tail:
            if kinds[index] == "body" and is_byline(paragraphs[index]):
                kinds[index] = "byline"


def _signs(paragraphs: Sequence[Paragraph], kinds: Sequence[RegionKind], start: int) -> int:
    """How many independent signs there are that the lines from `start` on are furniture."""
    tail = paragraphs[start:]
    if not tail:
        return 0
    usual = max((paragraph.gap for paragraph in paragraphs[1:start]), default=1)
    headlines = sum(paragraph.is_headline and not is_caption(paragraph) for paragraph in tail)
    signs = [
        any(kind == "furniture" for kind in kinds[start:]),
        any(paragraph.gap >= _WIDE_GAP and paragraph.gap > usual for paragraph in tail),
        headlines >= _HEADLINES,
        headlines >= 2 * _HEADLINES,
        any(_is_foreign_line(paragraph) for paragraph in tail),
    ]
    against = [
        paragraphs[start - 1].ending == ":",
        sum(paragraph.is_list_item for paragraph in tail) * 2 > len(tail),
        sum(is_caption(paragraph) for paragraph in tail) * 2 > len(tail),
    ]
    return sum(signs) - 2 * sum(against)


def _opens_tail(paragraphs: Sequence[Paragraph], kinds: Sequence[RegionKind], index: int) -> bool:
    paragraph = paragraphs[index]
    if is_caption(paragraph):
        return False
    return kinds[index] == "furniture" or paragraph.is_headline or paragraph.gap >= _WIDE_GAP


def _is_foreign_line(paragraph: Paragraph) -> bool:
    if identify(paragraph.text).english is False:
        return True
    return main_script(paragraph.text) not in (None, "latin")


def _carve(paragraphs: Sequence[Paragraph], kinds: Sequence[RegionKind]) -> list[Region]:
    """Regions by paragraph, with the dateline of the first and the credit of the last cut off."""
    body = [index for index, kind in enumerate(kinds) if kind == "body" and paragraphs[index].is_prose]
    regions: list[Region] = []
    for index, (paragraph, kind) in enumerate(zip(paragraphs, kinds, strict=True)):
        start, end = paragraph.span
        if body and index == body[0]:
            length = dateline_length(paragraph.text)
            if length:
                cut = start + len(paragraph.text[:length].rstrip())
                regions.append(Region("dateline", CharSpan(start, cut)))
                start += length
        if body and index == body[-1]:
            length = credit_length(paragraph.text)
            if length and end - length > start:
                cut = start + len(paragraph.text[start - paragraph.span.start : -length].rstrip())
                regions.append(Region(kind, CharSpan(start, cut)))
                start, kind = end - length, "byline"
                start += len(paragraph.text[-length:]) - len(paragraph.text[-length:].lstrip())
        regions.append(Region(kind, CharSpan(start, end)))
    return regions


def _merge(regions: Sequence[Region]) -> list[Region]:
    merged: list[Region] = []
    for region in regions:
        if merged and merged[-1].kind == region.kind and region.kind in ("body", "furniture"):
            merged[-1] = Region(region.kind, CharSpan(merged[-1].span.start, region.span.end))
        else:
            merged.append(region)
    return merged
