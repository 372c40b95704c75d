"""The words of time expressions: `data/en/calendar.toml`, validated and indexed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from newsfacts.annotations import DateModifier
from newsfacts.lexicon import load_toml
from newsfacts.mentions.dates.timex import Grain

Tags = Mapping[str, Any]
"""What a word may be in the grammar, each with its payload: `{"MONTH": 3}`."""


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Unit(_Table):
    """A unit of time: `letter` is its TIMEX3 code, with a leading T for parts of a day."""

    plural: str
    letter: Literal["TS", "TM", "TH", "D", "W", "WE", "M", "Q", "S", "Y", "DE", "CE"]
    grain: Grain | None = None
    factor: int = 1


class RelativeWord(_Table):
    """A word such as "last": so many periods from a base."""

    offset: int
    base: Literal["published", "focus"]


class Words(_Table):
    """A list of words or phrases."""

    words: list[str]


class Cues(_Table):
    """The word lists of `exclusions`; see the comments in the file."""

    prepositions: frozenset[str]
    number_nouns: frozenset[str]
    counted: frozenset[str]
    function_words: frozenset[str]
    titles: frozenset[str]
    possessives: frozenset[str]
    weekday_names_before: frozenset[str]
    weekday_names_after: frozenset[str]
    month_names: frozenset[str]
    month_verbs: frozenset[str]
    season_nouns: frozenset[str]
    fall_heads: frozenset[str]
    spring_heads: frozenset[str]
    day_nouns: frozenset[str]
    duration_heads: frozenset[str]
    duration_followers: frozenset[str]
    plural_heads: frozenset[str]
    plural_followers: frozenset[str]
    clock_heads: frozenset[str]
    lap_heads: frozenset[str]
    contract_nouns: frozenset[str]


class TenseCues(_Table):
    """Words that look ahead and words that look back; see the comments in the file."""

    future: frozenset[str]
    intent: frozenset[str]
    moved: frozenset[str]
    past: frozenset[str]


class Calendar(_Table):
    """The whole of `calendar.toml`."""

    months: dict[str, int]
    month_abbreviations: dict[str, int]
    weekdays: dict[str, int]
    weekday_abbreviations: dict[str, int]
    seasons: dict[str, int]
    units: dict[str, Unit]
    dayparts: dict[str, Literal["MO", "MI", "AF", "EV", "NI"]]
    clock_words: dict[str, str]
    days: dict[str, int]
    relatives: dict[str, RelativeWord]
    edges: dict[str, DateModifier | Literal["none"]]
    edge_nouns: dict[str, DateModifier]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    decades: dict[str, int]
    meridiems: dict[str, int]
    frequencies: dict[str, str]
    eras: dict[str, Literal["bc", "ad"]]
    references: dict[Literal["PRESENT_REF", "PAST_REF", "FUTURE_REF"], list[str]]
    vague: Words
    holidays: dict[str, str] = Field(min_length=1)
    zones: Words
    modifiers: dict[str, DateModifier]
    approximators: Words
    cues: Cues
    tense: TenseCues


@dataclass(frozen=True)
class Vocabulary:
    """The calendar and its index from lower-case words to tags."""

    calendar: Calendar
    tags: Mapping[str, Tags]
    units: Mapping[str, Unit]
    abbreviations: frozenset[str]


def _single_tags(calendar: Calendar) -> Iterable[tuple[str, str, Any]]:
    """Every (word, tag, payload) of the tables whose tag does not depend on the entry."""
    tables: list[tuple[str, Mapping[str, Any]]] = [
        ("MONTH", calendar.months), ("MONTH", calendar.month_abbreviations), ("WDAY", calendar.weekdays),
        ("WABBR", calendar.weekday_abbreviations), ("SEASON", calendar.seasons), ("PART", calendar.dayparts),
        ("CLOCK", calendar.clock_words), ("SHIFT", calendar.days), ("REL", calendar.relatives),
        ("EDGE", calendar.edges), ("EDGEN", calendar.edge_nouns), ("CARD", calendar.numbers),
        ("INT", calendar.numbers), ("NUM", calendar.numbers), ("ORD", calendar.ordinals),
        ("DECW", calendar.decades), ("AMPM", calendar.meridiems), ("FREQ", calendar.frequencies),
    ]  # fmt: skip
    for tag, table in tables:
        for word, payload in table.items():
            yield word, tag, payload
    for word, number in calendar.ordinals.items():
        yield word, "DAY", number
    for word, era in calendar.eras.items():
        yield word, era.upper(), None
    for word, number in calendar.weekdays.items():
        yield word + "s", "WDAYS", number
    for word in calendar.zones.words:
        yield word, "ZONE", None
    for quarter in range(1, 5):
        yield f"q{quarter}", "QTR", quarter
    for half in (1, 2):
        yield f"h{half}", "HALF", half


def _unit_tags(calendar: Calendar) -> Iterable[tuple[str, str, Any]]:
    for word, unit in calendar.units.items():
        for form, number in ((word, "SING"), (unit.plural, "PLUR")):
            yield form, "UNIT", unit
            yield form, number, unit
            if unit.grain is not None:
                yield form, "P" + number, unit


@cache
def load_vocabulary() -> Vocabulary:
    """Read and index `data/en/calendar.toml`, once per process.

    Raises:
        LexiconError: If the file is malformed.
    """
    calendar = load_toml("en/calendar.toml", Calendar)
    tags: dict[str, dict[str, Any]] = defaultdict(dict)
    for source in (_single_tags(calendar), _unit_tags(calendar)):
        for word, tag, payload in source:
            tags[word][tag] = payload
    return Vocabulary(
        calendar=calendar,
        tags=dict(tags),
        units={form: unit for word, unit in calendar.units.items() for form in (word, unit.plural)},
        abbreviations=frozenset(calendar.month_abbreviations),
    )
