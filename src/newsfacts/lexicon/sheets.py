"""Lexicons as CSV: one table a file, told by its header; a row for each entry.

    entity,names,type,country
    State Oil Company of Azerbaijan,SOCAR|Azerbaijan's state oil company,organization,AZ

A cell with several values has `|` between them; an empty cell says nothing. Lines that are empty
or begin with `#` are left out.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any, Final, NamedTuple, TypeAlias

from newsfacts.errors import LexiconError

Key: TypeAlias = tuple[str | int, ...]
"""The way to an entry through the tables of a lexicon."""


class Sheet(NamedTuple):
    """A table as columns: those with one value, and those that may have several."""

    table: str
    single: tuple[str, ...]
    several: tuple[str, ...]


_SHEETS: Final = {
    "entity": Sheet("aliases", ("type", "country"), ("names",)),
    "unit": Sheet("units", ("definition", "dimension"), ("words", "plurals", "symbols")),
    "currency": Sheet("currencies", (), ("nouns", "plurals", "adjectives", "evidence", "symbols")),
}
"""By the first column, which is the key of the entry."""


def read_sheet(path: str, text: str) -> tuple[dict[str, Any], dict[Key, int]]:
    """The table of a CSV file, as TOML would give it, and the line of each entry.

    Raises:
        LexiconError: If the header is that of no table, a row has another width, or an entry
            stands twice; names file and line.
    """
    rows = _rows(path, text)
    line, header = next(rows, (1, [""]))
    sheet = _SHEETS.get(header[0])
    if sheet is None:
        raise LexiconError(
            f"{path}:{line}: the first column is {header[0]!r}; it must be one of {', '.join(_SHEETS)}"
        )
    for column in header[1:]:
        if column not in (*sheet.single, *sheet.several) or header.count(column) > 1:
            known = ", ".join((*sheet.single, *sheet.several))
            raise LexiconError(
                f"{path}:{line}: {column!r} is no column here, or stands twice; there are {known}"
            )
    entries: dict[str, dict[str, object]] = {}
    lines: dict[Key, int] = {}
    for line, cells in rows:
        if len(cells) != len(header):
            raise LexiconError(f"{path}:{line}: {len(cells)} cells, {len(header)} expected")
        name = cells[0]
        if name in entries:
            raise LexiconError(f"{path}:{line}: {name!r} stands already in line {lines[sheet.table, name]}")
        entries[name] = {
            column: _values(cell) if column in sheet.several else cell
            for column, cell in zip(header[1:], cells[1:], strict=True)
            if cell
        }
        lines[sheet.table, name] = line
    return {sheet.table: entries}, lines


def _rows(path: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with their cells trimmed, and the line on which each begins."""
    lines = text.splitlines(keepends=True)
    reader = csv.reader(lines, strict=True)
    begins = 1
    try:
        for cells in reader:
            trimmed = [cell.strip() for cell in cells]
            if any(trimmed) and not trimmed[0].startswith("#"):
                yield begins, trimmed
            begins = reader.line_num + 1
    except csv.Error as error:
        raise LexiconError(f"{path}:{reader.line_num}: {error}") from error


def _values(cell: str) -> list[str]:
    return [value.strip() for value in cell.split("|") if value.strip()]
