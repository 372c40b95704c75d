"""From the columns of a dump to the fields of an article: by their usual names, or as the caller says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

USUAL_NAMES: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "maintext", "article_text", "full_text", "plain_text"),
    "html": ("html", "raw_html", "page"),
    "title": ("title", "headline", "head"),
    "published": (
        *("published", "date", "pubdate", "pub_date", "published_at", "publishedat", "publish_date"),
        *("date_published", "publication_date", "date_publish", "timestamp", "created_at"),
    ),
    "url": ("url", "link", "source_url", "uri", "href"),
    "doc_id": ("doc_id", "id", "docid", "guid", "uid", "uuid", "_id", "article_id"),
}
"""The names, in small letters, under which each field is looked for, the first first."""


@dataclass(frozen=True)
class Columns:
    """Which column is which field.

    Attributes:
        named: What the caller said: field to column name.
    """

    named: Mapping[str, str] = field(default_factory=dict)

    def of(self, record: Mapping[str, object]) -> dict[str, str]:
        """The column of each field that `record` has."""
        by_name = {str(name).lower(): str(name) for name in record}
        columns = {}
        for wanted, usual in USUAL_NAMES.items():
            if wanted in self.named:
                if self.named[wanted] in record:
                    columns[wanted] = self.named[wanted]
                continue
            present = [by_name[name] for name in usual if name in by_name]
            filled = [name for name in present if record[name] not in (None, "")]
            if filled or present:
                columns[wanted] = (filled or present)[0]
        return columns


def day_of(value: object) -> tuple[date | None, str | None]:
    """The day that a column of dates gives, and what was wrong with it if it gives none.

    Reads ISO 8601 with or without a time, the form of e-mail and RSS (RFC 5322),
    and seconds or milliseconds since 1970. A day keeps the time zone it was written in.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None, None
    if isinstance(value, datetime):
        return value.date(), None
    if isinstance(value, date):
        return value, None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _since_1970(value)
    text = str(value).strip()
    if text.isascii() and text.isdigit() and len(text) > 8:  # of eight digits it is 20161011
        return _since_1970(int(text[:15]))
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(text).date(), None
        except (ValueError, TypeError, IndexError):
            continue
    return None, f"the date of publication {text[:40]!r} cannot be read, so that relative dates stay open"


def _since_1970(seconds: float) -> tuple[date | None, str | None]:
    if abs(seconds) > 1e11:  # the year 5138 in seconds: these are milliseconds
        seconds /= 1000
    try:
        return datetime.fromtimestamp(seconds, tz=UTC).date(), None
    except (ValueError, OverflowError, OSError):
        return None, f"the date of publication {seconds!r} is no time since 1970"
