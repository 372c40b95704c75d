"""Where the span of an expression begins and ends, and the preposition that stands before it."""

from __future__ import annotations

from functools import cache

from newsfacts.annotations import DateModifier, Timex
from newsfacts.mentions.dates.atoms import Atom
from newsfacts.mentions.dates.lexer import Pieces
from newsfacts.mentions.dates.meanings import Timed
from newsfacts.mentions.dates.vocabulary import load_vocabulary

Phrase = tuple[str, ...]


@cache
def _modifiers() -> tuple[dict[Phrase, DateModifier], int]:
    """The modifiers by their words, and the length of the longest."""
    table: dict[Phrase, DateModifier] = {
        tuple(words.split()): modifier for words, modifier in load_vocabulary().calendar.modifiers.items()
    }
    return table, max(map(len, table))


@cache
def _approximators() -> tuple[frozenset[Phrase], int]:
    phrases = frozenset(tuple(words.split()) for words in load_vocabulary().calendar.approximators.words)
    return phrases, max(map(len, phrases))


def preposition_before(pieces: Pieces, first: int) -> DateModifier | None:
    """What the word or words before a piece say of the date, such as "by" or "since"."""
    table, longest = _modifiers()
    for length in range(min(longest, first), 0, -1):
        found = table.get(tuple(pieces.words[first - length : first]))
        if found is not None:
            return found
    return None


def trim(pieces: Pieces, atom: Atom, timex: Timex) -> tuple[int, int]:
    """The pieces of the span: without a leading preposition, with the approximator of a duration or time."""
    first, last = atom.first, atom.last
    if atom.emit == "REF" or pieces.words[first] == "since":
        while first + 1 < last and pieces.words[first] in _LEADING_PREPOSITIONS:
            first += 1
    if last - first > 2 and pieces.words[first : first + 2] == ["that", "this"]:  # "said that this year …"
        first += 1
    reading = atom.reading
    clock = reading is not None and isinstance(reading.meaning, Timed) and ":" in reading.meaning.clock
    if timex == "DURATION" or clock or pieces.words[last - 1] == "ago":
        first = _approximated(pieces, first)
    if pieces.words[last - 1] == "." and first < last - 1:
        last -= 1
    return first, last


_LEADING_PREPOSITIONS = frozenset(["at", "in", "for", "as", "of", "up", "to", "since"])


def _approximated(pieces: Pieces, first: int) -> int:
    """The first piece of the approximator right before a piece, else that piece.

    In "over the past year" the word is a preposition.
    """
    if (
        pieces.words[first] in ("the", "recent")
        or pieces.words[first] in load_vocabulary().calendar.relatives
    ):
        return first
    phrases, longest = _approximators()
    for length in range(min(longest, first), 0, -1):
        if tuple(pieces.words[first - length : first]) in phrases:
            return first - length
    return first
