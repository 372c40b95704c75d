"""What several expressions make together: the whole of a range, a timetable of weekdays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from newsfacts.annotations import DateExpression, DateRange
from newsfacts.mentions.dates.atoms import Atom
from newsfacts.mentions.dates.lexer import Pieces
from newsfacts.mentions.dates.meanings import Meaning, Plain, Reading, Timed, Weekday
from newsfacts.mentions.dates.neighbours import closes
from newsfacts.mentions.dates.ranges import ends_range
from newsfacts.spans import CharSpan

_TIMETABLE_LINKS = frozenset([",", "and", "or", "&"])
# So many weekdays in a list are a timetable, and how near a word that names their week would stand.
_TIMETABLE, _WEEK_REACH = 3, 6
_WEEK_WORDS = frozenset(["this", "last", "next", "week", "weeks", "past", "coming", "yesterday", "today"])


def link_ranges(
    pieces: Pieces, atoms: Sequence[Atom], expressions: Sequence[DateExpression]
) -> list[DateExpression]:
    """Give the two sides of every range the whole of it; `atoms` are those of the expressions."""
    out = list(expressions)
    for at in range(1, len(out)):
        left, right = out[at - 1], out[at]
        if left.range is None and _linked(pieces, atoms[at - 1], atoms[at]):
            whole = _whole(left, right)
            if whole is not None:
                out[at - 1], out[at] = replace(left, range=whole), replace(right, range=whole)
    return out


def _linked(pieces: Pieces, left: Atom, right: Atom) -> bool:
    """Joined by a dash or "to"; by "and" after "between"."""
    if ends_range(pieces, left, right):
        return not closes(pieces, left, right)
    between = pieces.words[left.last : right.first]
    opened = pieces.words[max(0, left.first - 2) : left.first]
    return between[:1] == ["and"] and len(between) <= 2 and "between" in opened


def _whole(left: DateExpression, right: DateExpression) -> DateRange | None:
    """The interval from one side to the other, where both are known and in order."""
    if not (left.start and right.end and left.value and right.value) or left.start > right.end:
        return None
    if not {left.timex, right.timex} <= {"DATE", "TIME"}:
        return None
    span = CharSpan(left.span.start, right.span.end)
    return DateRange(span, f"{left.value}/{right.value}", left.start, right.end)


def timetables(pieces: Pieces, atoms: Sequence[Atom]) -> dict[int, Reading]:
    """The readings, by place, of weekdays in a list that is a timetable: "on Monday, Wednesday and Friday".

    Days that follow one another ("Monday, Tuesday and Wednesday") are those of one week, and
    so are days whose week is named.
    """
    found: dict[int, Reading] = {}
    first = 0
    for at in range(1, len(atoms) + 1):
        if at < len(atoms) and _listed(pieces, atoms[at - 1], atoms[at]):
            continue
        days = [weekday_of(atom) for atom in atoms[first:at]]
        if len(days) >= _TIMETABLE and not _consecutive(days) and not _week_named(pieces, atoms, first, at):
            found |= {place: _recurring(atoms[place]) for place in range(first, at)}
        first = at
    return found


def weekday_of(atom: Atom) -> int | None:
    """The weekday of a bare one, with or without a time, else None."""
    meaning = atom.reading.meaning if atom.reading else None
    match meaning.day if isinstance(meaning, Timed) else meaning:
        case Weekday(weekday=weekday, pick="nearest", container=None):
            return weekday
        case _:
            return None


def _listed(pieces: Pieces, left: Atom, right: Atom) -> bool:
    between = set(pieces.words[left.last : right.first])
    weekdays = weekday_of(left) is not None and weekday_of(right) is not None
    return weekdays and right.first - left.last in (1, 2) and between <= _TIMETABLE_LINKS


def _consecutive(days: Sequence[int | None]) -> bool:
    known = [day for day in days if day is not None]
    return all(second == first % 7 + 1 for first, second in pairwise(known))


def _week_named(pieces: Pieces, atoms: Sequence[Atom], first: int, last: int) -> bool:
    start, end = atoms[first].first, atoms[last - 1].last
    around = pieces.words[max(0, start - _WEEK_REACH) : start] + pieces.words[end : end + _WEEK_REACH]
    return not _WEEK_WORDS.isdisjoint(around)


def _recurring(atom: Atom) -> Reading:
    meaning: Meaning | None = atom.reading.meaning if atom.reading else None
    clock = f"T{meaning.clock}" if isinstance(meaning, Timed) else ""
    return Reading(Plain("SET", f"XXXX-WXX-{weekday_of(atom)}{clock}"))
