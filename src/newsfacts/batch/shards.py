"""Shards: files that are there whole or not at all.

Everything is written under a temporary name, brought to the disk, and renamed; so
whatever stops a run, a file with its final name is complete.
"""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from newsfacts.batch.rows import TableRows

if TYPE_CHECKING:
    from pyarrow import parquet

TEMPORARY = ".part"
ROW_GROUP = 256
"""How many articles make a row group of Parquet: what is held in memory before it is written."""


def write_whole(path: Path, content: bytes) -> None:
    """Write a small file so that it is there with all its content or as it was before."""
    temporary = path.with_name(path.name + TEMPORARY)
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    finish(path)


def finish(path: Path) -> None:
    """Give a file that is whole and on the disk its final name, and bring that to the disk too."""
    path.with_name(path.name + TEMPORARY).replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


class Shard(ABC):
    """The output of a run of consecutive articles."""

    @abstractmethod
    def add(self, result: Any) -> None:  # noqa: ANN401  bytes or rows, by the kind of shard
        """Append one article's facts."""

    @abstractmethod
    def commit(self) -> None:
        """Bring all to the disk and give the files their names."""

    @abstractmethod
    def abandon(self) -> None:
        """Leave nothing behind."""


class JsonLinesShard(Shard):
    """One file, one extraction a line."""

    def __init__(self, folder: Path, number: int) -> None:
        self._path = folder / f"part-{number:06}.jsonl"
        self._file: BinaryIO = self._path.with_name(self._path.name + TEMPORARY).open("wb")

    def add(self, result: bytes) -> None:
        """Append one line."""
        self._file.write(result)
        self._file.write(b"\n")

    def commit(self) -> None:
        """Bring it to the disk and name it."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        finish(self._path)

    def abandon(self) -> None:
        """Remove the unfinished file."""
        with suppress(OSError):  # what is still to be written finds no room
            self._file.close()
        self._path.with_name(self._path.name + TEMPORARY).unlink(missing_ok=True)


class ParquetShard(Shard):
    """One file for each table, in a folder of the table's name."""

    def __init__(self, folder: Path, number: int) -> None:
        from newsfacts.batch.tables import SCHEMAS

        self._paths = {name: folder / name / f"part-{number:06}.parquet" for name in SCHEMAS}
        self._writers: dict[str, parquet.ParquetWriter] = {}
        self._rows: TableRows = {}
        self._held = 0

    def add(self, result: TableRows) -> None:
        """Append one article's rows; every so often a row group is written."""
        from newsfacts.batch.tables import merged

        merged(self._rows, result)
        self._held += 1
        if self._held == ROW_GROUP:
            self._flush()

    def commit(self) -> None:
        """Write what is left, also of empty tables, and name the files."""
        self._flush()
        for name, writer in self._writers.items():
            writer.close()
            path = self._paths[name]
            file = os.open(path.with_name(path.name + TEMPORARY), os.O_RDONLY)
            try:
                os.fsync(file)
            finally:
                os.close(file)
        for path in self._paths.values():
            finish(path)

    def abandon(self) -> None:
        """Remove the unfinished files."""
        for name, path in self._paths.items():
            if name in self._writers:
                with suppress(OSError):
                    self._writers[name].close()
            path.with_name(path.name + TEMPORARY).unlink(missing_ok=True)

    def _flush(self) -> None:
        from pyarrow import parquet

        from newsfacts.batch.tables import SCHEMAS, as_table

        for name, path in self._paths.items():
            if name not in self._writers:
                path.parent.mkdir(parents=True, exist_ok=True)
                temporary = path.with_name(path.name + TEMPORARY)
                self._writers[name] = parquet.ParquetWriter(temporary, SCHEMAS[name], compression="zstd")
            if self._rows.get(name):
                self._writers[name].write_table(as_table(name, self._rows[name]))
        self._rows, self._held = {}, 0


def remove_unfinished(folder: Path) -> None:
    """Remove what an earlier run left under temporary names."""
    for path in folder.rglob(f"*{TEMPORARY}"):
        path.unlink()
