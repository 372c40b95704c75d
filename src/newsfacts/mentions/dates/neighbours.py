"""What the dates around an expression say of it: the year it shares, the date it is a part of or ends on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from newsfacts.mentions.dates.atoms import Atom
from newsfacts.mentions.dates.lexer import Pieces
from newsfacts.mentions.dates.meanings import (
    Feast,
    Known,
    Meaning,
    MonthDay,
    Nth,
    Plain,
    Reading,
    Relative,
    Stretch,
    Timed,
    Weekday,
    Within,
)
from newsfacts.mentions.dates.ranges import LINKS
from newsfacts.mentions.dates.timex import Period
from newsfacts.mentions.dates.vocabulary import load_vocabulary


def beside(pieces: Pieces, before: Atom | None, atom: Atom, ahead: Sequence[Atom]) -> Reading | None:
    """The reading of an expression in the light of the ones before and after it in the text."""
    if atom.reading is None:
        return None
    if ahead and (closed := _closed(pieces, atom, ahead[0])) is not None:
        return closed
    if ahead and (named := _named(pieces, atom, ahead[0])) is not None:
        return named
    shared = _shared(pieces, atom, ahead)
    if shared is not None:
        return shared
    if before is not None and (part := _part(pieces, before, atom)) is not None:
        return part
    return _contract(pieces, atom) or atom.reading


def _named(pieces: Pieces, atom: Atom, after: Atom) -> Reading | None:
    """A day counted from another that the text then names: "two days earlier, on 26 February"."""
    if pieces.words[atom.last : after.first] not in ([","], [",", "on"]) or "MD" not in after.tags:
        return None
    match atom.reading:
        case Reading(Relative(grain="day", base="focus")):
            return after.reading
        case _:
            return None


def _shared(pieces: Pieces, atom: Atom, ahead: Sequence[Atom]) -> Reading | None:
    """The reading with the year or week that a list or range names at its end.

    "From May to July 2018": both are of 2018; "on Monday and Tuesday of last week".
    """
    reading = atom.reading
    last = atom
    for after in ahead:
        linked = after.first - last.last in (1, 2) and set(pieces.words[last.last : after.first]) <= _LINKS
        if reading is None or after.reading is None or not linked:
            return None
        outer = _named_container(after.reading.meaning)
        if outer is not None:
            inner = _inside(reading.meaning, outer)
            return Reading(inner, reading.modifier) if inner else None
        last = after
    return None


_LINKS = LINKS | {"the"}


def _named_container(meaning: Meaning) -> Meaning | None:
    """The year that a month or day tells, the week of a weekday, if it tells one."""
    match meaning:
        case Known(period=Period(grain="day" | "month" | "quarter" | "half" | "season") as period):
            return Known(Period("year", period.year))
        case Within(container=Known(period=Period(grain="year")) as year):
            return year
        case Within(container=Relative(grain="year") as year):
            return year
        case Weekday(container=week):
            return week
        case _:
            return None


def _inside(meaning: Meaning, outer: Meaning) -> Meaning | None:
    """A month, day, season or weekday that tells no container of its own, in an outer period; else None."""
    grain = getattr(outer, "grain", "")
    match meaning:
        case Within(selector=MonthDay() | Feast(), container=None, pick="nearest") if grain == "year":
            return replace(meaning, container=outer)
        case Within(selector=Nth(grain=inner), container=None, pick="nearest"):
            fits = grain == ("month" if inner == "day" else "year")
            return replace(meaning, container=outer) if fits else None
        case Weekday(container=None, pick="nearest") if grain == "week":
            return replace(meaning, container=outer)
        case _:
            return None


_PART_HEADS = frozenset(["in", "on", "during", "around", "by"])
_PART_REACH, _CLAUSE_REACH = 4, 7
_ADVERBS = frozenset(["perhaps", "maybe", "most", "sometime"])
# "Dating to 1936, in May …": a year after one of these is told in passing.
_PASSING = frozenset(["to", "since", "of", "from", "until", "till", "by", "before", "after"])


def _part(pieces: Pieces, before: Atom, atom: Atom) -> Reading | None:
    """An expression as a part of the one before it: "early next year, in the spring"."""
    if before.reading is None or atom.reading is None or not _leads_on(pieces, before, atom):
        return None
    outer = before.reading.meaning
    if not isinstance(outer, (Known, Relative)) or getattr(outer, "base", "published") != "published":
        return None
    inner = _inside(atom.reading.meaning, outer)
    return Reading(inner, atom.reading.modifier) if inner else None


def _leads_on(pieces: Pieces, before: Atom, atom: Atom) -> bool:
    """Whether the words between lead to a part: ", probably in"; "in 1961, when it struck in September"."""
    between = pieces.words[before.last : atom.first] if atom.first - before.last <= _CLAUSE_REACH else []
    if not between or between[-1] not in _PART_HEADS:
        return False
    if between[:2] == [",", "when"]:
        return all(word.isalpha() for word in between[1:])
    if len(between) > _PART_REACH or pieces.word(before.first - 1) in _PASSING:
        return False
    adverbs = between[1:-1] if between[0] == "," else []
    starts = between[0] == "," or len(between) == 1
    return starts and all(word in _ADVERBS or word.endswith("ly") for word in adverbs)


def closes(pieces: Pieces, before: Atom, atom: Atom) -> bool:
    """Whether a date is the end of the length of time before it: "in the 12 months to March"."""
    return _closed(pieces, before, atom) is not None


_CLOSERS = frozenset(["to", "through", "ended", "ending"])
_AROUND_CLOSERS = frozenset(["up", "that", "which", "on", "in", "the"])
_CLOSER_REACH = 4


def _closed(pieces: Pieces, atom: Atom, after: Atom) -> Reading | None:
    """A length of time that ends on the date after it: "the year ended June 30", "six months to March"."""
    between = (
        set(pieces.words[atom.last : after.first]) if after.first - atom.last <= _CLOSER_REACH else set()
    )
    if between.isdisjoint(_CLOSERS) or not between <= _CLOSERS | _AROUND_CLOSERS:
        return None
    if atom.reading is None or after.reading is None:
        return None
    end = after.reading.meaning
    if isinstance(end, (Plain, Stretch, Timed)) or end.grain not in ("day", "month", "quarter", "year"):
        return None
    match atom.reading.meaning:
        case Relative(offset=0, base="context", grain="year"):
            return Reading(Stretch("P1Y", 0, 12, last=True, container=end, whole="year"))
        case Relative(offset=0, base="context", grain="quarter"):
            return Reading(Stretch("P3M", 0, 3, last=True, container=end, whole="quarter"))
        case Plain(timex="DURATION", value=value) if (count := _COUNT.fullmatch(value)) is not None:
            days, months = _LENGTHS[count[2]]
            number = int(count[1])
            return Reading(Stretch(value, days * number, months * number, last=True, container=end))
        case _:
            return None


_COUNT = re.compile("P([0-9]{1,3})([DWMY])")
_LENGTHS = {"D": (1, 0), "W": (7, 0), "M": (0, 1), "Y": (0, 12)}


def _contract(pieces: Pieces, atom: Atom) -> Reading | None:
    """The month in which a contract falls due, which is still to come: "wheat for December delivery"."""
    match atom.reading:
        case Reading(
            Within(selector=Nth(grain="month"), container=None, pick="nearest") as meaning, modifier
        ):
            pass
        case _:
            return None
    nouns = load_vocabulary().calendar.cues.contract_nouns
    after = [word for word in pieces.words[atom.last : atom.last + 3] if word != "-"]
    word = next((word for word in after[:2] if word in nouns), "")
    head = pieces.word(atom.first - 1)
    delivered = word in ("delivery", "shipment") and word == after[0] and head in ("for", "-", "or", "and")
    traded = word == "futures" or (word in ("contract", "contracts") and head == "the")
    return Reading(replace(meaning, pick="coming"), modifier) if delivered or traded else None
