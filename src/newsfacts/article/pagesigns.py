"""The signs by which a line of a web page is told to be of its article or not.

Each is a short string with a learned weight (see `mainbody`); numbers are put in
classes. Besides what the line is, they say what stands around it, whether its words
are those of the page's longest stretch of prose, and whether comments have begun.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Final

from newsfacts.article.datelines import is_byline, is_date_line
from newsfacts.article.furniture import Cue, is_caption
from newsfacts.article.lines import Paragraph

WORD: Final = "word "
"""What the signs of a line's words begin with."""

_SIZES: Final = (1, 3, 6, 10, 15, 25, 40, 80)
_AROUND: Final = (0, 10, 30, 80, 160)
_RUNS: Final = (0, 2, 5)
_FIGURE: Final = re.compile(r"\d")
_NEAR: Final = 4
_MOST_PROSE: Final = 80
_COMMENTS: Final = re.compile(
    r"\d* ?(?:comments?|responses?|replies|discussion)(?: \d+)?$|leave a (?:reply|comment)"
    r"|(?:post|add|view|show|join).{0,12} (?:comments?|discussion|conversation)"
)
_CLOCK: Final = re.compile(r"\b\d{1,2}[:.]\d\d\b|\b(?:19|20)\d\d\b|\bago\b")
_CREDIT: Final = re.compile(
    r"\b(?:AP|AFP|REUTERS|Reuters|EPA|Getty|Shutterstock|Alamy) ?(?:Photo|Images|/)"
    r"|/(?:AP|AFP|Getty|Reuters)\b|\b(?:File )?[Pp]hoto(?:graph)?s?(?: by\b|:|/)"
    r"|\b[Ii]mage(?: \d+ of|:| via| credit| copyright)|^\d+ ?of ?\d+"
)
_ADDRESS: Final = re.compile(r"https?:|www\.|@\w|\.com\b")
_PERSONAL: Final = frozenset({"i", "you", "your", "my", "me", "we", "our"})
_LONG: Final = re.compile(r"\w{5,}")


@dataclass(frozen=True)
class Page:
    """What the signs of its lines need to know of a whole page."""

    paragraphs: Sequence[Paragraph]
    cues: Sequence[Cue]
    prose: Sequence[int]
    cued: Sequence[int]
    copies: Counter[str]
    topic: frozenset[str]
    comments: int
    main: range
    shapes: Sequence[str]
    clocks: Sequence[int]
    rows: Sequence[int]
    first: dict[str, int]


def page_of(paragraphs: Sequence[Paragraph], cues: Sequence[Cue], main: range) -> Page:
    """The page of some lines; `main` is its longest stretch of prose."""
    words = [_prose_words(paragraph, cue) for paragraph, cue in zip(paragraphs, cues, strict=True)]
    counts = Counter(word for index in main for word in set(_LONG.findall(paragraphs[index].text.lower())))
    begin = next(
        (index for index in range(main.start, len(paragraphs)) if _COMMENTS.match(paragraphs[index].key)),
        len(paragraphs),
    )
    return Page(
        paragraphs,
        cues,
        list(accumulate(words, initial=0)),
        list(accumulate((cue != "none" for cue in cues), initial=0)),
        Counter(paragraph.key for paragraph in paragraphs),
        frozenset(word for word, count in counts.items() if count > 1),
        begin,
        main,
        [*map(_shape, paragraphs), "-"],
        list(accumulate((_has_clock(paragraph) for paragraph in paragraphs), initial=0)),
        _rows(paragraphs),
        {paragraph.key: index for index, paragraph in reversed(list(enumerate(paragraphs)))},
    )


def signs_of(index: int, page: Page) -> list[str]:
    """What speaks for and against a line's being part of the article."""
    paragraph, cue = page.paragraphs[index], page.cues[index]
    shape = page.shapes[index]
    size = _step(paragraph.words, _SIZES)
    before, after = _prose_near(index, page)
    place = "in" if index in page.main else "before" if index < page.main.start else "after"
    signs = [
        "any",
        f"{shape} {size}",
        f"{shape} {place}",
        f"cue {cue}",
        f"around {_step(before, _AROUND)} {_step(after, _AROUND)}",
        f"around {shape} {min(_step(before, _AROUND), _step(after, _AROUND))}",
        f"place {place} {_distance(index, page.main)}",
        f"copies {min(page.copies[paragraph.key], 3)} {shape}",
        f"cues near {min(_sum_near(index, page.cued), 4)}",
        f"comments {index >= page.comments} {shape}",
        f"topic {_topic(paragraph, page)} {shape}",
        f"beside {page.shapes[index - 1] if index else '-'} {shape} {page.shapes[index + 1]}",
        f"rows {page.rows[index]} {place}",
        f"clocks near {min(_sum_near(index, page.clocks), 4)} {shape}",
        f"cues since {min(_since(index, page), 5)} {place} {shape == 'prose'}",
        f"repeats {page.first[paragraph.key] < index} {shape}",
        f"ends {paragraph.ending if paragraph.ending in '.?!…:,' and paragraph.ending else '-'} {shape}",
    ]
    signs += [f"{WORD}{word} {paragraph.is_prose}" for word in sorted(set(paragraph.key.split()))]
    return signs + [name for name, holds in _kinds(paragraph) if holds]


