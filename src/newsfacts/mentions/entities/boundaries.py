"""Mending the borders of names as the annotation guidelines draw them.

A name has no leading article, no title, no possessive ending, no quotation mark
or bracket of its surroundings; of nested places each is a name of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from newsfacts.annotations import EntityType
from newsfacts.mentions.entities.gazetteer import gazetteer
from newsfacts.mentions.entities.names import fold
from newsfacts.mentions.entities.vocabulary import name_words
from newsfacts.spans import CharSpan

_EDGE: Final = " \t\r\n\u00a0`,;:—–-/*|…•_"
_OPENING: Final = {
    "(": ")",
    "[": "]",
    "{": "}",
    "<": ">",
    '"': '"',
    "“": "”",
    "„": "“",
    "«": "»",
    "‘": "’",
    "'": "'",
}
_CLOSING: Final = dict(zip(')]}>"”»', ("(", "[", "{", "<", '"', '“„"', "«"), strict=True))
_POSSESSIVE: Final = re.compile(r"(?:['’`´]s|(?<=s)['’]|['’])$", re.IGNORECASE)
_ARTICLE: Final = re.compile(r"(?:the|a|an)\s+(?=\S)", re.IGNORECASE)
_SMALL: Final = frozenset({"of", "in", "and", "for", "at", "on", "to", "from", "with", "by", "as", "&", "or"})
_DIRECTION: Final = re.compile(r"(?:(?:north|south)?(?:east|west)|north|south|centr)(?:ern|al)?\s+(?=\S)")
_STORM: Final = re.compile(r"\b(?:Hurricane|Typhoon|Cyclone|Tropical Storm|Storm) $")
_NOUN: Final = re.compile(r" ([a-z]+)\b")
_STORM_WIDTH: Final = 20
_REST_OF_GIVEN: Final = re.compile(r"-([a-z]{2,5})\b(?!-)")
_GIVEN: Final = re.compile(r" [A-Z][a-z]{1,5}-([a-z]{2,5})\b(?!-)")
_STATES, _OF_AMERICA = "United States", " of America"
_COMMA: Final = re.compile(r",\s+")
_LOWER_ARTICLES: Final = ("a", "an")


def mend(text: str, span: CharSpan, type_: EntityType) -> list[CharSpan]:
    """The name or names within a span that a model marked; none where nothing of a name is left.

    >>> [s.of("President Ada Roe's") for s in mend("President Ada Roe's", CharSpan(0, 19), "person")]
    ['Ada Roe']
    >>> [s.of("Doha, Qatar") for s in mend("Doha, Qatar", CharSpan(0, 11), "place")]
    ['Doha', 'Qatar']
    """
    span = _with_noun(text, _with_kind(text, span))
    if type_ == "person":
        span = _with_given_name(text, span)
    elif span.of(text) == _STATES and text.startswith(_OF_AMERICA, span.end):
        span = CharSpan(span.start, span.end + len(_OF_AMERICA))
    pieces = _split_places(text, span) if type_ == "place" else [span]
    mended: list[CharSpan] = []
    for piece in pieces:
        trimmed = trim(text, piece, type_)
        if trimmed is not None and not _is_no_name(text, trimmed, type_):
            mended.append(trimmed)
    return mended


def trim(text: str, span: CharSpan, type_: EntityType) -> CharSpan | None:
    """The span without what belongs to its surroundings, or None where nothing is left."""
    steps: tuple[Callable[[str, int, int], tuple[int, int]], ...] = (
        _without_possessive,
        _without_edges,
        _without_article,
        _without_small_words,
    )
    if type_ == "person":
        steps = (*steps, _without_titles)
    elif type_ == "place":
        steps = (*steps, _without_common_nouns)
    start, end = span
    for _ in range(3):  # what one step bares, another may take: `"the President" 's`
        before = (start, end)
        for step in steps:
            start, end = step(text, start, end)
            if start >= end:
                return None
        if (start, end) == before:
            break
    return CharSpan(start, end)


def _without_edges(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end:
        first, last = text[start], text[end - 1]
        if first in _EDGE:
            start += 1
        elif last in _EDGE:
            end -= 1
        elif first in _OPENING and (close := text.find(_OPENING[first], start + 1, end)) in (-1, end - 1):
            start += 1  # a bracket that never closes, or one around the whole
            end -= close == end - 1
        elif last in _CLOSING and not _opened(text, last, start, end - 1):
            end -= 1
        else:
            break
    return start, end


def _opened(text: str, closing: str, start: int, end: int) -> bool:
    return any(text.find(opening, start, end) >= 0 for opening in _CLOSING[closing])


def _without_article(text: str, start: int, end: int) -> tuple[int, int]:
    match = _ARTICLE.match(text, start, end)
    if match is None:
        return start, end
    word = match.group().strip()
    # "A" and "an" only in lower case: "A Coruña" keeps its capital.
    if word.lower() in _LOWER_ARTICLES and word not in _LOWER_ARTICLES:
        return start, end
    return match.end(), end


def _without_small_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Drops prepositions and conjunctions that a model took along at either end."""
    words = list(re.finditer(r"\S+", text[start:end]))
    first, last = 0, len(words) - 1
    while first < last and words[first].group() in _SMALL:
        first += 1
    while first < last and words[last].group() in _SMALL:
        last -= 1
    return (start + words[first].start(), start + words[last].end()) if words else (start, end)


