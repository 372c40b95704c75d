"""The tables as Arrow schemas: stable, documented, the same for Parquet, DuckDB, Ray and Spark."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from newsfacts.batch.rows import DIGITS, PLACES, TableRows
from newsfacts.sinks.tables import COLUMNS

_OFFSETS = {"start", "end", "head", "position", "mentions"}
_DAYS = {"published", "time_start", "time_end", "interval_start", "interval_end"}
_AMOUNTS = {"low", "high", "count", "total"}


def _type(table: str, column: str) -> pa.DataType:
    if column in _DAYS:
        return pa.date32()
    if column in _OFFSETS or (column.endswith(("_start", "_end", "_head"))):
        return pa.int32()
    if column == "confidence":
        return pa.float64()
    if table == "quantities" and (column in _AMOUNTS or column == "value"):
        return pa.decimal128(DIGITS, PLACES)
    if column == "base_value":
        return pa.float64()
    return pa.string()


SCHEMAS: dict[str, pa.Schema] = {
    table: pa.schema([(column, _type(table, column)) for column in columns])
    for table, columns in COLUMNS.items()
}
"""The schema of each table; amounts are exact decimals, days are dates, offsets are 32-bit."""


def as_table(name: str, rows: list[tuple[object, ...]]) -> pa.Table:
    """Rows as the Arrow table of this name."""
    schema = SCHEMAS[name]
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(schema)
    arrays = [
        pa.array(_plain(values, field), type=field.type)
        for values, field in zip(columns, schema, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def _plain(values: Any, field: pa.Field[Any]) -> list[object]:  # noqa: ANN401  a column of any type
    if field.type == pa.float64():
        return [None if value is None else float(value) for value in values]
    return list(values)


def merged(into: TableRows, rows: TableRows) -> None:
    """Append the rows of each table."""
    for name, added in rows.items():
        into.setdefault(name, []).extend(added)
