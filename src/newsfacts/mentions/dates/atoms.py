"""Atoms: what the grammar reads. One word to begin with, a whole phrase once a rule has matched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from newsfacts.mentions.dates.lexer import DIGITS, Pieces, number_tags
from newsfacts.mentions.dates.meanings import Known, MonthDay, Reading, Timed, Within
from newsfacts.mentions.dates.vocabulary import Tags

_GRAIN_TAGS = {"year": "Y", "month": "M", "week": "W", "day": "D", "quarter": "QP"}


@dataclass(frozen=True, slots=True)
class Atom:
    """Pieces `first` up to `last` (exclusive), and what they may be in the grammar.

    `word` is the lower-case word where the atom is a single piece, else "".
    `emit` names the kind of expression it is by itself: "P", "DUR", "SET", "REF".
    """

    first: int
    last: int
    word: str
    tags: Tags
    emit: str | None = None

    @property
    def reading(self) -> Reading | None:
        """The meaning of an emitted atom."""
        return self.tags[self.emit] if self.emit else None


def phrase(first: Atom, last: Atom, yields: Iterable[str], payload: object) -> Atom:
    """The atom of a matched rule; a single word keeps what else it may be."""
    names = [name.lstrip("~") for name in yields]
    tags: dict[str, Any] = dict(first.tags) if first is last else {}
    tags.update(dict.fromkeys(names, payload))
    if isinstance(payload, Reading):
        tags |= _reading_tags(payload)
    emit = next((name for name in yields if name in ("P", "DUR", "SET", "REF")), None)
    return Atom(first.first, last.last, first.word if first is last else "", tags, emit)


def _reading_tags(reading: Reading) -> Mapping[str, Any]:
    """The grain of a date as a tag: Y, M, W, D; TIMEP for a time; MD for a day with its month."""
    meaning = reading.meaning
    if isinstance(meaning, Timed):
        return {"TIMEP": reading}
    tags: dict[str, Any] = {}
    tag = _GRAIN_TAGS.get(getattr(meaning, "grain", ""))
    if tag:
        tags[tag] = reading
    if isinstance(meaning, Within) and isinstance(meaning.selector, MonthDay):
        tags["MD"] = reading
    if isinstance(meaning, Known) and meaning.grain == "day":
        tags["MD"] = reading
    return tags


_NEVER_BEFORE_NUMBER = frozenset("$€£¥₿₹₩₦₽#@%^&*=+<>|\\~°§_'") - {"'"}
_NEVER_AFTER_NUMBER = frozenset("%°º$€£¥²³")
_GLUED_WORDS = frozenset(["s", "st", "nd", "rd", "th", "h", "hrs", "q", "hours"])


def number_atom(pieces: Pieces, index: int, known: Mapping[str, Tags]) -> Tags | None:
    """The tags of a number, or None where the signs and letters around it make it a code or an amount."""
    if pieces.glued(index) and _spoilt_before(pieces, index, known):
        return None
    if pieces.glued(index + 1) and _spoilt_after(pieces, index, known):
        return None
    return number_tags(pieces.words[index]) or None


def _spoilt_before(pieces: Pieces, index: int, known: Mapping[str, Tags]) -> bool:
    """Whether what stands right before a number makes it no date ("$2020", "COVID-19", "#12")."""
    sign = pieces.word(index - 1)
    if sign in _NEVER_BEFORE_NUMBER or sign == "/":
        return True
    if sign == "-" and pieces.glued(index - 1):
        before = pieces.word(index - 2)
        return before not in known and before[:1] not in DIGITS
    return False


def _spoilt_after(pieces: Pieces, index: int, known: Mapping[str, Tags]) -> bool:
    """Whether what stands right after a number makes it no date ("50%", "787s", "2019-nCoV")."""
    sign = pieces.word(index + 1)
    if sign in _NEVER_AFTER_NUMBER:
        return True
    if sign[0].isalpha():
        tags = known.get(sign, {})
        return sign not in _GLUED_WORDS and not tags.keys() & {"AMPM", "ZONE", "MONTH"}
    if sign == "-" and pieces.glued(index + 2):
        after = pieces.word(index + 2)
        return after[0].isalpha() and after not in known
    return False
