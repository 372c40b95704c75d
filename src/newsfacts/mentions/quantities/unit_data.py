"""The file of unit surfaces, checked and spread out into every surface that it implies."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from newsfacts.errors import LexiconError
from newsfacts.lexicon import load_toml
from newsfacts.mentions.quantities.dimensions import dimension_of

Case = Literal["any", "exact"]
_POWER_WORDS = {2: ("square", "sq", "sq."), 3: ("cubic", "cu", "cu.")}
_POWER_SIGNS = {2: ("2", "²", "^2", "**2"), 3: ("3", "³", "^3", "**3")}


class Surface(NamedTuple):
    """A way to write a unit, and in which of its uses it counts.

    `attached` surfaces count only where they touch the number; `denominator` ones only
    after "per" or a slash.
    """

    text: str
    unit: str
    factor: Decimal
    case: Case
    attached: bool
    denominator: bool


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class UnitEntry(_Table):
    """One `[[unit]]`."""

    name: str
    words: tuple[str, ...]
    plurals: tuple[str, ...] | None = None
    symbols: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    denominators: tuple[str, ...] = ()
    prefixes: str | None = None
    powers: tuple[Literal[2, 3], ...] = ()
    also: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class _Scaled(_Table):
    surfaces: tuple[str, ...]
    factor: Decimal
    unit: str


class _Compound(_Table):
    surfaces: tuple[str, ...]
    unit: str


class Contextual(_Table):
    """Another reading of a surface, among words that speak for it."""

    surfaces: tuple[str, ...]
    unit: str
    factor: Decimal = Decimal(1)
    cues: frozenset[str]


class Symbols(_Table):
    """What is special about some symbols."""

    wordlike: frozenset[str]


class Rates(_Table):
    """The words between a unit and the unit it is counted by."""

    per: frozenset[str]
    adverbs: dict[str, str]
    not_before: frozenset[str]


class UnitFile(_Table):
    """`units.toml` of a language."""

    prefixes: dict[str, dict[str, tuple[str, ...]]]
    unit: tuple[UnitEntry, ...]
    scaled: tuple[_Scaled, ...]
    compound: tuple[_Compound, ...]
    symbols: Symbols
    rates: Rates
    contextual: tuple[Contextual, ...] = ()


def load_units() -> UnitFile:
    """The unit surfaces of English.

    Raises:
        LexiconError: If the file is malformed or names a unit that `units.toml` lacks.
    """
    return load_toml("en/units.toml", UnitFile)


def surfaces(table: UnitFile) -> Iterator[Surface]:
    """Every surface of the file, those of prefixes and powers included.

    Raises:
        LexiconError: If a unit is not canonical.
    """
    for unit in table.unit:
        yield from _of_unit(unit, table)
    for contextual in table.contextual:
        _check(contextual.unit)
    for scaled in table.scaled:
        _check(scaled.unit)
        for text in scaled.surfaces:
            yield Surface(text, scaled.unit, scaled.factor, "exact", attached=False, denominator=False)
    for compound in table.compound:
        _check(compound.unit)
        for text in compound.surfaces:
            yield Surface(text, compound.unit, Decimal(1), "exact", attached=False, denominator=False)


def _check(name: str) -> None:
    if "other" in dimension_of(name):
        raise LexiconError(f"data/en/units.toml: {name!r} is not built from units of data/units.toml")


def _of_unit(unit: UnitEntry, table: UnitFile) -> Iterator[Surface]:
    yield from _plain(unit.name, _words(unit), unit.symbols, unit.attached, unit.denominators)
    yield from _powers(unit.name, _words(unit), (*unit.symbols, *unit.attached), unit.powers)
    if unit.prefixes is not None:
        if unit.prefixes not in table.prefixes:
            raise LexiconError(f"data/en/units.toml: {unit.name}: no prefixes.{unit.prefixes}")
        for prefix, signs in table.prefixes[unit.prefixes].items():
            words = tuple(prefix + word for word in _words(unit))
            stems = (*unit.symbols, *unit.attached, *unit.stems)
            symbols = tuple(sign + stem for sign in signs for stem in stems)
            yield from _plain(prefix + unit.name, words, symbols, (), ())
            yield from _powers(prefix + unit.name, words, symbols, unit.powers)
    for name, texts in unit.also.items():
        yield from _plain(name, (), texts, (), ())
        yield from _powers(name, texts, texts, unit.powers)


def _words(unit: UnitEntry) -> tuple[str, ...]:
    plurals = unit.plurals if unit.plurals is not None else tuple(f"{word}s" for word in unit.words)
    return (*unit.words, *plurals)


def _plain(
    name: str,
    words: tuple[str, ...],
    symbols: tuple[str, ...],
    attached: tuple[str, ...],
    denominators: tuple[str, ...],
) -> Iterator[Surface]:
    _check(name)
    one = Decimal(1)
    for text in words:
        yield Surface(text, name, one, "any", attached=False, denominator=False)
    for text in symbols:
        yield Surface(text, name, one, "exact", attached=False, denominator=False)
    for text in attached:
        yield Surface(text, name, one, "exact", attached=True, denominator=False)
    for text in denominators:
        yield Surface(text, name, one, "exact", attached=False, denominator=True)


def _powers(
    name: str, words: tuple[str, ...], symbols: tuple[str, ...], powers: tuple[Literal[2, 3], ...]
) -> Iterator[Surface]:
    for power in powers:
        unit = f"{name} ** {power}"
        for before in _POWER_WORDS[power]:
            for text in words:
                yield Surface(f"{before} {text}", unit, Decimal(1), "any", attached=False, denominator=False)
            for text in symbols:
                yield Surface(f"{before} {text}", unit, Decimal(1), "any", attached=False, denominator=False)
                glued = before.rstrip(".") + text
                yield Surface(glued, unit, Decimal(1), "exact", attached=False, denominator=False)
        for sign in _POWER_SIGNS[power]:
            for text in symbols:
                yield Surface(text + sign, unit, Decimal(1), "exact", attached=False, denominator=False)
        if power == 2:
            for text in words:
                yield Surface(f"{text} squared", unit, Decimal(1), "any", attached=False, denominator=False)
