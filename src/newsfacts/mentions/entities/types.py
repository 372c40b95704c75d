"""One type for one name: a model judges each sentence by itself, an article has one use of a name.

"Houthi" is not a person in one sentence and a group in the next. The mentions
of a name vote, each with its confidence; a use that the model is sure of and
that differs stays ("Van Halen", the man and the band).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from newsfacts.annotations import EntityType
from newsfacts.mentions.entities.gazetteer import gazetteer
from newsfacts.mentions.entities.names import NameMention, form_of

_SURE: Final = 0.97
"""A type that a mention has with this confidence is not outvoted."""

_PRIOR: Final = 0.5
"""What the gazetteer's word weighs: less than one sure mention, more than an unsure one."""


def settle(mentions: Sequence[NameMention]) -> list[NameMention]:
    """The mentions with one type for each name, but where another is sure."""
    votes: dict[str, dict[EntityType, float]] = {}
    for mention in mentions:
        ballot = votes.setdefault(form_of(mention.text).key, {})
        ballot[mention.type] = ballot.get(mention.type, 0.0) + mention.confidence
    for mention in mentions:
        likely = _likely(mention)
        ballot = votes[form_of(mention.text).key]
        if likely is not None and likely in ballot and len(ballot) > 1:
            ballot[likely] += _PRIOR / sum(1 for _ in ballot)
    return [_settled(mention, winner(votes[form_of(mention.text).key])) for mention in mentions]


def winner(ballot: dict[EntityType, float]) -> EntityType:
    """The type with the most votes; the first in the alphabet where two are level."""
    return min(ballot, key=lambda type_: (-ballot[type_], type_))


def _settled(mention: NameMention, type_: EntityType) -> NameMention:
    if mention.type == type_ or mention.confidence >= _SURE:
        return mention
    return replace(mention, type=type_)


def _likely(mention: NameMention) -> EntityType | None:
    """What the gazetteer takes the name for."""
    if gazetteer().people_named(mention.text):
        return "group"
    if gazetteer().country_named(mention.text):
        return "place"
    return None
