"""Two ends of a range, where one is short for the other: "4 and 11 May", "July 11 to 19 of last year"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsfacts.mentions.dates.atoms import Atom, phrase
from newsfacts.mentions.dates.lexer import Pieces
from newsfacts.mentions.dates.meanings import Known, Meaning, Nth, Reading, Within
from newsfacts.mentions.dates.relatives import with_day
from newsfacts.mentions.dates.surroundings import Place
from newsfacts.mentions.dates.timex import Period

LINKS = frozenset(["to", "and", "or", "until", "till", "through", "-", "–", "—", "/", "&", ","])


def complete_days(pieces: Pieces, atoms: Sequence[Atom]) -> list[Atom]:
    """Give a bare day number beside a full date, across "to" or "and", the month of that date."""
    out: list[Atom] = []
    at = 0
    while at < len(atoms):
        completed, taken = _completed(pieces, out, atoms, at)
        out.append(completed or atoms[at])
        at += taken
    return out


def _completed(
    pieces: Pieces, before: Sequence[Atom], atoms: Sequence[Atom], at: int
) -> tuple[Atom | None, int]:
    """The date of a bare day number, if a neighbour has its month, and how many atoms it takes."""
    atom, rest = atoms[at], atoms[at + 1 : at + 3]
    if len(rest) == 2 and rest[0].word in LINKS and (year := _year_before_christ(atom, rest[1])):
        return phrase(atom, atom, ("P",), year), 1
    day = _bare_day(atom)
    if day is None:
        return None, 1
    if len(rest) == 2 and rest[0].word in LINKS - {","} and "MD" in rest[1].tags:
        return _day_atom(day, atom, atom, rest[1]), 1
    if len(before) < 2 or before[-1].word not in LINKS or "MD" not in before[-2].tags:
        return None, 1
    if len(rest) == 2 and rest[0].word in ("of", ",") and "Y" in rest[1].tags:
        return _day_atom(day, atom, rest[1], before[-2], rest[1].tags["Y"].meaning), 3
    place = Place(pieces, atom.first, atom.last)
    if place.noun_follows or place.name_follows or place.after in ("-", ":", "%"):
        return None, 1  # "on December 5 and 6 people": the number counts what follows
    return _day_atom(day, atom, atom, before[-2]), 1


def _year_before_christ(atom: Atom, after: Atom) -> Reading | None:
    """The year BC that a bare number is beside one: "from 499 to 493 BC"."""
    number = atom.tags.get("INT")
    match after.reading:
        case Reading(Known(Period(grain="year", index=index))) if index <= 0 and number and number > -index:
            return Reading(Known(Period("year", 1 - number)))
        case _:
            return None


def _bare_day(atom: Atom) -> int | None:
    """The day number of an atom that tells no month, or None."""
    if atom.emit is None:
        return atom.tags.get("DAY")
    meaning = atom.reading.meaning if atom.reading else None
    match meaning:
        case Within(selector=Nth(n=n, grain="day"), container=None):
            return n
        case _:
            return None


def _day_atom(day: int, first: Atom, last: Atom, full: Atom, year: Meaning | None = None) -> Atom | None:
    """A day as a date in the month of a full one; the phrase runs from `first` up to `last`."""
    reading = with_day(full.tags["MD"], day)
    if reading is not None and year is not None and isinstance(reading.meaning, Within):
        reading = Reading(replace(reading.meaning, container=year))
    return phrase(first, last, ("P",), reading) if reading else None


def ends_range(pieces: Pieces, before: Atom, atom: Atom) -> bool:
    """Whether an expression ends a range that the one before it opens: "from Monday to Thursday"."""
    between = pieces.words[before.last : atom.first] if atom.first - before.last <= 2 else []
    return bool(between) and between[0] in _RANGE_LINKS


_RANGE_LINKS = frozenset(["to", "until", "till", "through", "into", "-", "–", "—"])
