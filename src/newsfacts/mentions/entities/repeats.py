"""Names that the model saw in one place and passed over in another.

A network reads a few sentences at a time: it may know a name where it is
introduced and miss it where it is only repeated. An exact repeat of a name it was
sure of is that name again, unless it is part of a longer one or a common word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from newsfacts.mentions.entities.gazetteer import gazetteer
from newsfacts.mentions.entities.names import NameMention
from newsfacts.spans import CharSpan

_SURE: Final = 0.85
_DISCOUNT: Final = 0.8
"""A repeat is this much less sure than the name."""

_SHORTEST: Final = 3

_MOST: Final = 50
"""So many names with the same first word are looked for: more would take too long."""

_WORD: Final = re.compile(r"\w[\w.&'’-]*")
_CAPITAL_AFTER: Final = re.compile(r"[ -](?:[A-Z\d]|of [A-Z])")
_CAPITAL_BEFORE: Final = re.compile(r"(?:[A-Z][\w’'-]*|\d)[ -]$")
_REACH: Final = 30


def with_repeats(mentions: Sequence[NameMention], text: str, unread: Sequence[CharSpan]) -> list[NameMention]:
    """The mentions with those that repeat a sure name exactly, in the order of the text.

    Args:
        mentions: In the order of the text, not overlapping.
        text: The text they stand in.
        unread: Stretches in which nothing is looked for, sorted.
    """
    known = _sure_names(mentions, text)
    if not known:
        return list(mentions)
    taken = sorted([mention.span for mention in mentions] + list(unread))
    found: list[NameMention] = []
    place = 0
    for word in _WORD.finditer(text):
        while place < len(taken) and taken[place].end <= word.start():
            place += 1
        limit = taken[place].start if place < len(taken) else len(text)
        if word.start() >= limit or not word.group()[0].isupper():
            continue
        if found and found[-1].span.end > word.start():
            continue
        for mention in known.get(_first_word(word.group()), ()):
            span = CharSpan(word.start(), word.start() + len(mention.text))
            if span.end <= limit and text.startswith(mention.text, span.start) and _stands_alone(text, span):
                found.append(NameMention(span, mention.text, mention.type, mention.confidence * _DISCOUNT))
                break
    return sorted([*mentions, *found], key=lambda mention: mention.span)


def _sure_names(mentions: Sequence[NameMention], text: str) -> dict[str, list[NameMention]]:
    """The sure names by their first word, the longest first."""
    best: dict[str, NameMention] = {}
    for mention in mentions:
        old = best.get(mention.text)
        if len(mention.text) >= _SHORTEST and (old is None or old.confidence < mention.confidence):
            best[mention.text] = mention
    lower = {word for word in _WORD.findall(text) if word.islower()}
    known: dict[str, list[NameMention]] = {}
    for name, mention in best.items():
        common = " " not in name and name.lower() in lower
        if mention.confidence >= _SURE and name[0].isupper() and not common:
            known.setdefault(_first_word(name), []).append(mention)
    for names in known.values():
        names.sort(key=lambda mention: -len(mention.text))
        del names[_MOST:]
    return known


def _first_word(text: str) -> str:
    match = _WORD.match(text)
    return match.group().rstrip(".'’-") if match else text


def _stands_alone(text: str, span: CharSpan) -> bool:
    """Whether the name is not part of a longer word or name."""
    if text[span.end : span.end + 1].isalnum() or text[span.start - 1 : span.start].isalnum():
        return False
    if gazetteer().people_named(span.of(text)):
        return True  # an adjective stands before names of all kinds
    if _CAPITAL_AFTER.match(text, span.end):
        return False
    return _CAPITAL_BEFORE.search(text[max(0, span.start - _REACH) : span.start]) is None
