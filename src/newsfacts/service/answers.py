"""Responses that several modules make."""

from __future__ import annotations

from starlette.responses import Response
from starlette.types import Scope

from newsfacts.service.problems import MEDIA_TYPE, ProblemError

JSON, NDJSON = "application/json", "application/x-ndjson"

NO_STORE = {"Cache-Control": "no-store"}


def answer(scope: Scope, error: ProblemError) -> Response:
    """The response that says what went wrong."""
    scope.setdefault("state", {})["code"] = error.code
    body = error.problem(instance=request_id(scope)).to_json()
    return Response(body, error.status, {**NO_STORE, **error.headers}, MEDIA_TYPE)


def request_id(scope: Scope) -> str | None:
    """The id of a request, under which the log has it."""
    found: str | None = scope.get("state", {}).get("request_id")
    return found
