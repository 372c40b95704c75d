"""Parquet: one record a row, read a batch at a time."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from newsfacts.batch.records import Found, Place, Record, Unreadable
from newsfacts.errors import MissingExtraError

ROWS = 256
COPY_LIMIT = 2 * 2**30
"""The largest Parquet file that is copied out of an archive, in bytes."""


def read_parquet(stream: BinaryIO, place: Place) -> Iterator[Found]:
    """One record for each row; a stream that cannot be read from any point is copied to disk first."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise MissingExtraError("Parquet needs pyarrow: pip install newsfacts[batch]") from error
    with tempfile.TemporaryFile() as copy:
        source = stream if stream.seekable() else _copied(stream, copy)
        if source is None:
            yield Unreadable(
                place, "too-large", f"a Parquet file of over {COPY_LIMIT // 2**30} GB in an archive"
            )
            return
        number = 0
        try:
            for batch in parquet.ParquetFile(source).iter_batches(batch_size=ROWS):
                for row in batch.to_pylist():
                    number += 1
                    yield Record(replace(place, record=number), row)
        except pyarrow.ArrowException as error:
            yield Unreadable(replace(place, record=number + 1), "parquet", " ".join(str(error).split()))


def _copied(stream: BinaryIO, copy: BinaryIO) -> BinaryIO | None:
    size = 0
    while piece := stream.read(2**20):
        size += len(piece)
        if size > COPY_LIMIT:
            return None
        copy.write(piece)
    copy.seek(0)
    return copy