def _rows(paragraphs: Sequence[Paragraph]) -> list[int]:
    """For each line how many rows of a list or table stand there one after the other, in classes."""
    sizes: list[int] = []
    for is_row, run in groupby(paragraphs, _is_row):
        length = len(list(run))
        sizes += [_step(length, _RUNS) if is_row else 0] * length
    return sizes


def _is_row(paragraph: Paragraph) -> bool:
    """Whether a line begins as an entry does that stands among others: with or near a figure."""
    return not paragraph.is_prose and paragraph.words > 2 and _FIGURE.search(paragraph.text[:20]) is not None


def _shape(paragraph: Paragraph) -> str:
    if paragraph.is_prose:
        return "prose"
    if paragraph.is_label:
        return "label"
    return "headline" if paragraph.is_headline else "line"


def _since(index: int, page: Page) -> int:
    """How many prompts stand between the beginning of the main stretch and a line."""
    return page.cued[index] - page.cued[page.main.start] if index >= page.main.start else 0


def _kinds(paragraph: Paragraph) -> tuple[tuple[str, bool], ...]:
    words = paragraph.key.split()
    personal = sum(word in _PERSONAL for word in words) * 15 > len(words)
    capitals = sum(word[:1].isupper() for word in paragraph.text.split()) * 2 > paragraph.words
    return (
        ("caption", is_caption(paragraph)),
        ("byline", is_byline(paragraph)),
        ("date line", is_date_line(paragraph)),
        ("list item", paragraph.is_list_item),
        ("clock", _has_clock(paragraph)),
        (f"credit {paragraph.is_prose}", paragraph.words < 80 and _CREDIT.search(paragraph.text) is not None),
        ("address", paragraph.words < 40 and _ADDRESS.search(paragraph.text) is not None),
        (f"personal {paragraph.is_prose}", personal),
        (f"capitals {paragraph.is_prose}", capitals and paragraph.words > 2),
        ("cut off", paragraph.text.endswith(("...", "…"))),
        ("quote", paragraph.text[:1] in '"“‘«'),
        ("bar", "|" in paragraph.text),
    )


def _prose_words(paragraph: Paragraph, cue: Cue) -> int:
    return min(paragraph.words, _MOST_PROSE) if paragraph.is_prose and cue == "none" else 0


def _prose_near(index: int, page: Page) -> tuple[int, int]:
    """Words of prose in the few lines before and after."""
    total = len(page.paragraphs)
    first, last = max(0, index - _NEAR), min(total, index + 1 + _NEAR)
    return page.prose[index] - page.prose[first], page.prose[last] - page.prose[index + 1]


def _sum_near(index: int, sums: Sequence[int]) -> int:
    """The sum over the few lines around one, by running sums."""
    return sums[min(len(sums) - 1, index + 1 + _NEAR)] - sums[max(0, index - _NEAR)]


def _has_clock(paragraph: Paragraph) -> bool:
    return paragraph.words < 15 and _CLOCK.search(paragraph.text) is not None


def _distance(index: int, main: range) -> int:
    """How far a line is from the ends of the main stretch, in classes."""
    if index in main:
        return min(index - main.start, main.stop - 1 - index, 3)
    return min((main.start - index if index < main.start else index - main.stop + 1) // 2, 6)


def _topic(paragraph: Paragraph, page: Page) -> int:
    """Which part of its long words are words that the main stretch uses again and again, in fifths."""
    words = _LONG.findall(paragraph.text[:600].lower())
    return 4 * sum(word in page.topic for word in words) // len(words) if words else -1


def _step(value: int, steps: Sequence[int]) -> int:
    return sum(value > step for step in steps)
