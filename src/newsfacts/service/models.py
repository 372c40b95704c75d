"""What a request may hold. Only harmless knobs: nothing here names a file or is fetched."""

from __future__ import annotations

import json
from typing import Annotated, Literal, Self

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.config import JsonDict

from newsfacts.article.model import Article
from newsfacts.errors import InputError
from newsfacts.service.problems import ProblemError
from newsfacts.service.work import Job, Page

_STRICT = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

_EXAMPLE: JsonDict = {
    "text": "Norway will build a 40 km road tunnel for 1.2 billion euros, its government said on Monday.",
    "published": "2024-06-05",
    "doc_id": "a-17",
    "options": {"min_event_confidence": 0.3},
}

Day = Annotated[str, Field(examples=["2024-06-05"])]


class Reading(BaseModel):
    """How to read the article."""

    model_config = _STRICT

    max_chars: int | None = Field(default=None, ge=1)
    """How many characters are read, up to the limit of the service, which is the default."""
    min_event_confidence: float = Field(default=0.0, ge=0, le=1)
    """Events with a lower `confidence` are left out."""


class Labels(BaseModel):
    """What is known of the article."""

    model_config = _STRICT

    published: Day | None = None
    """The day it appeared, as a date or date-time in ISO 8601: the anchor of "yesterday"."""
    title: str | None = None
    """Its title, if that is not part of the text."""
    url: str | None = None
    """Where it appeared. It is not fetched."""
    doc_id: str | None = Field(default=None, min_length=1)
    """Your id of it; without one, a hash of the text."""


class ArticleRequest(Labels):
    """One article to read: its text, or the web page it is in."""

    model_config = _STRICT | ConfigDict(
        json_schema_extra={"example": _EXAMPLE, "oneOf": [{"required": ["text"]}, {"required": ["html"]}]}
    )

    text: str | None = None
    """The text; may have page furniture around it."""
    html: str | None = None
    """The web page, instead of the text."""
    options: Reading = Reading()
    """How to read it."""

    @classmethod
    def parse(cls, body: bytes | bytearray) -> Self:
        """The request that a body in JSON is.

        Raises:
            ProblemError: If it is none.
        """
        try:
            return cls.model_validate_json(body)
        except ValidationError as error:
            if _has_lone_surrogate(body, error):
                raise ProblemError(
                    "invalid-text", "the body is not valid Unicode: it has half a surrogate pair, as \\ud800"
                ) from None
            raise invalid(error) from None

    def job(self, limit: int) -> Job:
        """What there is to do, on a service that reads `limit` characters of an article.

        Raises:
            ProblemError: If a field is not what it should be.
        """
        if self.text is not None and self.html is None:
            return _job(self.text, None, self, self.options, limit)
        if self.html is not None and self.text is None:
            return _job("", self.html, self, self.options, limit)
        raise ProblemError("invalid-article", "an article has a text or an html, and not both")


class ArticleQuery(Labels, Reading):
    """What goes with a body that is the text or the page itself."""

    def job(self, body: bytes, *, is_page: bool, limit: int) -> Job:
        """What there is to do, on a service that reads `limit` characters of an article.

        Raises:
            ProblemError: If the body or a field is not what it should be.
        """
        if is_page:  # in the encoding that the page itself says
            return _job("", body, self, self, limit)
        try:
            return _job(body.decode("utf-8-sig"), None, self, self, limit)
        except UnicodeDecodeError as error:
            byte = body[error.start]
            raise ProblemError(
                "invalid-text", f"the text is not UTF-8: byte 0x{byte:02X} at offset {error.start}"
            ) from None


class Status(BaseModel):
    """How the service is."""

    model_config = _STRICT

    status: Literal["ok", "ready"]
    """`ok`: it runs. `ready`: it reads articles."""


def invalid(error: ValidationError | RequestValidationError) -> ProblemError:
    """The problem of a body or query that does not fit its model: its first fault, without what was sent."""
    first = error.errors()[0]
    place = [str(part) for part in first["loc"] if part != "query"]
    if first["type"] == "json_invalid":
        return ProblemError("invalid-json", f"the body is no JSON in UTF-8: {first['ctx']['error']}")
    is_option = bool(place) and (place[0] == "options" or place[-1] in Reading.model_fields)
    detail = f"{'.'.join(place)}: {first['msg']}" if place else str(first["msg"])
    return ProblemError("invalid-options" if is_option else "invalid-article", detail)


def _has_lone_surrogate(body: bytes | bytearray, error: ValidationError) -> bool:
    """Whether that alone is what the stricter reader of JSON did not read."""
    if "hex escape" not in str(error.errors()[0].get("ctx")):
        return False
    try:
        json.loads(body)
    except (ValueError, RecursionError):
        return False
    return True


def _job(text: str, html: str | bytes | None, labels: Labels, reading: Reading, limit: int) -> Job:
    max_chars = reading.max_chars or limit
    if max_chars > limit:
        raise ProblemError("invalid-options", f"max_chars: this service reads at most {limit} characters")
    known = {name: getattr(labels, name) for name in Labels.model_fields}
    try:
        article = Article(text, **known)  # a page's fields are checked here, too
    except InputError as error:
        raise ProblemError(error.code, error.message) from None
    return Job(article if html is None else Page(html, **known), max_chars, reading.min_event_confidence)
