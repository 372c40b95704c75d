"""The tables as one DuckDB file, with the views that an analyst asks first."""

from __future__ import annotations

import os
from pathlib import Path

from newsfacts.batch.shards import TEMPORARY, finish
from newsfacts.batch.views import VIEWS
from newsfacts.errors import MissingExtraError
from newsfacts.sinks.tables import COLUMNS

DATABASE = "newsfacts.duckdb"


def build(folder: Path) -> Path:
    """Make `newsfacts.duckdb` of the Parquet tables in `folder`; it is there whole or not at all.

    Raises:
        MissingExtraError: If DuckDB is not installed.
    """
    try:
        import duckdb
    except ImportError as error:
        raise MissingExtraError("a database needs DuckDB: pip install newsfacts[batch]") from error
    path = folder / DATABASE
    temporary = path.with_name(path.name + TEMPORARY)
    temporary.unlink(missing_ok=True)
    with duckdb.connect(str(temporary)) as database:
        database.execute("SET threads = 1")  # rows stay in the order of the articles
        for table in COLUMNS:
            files = str(folder / table / "*.parquet")
            database.execute(f"CREATE TABLE {table} AS SELECT * FROM read_parquet(?)", [files])
        for name, query in VIEWS.items():
            database.execute(f"CREATE VIEW {name} AS {query}")
    file = os.open(temporary, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
    finish(path)
    return path