def _without_common_nouns(text: str, start: int, end: int) -> tuple[int, int]:
    """Drops "northern" before a place and "province" after it where these are in lower case."""
    match = _DIRECTION.match(text, start, end)
    if match is not None:
        start = match.end()
    head, blank, last = text[start:end].rpartition(" ")
    if blank and last in name_words().administrative:
        end = start + len(head)
    return start, end


def _with_kind(text: str, span: CharSpan) -> CharSpan:
    """The span with the word "Hurricane" that stands before it, which is part of a storm's name."""
    match = _STORM.search(text[max(0, span.start - _STORM_WIDTH) : span.start])
    return CharSpan(span.start - len(match.group()), span.end) if match else span


def _with_noun(text: str, span: CharSpan) -> CharSpan:
    """The span with the noun that its last word needs: "plant" after "Nordvik nuclear"."""
    if not span.of(text).rpartition(" ")[2].islower():
        return span
    match = _NOUN.match(text, span.end)
    return CharSpan(span.start, match.end()) if match and match.group(1) in name_words().things else span


def _with_given_name(text: str, span: CharSpan) -> CharSpan:
    """The span with the rest of a hyphenated given name: "Lin Su" of "Lin Su-mei", "Lin" of the same."""
    if "-" in span.of(text) or span.of(text).isupper():
        return span
    match = _REST_OF_GIVEN.match(text, span.end)
    if match is None and " " not in span.of(text):
        match = _GIVEN.match(text, span.end)
    if match is None or match.group(1) in name_words().after_hyphen:
        return span
    return CharSpan(span.start, match.end())


def _without_possessive(text: str, start: int, end: int) -> tuple[int, int]:
    match = _POSSESSIVE.search(text[max(start, end - 3) : end])
    if match is None:
        return start, end
    return start, end - len(match.group())


def _without_titles(text: str, start: int, end: int) -> tuple[int, int]:
    """Drops titles, and a nationality before them ("Fijian Prime Minister Ada Roe")."""
    titles = name_words().titles
    words = list(re.finditer(r"\S+", text[start:end]))
    first = 0
    for index, word in enumerate(words[:-1]):
        if fold(word.group()).strip(".,'") in titles:
            first = index + 1
        elif not gazetteer().of_group(word.group()):
            break
    rest = text[start + words[first].start() : end] if words else ""
    # What is left of "Mr. A" or "King, 62" would be no name.
    if len(rest.strip(".")) < 2 or not rest[0].isalpha():
        return start, end
    return start + words[first].start(), end


def _split_places(text: str, span: CharSpan) -> list[CharSpan]:
    """Splits "Tyler, Texas, United States" into three places; "Washington, D.C." stays one."""
    inside = span.of(text)
    commas = list(_COMMA.finditer(inside))
    if not commas:
        return _split_pair(text, span) or _split_people(text, span)
    starts = [0, *(comma.end() for comma in commas)]
    ends = [*(comma.start() for comma in commas), len(inside)]
    parts = [CharSpan(span.start + start, span.start + end) for start, end in zip(starts, ends, strict=True)]
    places = gazetteer()
    if any(fold(part.of(text)).replace(".", "") == "dc" for part in parts):
        return [span]
    known = all(places.of_place(part.of(text)) or places.region_of(part.of(text)) for part in parts[1:])
    return parts if known else [span]


def _split_pair(text: str, span: CharSpan) -> list[CharSpan]:
    """Splits "U.S.-Egypt" into two countries; "Guinea-Bissau" is one, and nothing to split."""
    places, inside = gazetteer(), span.of(text)
    one, hyphen, other = inside.partition("-")
    if not hyphen or places.of_place(inside):
        return []
    if not all(places.country_named(part) or places.people_named(part) for part in (one, other)):
        return []
    middle = span.start + len(one)
    return [CharSpan(span.start, middle), CharSpan(middle + 1, span.end)]


def _split_people(text: str, span: CharSpan) -> list[CharSpan]:
    """Splits a people's name off a place ("Russian Black Sea", not "Dutch Harbor")."""
    first, blank, rest = span.of(text).partition(" ")
    if not blank or not gazetteer().people_named(first) or gazetteer().of_place(span.of(text)):
        return [span]
    if not gazetteer().of_place(rest) and " " not in rest:
        return [span]
    middle = span.start + len(first)
    return [CharSpan(span.start, middle), CharSpan(middle + 1, span.end)]


def _is_no_name(text: str, span: CharSpan, type_: EntityType) -> bool:
    inside = span.of(text)
    if not any(char.isalpha() for char in inside):
        return True
    if type_ != "person" and fold(inside).strip(".") in name_words().never and not inside.isupper():
        return True  # "Friday" is no event, but Theresa May is a person
    if inside.islower() and inside.isascii() and inside.replace(" ", "").isalpha():
        return True  # "the corps"
    return text[span.end : span.end + 1] in ("$", "€", "£")  # the "US" of "US$3 million"
