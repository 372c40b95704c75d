"""The input contract: what an article is, before anything is read from it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Self

from pydantic import BaseModel, ConfigDict

from newsfacts.errors import InvalidArticleError, InvalidTextError

_FIELDS = ("text", "published", "title", "url", "doc_id")


class Article(BaseModel):
    """One article as it came in.

    Attributes:
        text: The whole text, page furniture included; every offset points into it.
        published: The day it appeared, the anchor of "yesterday". A datetime or an
            ISO 8601 string is accepted and keeps its day as written, in its own time zone.
        title: Its title, if that is not part of the text.
        url: Where it appeared.
        doc_id: The caller's id of it; without one it gets a hash of the text.
        author: Who wrote it, where the page said so.
        language: The language that the page says it is in, ISO 639-1; the facts go by the text itself.
        published_source: Where `published` comes from: "given" by the caller, or where the
            page states it ("json-ld", "meta", "time", "url", "text").
        notes: What was refused while the article was made from a page, by code and message;
            they become warnings.

    Raises:
        InvalidTextError: If the text is not valid Unicode.
        InvalidArticleError: If a field is not what it should be; the message names it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    published: date | None
    title: str | None
    url: str | None
    doc_id: str | None
    author: str | None = None
    language: str | None = None
    published_source: str | None = None
    notes: tuple[tuple[str, str], ...] = ()

    def __init__(
        self,
        text: str,
        *,
        published: date | str | None = None,
        title: str | None = None,
        url: str | None = None,
        doc_id: str | None = None,
    ) -> None:
        _check_text(text)
        labels = {"title": title, "url": url, "doc_id": doc_id}
        for name, value in labels.items():
            _check_label(name, value)
        day = _day(published)
        super().__init__(text=text, published=day, published_source="given" if day else None, **labels)

    @classmethod
    def from_html(
        cls,
        html: str | bytes,
        *,
        published: date | str | None = None,
        url: str | None = None,
        doc_id: str | None = None,
        today: date | None = None,
    ) -> Self:
        """The article of a web page: its text, and the title, date and author that the page states.

        Every offset of the facts points into the extracted text, which `text` holds.

        Args:
            html: The page; bytes are decoded as the page itself says.
            published: The day it appeared, where known; else that which the page states.
            url: Where the page stood.
            doc_id: Your id of it.
            today: The clock: a stated day after it is refused, with a note. The day it is, by default.

        Raises:
            InvalidArticleError: If an argument is not what it should be.
            MissingExtraError: If trafilatura, of the extra `html`, is not installed.
        """
        from newsfacts.article.html import read_page

        if not isinstance(html, str | bytes):
            raise InvalidArticleError(f"the page must be a str or bytes, not {type(html).__name__}")
        page = read_page(html, url=url, today=today or datetime.now(UTC).date())
        article = cls(
            page.text, published=published or page.published, title=page.title, url=url, doc_id=doc_id
        )
        source = "given" if published else page.published_source
        return article.model_copy(
            update={
                "author": page.author,
                "language": page.language,
                "published_source": source,
                "notes": () if published else page.notes,
            }
        )

    @classmethod
    def of(cls, value: str | Article | Mapping[str, object]) -> Self:
        """The article that `value` is: a text, an `Article`, or a mapping of its fields.

        Raises:
            InvalidTextError: If the text is not valid Unicode.
            InvalidArticleError: If `value` is anything else or a field does not fit.
        """
        if isinstance(value, cls):
            return value
        if isinstance(value, str):
            return cls(value)
        if not isinstance(value, Mapping):
            raise InvalidArticleError(
                f"an article is a str, an Article or a mapping of {', '.join(_FIELDS)}; "
                f"this is of type {type(value).__name__}"
            )
        unknown = [str(name) for name in value if name not in _FIELDS]
        if unknown or "text" not in value:
            fault = f"unknown field {unknown[0]!r}" if unknown else "the field 'text' is missing"
            raise InvalidArticleError(f"{fault}; an article has the fields {', '.join(_FIELDS)}")
        return cls(**dict(value))  # type: ignore[arg-type]  # the constructor checks each field


def _check_text(text: object) -> None:
    if isinstance(text, bytes | bytearray):
        raise InvalidArticleError("the text is bytes; decode it first, for example text.decode('utf-8')")
    if not isinstance(text, str):
        raise InvalidArticleError(f"the text must be a str, not {type(text).__name__}")
    offset = _first_surrogate(text)
    if offset is not None:
        raise InvalidTextError(
            f"the text is not valid Unicode: a lone surrogate U+{ord(text[offset]):04X} at offset {offset}",
            offset,
        )


def _check_label(name: str, value: object) -> None:
    if value is None:
        return
    if not isinstance(value, str):
        raise InvalidArticleError(f"{name} must be a str, not {type(value).__name__}")
    if _first_surrogate(value) is not None:
        raise InvalidArticleError(f"{name} is not valid Unicode: {value!r}")
    if name == "doc_id" and not value:
        raise InvalidArticleError("doc_id must not be empty; leave it out to have one made")


def _first_surrogate(text: str) -> int | None:
    if text.isascii():
        return None
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:  # the codec finds it much faster than a loop would
        return error.start
    return None


def _day(published: object) -> date | None:
    if isinstance(published, datetime):
        return published.date()
    if published is None or isinstance(published, date):
        return published
    if isinstance(published, str):
        try:
            return datetime.fromisoformat(published.strip()).date()
        except ValueError:
            raise InvalidArticleError(
                f"published must be a date such as 2016-10-11, not {published!r}"
            ) from None
    raise InvalidArticleError(
        f"published must be a date or an ISO 8601 string, not {type(published).__name__}"
    )
