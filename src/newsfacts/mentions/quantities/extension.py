"""Units and currencies that users add to those of the package.

In a user's lexicon, a TOML file:

    [units.bigha]
    definition = "1337.8 * meter ** 2"
    dimension = "area"
    words = ["bigha"]

    [currencies.XTS]
    nouns = ["florin"]
    symbols = ["Fl"]

A unit that newsfacts knows already takes more `words` and `symbols` without a definition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from newsfacts.errors import LexiconError, UnitError
from newsfacts.lexicon import LexiconFile
from newsfacts.mentions.quantities.currencies import CurrencyTable, currency_rows, currency_table
from newsfacts.mentions.quantities.dimensions import add_unit, dimension_of, dimensions, is_canonical
from newsfacts.mentions.quantities.evidence import Currency
from newsfacts.mentions.quantities.unit_data import UnitEntry, load_units
from newsfacts.mentions.quantities.units import UnitTable, unit_table
from newsfacts.mentions.quantities.vocabulary import Noun, vocabulary
from newsfacts.records.units import define

Words = tuple[Annotated[str, Field(min_length=1)], ...]
Fail = Callable[[tuple[str, ...], str], LexiconError]
"""Makes the error for a key of the user's file, so that it can name file and line."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NewUnit(_Strict):
    """A unit, or more ways to write one; `plurals` adds "s" to the words where left out."""

    definition: str | None = None
    dimension: str | None = None
    words: Words = ()
    plurals: Words | None = None
    symbols: Words = ()


class NewCurrency(_Strict):
    """A currency by its ISO 4217 code or another of capitals, as `en/currencies.tsv` has them."""

    nouns: Words = ()
    plurals: Words | None = None
    adjectives: Words = ()
    evidence: Words = ()
    symbols: Words = ()


class QuantityLexicon(_Strict):
    """The tables of a user's lexicon that are about amounts."""

    units: dict[str, NewUnit] = Field(default_factory=dict)
    currencies: dict[str, NewCurrency] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tables:
    """The units and currencies that a text is read with."""

    units: UnitTable
    currencies: CurrencyTable


@lru_cache(maxsize=1)
def usual_tables() -> Tables:
    """The tables of the package, read on first use."""
    return Tables(unit_table(), currency_table())


def _fail(key: tuple[str, ...], problem: str) -> LexiconError:
    return LexiconError(f"{'.'.join(key)}: {problem}")


def tables_with(lexicon: QuantityLexicon, fail: Fail = _fail) -> Tables:
    """The tables of the package with the units and currencies of `lexicon`.

    Each is made known to the registry of `newsfacts.records.units` too, so that
    `quantity.pint` works with it.

    Args:
        lexicon: What a user adds.
        fail: Makes the error for a key of it.

    Raises:
        LexiconError: If a surface means something already, a code is no code, or a unit
            has no definition that pint can read.
    """
    known = usual_tables()
    if not lexicon.units and not lexicon.currencies:
        return known
    entries = [_entry(name, unit, known.units, fail) for name, unit in lexicon.units.items()]
    table = load_units()
    units = UnitTable(table.model_copy(update={"unit": (*table.unit, *entries)}))
    return Tables(units, _currencies(lexicon.currencies, known.currencies, fail))


def tables_of(files: Sequence[LexiconFile]) -> Tables:
    """The tables of the package with the units and currencies of users' lexicons.

    Raises:
        LexiconError: If one is malformed; names file, line and key.
    """
    origin: dict[tuple[str, ...], LexiconFile] = {}
    added: dict[str, dict[str, BaseModel]] = {"units": {}, "currencies": {}}
    for file in files:
        lexicon = file.validated(QuantityLexicon, added)
        for table, rows in (("units", lexicon.units), ("currencies", lexicon.currencies)):
            for name, row in rows.items():
                if name in added[table]:
                    raise file.error((table, name), f"stands in {origin[table, name].path} already")
                origin[table, name] = file
                added[table][name] = row

    def fail(key: tuple[str, ...], problem: str) -> LexiconError:
        return origin[key[:2]].error(key, problem)

    return tables_with(QuantityLexicon.model_validate(added), fail)


def _entry(name: str, unit: NewUnit, known: UnitTable, fail: Fail) -> UnitEntry:
    key = ("units", name)
    if not (unit.words or unit.symbols):
        raise fail(key, "no words and no symbols to read it by")
    plurals = unit.plurals if unit.plurals is not None else tuple(f"{word}s" for word in unit.words)
    for text in (*unit.words, *plurals, *unit.symbols):
        meant = known.meaning(text)
        if meant is not None:
            raise fail(key, f"{text!r} is read as {meant} already")
    if unit.definition is not None:
        _define(name, unit, fail)
    elif not is_canonical(name) or dimension_of(name) == "money":
        raise fail(key, "a new unit needs a definition, as in '5 * barrel'")
    return UnitEntry(name=name, words=unit.words, plurals=plurals, symbols=unit.symbols)


def _define(name: str, unit: NewUnit, fail: Fail) -> None:
    """Make a unit known to the registry and to the table of dimensions."""
    key = ("units", name)
    if not name.isidentifier():
        raise fail(key, "the name of a unit is letters, digits and underscores")
    if unit.dimension not in dimensions():
        raise fail((*key, "dimension"), f"{unit.dimension!r} is none of {', '.join(sorted(dimensions()))}")
    try:
        define(name, unit.definition or "")
    except UnitError as error:
        raise fail((*key, "definition"), str(error)) from error
    add_unit(name, unit.dimension)


def _currencies(added: dict[str, NewCurrency], known: CurrencyTable, fail: Fail) -> CurrencyTable:
    words, rows = vocabulary().money, list(currency_rows())
    nouns, symbols = dict(words.nouns), set(words.context.strong_symbols)
    for code, currency in added.items():
        key = ("currencies", code)
        if not (code.isascii() and code.isalpha() and code.isupper() and 3 <= len(code) <= 4):
            raise fail(key, "the code of a currency is three or four capitals")
        if code in known.rows:
            raise fail(key, "this currency is known already")
        alone = () if currency.adjectives else currency.nouns
        taken = next(_taken((*alone, *currency.symbols), known), None)
        if taken is not None:
            raise fail(key, f"{taken!r} means other money already; give the noun an adjective")
        plurals = currency.plurals or tuple(f"{noun}s" for noun in currency.nouns)
        nouns.update({noun: Noun(forms=(noun, *plurals)) for noun in currency.nouns if noun not in nouns})
        symbols.update(currency.symbols)
        lists = (currency.nouns, currency.adjectives, currency.evidence, currency.symbols)
        rows.append(Currency(code, *lists))
        try:
            define(code, f"[currency_{code}]")
        except UnitError as error:
            raise fail(key, str(error)) from error
        add_unit(code, "money")
    context = words.context.model_copy(update={"strong_symbols": frozenset(symbols)})
    return CurrencyTable(rows, words.model_copy(update={"nouns": nouns, "context": context}))


def _taken(texts: Iterable[str], known: CurrencyTable) -> Iterator[str]:
    return (text for text in texts if text in known.symbols or text.lower() in known.names)
