"""The day of writing: given by the caller, or told by a dateline or a date that heads the text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from newsfacts.mentions.dates.atoms import Atom
from newsfacts.mentions.dates.context import Context
from newsfacts.mentions.dates.lexer import Pieces
from newsfacts.mentions.dates.meanings import Known, Timed
from newsfacts.mentions.dates.resolve import resolve
from newsfacts.mentions.dates.timex import Period

# A dateline stands within so many pieces of the start ("BANDAR SERI BEGAWAN, July 25 (…)").
_DATELINE_REACH = 16
# News appears at most so many days after its dateline.
_DATELINE_AGE = 3
# History: so many dates written in full, and such a share of them, lie more than so many days back.
_HISTORY_DATES, _HISTORY_SHARE, _LONG_AGO = 5, 0.7, 400
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


def tells_history(atoms: Sequence[Atom], anchor: Period) -> bool:
    """Whether the dates that a text writes in full are of times long before its day of writing.

    Bare years tell nothing: an obituary has many of them and means the month of writing by "June".
    """
    full = [period for atom in atoms if (period := _full_date(atom)) is not None]
    old = sum(first.toordinal() < anchor.index - _LONG_AGO for first in full)
    return old >= _HISTORY_DATES and old >= _HISTORY_SHARE * len(full)


def _full_date(atom: Atom) -> date | None:
    """The first day of a day or month that is written with its year."""
    meaning = atom.reading.meaning if atom.reading else None
    meaning = meaning.day if isinstance(meaning, Timed) else meaning
    if not isinstance(meaning, Known) or meaning.period is None or meaning.grain not in ("day", "month"):
        return None
    interval = meaning.period.interval()
    return interval[0] if interval else date.min


def _is_dateline(pieces: Pieces, atom: Atom) -> bool:
    """Whether a date stands at the head of the text, before a dash, a colon, a bracket or a line end."""
    if atom.first > _DATELINE_REACH or pieces.word(atom.first - 1) in _VERB_BEFORE:
        return False
    return pieces.word(atom.last) in _ENDS
