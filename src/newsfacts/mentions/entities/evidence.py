"""What a name's own words and the nouns beside it say of its type."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, cast

from pydantic import BaseModel, ConfigDict, field_validator

from newsfacts.annotations import EntityType
from newsfacts.lexicon import load_toml
from newsfacts.mentions.entities.aliases import head_of
from newsfacts.mentions.entities.gazetteer import gazetteer
from newsfacts.mentions.entities.names import NameMention, form_of, is_acronym, singular
from newsfacts.spans import CharSpan

# Votes beside those of the model, which are its confidence. On annotated articles the names
# of peoples and the words of a name were right in 97 cases and more of a hundred, a country's
# name as often except that it is also its team's, the neighbours in some eighty.
_PEOPLE: Final = 1.2
_OWN_WORDS: Final = 1.0
_COUNTRY: Final = 0.6
_NEIGHBOURS: Final = 0.5

_LIKELY: Final = 0.5

_AFTER: Final = re.compile(r" ([a-z]+)(?: ([a-z]+))?\b")
_BEFORE: Final = re.compile(r"\b([a-z]+),? [“\"‘«]?$")
_AGE: Final = re.compile(r", (?:aged )?\d{2}(?:,| and\b|\.$)")
_PERSONAL: Final = re.compile(
    r" (?:who|himself|herself|told|recalled|married|graduated|died|was born|was jailed)\b"
)
_ORDINAL: Final = re.compile(r"\b\d{1,3}(?:st|nd|rd|th) (?:annual )?$")
_REACH: Final = 20
_TYPES: Final = frozenset({"person", "organization", "place", "facility", "group", "product", "event"})


class _EvidenceFile(BaseModel):
    """`data/en/type_evidence.toml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    last: dict[str, str]
    first: dict[str, str]
    ends: dict[str, str]
    after: dict[str, str]
    before: dict[str, str]

    @field_validator("last", "first", "ends", "after", "before")
    @classmethod
    def _known_types(cls, table: dict[str, str]) -> dict[str, str]:
        unknown = table.keys() - _TYPES
        if unknown:
            raise ValueError(f"no entity types: {sorted(unknown)}")
        return table


@dataclass(frozen=True, slots=True)
class _Evidence:
    last: dict[str, EntityType]
    first: dict[str, EntityType]
    ends: dict[str, EntityType]
    after: dict[str, EntityType]
    before: dict[str, EntityType]


@cache
def _evidence() -> _Evidence:
    data = load_toml("en/type_evidence.toml", _EvidenceFile)

    def by_word(table: dict[str, str]) -> dict[str, EntityType]:
        return {word: cast("EntityType", type_) for type_, line in table.items() for word in line.split()}

    return _Evidence(*map(by_word, (data.last, data.first, data.ends, data.after, data.before)))


def likely_type(mention: NameMention, text: str) -> tuple[EntityType, float] | None:
    """The type that the words in and around a name speak for, and how loudly.

    >>> likely_type(NameMention(CharSpan(4, 11), "Nordvik", "place", 0.5), "The Nordvik gas pipeline.")
    ('facility', 0.5)
    """
    known = _by_gazetteer(mention.text)
    if known is not None:
        return known, _PEOPLE if known == "group" else _COUNTRY
    said = _by_words(mention.text)
    if said is not None:
        return said, _OWN_WORDS
    if mention.type == "group" and mention.confidence >= _LIKELY:
        return None  # a people before a noun is an adjective: "the Catholic cathedral"
    near = _by_neighbours(mention.span, text) or _by_role(mention, text)
    return None if near is None else (near, _NEIGHBOURS)


def _by_gazetteer(name: str) -> EntityType | None:
    if gazetteer().people_named(name):
        return "group"
    return "place" if gazetteer().country_named(name) else None


def _by_words(name: str) -> EntityType | None:
    form = form_of(name)
    if len(form.words) < 2 or is_acronym(name):
        return None
    evidence = _evidence()
    ends = f"{form.words[0]}-{form.words[-1]}"
    found = evidence.first.get(form.words[0]) or evidence.ends.get(ends)
    if found:
        return found
    head = head_of(form)
    return evidence.last.get(head) or evidence.last.get(singular(head))


def _by_role(mention: NameMention, text: str) -> EntityType | None:
    """What the word beside a name makes of it: "in Rowan" is a place, "Rowan told" is none."""
    if (
        mention.type == "person"
        and text[max(0, mention.span.start - 4) : mention.span.start].lower() == " in "
    ):
        return None if text.startswith(("'s ", "’s "), mention.span.end) else "place"
    if mention.type == "place" and _PERSONAL.match(text, mention.span.end):
        return "person"
    return None


def _by_neighbours(span: CharSpan, text: str) -> EntityType | None:
    evidence = _evidence()
    after = _AFTER.match(text, span.end)
    for word in after.groups() if after else ():
        if word in evidence.after:
            return evidence.after[word]
    if _AGE.match(text, span.end):
        return "person"  # "Roe, 62, said"
    head = text[max(0, span.start - _REACH) : span.start]
    if _ORDINAL.search(head):
        return "event"  # "the 23rd Nordic Games": what is numbered takes place again and again
    before = _BEFORE.search(head)
    return evidence.before.get(before.group(1)) if before else None
