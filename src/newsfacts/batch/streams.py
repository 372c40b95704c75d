"""Files as streams of bytes: decompressed by what they begin with, and lines of bounded length."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Iterator
from typing import IO, BinaryIO, NamedTuple, cast

from newsfacts.errors import MissingExtraError

RECORD_LIMIT = 64 * 2**20
"""The longest record that is read, in bytes: memory is bounded whatever comes in."""

SKIP_LIMIT = 4 * RECORD_LIMIT
"""How far a line without an end is followed; a bomb of zeros ends here."""

_STEP = 2**20
_GZIP, _BZIP2, _ZSTANDARD, _XZ = b"\x1f\x8b", b"BZh", b"\x28\xb5\x2f\xfd", b"\xfd7zXZ\x00"

SUFFIXES = (".gz", ".bz2", ".zst", ".xz")


def decompressed(stream: BinaryIO) -> BinaryIO:
    """`stream` without its compression, if it has one.

    Raises:
        MissingExtraError: If it is compressed by Zstandard and that library is not installed.
    """
    raw = cast("io.RawIOBase", stream)
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(raw)
    start = buffered.peek(8)[:8]
    opened: object = buffered
    if start.startswith(_GZIP):
        opened = gzip.GzipFile(fileobj=buffered)
    elif start.startswith(_BZIP2):
        opened = bz2.BZ2File(buffered)
    elif start.startswith(_XZ):
        opened = lzma.LZMAFile(buffered)  # noqa: SIM115  the caller closes what it opened
    elif start.startswith(_ZSTANDARD):
        opened = _zstandard(buffered)
    return cast("BinaryIO", opened)


def _zstandard(stream: IO[bytes]) -> BinaryIO:
    try:
        import zstandard
    except ImportError as error:
        raise MissingExtraError("Zstandard needs its library: pip install newsfacts[batch]") from error
    reader = zstandard.ZstdDecompressor().stream_reader(stream, read_across_frames=True)
    return cast("BinaryIO", io.BufferedReader(cast("io.RawIOBase", reader)))


def broken_stream_errors() -> tuple[type[Exception], ...]:
    """What the libraries raise when compressed bytes are damaged or break off."""
    errors: tuple[type[Exception], ...] = (EOFError, OSError, zlib.error, lzma.LZMAError)
    try:
        import zstandard
    except ImportError:
        return errors
    return (*errors, zstandard.ZstdError)


class Line(NamedTuple):
    """A line without its end; None if it is over the limit."""

    offset: int
    content: bytes | None


def lines(stream: BinaryIO, offset: int = 0) -> Iterator[Line]:
    """The lines of a stream with their offsets; one over the limit is passed over, and no memory held for it.

    Raises:
        OSError: If a line has no end within `SKIP_LIMIT`.
    """
    while content := stream.readline(RECORD_LIMIT + 1):
        size = len(content)
        if size > RECORD_LIMIT and not content.endswith(b"\n"):
            size += _skipped(stream)
            yield Line(offset, None)
        else:
            yield Line(offset, content.rstrip(b"\r\n"))
        offset += size


def _skipped(stream: BinaryIO) -> int:
    size = 0
    while piece := stream.readline(_STEP):
        size += len(piece)
        if piece.endswith(b"\n"):
            break
        if size > SKIP_LIMIT:
            raise OSError(f"a line without end: {(RECORD_LIMIT + size) // 2**20} MB and more")
    return size


def whole(stream: BinaryIO) -> bytes | None:
    """All of a stream; None if it is over the limit."""
    content = stream.read(RECORD_LIMIT + 1)
    return None if len(content) > RECORD_LIMIT else content
