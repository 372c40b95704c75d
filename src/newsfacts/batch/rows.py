"""Facts as rows of the tables, as plain tuples that are cheap to hand from one process to another."""

from __future__ import annotations

from typing import TypeAlias

from newsfacts.records import Extraction
from newsfacts.sinks.exact import fitted_rows
from newsfacts.sinks.tables import COLUMNS

TableRows: TypeAlias = dict[str, list[tuple[object, ...]]]
"""The rows of each table that has any, in the order of `sinks.tables.COLUMNS`."""


def table_rows(facts: Extraction) -> TableRows:
    """The rows of an article; what a column cannot hold of an amount, the document's warnings say."""
    return {
        name: [tuple(row[column] for column in COLUMNS[name]) for row in rows]
        for name, rows in fitted_rows(facts).items()
        if rows
    }
