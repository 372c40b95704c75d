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
from typing import Final

from newsfacts.article.furniture import Cue, is_caption
from newsfacts.article.lines import Paragraph

_MIN_LINES: Final = 25
_MIN_CUES: Final = 4

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
    cued = sum(cue in ("line", "opening") for cue in cues)
    bare = sum(not paragraph.is_prose for paragraph in paragraphs)
    return cued >= _MIN_CUES and 2 * bare >= len(paragraphs)


def main_range(paragraphs: Sequence[Paragraph], cues: Sequence[Cue]) -> range:
    """The indices of the stretch that is the article; empty where there is no prose."""
    best = current = 0.0
    start = best_start = best_end = 0
    for index, (paragraph, cue) in enumerate(zip(paragraphs, cues, strict=True)):
        if current <= 0:
            current, start = 0.0, index
        current += _weight(paragraph, cue)
        if current > best:
            best, best_start, best_end = current, start, index + 1
    return range(best_start, _with_rows(best_end, paragraphs, cues))


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
