"""The tables as Arrow schemas: stable, documented, the same for Parquet, DuckDB, Ray and Spark."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from newsfacts.batch.rows import TableRows
from newsfacts.sinks.columns import KINDS, Kind
from newsfacts.sinks.exact import DIGITS, PLACES

_TYPES: dict[Kind, pa.DataType] = {
    Kind.TEXT: pa.string(),
    Kind.CATEGORY: pa.string(),
    Kind.DAY: pa.date32(),
    Kind.OFFSET: pa.int32(),
    Kind.AMOUNT: pa.decimal128(DIGITS, PLACES),
    Kind.REAL: pa.float64(),
}

SCHEMAS: dict[str, pa.Schema] = {
    table: pa.schema([(column, _TYPES[kind]) for column, kind in kinds.items()])
    for table, kinds in KINDS.items()
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
