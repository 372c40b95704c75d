"""Event mentions of public sets, in one shape."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LINES = 7
"""Headline, day and five sentences: after them only what was told before is annotated."""
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")  # one document has its day in another order


@dataclass(frozen=True)
class Mention:
    """An event mention: its span, type in the set's own scheme, and the spans of its participants."""

    span: tuple[int, int]
    type: str
    participants: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Document:
    """A text and the event mentions of it, which were looked for up to the offset `end`."""

    name: str
    text: str
    published: str | None
    events: tuple[Mention, ...]
    end: int | None = None


def read_meantime(folder: Path) -> Iterator[Document]:
    """MEANTIME: events with PropBank participants; places and times are no participants of ours."""
    for file in sorted(folder.glob("*.json")):
        data = json.loads(file.read_text(encoding="utf-8"))
        end = len("\n".join(data["text"].split("\n")[:LINES]))
        spans = {mention["id"]: tuple(mention["span"]) for mention in data["entities"]}
        participants: dict[str, list[tuple[int, int]]] = {}
        for link in data["participants"]:
            if link["mention"] in spans and link["role"].lower() not in {"argm-loc", "argm-tmp"}:
                participants.setdefault(link["event"], []).append(spans[link["mention"]])
        events = tuple(
            Mention(tuple(event["span"]), event["pred"], tuple(participants.get(event["id"], ())))
            for event in data["events"]
            if event["span"][1] <= end
        )
        published = data["published"] if DAY.fullmatch(data["published"] or "") else None
        yield Document(file.stem, data["text"], published, _single(events), end)


def _single(events: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions without those that only span several others ("set the price or release them")."""
    return tuple(
        one
        for one in events
        if not any(
            one.span[0] <= other.span[0] and other.span[1] <= one.span[1] for other in events if other != one
        )
    )


def read_wikievents(file: Path) -> Iterator[Document]:
    """WikiEvents: triggers with KAIROS types; arguments are of the document, not of the mention."""
    for line in file.read_text(encoding="utf-8").splitlines():
        data = json.loads(line)
        offsets = [(start, end) for tokens, _ in data["sentences"] for _, start, end in tokens]
        events = tuple(
            Mention(_span(offsets, event["trigger"]), event["event_type"]) for event in data["event_mentions"]
        )
        yield Document(data["doc_id"], _text(data["sentences"]), None, events)


def _text(sentences: list[tuple[list[tuple[str, int, int]], str]]) -> str:
    """The text that the offsets of the tokens point into; the one stored has lost the blanks between."""
    text = ""
    for tokens, _ in sentences:
        for word, start, _ in tokens:
            text = text.ljust(start) + word
    return text


def _span(offsets: list[tuple[int, int]], trigger: dict[str, int]) -> tuple[int, int]:
    return offsets[trigger["start"]][0], offsets[trigger["end"] - 1][1]
