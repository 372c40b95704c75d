"""What goes wrong, as problem details (RFC 9457) with stable codes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from newsfacts.errors import (
    ArticleLostError,
    InternalError,
    InvalidArticleError,
    InvalidOptionsError,
    InvalidTextError,
)

MEDIA_TYPE = "application/problem+json"


class Kind(NamedTuple):
    """A kind of problem: its status, and what it is, whatever the request."""

    status: int
    title: str


KINDS: dict[str, Kind] = {
    "bad-request": Kind(400, "The request is not HTTP"),
    "invalid-json": Kind(400, "The body is not JSON"),
    "unauthorized": Kind(401, "A key is needed"),
    "forbidden-origin": Kind(403, "A page of another site sent this"),
    "not-found": Kind(404, "There is nothing here"),
    "method-not-allowed": Kind(405, "The method does not go with this address"),
    "too-slow": Kind(408, "The request did not come in time"),
    "too-large": Kind(413, "The body is too large"),
    "unsupported-media-type": Kind(415, "The body has a form that is not read"),
    "misdirected": Kind(421, "The Host header names another host"),
    InvalidArticleError.code: Kind(422, "The article cannot be read"),
    InvalidTextError.code: Kind(422, "The text is not valid Unicode"),
    InvalidOptionsError.code: Kind(422, "An option is out of its range"),
    InternalError.code: Kind(500, "A bug in newsfacts"),
    ArticleLostError.code: Kind(500, "No worker could finish the article"),
    "overloaded": Kind(503, "Too many articles are waiting"),
    "stopping": Kind(503, "The service is being stopped"),
    "unavailable": Kind(503, "The service cannot read articles now"),
    "time-limit": Kind(504, "Reading the article took too long"),
}
"""All problems, by code. The codes are stable across versions; titles and details are free to improve."""


class Problem(BaseModel):
    """Why there is no extraction (RFC 9457)."""

    model_config = ConfigDict(
        frozen=True,
        use_attribute_docstrings=True,
        json_schema_extra={
            "example": {
                "type": "urn:newsfacts:problem:invalid-article",
                "title": "The article cannot be read",
                "status": 422,
                "detail": "published must be a date such as 2016-10-11, not 'yesterday'",
                "code": "invalid-article",
                "instance": "urn:uuid:1b4e28ba-2fa1-41d2-883f-0016d3cca427",
            }
        },
    )

    type: str = Field(pattern=r"^urn:newsfacts:problem:[a-z-]+$")
    """A name of the kind of problem: its code as a URN, which is nowhere to be fetched."""
    title: str
    """What kind of problem it is."""
    status: int = Field(ge=400, le=599)
    """The status of the response; for a line of a stream, that which the article alone would have had."""
    detail: str
    """What was wrong, where, and what to do."""
    code: str
    """A stable, kebab-case identifier of the kind of problem."""
    instance: str | None = None
    """The id of the request, under which the log has it."""
    line: int | None = Field(default=None, ge=1)
    """In a stream: the line of the input, counted from 1."""

    def to_json(self) -> bytes:
        """The problem as it is sent."""
        return self.model_dump_json(exclude_none=True).encode()


class ProblemError(Exception):
    """Ends a request, or a line of a stream, with a problem.

    Args:
        code: One of `KINDS`.
        detail: What was wrong, where, and what to do.
        headers: What the response says beside it.
    """

    def __init__(self, code: str, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(f"[{code}] {detail}")
        self.code = code
        self.detail = detail
        self.status = KINDS[code].status
        self.headers = dict(headers or {})

    def problem(self, *, instance: str | None = None, line: int | None = None) -> Problem:
        """The problem to send."""
        return Problem(
            type=f"urn:newsfacts:problem:{self.code}",
            title=KINDS[self.code].title,
            status=self.status,
            detail=self.detail,
            code=self.code,
            instance=instance,
            line=line,
        )
