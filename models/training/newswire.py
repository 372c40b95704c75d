"""The English Worldwide Newswire set, mapped and mended to the project's conventions.

Mapped: Location to place, NORP to group; Date and Money are no entities here.
Mended: "Doha, Qatar" is one Location there and two places here, so a Location
with a comma is cut at it. Misc mixes events, products, laws and days of the
week, so its words teach nothing (`?`) rather than something wrong. The stop that
ends an abbreviation is often left out of its name, and is put back.
"""

from __future__ import annotations

import re
from pathlib import Path

TYPES = {
    "Person": "person",
    "Organization": "organization",
    "Location": "place",
    "Facility": "facility",
    "NORP": "group",
    "Product": "product",
    "Misc": "?",
}
# How far the next token may lie ahead in the raw text before it counts as missing.
REACH = 60
# An abbreviation that lacks its last stop: "U.S" of "the U.S. dollar".
UNSTOPPED = re.compile(r"\b[A-Z]\.[A-Z]$")

Span = tuple[int, int, str]


def read_newswire(path: Path, raw: str, *, mend: bool = True) -> tuple[str, list[Span]]:
    """An article's text and its entity spans `(start, end, label)`.

    Unless `mend` is false, under the project's labels and conventions.

    The first line of the raw file is the article's address and is cut off.
    """
    text = raw.partition("\n")[2].lstrip("\n")
    cut = len(raw) - len(text)
    # The token lists are laid over the raw text without its white space: they begin
    # with the address, and some run its last word into the first one of the text.
    places = [i for i, c in enumerate(raw) if not c.isspace()]
    squeezed = "".join(raw[i] for i in places)
    spans: list[Span] = []
    position = 0
    open_label = ""
    for token, label in _tokens(path):
        token = "".join(token.split())
        found = squeezed.find(token, position, position + REACH + len(token))
        if found < 0:
            continue
        position = found + len(token)
        start, end = places[found] - cut, places[position - 1] + 1 - cut
        prefix, _, kind = label.partition("-")
        if start < 0:
            continue
        if prefix == "I" and kind == open_label:
            spans[-1] = (spans[-1][0], end, kind)
        elif prefix in {"B", "I"}:  # a stray I- may lack its B-
            spans.append((start, end, kind))
        open_label = kind
    spans = [(start, _stopped(text, start, end), kind) for start, end, kind in spans if kind in TYPES]
    return text, [piece for span in spans for piece in _mend(text, span)] if mend else spans


def _stopped(text: str, start: int, end: int) -> int:
    """The end of a span, behind the last stop of an abbreviation that the list cuts off."""
    return end + (text[end : end + 1] == "." and bool(UNSTOPPED.search(text[start:end])))


def _tokens(path: Path) -> list[tuple[str, str]]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return [(row[0].strip(), row[1].strip()) for row in rows if len(row) >= 2 and row[0].strip()]


def _mend(text: str, span: Span) -> list[Span]:
    """The span under its label here, cut at commas where it is a place."""
    start, end, kind = span
    label = TYPES[kind]
    if label != "place" or "," not in text[start:end]:
        return [(start, end, label)]
    pieces: list[Span] = []
    for part in text[start:end].split(","):
        lead = len(part) - len(part.lstrip())
        if part.strip():
            pieces.append((start + lead, start + lead + len(part.strip()), label))
        start += len(part) + 1
    return pieces
