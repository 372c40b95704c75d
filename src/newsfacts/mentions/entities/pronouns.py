"""The pronouns that stand for a named thing, and what may be said of each without reading on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from newsfacts.annotations import Entity, EntityType
from newsfacts.mentions.entities.names import form_of
from newsfacts.mentions.entities.reference_words import Gender, reference_words
from newsfacts.mentions.entities.tokens import NOBODY, Tokens

Kind = Literal["he", "it", "they", "there", "nominal"]

HE_OR_SHE: Final[dict[str, Gender]] = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
_OTHERS: Final[dict[str, Kind]] = {
    "it": "it", "its": "it", "itself": "it",
    "they": "they", "them": "they", "their": "they", "theirs": "they", "themselves": "they",
    "there": "there",
}  # fmt: skip
KINDS: Final[dict[str, Kind]] = {**dict.fromkeys(HE_OR_SHE, "he"), **_OTHERS}
"""For each pronoun the kind of reference it is."""

TYPES: Final[dict[Kind, frozenset[EntityType]]] = {
    "he": frozenset({"person"}),
    "it": frozenset({"organization", "place", "facility", "product", "event", "group"}),
    "they": frozenset({"organization", "group", "place", "person", "product"}),
    "there": frozenset({"place", "facility"}),
}
"""What a pronoun may stand for."""

OWNERS: Final = frozenset({"his", "her", "its", "their"})
_REFLEXIVE: Final = frozenset({"himself", "herself", "itself", "themselves"})
_PRONOUN: Final = frozenset({"PRON", "DET"})
_ADVERB: Final = {"there": "ADV"}
"""What stands for a place has another part of speech; "there is" means no place."""

_HIGHEST: Final = 8
"""So far up the tree a subject is looked for."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where in its sentence a pronoun stands.

    Attributes:
        role: As of a mention: "subject", "object", "owner", "oblique" or "part".
        barred: The subject of the verb that it is an object of, which is somebody else, or `NOBODY`.
        above: The subjects of the clauses around it, the nearest first.
    """

    role: str
    barred: int
    above: tuple[int, ...]


def is_pronoun(index: int, tokens: Tokens) -> bool:
    """Whether the token is a pronoun that may stand for a name."""
    word, pos = tokens.words[index], tokens.pos[index]
    return word in KINDS and (pos == _ADVERB[word] if word in _ADVERB else pos in _PRONOUN)


def role_of(index: int, tokens: Tokens) -> str:
    """What a mention headed by the token is in its clause."""
    dep = tokens.dep[index]
    base = dep.partition(":")[0]
    if base == "nsubj":
        return "subject"
    if dep == "nmod:poss":
        return "owner"
    if base in ("obj", "iobj"):
        return "object"
    return "oblique" if base == "obl" else "part"


def surroundings(index: int, tokens: Tokens, subjects: dict[int, int]) -> Surroundings:
    """What stands above and beside a pronoun.

    Args:
        index: The pronoun.
        tokens: Its document.
        subjects: For each token the subject that hangs on it, so far as the text was read.
    """
    role = role_of(index, tokens)
    barred, above = NOBODY, []
    place = index
    for step in range(_HIGHEST):
        place, below = tokens.head[place], place
        if place == below:
            break
        subject = subjects.get(place, NOBODY)
        if subject not in (NOBODY, index, below):
            if not step and role in ("object", "oblique") and tokens.words[index] not in _REFLEXIVE:
                barred = subject
            else:
                above.append(subject)
    return Surroundings(role, barred, tuple(above))


def gender_of(entity: Entity, descriptors: set[str]) -> Gender | None:
    """A person's gender by what is said of them, or else by the given name."""
    words = reference_words()
    told = {words.gendered[word] for word in descriptors if word in words.gendered}
    if len(told) == 1:
        return told.pop()
    parts = form_of(entity.name).words
    return words.given.get(parts[0]) if len(parts) > 1 else None
