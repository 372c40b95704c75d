"""Datelines and bylines: where and when a story was filed, and who wrote it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from pydantic import BaseModel, ConfigDict

from newsfacts.article.lines import Paragraph
from newsfacts.lexicon import load_toml

_REACH: Final = 100
"""A dateline is over within this many characters."""

_DASH: Final = re.compile(r"\s?(?:--|[-–—])\s|:\s")
_BRACKET: Final = re.compile(r"\([^()]{2,60}\)")
_CREDIT: Final = re.compile(r"(?:\s[-–—]{1,2}\s?[^\s.!?].{1,40}|\([A-Z][^()]{1,80}\))$")
_LINKERS: Final = frozenset(
    {"and", "&", "of", "the", "de", "la", "el", "al", "del", "di", "da", "near", "/", "upon"}
)


class _BylineFile(BaseModel):
    """`data/en/bylines.toml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    months: list[str]
    weekdays: list[str]
    date_words: list[str]
    by: list[str]
    jobs: list[str]


@dataclass(frozen=True, slots=True)
class _Words:
    calendar: frozenset[str]
    months: frozenset[str]
    date_words: frozenset[str]
    by: tuple[str, ...]
    jobs: tuple[str, ...]


@cache
def _words() -> _Words:
    data = load_toml("en/bylines.toml", _BylineFile)
    return _Words(
        calendar=frozenset((*data.months, *data.weekdays)),
        months=frozenset(data.months),
        date_words=frozenset(data.date_words),
        by=tuple(data.by),
        jobs=tuple(data.jobs),
    )


def is_date_line(paragraph: Paragraph) -> bool:
    r"""Whether the line holds a date or clock time and nothing else ("Friday, 4 May 2018, 10:30 GMT").

    >>> from newsfacts.article.lines import split_paragraphs
    >>> [is_date_line(p) for p in split_paragraphs("Updated: March 3, 2020 11:05 am\nMay wins in 2017")]
    [True, False]
    """
    if paragraph.words > 14 or paragraph.ends_sentence:
        return False
    words = _words()
    parts = paragraph.key.split()
    figures = sum(part[0].isdigit() for part in parts)
    named = sum(part in words.calendar for part in parts)
    known = sum(part in words.calendar or part in words.date_words or part[0].isdigit() for part in parts)
    return known == len(parts) and (named > 0 or figures > 1) and figures > 0


def is_byline(paragraph: Paragraph) -> bool:
    r"""Whether the line names the author and no more ("By Jane Roe in Nairobi").

    >>> from newsfacts.article.lines import split_paragraphs
    >>> [is_byline(p) for p in split_paragraphs("By Jane Roe, Staff Reporter\nBy noon the square was full.")]
    [True, False]
    """
    if paragraph.words > 14 or paragraph.ending in (".", "?", "!") or paragraph.is_list_item:
        return False
    words = _words()
    key = paragraph.key
    names = sum(word[0].isupper() for word in paragraph.text.split()[1:])
    if any(key.startswith(f"{head} ") for head in words.by):
        return names * 2 >= paragraph.words - 1
    if any(key.endswith(f" {job}") for job in words.jobs):
        return paragraph.words <= 8 and names * 2 >= paragraph.words - 1
    # "JANE ROE" over a story; two or three words in capitals that are no heading.
    bare = paragraph.text.split()
    return 2 <= len(bare) <= 3 and all(word.isalpha() and word.isupper() and len(word) > 3 for word in bare)


def dateline_length(text: str) -> int:
    """How many characters of a story's first paragraph are its dateline; 0 where it has none.

    >>> dateline_length("ANKARA, Oct 10 (Reuters) - Ministers met on Monday.")
    27
    >>> dateline_length("Ankara - the capital - is quiet.")
    0
    """
    head = text[:_REACH]
    length = 0
    # "CAIRO – 26 July 2022: …" has a second mark, after the date.
    for match in _DASH.finditer(head):
        if not _is_dateline(head[: match.start()], mark=match.group().strip(), rest=text[match.end() :]):
            break
        length = match.end()
    return length


def _is_dateline(head: str, *, mark: str, rest: str) -> bool:
    outside = _BRACKET.sub(" ", head)
    words = [word for word in re.split(r"[\s,–—:-]+", outside) if word]
    if not words or len(words) > 10 or not rest[:1] or rest[0].isspace():
        return False
    if rest[0].islower() and not any(char.isupper() for char in rest[1:3]):  # "eCommerce" begins a sentence
        return False
    places = [word for word in words if not _is_date_word(word)]
    dated = any(word.lower().rstrip(".") in _words().months for word in words)
    if not all(_is_place_word(word) for word in places):
        return False
    capitals = bool(places) and places[0].isupper() and len(places[0]) > 2
    agency = len(outside) < len(head)
    if mark == ":":
        return capitals and all(word.isupper() for word in places)
    if dated or agency or capitals:
        return True
    # One place in ordinary letters: only when no second dash makes it an aside.
    return 1 <= len(places) <= 3 and mark != "" and not _DASH.search(rest[:200])


def _is_place_word(word: str) -> bool:
    return word[0].isupper() or word.lower() in _LINKERS


def _is_date_word(word: str) -> bool:
    bare = word.lower().rstrip(".")
    return bare in _words().calendar or bare[0].isdigit()


def credit_length(text: str) -> int:
    """How many characters at the end of a story's last paragraph credit an agency ("(Yonhap)", "— SPA").

    >>> credit_length('It will go to trial." - Reuters')
    10
    """
    tail = text[-_REACH:]
    match = _CREDIT.search(tail)
    if match is None:
        return 0
    before = tail[: match.start()].rstrip().rstrip("\"'”’")
    if before[-1:] not in (".", "!", "?"):
        return 0
    names = re.findall(r"[^\W\d_]+", match.group())
    if not names or len(names) > 8 or not all(name[0].isupper() or name in _LINKERS for name in names):
        return 0
    return len(tail) - match.start()
