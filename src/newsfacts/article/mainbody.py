"""Finding the article in the whole visible text of a web page.

Text copied with all of its page is mostly menus and links, with the article as
one dense stretch in between: the stretch with the largest sum of weights, where
prose counts for and bare lines count against (the maximum-subarray method, as
for web pages in Pasternack and Roth 2009, "Extracting article text from the web
with maximum subsequence segmentation"). Used only where the text looks like a
page by several measures, so that a plain article is never cut.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from newsfacts.article.furniture import Cue, is_caption, is_interruption
from newsfacts.article.lines import Paragraph
from newsfacts.article.pagesigns import Page, page_of, signs_of
from newsfacts.errors import LexiconError
from newsfacts.lexicon import load_tsv

WEIGHTS: Final = "en/page_weights.tsv"
COLUMNS: Final = ("sign", "weight")

_LEAST, _MOST = -2.0, 3.0
"""No line speaks louder than this against or for itself, so that one mistake does not decide."""

_SIZE: Final = 0.15
"""A long line counts for more than a short one, by this power of its words."""

_DOUBT: Final = 0.5
"""The benefit of the doubt that each line has: text of the article is not to be lost."""

_SURELY_NOT: Final = -2.0
"""A line in the midst of the article with less for it than this is left out."""

_MIN_LINES: Final = 25
_MIN_CUES: Final = 4
_MIN_LABELLED: Final = 40

_MOST_PROSE: Final = 40.0
"""A paragraph counts for no more words than these, so that one long comment is no article."""

_FIGURE: Final = re.compile(r"\d")

_CUE: Final = -14.0
_LABEL: Final = -9.0
_HEADLINE: Final = -11.0
_OTHER: Final = -5.0
_CAPTION: Final = -2.0


def looks_like_page(paragraphs: Sequence[Paragraph], cues: Sequence[Cue]) -> bool:
    """Whether the text is a whole page: many lines, several of them prompts, most of them no prose."""
    if len(paragraphs) < _MIN_LINES:
        return False
    labels = sum(paragraph.is_label for paragraph in paragraphs)
    if len(paragraphs) >= _MIN_LABELLED and 2 * labels >= len(paragraphs):
        return True  # a menu in any language
    cued = sum(cue in ("line", "opening") for cue in cues)
    bare = sum(not paragraph.is_prose for paragraph in paragraphs)
    return cued >= _MIN_CUES and 2 * bare >= len(paragraphs)


@cache
def line_weights() -> dict[str, float]:
    """The learned weight of each sign of a line."""
    try:
        return {row["sign"]: float(row["weight"]) for row in load_tsv(WEIGHTS, COLUMNS)}
    except ValueError as error:
        raise LexiconError(f"data/{WEIGHTS}: {error}") from error


def article_lines(paragraphs: Sequence[Paragraph], cues: Sequence[Cue]) -> list[int]:
    """The indices of the lines that are the article; none where there is no prose.

    One stretch of the page, in which lines that are surely none of it are left out.
    """
    lines = read_lines(paragraphs)
    page = page_of_lines([paragraphs[index] for index in lines], [cues[index] for index in lines])
    table = line_weights()
    odds = [
        _DOUBT + sum(table.get(sign, 0.0) for sign in signs_of(place, page)) for place in range(len(lines))
    ]
    gains = [
        max(_LEAST, min(_MOST, value)) * paragraphs[index].words ** _SIZE
        for value, index in zip(odds, lines, strict=True)
    ]
    return [lines[place] for place in _best_stretch(gains) if odds[place] > _SURELY_NOT]


def read_lines(paragraphs: Sequence[Paragraph]) -> list[int]:
    """The indices of the lines but for advertisements, which stand within an article and say nothing."""
    return [index for index, paragraph in enumerate(paragraphs) if not is_interruption(paragraph)]


def page_of_lines(paragraphs: Sequence[Paragraph], cues: Sequence[Cue]) -> Page:
    """The page of some lines, around the densest stretch of prose."""
    return page_of(paragraphs, cues, densest(paragraphs, cues))


def _best_stretch(gains: Sequence[float]) -> range:
    """The stretch with the largest sum (Kadane's method)."""
    best = current = 0.0
    start = best_start = best_end = 0
    for index, gain in enumerate(gains):
        if current <= 0:
            current, start = 0.0, index
        current += gain
        if current > best:
            best, best_start, best_end = current, start, index + 1
    return range(best_start, best_end)


def densest(paragraphs: Sequence[Paragraph], cues: Sequence[Cue]) -> range:
    """The indices of the densest stretch of prose; empty where there is no prose."""
    found = _best_stretch([_weight(*pair) for pair in zip(paragraphs, cues, strict=True)])
    return range(found.start, _with_rows(found.stop, paragraphs, cues))


def _with_rows(end: int, paragraphs: Sequence[Paragraph], cues: Sequence[Cue]) -> int:
    """The end moved past a list or table that closes the article, and its heading."""
    index = end
    while index < len(paragraphs) and cues[index] == "none":
        if _is_row(paragraphs[index]):
            end = index + 1
        elif index > end or not paragraphs[index].text:
            break  # one heading over the rows, not two lines of something else
        index += 1
    return end


def _is_row(paragraph: Paragraph) -> bool:
    return is_caption(paragraph) or (
        not paragraph.is_prose and not paragraph.is_label and _FIGURE.search(paragraph.text[:20]) is not None
    )


def _weight(paragraph: Paragraph, cue: Cue) -> float:
    if cue != "none":
        return _CUE
    if paragraph.is_prose:
        return min(float(paragraph.words), _MOST_PROSE)
    if is_caption(paragraph):
        return _CAPTION
    if paragraph.is_label:
        return _LABEL
    return _HEADLINE if paragraph.is_headline else _OTHER
