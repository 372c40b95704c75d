"""Whole files as articles: plain text and HTML."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from newsfacts.batch.records import Found, Place, Record, Unreadable
from newsfacts.batch.streams import RECORD_LIMIT, SUFFIXES, whole


def read_text(stream: BinaryIO, place: Place) -> Iterator[Found]:
    """One article in UTF-8; its id is the file's name without its ending."""
    content = whole(stream)
    if content is None:
        yield too_large(place)
        return
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield not_utf8(place, error)
    else:
        yield Record(place, {"id": _name(place), "text": text})


def read_html(stream: BinaryIO, place: Place) -> Iterator[Found]:
    """One page; its encoding is found where it is parsed."""
    content = whole(stream)
    yield too_large(place) if content is None else Record(place, {"id": _name(place), "html": content})


def too_large(place: Place) -> Unreadable:
    """The fault of a record that is over the limit."""
    return Unreadable(place, "too-large", f"longer than {RECORD_LIMIT // 2**20} MB")


def not_utf8(place: Place, error: UnicodeDecodeError) -> Unreadable:
    """The fault of a record in another encoding."""
    byte = error.object[error.start]
    return Unreadable(
        place, "encoding", f"not UTF-8: byte 0x{byte:02X} at offset {error.start} of the record"
    )


def _name(place: Place) -> str:
    name = PurePath(place.member or place.path).name
    for suffix in SUFFIXES:
        name = name.removesuffix(suffix)
    return PurePath(name).stem
