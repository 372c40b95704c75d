"""One line of log and one count for every request; never a word of an article."""

from __future__ import annotations

import json
import logging
import time
import traceback
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from newsfacts.service.answers import answer
from newsfacts.service.metrics import Metrics
from newsfacts.service.problems import ProblemError

_log = logging.getLogger("newsfacts.service")

CLIENT_GONE = 499
"""The status in log and metrics of a request whose client hung up before the answer."""

_FIELDS = (
    "url",
    "request_id",
    "client",
    "key",
    "method",
    "path",
    "status",
    "code",
    "ms",
    "bytes_in",
    "bytes_out",
)


class Watch:
    """Counts and logs each request, gives it an id, and answers for an application that fails."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and note what became of it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        state: dict[str, Any] = scope.setdefault("state", {})
        state["request_id"] = f"urn:uuid:{uuid4()}"
        seen = {"status": CLIENT_GONE, "bytes_in": 0, "bytes_out": 0}
        began = time.perf_counter()

        async def counted_receive() -> Message:
            message = await receive()
            seen["bytes_in"] += len(message.get("body", b""))
            return message

        async def counted_send(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen["status"] = message["status"]
            seen["bytes_out"] += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, counted_receive, counted_send)
        except ClientDisconnect:
            pass
        except Exception as error:
            _log_failure(error, state["request_id"])
            if seen["status"] != CLIENT_GONE:
                raise  # in the middle of a response: the server hangs up
            problem = ProblemError(
                "internal", "the service failed on this request, which is a bug worth reporting"
            )
            await answer(scope, problem)(scope, receive, counted_send)
        finally:
            self._note(scope, seen, time.perf_counter() - began)

    def _note(self, scope: Scope, seen: dict[str, int], seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "other")  # its pattern: few labels, whatever is asked
        self._metrics.requests.labels(route, str(seen["status"])).inc()
        self._metrics.seconds.labels(route).observe(seconds)
        state, client = scope["state"], scope.get("client")
        noted = {
            **seen,
            "request_id": state["request_id"],
            "client": client[0] if client else None,
            "key": state.get("key"),
            "method": scope["method"],
            "path": scope["path"][:200],
            "code": state.get("code"),
            "ms": round(1000 * seconds, 1),
        }
        _log.info("request", extra=noted)


def _log_failure(error: Exception, request_id: str) -> None:
    # Where it happened, and not the message: that may hold a piece of the article.
    place = "".join(traceback.format_tb(error.__traceback__))
    _log.error("failure %s\n%s", type(error).__name__, place, extra={"request_id": request_id})


class JsonLines(logging.Formatter):
    """A record of the log as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        time_ = datetime.fromtimestamp(record.created, tz=UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {
            "time": time_,
            "level": record.levelname.lower(),
            "event": record.getMessage(),
        }
        found = {name: getattr(record, name, None) for name in _FIELDS}
        line.update({name: value for name, value in found.items() if value is not None})
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            line["trace"] = "".join(traceback.format_tb(record.exc_info[2]))
        return json.dumps(line, ensure_ascii=False)


def configure_log() -> None:
    """Write the log of the service, and of the server under it, to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    for name, level in (("newsfacts.service", logging.INFO), ("uvicorn.error", logging.WARNING)):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(level)
