"""Extractions as data frames: typed columns, in pandas or polars."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, overload

from newsfacts.errors import InvalidOptionsError
from newsfacts.records import Event, Extraction
from newsfacts.sinks import pandas as pandas_sink
from newsfacts.sinks import polars as polars_sink
from newsfacts.sinks.columns import KINDS, Kind, roles_of_all
from newsfacts.sinks.describe import filler
from newsfacts.sinks.exact import fitted_rows
from newsfacts.sinks.tables import Row, several, to_rows

if TYPE_CHECKING:
    import pandas
    import polars

Library: TypeAlias = Literal["pandas", "polars"]
Numbers: TypeAlias = Literal["decimal", "float"]

ROLE = "role_"
"""What the name of a column begins with that holds what fills a role."""


@overload
def to_frame(
    extractions: Extraction | Iterable[Extraction],
    table: str = "events",
    *,
    library: Literal["pandas"] = "pandas",
    numbers: Numbers = "decimal",
    roles: bool = False,
) -> pandas.DataFrame: ...


@overload
def to_frame(
    extractions: Extraction | Iterable[Extraction],
    table: str = "events",
    *,
    library: Literal["polars"],
    numbers: Numbers = "decimal",
    roles: bool = False,
) -> polars.DataFrame: ...


def to_frame(
    extractions: Extraction | Iterable[Extraction],
    table: str = "events",
    *,
    library: Library = "pandas",
    numbers: Numbers = "decimal",
    roles: bool = False,
) -> pandas.DataFrame | polars.DataFrame:
    """One table of the facts of many articles, a row for each record.

    Offsets are nullable integers, days are dates, closed vocabularies such as the types of
    events are categories in the order of the contract, everything else is text.

    Args:
        extractions: One extraction, or any number of them.
        table: `documents`, `entities`, `mentions`, `quantities`, `dates`, `events`,
            `arguments` or `measurements`.
        library: Whose data frame to make.
        numbers: Amounts as exact decimals, or as floats to reckon with. polars has 12
            places for a decimal; what it cannot hold, the column `warnings` of `documents` says.
        roles: For `events`, a column `role_…` for each role of the event types that are
            in the table, with the names or words of what fills it, joined by "; ".

    Raises:
        InvalidOptionsError: If there is no such table, library or kind of numbers.
        MissingExtraError: If the library is not installed.
    """
    _check("table", table, tuple(KINDS))
    _check("library", library, ("pandas", "polars"))
    _check("numbers", numbers, ("decimal", "float"))
    exact = numbers == "decimal"
    if library == "polars":
        (chosen,) = _tables(extractions, (table,), roles=roles, fitted=exact)
        return polars_sink.frame(*chosen, exact=exact)
    (chosen,) = _tables(extractions, (table,), roles=roles)
    return pandas_sink.frame(*chosen, exact=exact)


def to_pandas(
    extractions: Extraction | Iterable[Extraction], *, numbers: Numbers = "decimal", roles: bool = False
) -> dict[str, pandas.DataFrame]:
    """Every table by its name; the rest as `to_frame`."""
    _check("numbers", numbers, ("decimal", "float"))
    tables = _tables(extractions, tuple(KINDS), roles=roles)
    return {table.name: pandas_sink.frame(*table, exact=numbers == "decimal") for table in tables}


def to_polars(
    extractions: Extraction | Iterable[Extraction], *, numbers: Numbers = "decimal", roles: bool = False
) -> dict[str, polars.DataFrame]:
    """Every table by its name; the rest as `to_frame`."""
    _check("numbers", numbers, ("decimal", "float"))
    exact = numbers == "decimal"
    tables = _tables(extractions, tuple(KINDS), roles=roles, fitted=exact)
    return {table.name: polars_sink.frame(*table, exact=exact) for table in tables}


class _Table(NamedTuple):
    name: str
    kinds: Mapping[str, Kind]
    rows: list[Row]


def _tables(
    extractions: Extraction | Iterable[Extraction],
    names: Sequence[str],
    *,
    roles: bool,
    fitted: bool = False,
) -> list[_Table]:
    found: dict[str, list[Row]] = {name: [] for name in names}
    for facts in several(extractions):
        rows = fitted_rows(facts) if fitted else to_rows([facts])
        if roles:
            for row, event in zip(rows["events"], facts.events, strict=True):
                row.update(_by_role(facts, event))
        for name in names:
            found[name] += rows[name]
    return [
        _with_roles(name, found[name]) if roles else _Table(name, KINDS[name], found[name]) for name in names
    ]


def _by_role(facts: Extraction, event: Event) -> Row:
    """What fills each role as one text, which unlike a list can be grouped, sorted and written to CSV."""
    return {
        f"{ROLE}{role}": "; ".join(dict.fromkeys(filler(facts, argument) for argument in arguments))
        for role, arguments in event.roles.items()
    }


def _with_roles(name: str, rows: list[Row]) -> _Table:
    if name != "events":
        return _Table(name, KINDS[name], rows)
    columns = [f"{ROLE}{role}" for role in roles_of_all({str(row["type"]) for row in rows})]
    empty: Row = dict.fromkeys(columns)
    return _Table(
        name, {**KINDS[name], **dict.fromkeys(columns, Kind.TEXT)}, [{**empty, **row} for row in rows]
    )


def _check(what: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        raise InvalidOptionsError(f"{what} must be one of {', '.join(known)}, not {value!r}")
