"""WARC: the HTML pages among the responses of a web archive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from newsfacts.batch.formats.text import too_large
from newsfacts.batch.records import Found, Place, Record, Unreadable
from newsfacts.batch.streams import RECORD_LIMIT
from newsfacts.errors import MissingExtraError


def read_warc(stream: BinaryIO, place: Place) -> Iterator[Found]:
    """One record for each page that was found (status 200), with its address and the day it was fetched."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise MissingExtraError("WARC needs warcio: pip install newsfacts[batch]") from error
    number = 0
    try:
        for record in ArchiveIterator(stream):
            headers = record.http_headers
            if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
                continue
            if "html" not in (headers.get_header("Content-Type") or "").lower():
                continue
            number += 1
            at = replace(place, record=number)
            content = record.content_stream().read(RECORD_LIMIT + 1)
            if len(content) > RECORD_LIMIT:
                yield too_large(at)
                continue
            url = record.rec_headers.get_header("WARC-Target-URI")
            identity = record.rec_headers.get_header("WARC-Record-ID")
            yield Record(at, {"id": identity, "url": url, "html": content})
    except ArchiveLoadFailed as error:
        yield Unreadable(replace(place, record=number + 1), "warc", " ".join(str(error).split()))
