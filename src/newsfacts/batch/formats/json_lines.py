"""JSON: one object a line, or a file that is one object or an array of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from newsfacts.batch.formats.text import not_utf8, too_large
from newsfacts.batch.records import Found, Place, Record, Unreadable
from newsfacts.batch.streams import lines, whole


def read_json_lines(stream: BinaryIO, place: Place) -> Iterator[Found]:
    """One record for each line that is not blank."""
    return (found for found in json_lines_after(stream, place, 0) if found is not None)


def json_lines_after(stream: BinaryIO, place: Place, skip: int) -> Iterator[Found | None]:
    """The same; the first `skip` records are passed over unparsed, with None in their place."""
    number = 0
    for line in lines(stream):
        if line.content is not None and not line.content.strip():
            continue
        number += 1
        if number <= skip:
            yield None
            continue
        at = replace(place, record=number, offset=line.offset)
        yield too_large(at) if line.content is None else parsed(line.content, at)


def read_json(stream: BinaryIO, place: Place) -> Iterator[Found]:
    """The records of an array, or the one object of the file."""
    content = whole(stream)
    if content is None:
        yield Unreadable(place, "too-large", "too long for one JSON value: write one object a line (JSONL)")
        return
    value = _loaded(content, place)
    if isinstance(value, Unreadable):
        yield value
        return
    items = value if isinstance(value, list) else [value]
    for number, item in enumerate(items, start=1):
        yield _record(item, replace(place, record=number))


def parsed(content: bytes, place: Place) -> Found:
    """The record that a line holds."""
    value = _loaded(content, place)
    return value if isinstance(value, Unreadable) else _record(value, place)


def _loaded(content: bytes, place: Place) -> object:
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return not_utf8(place, error)
    except (ValueError, RecursionError) as error:  # RecursionError: thousands of brackets
        return Unreadable(place, "json", f"not JSON: {error}")


def _record(value: object, place: Place) -> Found:
    if isinstance(value, dict):
        return Record(place, value)
    return Unreadable(place, "json", f"not an object but {type(value).__name__}")
