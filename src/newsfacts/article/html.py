"""From the HTML of a page to what an `Article` needs: its text, title, author, date and language.

trafilatura (Barbaresi 2021, "Trafilatura: a web scraping library and command-line
tool for text discovery and extraction") finds the text and reads the metadata. What
is done here is to name where the date stands and to refuse one that cannot be.
"""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass
from datetime import date
from types import ModuleType
from typing import Final

from newsfacts.errors import MissingExtraError

FUTURE_DATE: Final = "future-date"
"""Code of the note on a date of publication that is still to come."""

_YEAR: Final = 1995
"""No page of the web is older than this: an earlier date is one that the article tells of."""

# Where pages state their date, the surest first; each gives an ISO 8601 day.
_STATED: Final = (
    ("json-ld", re.compile(r'"datePublished"\s{0,9}:\s{0,9}"(\d{4}-\d\d-\d\d)')),
    (
        "meta",
        re.compile(
            r"<meta\b[^<>]{0,200}(?:published|pubdate|publish|dc\.date|datePublished)[^<>]{0,80}"
            r"content=[\"'](\d{4}-\d\d-\d\d)",
            re.IGNORECASE,
        ),
    ),
    ("time", re.compile(r"<time\b[^<>]{0,200}datetime=[\"'](\d{4}-\d\d-\d\d)", re.IGNORECASE)),
)
_URL_DAY: Final = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says of its article.

    Attributes:
        text: The article's text; "" where none was found.
        title: Its title.
        author: Who wrote it; several are separated by "; ".
        published: The day it appeared.
        published_source: Where the page says so: "json-ld", "meta", "time", "url" or "text".
        language: The language that the page says it is in, ISO 639-1.
        notes: What of this was refused, by code and message.
    """

    text: str
    title: str | None
    author: str | None
    published: date | None
    published_source: str | None
    language: str | None
    notes: tuple[tuple[str, str], ...]


def read_page(html: str | bytes, *, url: str | None, today: date) -> Page:
    """What a page says of its article.

    Args:
        html: The page; bytes are decoded as the page itself or their shape says.
        url: Where it stood; it often holds the date.
        today: A date after this day is refused.

    Raises:
        MissingExtraError: If trafilatura is not installed.
    """
    extractor = _trafilatura()
    source = html if isinstance(html, str) else html.decode("utf-8", errors="replace")
    found = extractor.bare_extraction(
        html,
        url=url,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"original_date": True, "max_date": "2100-01-01", "extensive_search": True},
    )
    if found is None:
        return Page("", None, None, None, None, None, ())
    day = _day(found.date)
    notes: tuple[tuple[str, str], ...] = ()
    if day is not None and day > today:
        message = f"the page is dated {day}, after {today}: its date of publication is unknown"
        day, notes = None, ((FUTURE_DATE, message),)
    language = _language(source)
    where = _source_of(day, source, url) if day else None
    return Page(found.text or "", found.title, found.author, day, where, language, notes)


def _trafilatura() -> ModuleType:
    try:
        return importlib.import_module("trafilatura")
    except ImportError as error:
        raise MissingExtraError(
            "Article.from_html needs trafilatura: pip install 'newsfacts[html]', or hand in plain text"
        ) from error


def _day(value: str | None) -> date | None:
    try:
        day = date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
    return day if day and day.year >= _YEAR else None


def _source_of(day: date, html: str, url: str | None) -> str:
    """Where the page states the day."""
    for name, pattern in _STATED:
        if any(match.group(1) == day.isoformat() for match in pattern.finditer(html)):
            return name
    match = _URL_DAY.search(url or "")
    if match and tuple(map(int, match.groups())) == (day.year, day.month, day.day):
        return "url"
    return "text"


def _language(html: str) -> str | None:
    match = re.search(r"<html\b[^<>]{0,300}\blang=[\"']?([a-zA-Z]{2})\b", html[:5000])
    return match.group(1).lower() if match else None
