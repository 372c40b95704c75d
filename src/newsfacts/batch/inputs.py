"""From what was named on the command line to records: files, folders, patterns, archives."""

from __future__ import annotations

import glob
import os
import tarfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePath
from typing import BinaryIO, TypeAlias, cast

from newsfacts.batch.formats.delimited import read_csv, read_tsv
from newsfacts.batch.formats.json_lines import json_lines_after, read_json, read_json_lines
from newsfacts.batch.formats.parquet import read_parquet
from newsfacts.batch.formats.text import read_html, read_text
from newsfacts.batch.formats.warc import read_warc
from newsfacts.batch.records import Found, Place, Unreadable
from newsfacts.batch.streams import SUFFIXES, broken_stream_errors, decompressed
from newsfacts.errors import InputNotFoundError

Reader: TypeAlias = Callable[[BinaryIO, Place], Iterator[Found]]

READERS: dict[str, Reader] = {
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_tsv,
    ".parquet": read_parquet,
    ".txt": read_text,
    ".text": read_text,
    ".md": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".warc": read_warc,
}
"""What reads a file, by its ending."""

ARCHIVES = (".zip", ".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz")


@dataclass(frozen=True)
class Source:
    """A file of the input.

    Attributes:
        path: Where it is.
        size: Its size in bytes, compressed if it is.
    """

    path: Path
    size: int


def expand(inputs: Iterable[str]) -> list[Source]:
    """The files that `inputs` name, each once, in a fixed order: files, folders with all below, patterns.

    Raises:
        InputNotFoundError: If one of them names nothing.
    """
    found: dict[Path, None] = {}
    for name in inputs:
        paths = (
            [Path(name)]
            if os.path.lexists(name)
            else [Path(path) for path in sorted(glob.glob(name, recursive=True))]
        )
        files = [file for path in paths for file in _files(path)]
        if not files:
            raise InputNotFoundError(f"{name}: there is no such file, or nothing in it")
        found.update(dict.fromkeys(files))
    return [Source(path, path.stat().st_size) for path in found]


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))


def read_source(
    source: Source, skip: int = 0, progress: Callable[[int], None] | None = None
) -> Iterator[Found]:
    """The records of one file; whatever is wrong with the file is its last record.

    Args:
        source: The file.
        skip: How many records, from the first, are passed over.
        progress: Told now and then how many bytes of the file have been read.
    """
    for number, found in enumerate(_all_records(source, skip, progress)):
        if number >= skip and found is not None:
            yield found


def _all_records(source: Source, skip: int, progress: Callable[[int], None] | None) -> Iterator[Found | None]:
    place = Place(str(source.path))
    number = 0
    try:
        with source.path.open("rb") as file:
            for found in _records(cast("BinaryIO", file), place, skip):
                number += 1
                if progress is not None and number % 64 == 0:
                    progress(file.tell())
                yield found
    except broken_stream_errors() as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        yield Unreadable(replace(place, record=number + 1), "broken-file", f"the file breaks off: {reason}")


def _records(file: BinaryIO, place: Place, skip: int) -> Iterator[Found | None]:
    name = place.path.lower()
    if name.endswith(".zip") or (not _known(name) and _starts(file, b"PK\x03\x04")):
        return _zip_members(file, place)
    if name.endswith(ARCHIVES) or (not _known(name) and _is_tar(file)):
        return _tar_members(file, place)
    stream = decompressed(file)
    reader = reader_of(name, stream)
    return json_lines_after(stream, place, skip) if reader is read_json_lines else reader(stream, place)


def reader_of(name: str, stream: BinaryIO) -> Reader:
    """What reads a file of this name, or, if its ending says nothing, what begins like this."""
    ending = _ending(name)
    if ending in READERS:
        return READERS[ending]
    peek = getattr(stream, "peek", None)
    start: bytes = peek(512)[:512] if peek else b""
    if start.startswith(b"PAR1"):
        return read_parquet
    if start.startswith(b"WARC/"):
        return read_warc
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"{"):
        return read_json_lines
    if text.startswith(b"["):
        return read_json
    return read_html if text[:9].lower().startswith((b"<!doctype", b"<html")) else read_text


def _ending(name: str) -> str:
    name = name.lower()
    for suffix in SUFFIXES:
        name = name.removesuffix(suffix)
    return PurePath(name).suffix


def _known(name: str) -> bool:
    return _ending(name) in READERS


def _starts(file: BinaryIO, magic: bytes) -> bool:
    start = file.read(len(magic))
    file.seek(0)
    return start == magic


def _is_tar(file: BinaryIO) -> bool:
    found = tarfile.is_tarfile(file)
    file.seek(0)
    return found


def _zip_members(file: BinaryIO, place: Place) -> Iterator[Found]:
    try:
        archive = zipfile.ZipFile(file)
    except zipfile.BadZipFile as error:
        yield Unreadable(place, "broken-file", f"not a whole ZIP archive: {error}")
        return
    with archive:
        members = sorted(info.filename for info in archive.infolist() if not info.is_dir())
        yield from _members(place, ((name, partial(_opened_zip, archive, name)) for name in members))


# What opening and reading a member raises: zipfile gives RuntimeError for an encrypted one,
# and NotImplementedError for a compression it has not.
_MEMBER_ERRORS: tuple[type[Exception], ...] = (
    *broken_stream_errors(),
    zipfile.BadZipFile,
    RuntimeError,
    NotImplementedError,
)


def _opened_zip(archive: zipfile.ZipFile, name: str) -> BinaryIO:
    return cast("BinaryIO", archive.open(name))


def _tar_members(file: BinaryIO, place: Place) -> Iterator[Found]:
    try:
        with tarfile.open(fileobj=file, mode="r:*") as archive:
            yield from _members(place, _tar_files(archive))
    except tarfile.TarError as error:
        yield Unreadable(place, "broken-file", f"not a whole TAR archive: {error}")


def _tar_files(archive: tarfile.TarFile) -> Iterator[tuple[str, Callable[[], BinaryIO]]]:
    while (info := archive.next()) is not None:
        if info.isfile():
            yield info.name, partial(_opened_tar, archive, info)
        vars(archive)["members"].clear()  # or it remembers every member of an archive of millions


def _opened_tar(archive: tarfile.TarFile, info: tarfile.TarInfo) -> BinaryIO:
    return cast("BinaryIO", archive.extractfile(info))


def _members(place: Place, files: Iterable[tuple[str, Callable[[], BinaryIO]]]) -> Iterator[Found]:
    """The records of every member; a member that is broken costs no other."""
    count = 0
    for name, opened in files:
        if PurePath(name).name.startswith("."):
            continue
        try:
            with opened() as member:
                for found in _member_records(member, replace(place, member=name)):
                    count += 1
                    yield replace(found, place=replace(found.place, record=count))
        except _MEMBER_ERRORS as error:
            count += 1
            at = replace(place, member=name, record=count)
            yield Unreadable(at, "broken-file", f"the member breaks off: {error}")


def _member_records(member: BinaryIO, place: Place) -> Iterator[Found]:
    name = place.member or ""
    if name.lower().endswith(ARCHIVES):
        yield Unreadable(place, "archive", "an archive within an archive: unpack it first")
        return
    stream = decompressed(member)
    yield from reader_of(name, stream)(stream, place)
