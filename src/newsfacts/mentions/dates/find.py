"""Every time expression of a text, with its value: the whole of the dates stage as one pure function."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial

from newsfacts.annotations import DateExpression, DateModifier
from newsfacts.mentions.dates.anchors import anchor_day, tells_history
from newsfacts.mentions.dates.atoms import Atom, number_atom
from newsfacts.mentions.dates.context import Context
from newsfacts.mentions.dates.edges import preposition_before, trim
from newsfacts.mentions.dates.figures import likely_day_first, writes_day_first
from newsfacts.mentions.dates.grammar import STAGES, Grammar, load_grammar, read
from newsfacts.mentions.dates.lexer import DIGITS, Pieces, split
from newsfacts.mentions.dates.meanings import Plain, Reading, Relative, Stretch, Timed
from newsfacts.mentions.dates.neighbours import beside, closes
from newsfacts.mentions.dates.ranges import complete_days, ends_range
from newsfacts.mentions.dates.resolve import Resolution, resolve
from newsfacts.mentions.dates.tense import Direction, Tense, surface_direction
from newsfacts.mentions.dates.vocabulary import Tags, load_vocabulary
from newsfacts.mentions.dates.wholes import link_ranges, timetables
from newsfacts.spans import CharSpan

_NUMBER_CORE = frozenset(["YEAR", "INT4", "LAP", "DMY", "YMD", "SPLIT", "GLUED", "CLOCK"])
_LOOK_AHEAD = 3
_SENTENCE_ENDS = frozenset([".", "!", "?", "\n", '"', "“", "”"])


def find_dates(
    text: str,
    *,
    published: date | None = None,
    tense: Tense | None = None,
    skip: Sequence[CharSpan] = (),
) -> tuple[DateExpression, ...]:
    """The time expressions of a text in text order, not overlapping.

    Args:
        text: The article.
        published: The day it appeared, which "yesterday" is counted from. Never today's
            date by default: without it, what it decides stays open (`XXXX-10-09`).
        tense: What the syntax tells about looking back or ahead; surface cues where it
            is None or tells nothing.
        skip: Spans to leave out, in text order (page furniture).

    >>> [found.value for found in find_dates("They met yesterday.", published=date(2016, 10, 11))]
    ['2016-10-10']
    """
    pieces = split(text)
    grammar = load_grammar()
    atoms = [atom for run in _runs(pieces, grammar) for atom in _expressions(pieces, grammar, run)]
    if skip:
        atoms = _outside(pieces, atoms, skip)
    anchor = anchor_day(pieces, atoms, published)
    history = tells_history(atoms, anchor)
    context = Context(anchor, history=history, day_first=writes_day_first(pieces, atoms))
    if context.day_first is None:
        context.likely_day_first = likely_day_first(atoms, anchor)
    expressions = list(_resolve_all(pieces, atoms, context, tense))
    return tuple(link_ranges(pieces, atoms, expressions))


def _runs(pieces: Pieces, grammar: Grammar) -> Iterable[list[Atom]]:
    """The stretches of known words and numbers that hold at least one word worth reading."""
    known, core = grammar.known, grammar.core
    run: list[Atom] = []
    worth = False
    for index, word in enumerate(pieces.words):
        tags: Tags | None
        if word[0] in DIGITS:
            tags = number_atom(pieces, index, known)
            worth = worth or (
                tags is not None and (not _NUMBER_CORE.isdisjoint(tags) or _has_ending(pieces, index))
            )
        else:
            tags = known.get(word)
            if tags is None and run and _names_zone(pieces, index, run[-1]):
                tags = {"NAME": None}
            worth = worth or word in core
        if tags is not None:
            run.append(Atom(index, index + 1, word, tags))
        elif run:
            if worth:
                yield run
            run = []
            worth = False
        else:
            worth = False
    if run and worth:
        yield run


def _has_ending(pieces: Pieces, index: int) -> bool:
    """Whether a number ends in letters of its own: "90s", "23rd"."""
    return pieces.glued(index + 1) and pieces.word(index + 1) in ("s", "st", "nd", "rd", "th")


def _names_zone(pieces: Pieces, index: int, before: Atom) -> bool:
    """Whether a name belongs to a clock time: "10:00 a.m. Tongan time"."""
    return pieces.word(index + 1) == "time" and not before.tags.keys().isdisjoint({"AMPM", "CLOCK"})


def _expressions(pieces: Pieces, grammar: Grammar, run: list[Atom]) -> Iterable[Atom]:
    """The expressions of one stretch, after every pass of the grammar."""
    for stage, name in enumerate(STAGES):
        run = read(grammar, pieces, run, stage)
        if name == "dates":
            run = complete_days(pieces, run)
    return (atom for atom in run if atom.emit)


def _outside(pieces: Pieces, atoms: Sequence[Atom], skip: Sequence[CharSpan]) -> list[Atom]:
    """The expressions that begin in none of the spans to skip."""
    out: list[Atom] = []
    spans = iter(sorted(skip))
    span = next(spans, None)
    for atom in atoms:
        start = pieces.starts[atom.first]
        while span is not None and span.end <= start:
            span = next(spans, None)
        if span is None or start < span.start:
            out.append(atom)
    return out


def _resolve_all(
    pieces: Pieces, atoms: Sequence[Atom], context: Context, tense: Tense | None
) -> Iterable[DateExpression]:
    """Resolve the expressions from first to last, each in the light of those before it."""
    before: Atom | None = None
    found: Resolution | None = None
    recurring = timetables(pieces, atoms)
    for at, atom in enumerate(atoms):
        ahead = atoms[at + 1 : at + 1 + _LOOK_AHEAD]
        reading = recurring.get(at) or beside(pieces, before, atom, ahead)
        if reading is None:
            continue
        recurs = context.recurs or (found is not None and found.timex == "SET")
        context.recurs = (recurs and _same_sentence(pieces, before, atom)) or _sets_follow(
            pieces, atom, ahead
        )
        context.direction = partial(_direction, pieces, atom, tense)
        if isinstance(reading.meaning, Timed) and reading.meaning.day is None:
            reading = _with_day_ahead(pieces, reading, atom, ahead)
        linked = before is not None and ends_range(pieces, before, atom) and not closes(pieces, before, atom)
        context.earliest = found.period if found and linked else None
        start = before.last if before else 0
        context.quoted = _inside_quotes(pieces, start, atom.first, context.quoted)
        found = resolve(reading.meaning, context)
        before = atom
        if found.period is not None and not _looks_back(reading) and not context.quoted:
            leads = pieces.opens_sentence(atom.first) or pieces.opens_sentence(atom.first - 1)
            context.note(found.period, leads=leads)
        yield _expression(pieces, atom, reading, found)


def _sets_follow(pieces: Pieces, atom: Atom, ahead: Sequence[Atom]) -> bool:
    """Whether a set stands right after the times of an expression: "from 6pm until 6am daily"."""
    last = atom
    for after in ahead:
        if after.first - last.last > 1:
            return False
        if after.emit == "SET":
            return True
        last = after
    return False


def _same_sentence(pieces: Pieces, before: Atom | None, atom: Atom) -> bool:
    return before is not None and _SENTENCE_ENDS.isdisjoint(pieces.words[before.last : atom.first])


def _inside_quotes(pieces: Pieces, first: int, last: int, quoted: bool) -> bool:
    """Whether a quotation is open after the pieces `first` up to `last`; a new line closes it."""
    for index in range(first, last):
        word = pieces.words[index]
        if word == '"':
            quoted = not quoted
        elif word in ("“", "”", "\n"):
            quoted = word == "“"
    return quoted


def _looks_back(reading: Reading) -> bool:
    """Whether it only looks back: "the day before" does not change what the text is talking about."""
    meaning = reading.meaning
    if isinstance(meaning, Timed):
        meaning = meaning.day or meaning
    return isinstance(meaning, Relative) and meaning.base == "focus" and meaning.offset < 0


def _direction(pieces: Pieces, atom: Atom, tense: Tense | None) -> Direction:
    before = pieces.word(atom.first - 1)
    if before in ("until", "till"):
        return 1
    if before in ("since", "ended"):
        return -1
    if before == "of" and pieces.word(atom.first - 2) == "ahead":
        return 1
    moved = load_vocabulary().calendar.tense.moved
    if before in ("to", "for") and not moved.isdisjoint(pieces.words[max(0, atom.first - 4) : atom.first]):
        return 1
    if tense is not None:
        return tense(CharSpan(pieces.starts[atom.first], pieces.ends[atom.last - 1]))
    return surface_direction(pieces, atom.first, atom.last)


def _with_day_ahead(pieces: Pieces, reading: Reading, atom: Atom, ahead: Sequence[Atom]) -> Reading:
    """A time with the day that its sentence tells later: "at 15:30 (1430 UTC) on Tuesday"."""
    if not isinstance(reading.meaning, Timed):
        return reading
    for after in ahead:
        if not _SENTENCE_ENDS.isdisjoint(pieces.words[atom.last : after.first]):
            break
        found = after.reading.meaning if after.reading else None
        day = found.day if isinstance(found, Timed) else found
        if day is not None and not isinstance(day, (Plain, Stretch)) and day.grain == "day":
            return Reading(Timed(reading.meaning.clock, day), reading.modifier)
    return reading


def _expression(pieces: Pieces, atom: Atom, reading: Reading, found: Resolution) -> DateExpression:
    first, last = trim(pieces, atom, found.timex)
    interval = found.period.interval() if found.period else found.days
    modifier: DateModifier | None = (
        reading.modifier or preposition_before(pieces, first) or preposition_before(pieces, atom.first)
    )
    if found.timex in ("DURATION", "SET") and modifier != "about":  # "after 17 years" bounds no date
        modifier = None
    return DateExpression(
        span=CharSpan(pieces.starts[first], pieces.ends[last - 1]),
        timex=found.timex,
        value=found.value,
        start=interval[0] if interval else None,
        end=interval[1] if interval else None,
        modifier=modifier,
        basis=found.basis,
        confidence=found.confidence,
    )
