"""The day of writing: given by the caller, or told by a dateline or a date that heads the text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from newsfacts.mentions.dates.atoms import Atom
from newsfacts.mentions.dates.context import Context
from newsfacts.mentions.dates.lexer import Pieces
from newsfacts.mentions.dates.meanings import Known
from newsfacts.mentions.dates.resolve import resolve
from newsfacts.mentions.dates.timex import Period

# A dateline stands within so many pieces of the start ("BANDAR SERI BEGAWAN, July 25 (…)").
_DATELINE_REACH = 16
# News appears at most so many days after its dateline.
_DATELINE_AGE = 3
_ENDS = frozenset(["\n", "", ":", "-", "–", "—", "(", ")", "|", "•"])
_VERB_BEFORE = frozenset(["on", "in", "since", "until", "by", "from", "of", "to", "the", "and"])


def anchor_day(pieces: Pieces, atoms: Sequence[Atom], published: date | None) -> Period | None:
    """The day of writing, or None where neither the caller nor the head of the text tells it.

    A dateline a few days before publication is the day that "today" means.
    """
    given = Period("day", published.toordinal()) if published else None
    for atom in atoms[:3]:
        if not _is_dateline(pieces, atom):
            continue
        reading = atom.reading
        if reading is None or getattr(reading.meaning, "grain", "") != "day" or "MD" not in atom.tags:
            continue
        if given is None and not isinstance(reading.meaning, Known):
            return None
        period = resolve(reading.meaning, Context(given)).period
        if period and (given is None or 0 <= given.index - period.index <= _DATELINE_AGE):
            return period
        break
    return given


def _is_dateline(pieces: Pieces, atom: Atom) -> bool:
    """Whether a date stands at the head of the text, before a dash, a colon, a bracket or a line end."""
    if atom.first > _DATELINE_REACH or pieces.word(atom.first - 1) in _VERB_BEFORE:
        return False
    return pieces.word(atom.last) in _ENDS
