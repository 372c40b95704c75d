"""One type for one name: a model judges each sentence by itself, an article has one use of a name.

"Houthi" is not a person in one sentence and a group in the next. The mentions
of a name vote, each with its confidence, and the words in and around it have a
vote too; a use that the model is sure of and that differs stays ("Van Halen",
the man and the band).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from newsfacts.annotations import EntityType
from newsfacts.mentions.entities.evidence import likely_type
from newsfacts.mentions.entities.names import NameMention, form_of
from newsfacts.mentions.entities.vocabulary import name_words

_SURE: Final = 0.97
"""A type that a mention has with this confidence is not outvoted."""

_DECISIVE: Final = 1.0
"""Evidence of this weight is right more often than a sure model."""

_MOST_BY_WORDS: Final = 0.85
"""The confidence that a type has by a name's own words: the borders may still be wrong."""


def settle(mentions: Sequence[NameMention], text: str) -> list[NameMention]:
    """The mentions with one type for each name, but where another is sure."""
    votes: dict[str, dict[EntityType, float]] = {}
    said = [likely_type(mention, text) for mention in mentions]
    for mention, likely in zip(mentions, said, strict=True):
        ballot = votes.setdefault(form_of(mention.text).key, {})
        ballot[mention.type] = ballot.get(mention.type, 0.0) + mention.confidence
        if likely is not None:
            type_, weight = likely
            ballot[type_] = ballot.get(type_, 0.0) + weight
    means = _mean_confidences(mentions)
    settled: list[NameMention] = []
    for mention, likely in zip(mentions, said, strict=True):
        key = form_of(mention.text).key
        type_ = winner(votes[key])
        if mention.confidence >= _SURE and (likely is None or likely[1] < _DECISIVE):
            type_ = mention.type
        confidence = mention.confidence if type_ == mention.type else means.get((key, type_), 0.0)
        if likely is not None and likely[0] == type_:
            confidence = max(confidence, min(likely[1], _MOST_BY_WORDS))
        settled.append(replace(mention, type=type_, confidence=confidence or mention.confidence))
    return _follow_things(settled)


def _mean_confidences(mentions: Sequence[NameMention]) -> dict[tuple[str, EntityType], float]:
    """How sure the model is, on average, of each type of each name."""
    sums: dict[tuple[str, EntityType], list[float]] = {}
    for mention in mentions:
        sums.setdefault((form_of(mention.text).key, mention.type), []).append(mention.confidence)
    return {key: sum(values) / len(values) for key, values in sums.items()}


def winner(ballot: dict[EntityType, float]) -> EntityType:
    """The type with the most votes; the first in the alphabet where two are level."""
    return min(ballot, key=lambda type_: (-ballot[type_], type_))


def _follow_things(mentions: Sequence[NameMention]) -> list[NameMention]:
    """Gives a bare name the type of the one thing that it is short for.

    "Lorenzo" is a man's name, but not in an article that names Hurricane Lorenzo
    and no Lorenzo with a surname.
    """
    people = {
        word for mention in mentions if mention.type == "person" for word in _words_of_full_name(mention)
    }
    things: dict[str, EntityType] = {}
    for mention in mentions:
        word = _short_form(mention)
        if word:
            things.setdefault(word, mention.type)
    return [
        replace(mention, type=things[key])
        if mention.type == "person" and (key := form_of(mention.text).key) in things and key not in people
        else mention
        for mention in mentions
    ]


def _words_of_full_name(mention: NameMention) -> tuple[str, ...]:
    words = form_of(mention.text).words
    return words if mention.type == "person" and len(words) > 1 else ()


def _short_form(mention: NameMention) -> str:
    """The one word that is left of a storm's or company's name without what it may go without."""
    if mention.type not in ("organization", "event"):
        return ""
    form = form_of(mention.text)
    content = form.content
    if len(form.words) < 2:
        return ""
    if len(content) == 2 and content[-1] in name_words().business:
        content = content[:1]
    return content[0] if len(content) == 1 else ""
