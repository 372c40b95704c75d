"""Whether an article writes 5/8 for the fifth of August: what its other dates tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newsfacts.mentions.dates.atoms import Atom
from newsfacts.mentions.dates.lexer import DIGITS, Pieces
from newsfacts.mentions.dates.meanings import Numeric, Timed
from newsfacts.mentions.dates.timex import Period, day_of

# A date so many days from the day of writing is news; one twice as far, read the other way, is not.
_NEWS = 45
# How many times nearer to one another the dates must be, read in the right order.
_NEARER = 4
_CERTAIN = 12


def writes_day_first(pieces: Pieces, atoms: Sequence[Atom]) -> bool | None:
    """Whether the day stands before the month, by the dates in words and the figures that tell."""
    votes = sum(_votes(pieces, atoms))
    return None if votes == 0 else votes > 0


def _votes(pieces: Pieces, atoms: Iterable[Atom]) -> Iterator[int]:
    for atom in atoms:
        figures = _numeric(atom)
        if figures is not None and max(figures.first, figures.second) > _CERTAIN:
            yield 1 if figures.first > _CERTAIN else -1
        elif figures is None and atom.reading is not None and "MD" in atom.tags:
            yield _vote_of_words(pieces.words[atom.first : atom.last])


def _vote_of_words(words: Sequence[str]) -> int:
    digits = [at for at, word in enumerate(words) if word[0] in DIGITS and len(word) <= len("31")]
    letters = [
        at
        for at, word in enumerate(words)
        if word[0].isalpha() and len(word) > len("th") and not word.endswith("day")
    ]
    return (1 if digits[0] < letters[0] else -1) if digits and letters else 0


def _numeric(atom: Atom) -> Numeric | None:
    meaning = atom.reading.meaning if atom.reading else None
    meaning = meaning.day if isinstance(meaning, Timed) else meaning
    return meaning if isinstance(meaning, Numeric) else None


def likely_day_first(atoms: Iterable[Atom], anchor: Period | None) -> bool | None:
    """Which order brings the dates near to the day of writing or to one another; None where neither does."""
    figures = [found for atom in atoms if (found := _numeric(atom)) is not None]
    orders = {day_first: _days(figures, day_first=day_first) for day_first in (True, False)}
    if not figures or None in orders[True] or None in orders[False]:
        return None
    known = {order: [day for day in days if day is not None] for order, days in orders.items()}
    if anchor is not None:
        far = {order: min(abs(day - anchor.index) for day in days) for order, days in known.items()}
        for order in (True, False):
            if far[order] <= _NEWS and far[not order] > 2 * _NEWS:
                return order
    spread = {order: max(days) - min(days) for order, days in known.items()}
    for order in (True, False):
        if len(set(known[order])) > 1 and spread[order] * _NEARER <= spread[not order]:
            return order
    return None


def _days(figures: Iterable[Numeric], *, day_first: bool) -> list[int | None]:
    found = (in_order(figure, day_first=day_first) for figure in figures)
    return [period.index if period else None for period in found]


def in_order(figures: Numeric, *, day_first: bool) -> Period | None:
    """The day that the figures write in one order, or None where the calendar has none."""
    first, second = figures.first, figures.second
    day, month = (first, second) if day_first else (second, first)
    return day_of(figures.year, month, day)
