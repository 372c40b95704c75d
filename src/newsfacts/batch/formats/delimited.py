"""CSV and TSV with a header line."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from newsfacts.batch.formats.text import too_large
from newsfacts.batch.records import Found, Place, Record, Unreadable
from newsfacts.batch.streams import RECORD_LIMIT, lines

# A cell may hold a whole article; the csv module's own limit of 128 kB is for spreadsheets.
csv.field_size_limit(RECORD_LIMIT)


class _OverlongLineError(ValueError):
    """A line is over the limit, so the rows after it cannot be told from it."""


def read_csv(stream: BinaryIO, place: Place) -> Iterator[Found]:
    """One record for each row, named by the header; quoted cells may hold line breaks."""
    yield from _rows(stream, place, ",")


def read_tsv(stream: BinaryIO, place: Place) -> Iterator[Found]:
    """The same with tabs."""
    yield from _rows(stream, place, "\t")


def _rows(stream: BinaryIO, place: Place, delimiter: str) -> Iterator[Found]:
    rows = csv.reader(_decoded(stream), delimiter=delimiter)
    number = 0
    header: list[str] | None = None
    while True:
        at = replace(place, record=max(number, 1))
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Unreadable(at, "csv", f"line {rows.line_num}: {error}")
            return
        except _OverlongLineError:
            yield too_large(at)
            return
        if header is None:
            header = row
        elif row:
            number += 1
            yield _record(header, row, replace(place, record=number))


def _record(header: list[str], row: list[str], place: Place) -> Found:
    if len(row) != len(header):
        return Unreadable(place, "csv", f"{len(row)} cells under {len(header)} column names")
    if any("\udc80" <= character <= "\udcff" for cell in row for character in cell):
        return Unreadable(place, "encoding", "not UTF-8")
    return Record(place, {name: cell or None for name, cell in zip(header, row, strict=True)})


def _decoded(stream: BinaryIO) -> Iterator[str]:
    """The lines as text; bytes that are not UTF-8 stay marked, so that only their row is lost."""
    for number, line in enumerate(lines(stream)):
        if line.content is None:
            raise _OverlongLineError
        content = line.content.removeprefix(codecs.BOM_UTF8) if number == 0 else line.content
        yield content.decode("utf-8", errors="surrogateescape").replace("\0", "\ufffd") + "\n"
