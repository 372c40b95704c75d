"""The grammar of time expressions: `data/en/time_rules.tsv`, compiled and run.

Work is linear in the text: a rule has at most a dozen elements, an atom is the key of
a few rules, and each of the five passes visits each atom once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from newsfacts.errors import LexiconError
from newsfacts.lexicon import load_tsv
from newsfacts.mentions.dates.atoms import Atom, phrase
from newsfacts.mentions.dates.builders import BUILDERS
from newsfacts.mentions.dates.captures import Builder, Captures
from newsfacts.mentions.dates.exclusions import GUARDS, Guard
from newsfacts.mentions.dates.lexer import Pieces
from newsfacts.mentions.dates.surroundings import Place
from newsfacts.mentions.dates.vocabulary import Tags, load_vocabulary

STAGES = ("words", "units", "dates", "compose", "clock")
_FILE = "en/time_rules.tsv"


class Element(NamedTuple):
    """One place of a pattern: the tags or words that may stand there."""

    keys: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A compiled line of the rule file; `order` breaks ties.

    `least` is how many atoms it takes at least, and `second` what the second of them must
    be, where the pattern tells it: both turn most rules away at once.
    """

    order: int
    pattern: tuple[Element, ...]
    least: int
    second: frozenset[str]
    yields: tuple[str, ...]
    build: Builder
    arguments: tuple[str, ...]
    guard: Guard | None


@dataclass(frozen=True)
class Grammar:
    """The rules by stage and first key, and every word that can stand in an expression.

    `core` are the words without which a stretch of known words is not worth reading.
    """

    stages: tuple[Mapping[str, tuple[Rule, ...]], ...]
    known: Mapping[str, Tags]
    core: frozenset[str]


def parse_pattern(text: str) -> tuple[Element, ...]:
    """The elements of a pattern: `the? DAY|ORD of` has three."""
    return tuple(
        Element(
            tuple(part.removesuffix("?").split("|")) if part != "?" else ("?",),
            len(part) > 1 and part[-1] == "?",
        )
        for part in text.split()
    )


def _rule(order: int, pattern: str, yields: str, build: str, guard: str) -> Rule:
    name, *arguments = build.split()
    if name not in BUILDERS or (guard != "-" and guard not in GUARDS):
        raise LexiconError(f"data/{_FILE}: {pattern!r}: unknown builder {name!r} or guard {guard!r}")
    elements = parse_pattern(pattern)
    fixed = len(elements) > 1 and not (elements[0].optional or elements[1].optional)
    return Rule(
        order,
        elements,
        sum(not element.optional for element in elements),
        frozenset(elements[1].keys) if fixed else frozenset(),
        tuple(yields.split()),
        BUILDERS[name],
        tuple(arguments),
        GUARDS.get(guard),
    )


def _phrases() -> Iterable[tuple[str, str, str, str, str]]:
    """The multi-word entries of the calendar as rules: stage, pattern, yields, build, guard."""
    calendar = load_vocabulary().calendar
    for words in calendar.vague.words:
        yield "words", words, "VAGUE", "vague", "-"
    for value, phrases in calendar.references.items():
        for words in phrases:
            yield "units", words, "REF", f"reference {value}", "reference"
    for words, rule in calendar.holidays.items():
        pattern = words.replace("'", " ' ").replace(".", " .")
        yield "dates", pattern, "P", f"feast {rule}", "holiday_name"
        yield "dates", f"{pattern} ,? of? YEAR|Y", "P", f"feast {rule}", "own_name"
        yield "dates", f"the? REL REL? {pattern}", "P", f"feast {rule}", "-"


@cache
def load_grammar() -> Grammar:
    """Read and compile the rules, once per process.

    Raises:
        LexiconError: On an unknown stage, builder or guard; the message names the rule.
    """
    rows = [
        tuple(row.values())
        for row in load_tsv(_FILE, ("stage", "pattern", "yields", "build", "guard"), unique=False)
    ]
    index: dict[str, dict[str, list[Rule]]] = {stage: defaultdict(list) for stage in STAGES}
    literals: set[str] = set()
    phrase_words: set[str] = set()
    for order, (stage, *cells) in enumerate([*rows, *_phrases()]):
        if stage not in index:
            raise LexiconError(f"data/{_FILE}: {cells[0]!r}: unknown stage {stage!r}")
        rule = _rule(order, *cells)
        words = {key for element in rule.pattern for key in element.keys if not key.isupper()}
        literals |= words
        if order >= len(rows):
            phrase_words |= words
        for key in _first_keys(rule.pattern):
            index[stage][key].append(rule)
    return Grammar(
        stages=tuple({key: tuple(rules) for key, rules in index[stage].items()} for stage in STAGES),
        known={word: {} for word in literals} | dict(load_vocabulary().tags),
        core=_core_words(phrase_words),
    )


