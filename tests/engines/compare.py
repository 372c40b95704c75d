"""Whether the records of an engine are, row for row, those of a batch on one machine.

python -m tests.engines.compare BATCH_DIR ENGINE_DIR
"""

import sys
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from newsfacts.batch.arrow import LISTED, RECORDS, tables_of


def main(batch: Path, engine: Path) -> int:
    """Print one line per table; 1 if any differs."""
    found = tables_of(records(engine))
    wrong = 0
    for name in ("documents", *LISTED):
        expected = parquet.read_table(batch / name)
        same = rows(expected) == rows(found[name])
        wrong += not same
        print(f"{name:14} {expected.num_rows:7} rows, {'equal' if same else 'DIFFERENT'}")
    if not found["documents"].num_rows:
        print("no documents at all")
    return int(bool(wrong) or not found["documents"].num_rows)


def records(folder: Path) -> pa.Table:
    """What the engine wrote; engines name their files as they like and order them as they like."""
    tables = [parquet.read_table(file) for file in sorted(folder.glob("*.parquet"))]
    return pa.concat_tables(table.select(RECORDS.names).cast(RECORDS) for table in tables)


def rows(table: pa.Table) -> list[tuple[object, ...]]:
    """All rows, each as a tuple, in an order of their own."""
    names = table.schema.names
    return sorted((tuple(row[name] for name in names) for row in table.to_pylist()), key=repr)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
