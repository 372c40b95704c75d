"""From an Arrow batch of articles to an Arrow batch of records: what engines of many machines call.

One row in, one row out: the article's document, and each table of `batch.tables` as a
list of its rows; or, where the article could not be read, the error and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa

from newsfacts.batch.fields import Columns
from newsfacts.batch.tables import SCHEMAS
from newsfacts.batch.work import Fault, make_worker
from newsfacts.options import Options

LISTED = tuple(name for name in SCHEMAS if name != "documents")
"""The tables that an article has any number of rows of."""

ERROR = pa.struct([("code", pa.string()), ("reason", pa.string())])


def _without_doc_id(table: str) -> list[pa.Field[Any]]:
    return [field for field in SCHEMAS[table] if field.name != "doc_id"]


RECORDS: pa.Schema = pa.schema(
    [
        *SCHEMAS["documents"],
        *((name, pa.list_(pa.struct(_without_doc_id(name)))) for name in LISTED),
        ("error", ERROR),
    ]
)
"""The schema of the records: the columns of `documents`, a list for each other table, and `error`."""


class Extractor:
    """Reads Arrow batches of articles; the pipeline is loaded when it is made.

    Args:
        columns: Which column of the articles is which field, where their names do not say it.
        options: How to read them.
    """

    def __init__(self, columns: Mapping[str, str] | None = None, options: Options | None = None) -> None:
        self._columns = Columns(columns or {})
        self._options = options or Options()
        self._work = make_worker(self._options, "rows")

    def __call__(self, articles: pa.Table | pa.RecordBatch) -> pa.Table:
        """The records of the articles, row for row, under the schema `RECORDS`."""
        rows: list[dict[str, object]] = []
        for chunk in _chunks(articles.to_pylist(), self._options.batch_size):
            named = [self._columns.of(row) for row in chunk]
            items = [
                {field: row[column] for field, column in columns.items()}
                for row, columns in zip(chunk, named, strict=True)
            ]
            results = self._work(items)
            rows += [_row(item, result) for item, result in zip(items, results, strict=True)]
        return pa.Table.from_pylist(rows, schema=RECORDS)


def tables_of(records: pa.Table) -> dict[str, pa.Table]:
    """The flat tables that the records hold: those of a batch on one machine, row for row."""
    found = {name: pa.Table.from_pylist(list(_rows(records, name)), schema=SCHEMAS[name]) for name in LISTED}
    read = records.filter(records.column("error").is_null())
    return {"documents": read.select(SCHEMAS["documents"].names), **found}


def _rows(records: pa.Table, name: str) -> Iterator[dict[str, object]]:
    ids, lists = records.column("doc_id").to_pylist(), records.column(name).to_pylist()
    for doc_id, rows in zip(ids, lists, strict=True):
        for row in rows or ():
            yield {"doc_id": doc_id, **row}


def _chunks(rows: Sequence[dict[str, Any]], size: int) -> Iterator[Sequence[dict[str, Any]]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def _row(item: Mapping[str, Any], result: object) -> dict[str, object]:
    if isinstance(result, Fault):
        doc_id = item.get("doc_id")
        error = {"code": result.code, "reason": result.reason}
        return {"doc_id": None if doc_id is None else str(doc_id), "error": error}
    tables: dict[str, list[tuple[object, ...]]] = result  # type: ignore[assignment]  # rows, as was asked
    (document,) = tables["documents"]
    row: dict[str, object] = dict(zip(SCHEMAS["documents"].names, document, strict=True))
    for name in LISTED:
        names = SCHEMAS[name].names
        row[name] = [_typed(dict(zip(names, values, strict=True))) for values in tables.get(name, ())]
    return row


def _typed(row: dict[str, object]) -> dict[str, object]:
    del row["doc_id"]
    for name in ("base_value", "confidence"):
        if row.get(name) is not None:
            row[name] = float(row[name])  # type: ignore[arg-type]  # a number
    return row
