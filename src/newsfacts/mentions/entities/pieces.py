"""Names that a model cut into pieces, or that stand where it does not look."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from newsfacts.annotations import Region
from newsfacts.mentions.entities.gazetteer import gazetteer
from newsfacts.mentions.entities.names import NameMention, form_of
from newsfacts.mentions.entities.vocabulary import name_words
from newsfacts.spans import CharSpan

_DASHES: Final = frozenset({"-", "–"})
_BEFORE_COMPANY: Final = frozenset({", ", " "})
_CREDIT_WORDS: Final = 2
_CREDIT_CONFIDENCE: Final = 0.8
_CREDIT_NAME: Final = re.compile(r"[^\W\d_][\w.&]*(?: [^\W\d_][\w.&]*)*")
_FORMAL: Final = re.compile(
    r"\bthe ((?:Kingdom|Republic|Sultanate|Emirate|Commonwealth))\b(?![ -](?:[A-Z]|of\b))"
)
_FORMAL_CONFIDENCE: Final = 0.7
_SHIP_CONFIDENCE: Final = 0.7
_NUMBERED: Final = re.compile(
    r"\b([A-Z]{2,5}) ([1-9])\b(?![.,:]?\d|[%-]| (?:million|billion|percent|per cent)\b)"
)
_OTHER_SCRIPT: Final = re.compile(r" ?[(（]([^\W\d_A-Za-zÀ-ɏ](?:[^\W\d_A-Za-zÀ-ɏ]|[ ·‧・-]){1,30})[)）]")


def joined(mentions: Sequence[NameMention], text: str) -> list[NameMention]:
    """The mentions with "Fjord Oil" and ", Inc." made one, and names cut at a dash."""
    out: list[NameMention] = []
    for mention in mentions:
        company = all(word in name_words().company for word in form_of(mention.text).words)
        if out and _belong_together(out[-1], mention, text, company=company):
            span = CharSpan(out[-1].span.start, mention.span.end)
            out[-1] = replace(out[-1], span=span, text=span.of(text))
        elif not company:
            out.append(mention)
    return out


def _belong_together(one: NameMention, other: NameMention, text: str, *, company: bool) -> bool:
    gap = text[one.span.end : other.span.start]
    if one.type == other.type == "place" and gap == ", ":
        return other.text.replace(".", "") == "DC" and " " not in one.text  # "Washington, D.C."
    if company:
        return one.type == "organization" and gap in _BEFORE_COMPANY
    return one.type == other.type == "organization" and gap in _DASHES


def credited(regions: Sequence[Region], mentions: Sequence[NameMention], text: str) -> list[NameMention]:
    """The agencies that credits name and that no mention covers: "(Yonhap)", "— Reuters"."""
    found: list[NameMention] = []
    for region in regions:
        inside = region.span.of(text)
        if region.kind != "byline" or inside[:1].isalpha() or len(inside.split()) > _CREDIT_WORDS + 1:
            continue
        if any(mention.span.overlaps(region.span) for mention in mentions[-_CREDIT_WORDS * 2 :]):
            continue
        for match in _CREDIT_NAME.finditer(inside):
            span = CharSpan(region.span.start + match.start(), region.span.start + match.end())
            found.append(NameMention(span, match.group(), "organization", _CREDIT_CONFIDENCE))
    return found


def agencies(regions: Sequence[Region], mentions: Sequence[NameMention], text: str) -> list[NameMention]:
    """The mentions with those in datelines as what they are: a place and an agency in "AMMAN (Petra) —"."""
    spans = [region.span for region in regions if region.kind == "dateline"]

    def in_dateline(mention: NameMention) -> NameMention:
        if not any(span.start <= mention.span.start < span.end for span in spans[:2]):
            return mention
        sure = max(mention.confidence, _CREDIT_CONFIDENCE)
        if text[mention.span.start - 1 : mention.span.start] == "(":
            return replace(mention, type="organization", confidence=sure)
        if gazetteer().of_place(mention.text):
            return replace(mention, type="place", confidence=sure)
        return mention

    return [in_dateline(mention) for mention in mentions]


def formal_names(mentions: Sequence[NameMention], text: str) -> list[NameMention]:
    """Mentions of "the Kingdom" where the article names one state that is formally called so."""
    states = {code for mention in mentions if (code := gazetteer().country_named(mention.text))}
    found: list[NameMention] = []
    for match in _FORMAL.finditer(text):
        head = match.group(1).lower()
        if sum(head in gazetteer().formal_heads(code) for code in states) == 1:
            span = CharSpan(*match.span(1))
            if not any(mention.span.overlaps(span) for mention in _near(mentions, span)):
                found.append(NameMention(span, match.group(1), "place", _FORMAL_CONFIDENCE))
    return found


def numbered(mentions: Sequence[NameMention], text: str) -> list[NameMention]:
    """The mentions with the figures of teams and channels ("FBK 2") that the article names so repeatedly."""
    counts = Counter(_NUMBERED.findall(text))
    if not any(count > 1 for count in counts.values()):
        return list(mentions)
    out: list[NameMention] = []
    for mention in mentions:
        match = _NUMBERED.match(text, mention.span.start)
        if match and match.end(1) == mention.span.end and counts[match.groups()] > 1:
            span = CharSpan(mention.span.start, match.end())
            mention = replace(mention, span=span, text=span.of(text))
        out.append(mention)
    return out


def other_scripts(mentions: Sequence[NameMention], text: str) -> list[NameMention]:
    """The names in another script that stand in brackets after a name: "Lim Wei (林威)"."""
    found: list[NameMention] = []
    for place, mention in enumerate(mentions):
        match = _OTHER_SCRIPT.match(text, mention.span.end)
        following = mentions[place + 1].span.start if place + 1 < len(mentions) else len(text)
        if match and match.end() <= following + 1 and match.end(1) <= following:
            found.append(replace(mention, span=CharSpan(*match.span(1)), text=match.group(1)))
    return found


def with_ships(mentions: Sequence[NameMention], text: str) -> list[NameMention]:
    """The mentions with those ships that the letters before their names tell: "MV Northern Star"."""
    spans = [CharSpan(*match.span()) for match in _ship_names().finditer(text)]
    if not spans:
        return list(mentions)
    kept = [mention for mention in mentions if not any(span.overlaps(mention.span) for span in spans)]
    return kept + [NameMention(span, span.of(text), "product", _SHIP_CONFIDENCE) for span in spans]


@cache
def _ship_names() -> re.Pattern[str]:
    word = r"[A-Z][\w'’-]*[a-z][\w’-]*"
    return re.compile(rf"\b(?:{'|'.join(name_words().ships)}) {word}(?: {word}){{0,2}}")


def _near(mentions: Sequence[NameMention], span: CharSpan) -> Sequence[NameMention]:
    index = bisect_right(mentions, span.start, key=lambda mention: mention.span.start)
    return mentions[max(0, index - 1) : index + 1]
