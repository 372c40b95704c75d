"""Facts as rows of the tables, as plain tuples that are cheap to hand from one process to another."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import TypeAlias

from newsfacts.records import Extraction
from newsfacts.sinks.tables import COLUMNS, to_rows

TableRows: TypeAlias = dict[str, list[tuple[object, ...]]]
"""The rows of each table that has any, in the order of `sinks.tables.COLUMNS`."""

DIGITS, PLACES = 38, 12
"""Amounts are decimals of this many digits, this many of them behind the point."""

_LARGEST = Decimal(10) ** (DIGITS - PLACES)
_STEP = Decimal(1).scaleb(-PLACES)
EXACT = ("value", "low", "high", "count", "total")


def table_rows(facts: Extraction) -> TableRows:
    """The rows of an article; what a column cannot hold of an amount, the document's warnings say."""
    tables = to_rows([facts])
    changed = [
        f"{change}: {row['id']} {name}"
        for row in tables["quantities"]
        for name in EXACT
        if (change := _fit(row, name))
    ]
    if changed:
        document = tables["documents"][0]
        said = [str(document["warnings"])] if document["warnings"] else []
        document["warnings"] = "; ".join([*said, *changed])
    return {
        name: [tuple(row[column] for column in COLUMNS[name]) for row in rows]
        for name, rows in tables.items()
        if rows
    }


def _fit(row: dict[str, object], name: str) -> str | None:
    """Bring the amount to the column's places; tells what was lost by it, if anything was."""
    amount = row[name]
    if isinstance(amount, int):
        amount = Decimal(amount)
    if not isinstance(amount, Decimal):
        return None
    if abs(amount) >= _LARGEST:
        row[name] = None
        return "amount-too-large"
    with localcontext(prec=2 * DIGITS):
        row[name] = fitted = amount.quantize(_STEP)
    return None if fitted == amount else "amount-rounded"
