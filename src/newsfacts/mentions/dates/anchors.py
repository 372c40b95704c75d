"""The day of writing: given by the caller, or told by a dateline or a date that heads the text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from newsfacts.mentions.dates.atoms import Atom
from newsfacts.mentions.dates.context import Context
from newsfacts.mentions.dates.lexer import Pieces
from newsfacts.mentions.dates.meanings import Known, Relative, Timed
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
    if given is None and (told := _told_today(pieces, atoms)) is not None:
        return told
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


def _told_today(pieces: Pieces, atoms: Sequence[Atom]) -> Period | None:
    """The day of "today (July 28, 2022)": a date in brackets after a word for the day of writing."""
    for atom, after in pairwise(atoms):
        words = pieces.words[atom.last : after.first]
        if words != ["("] or pieces.word(after.last) != ")" or not _is_today(atom):
            continue
        meaning = after.reading.meaning if after.reading else None
        if isinstance(meaning, Known) and meaning.grain == "day" and meaning.period:
            return meaning.period
    return None


def _is_today(atom: Atom) -> bool:
    """Today, this morning, tonight."""
    meaning = atom.reading.meaning if atom.reading else None
    meaning = meaning.day if isinstance(meaning, Timed) else meaning
    return meaning == Relative(0, "day", "published")


def tells_history(atoms: Sequence[Atom], anchor: Period | None) -> bool:
    """Whether the dates that a text writes in full are of times long before its day of writing.

    Where nobody tells the day of writing, many such dates are enough. Bare years tell
    nothing: an obituary has many of them and means the month of writing by "June".
    """
    full = [period for atom in atoms if (period := _full_date(atom)) is not None]
    if anchor is None:
        return len(full) >= _HISTORY_DATES
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
    after = pieces.word(atom.last)
    stopped = "." in (after, pieces.word(atom.last - 1)) and pieces.word(atom.first - 1) == ","
    return after in _ENDS or (stopped and _only_names(pieces, atom))


def _only_names(pieces: Pieces, atom: Atom) -> bool:
    """Whether nothing but a place stands before a date: "MOSCOW, 31 December. /Agency/."."""
    words = range(atom.first)
    return all(pieces.capital(index) or not pieces.words[index].isalpha() for index in words)
