"""The annotated texts, brought to one form: spans and TIMEX3 values.

What each set annotates, and how its values are read as TIMEX3:

- `meantime` (two topics of MEANTIME): times are annotated in the headline, the date line
  and the first four sentences, which are the first six lines of the text; none of the
  documents has one further down. A system reads the whole text and is scored on those
  lines.
- `wikiwars` (WikiWars, TIMEX2): of expressions within one another the outermost is taken.
  Every one of them counts, also those that TIMEX3 does not mark ("former") and those
  with no value ("at the time"), which nothing can read right in value. The day of writing
  is the one the corpus gives, long after the wars.
- gold articles: as they are.

Values are compared twice: as they stand (`value`), and in a spelling in which TIMEX2 and
TIMEX3 agree (`meaning`, see `plain_value`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_MEANTIME_LINES = 6
_TAG = re.compile(r"<(/?)TIMEX2([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"'}


class Reference(NamedTuple):
    """An annotated time expression; `value` is "" where the annotation has none."""

    start: int
    end: int
    value: str


class Document(NamedTuple):
    """A text up to `extent` of which every time expression is annotated."""

    name: str
    text: str
    published: str | None
    references: list[Reference]
    extent: int


def read_meantime(folder: Path) -> Iterator[Document]:
    """The Wikinews articles of MEANTIME in `folder`."""
    for file in sorted(folder.glob("*.json")):
        record = json.loads(file.read_text(encoding="utf-8"))
        text: str = record["text"]
        extent = len("\n".join(text.split("\n")[:_MEANTIME_LINES]))
        references = [
            Reference(timex["span"][0], timex["span"][1], timex["value"]) for timex in record["timex"]
        ]
        yield Document(file.stem, text, _day(record["published"]), references, extent)


def _day(published: str) -> str:
    """One article writes its day of publication month first."""
    month_first = re.fullmatch(r"(\d\d)-(\d\d)-(\d{4})", published)
    return f"{month_first[3]}-{month_first[2]}-{month_first[1]}" if month_first else published


def read_wikiwars(folder: Path) -> Iterator[Document]:
    """The history articles of WikiWars in the `keyinline` folder."""
    for file in sorted(folder.glob("*.xml")):
        raw = file.read_text(encoding="utf-8", errors="replace")
        created = re.search(r'<DATETIME>\s*<TIMEX2 val="([0-9-]{10})', raw)
        body = raw[raw.index("<TEXT>") + 6 : raw.index("</TEXT>")]
        text, references = _inline(body)
        yield Document(file.stem, text, created[1] if created else None, references, len(text))


def _inline(body: str) -> tuple[str, list[Reference]]:
    """The text of marked-up text, and its outermost expressions."""
    text, position, open_tags = "", 0, list[tuple[int, str]]()
    references = []
    for match in _TAG.finditer(body):
        text += _unescaped(body[position : match.start()])
        position = match.end()
        if not match[1]:
            open_tags.append((len(text), dict(_ATTRIBUTE.findall(match[2])).get("val", "")))
            continue
        start, value = open_tags.pop()
        if not open_tags:
            references.append(Reference(start, len(text), value))
    return text + _unescaped(body[position:]), references


def _unescaped(text: str) -> str:
    for entity, character in _ENTITIES.items():
        text = text.replace(entity, character)
    return text


def read_gold(folder: Path) -> Iterator[Document]:
    """Articles annotated by our own guidelines."""
    for file in sorted(folder.glob("*.json")):
        record = json.loads(file.read_text(encoding="utf-8"))
        references = [Reference(date["span"][0], date["span"][1], date["value"]) for date in record["dates"]]
        yield Document(file.stem, record["text"], record["published"], references, len(record["text"]))


_LARGER = {"DE": ("Y", 10), "CE": ("Y", 100)}


def plain_value(value: str) -> str:
    """A value in the spelling in which TIMEX2 and TIMEX3 agree.

    >>> plain_value("1943-07-XX"), plain_value("P2DE"), plain_value("2003-03-20T05:34Z")
    ('1943-07', 'P20Y', '2003-03-20T05:34')
    """
    value = value.strip()
    if amount := re.fullmatch(r"P(\d+)(DE|CE)", value):
        unit, times = _LARGER[amount[2]]
        return f"P{int(amount[1]) * times}{unit}"
    if clock := re.fullmatch(r"(.*T\d\d:\d\d)(?::\d\d)?(?:Z|[+-]\d\d(?::?\d\d)?)?", value):
        return clock[1]
    return re.sub(r"(?:-XX)+$", "", value) if re.match(r"(?:BC)?\d", value) else value