def _first_keys(pattern: Sequence[Element]) -> Iterable[str]:
    for element in pattern:
        yield from element.keys
        if not element.optional:
            return


_CORE_TAGS = frozenset(
    [
        "MONTH",
        "WDAY",
        "WABBR",
        "WDAYS",
        "SEASON",
        "UNIT",
        "PART",
        "CLOCK",
        "SHIFT",
        "DECW",
        "FREQ",
        "QTR",
        "AMPM",
        "BC",
        "AD",
    ]
)


def _core_words(phrase_words: Iterable[str]) -> frozenset[str]:
    """The words that can make a time expression; connecting words such as "the" and "last" cannot."""
    vocabulary = load_vocabulary()
    weak = (
        vocabulary.calendar.cues.function_words
        | set(vocabulary.calendar.relatives)
        | set(vocabulary.calendar.edges)
    )
    core = {word for word, tags in vocabulary.tags.items() if tags.keys() & _CORE_TAGS}
    core |= {word for word in phrase_words if word[0].isalpha() and len(word) > 2} - weak
    return frozenset((core | _MORE_CORE) - {"long", "number", "king"})


_MORE_CORE = frozenset(
    [
        "past",
        "tonight",
        "tonite",
        "then",
        "eighteen",
        "nineteen",
        "twenty",
        "thousand",
        "time",
        "period",
        "era",
        "fy",
    ]
)


def read(grammar: Grammar, pieces: Pieces, atoms: list[Atom], stage: int) -> list[Atom]:
    """One pass over a stretch of atoms: the longest match at each place becomes one atom."""
    index = grammar.stages[stage]
    out: list[Atom] = []
    at = 0
    while at < len(atoms):
        found, end = _longest(index, pieces, atoms, at)
        out.append(found if found is not None else atoms[at])
        at = end
    return out


def _longest(
    index: Mapping[str, tuple[Rule, ...]], pieces: Pieces, atoms: list[Atom], at: int
) -> tuple[Atom | None, int]:
    """The atom of the longest rule that matches at a place, and the place after it."""
    atom = atoms[at]
    keys = [*atom.tags, atom.word] if atom.word else [*atom.tags]
    matches: list[tuple[int, int, Rule, Captures]] = []
    left = len(atoms) - at
    after = atoms[at + 1] if left > 1 else atom
    for key in keys:
        for rule in index.get(key, ()):
            second = rule.second
            if rule.least > left or (second and after.word not in second and second.isdisjoint(after.tags)):
                continue
            captures: list[tuple[str, Any]] = []
            end = _match(rule.pattern, 0, atoms, at, captures)
            if end > at:
                matches.append((-end, rule.order, rule, Captures(captures)))
    matches.sort(key=lambda match: match[:2])
    for negative_end, _, rule, found in matches:
        last = atoms[-negative_end - 1]
        if rule.guard is not None and not rule.guard(Place(pieces, atom.first, last.last)):
            continue
        payload = rule.build(found, rule.arguments)
        if payload is not None:
            return phrase(atom, last, rule.yields, payload), -negative_end
    return None, at + 1


def _match(
    pattern: Sequence[Element], place: int, atoms: list[Atom], at: int, captures: list[tuple[str, Any]]
) -> int:
    """Where a match of the pattern from `place` on ends, taking optional elements first; -1 if nowhere."""
    if place == len(pattern):
        return at
    element = pattern[place]
    if at < len(atoms):
        atom = atoms[at]
        for key in element.keys:
            if key in atom.tags or (key == atom.word and key):
                captures.append((key, atom.tags.get(key)))
                end = _match(pattern, place + 1, atoms, at + 1, captures)
                if end >= 0:
                    return end
                captures.pop()
                break
    return _match(pattern, place + 1, atoms, at, captures) if element.optional else -1
