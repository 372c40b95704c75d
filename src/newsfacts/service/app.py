"""The application: its routes, and what they share."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email.message import Message
from functools import partial
from threading import Event
from typing import Annotated, Protocol

from fastapi import APIRouter, Depends, FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import Receive

from newsfacts.records import Extraction
from newsfacts.service import openapi
from newsfacts.service.answers import JSON, NDJSON, NO_STORE, answer
from newsfacts.service.batching import Batcher, Workers
from newsfacts.service.guard import Guard, require_key
from newsfacts.service.limits import Intake, check_encoding
from newsfacts.service.metrics import Metrics
from newsfacts.service.models import ArticleQuery, ArticleRequest, Status, invalid
from newsfacts.service.page import add_page
from newsfacts.service.problems import ProblemError
from newsfacts.service.racing import unless
from newsfacts.service.settings import Settings
from newsfacts.service.stream import StreamOfArticles
from newsfacts.service.watch import Watch
from newsfacts.service.work import Job


class PoolOfWorkers(Workers, Protocol):
    """Workers that can be started and ended: a `LivePool`."""

    ready: Event
    replaced: int

    def start(self, on_broken: Callable[[Exception], None]) -> None:
        """Start the workers."""

    def close(self) -> None:
        """End them."""


@dataclass
class Service:
    """What the routes share.

    Attributes:
        settings: The limits.
        pool: The workers.
        metrics: The counts.
        batcher: The queue before the workers.
        intake: What reads bodies.
        stopping: Set when the service is told to stop.
    """

    settings: Settings
    pool: PoolOfWorkers
    metrics: Metrics = field(default_factory=Metrics)
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    batcher: Batcher = field(init=False)
    intake: Intake = field(init=False)

    def __post_init__(self) -> None:
        self.batcher = Batcher(self.pool, self.settings, self.metrics)
        self.intake = Intake(self.settings)
        watch = self.metrics.watch
        watch("newsfacts_queue_articles", "Articles that wait for a worker.", lambda: self.batcher.waiting)
        watch("newsfacts_queue_limit", "How many may wait.", lambda: self.settings.queue)
        watch("newsfacts_articles_at_work", "Articles that workers have.", lambda: self.batcher.at_work)
        watch("newsfacts_workers", "Processes that read.", lambda: self.settings.workers)
        watch("newsfacts_workers_replaced", "Workers that died or were ended.", lambda: self.pool.replaced)


def create_app(
    settings: Settings, pool: PoolOfWorkers, on_broken: Callable[[Exception], None] = lambda error: None
) -> FastAPI:
    """The application.

    Args:
        settings: How it runs.
        pool: What reads the articles; it is started and closed with the application.
        on_broken: Called when there are no workers any more and none can be started.
    """
    service = Service(settings, pool)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        loop = asyncio.get_running_loop()

        def give_up(error: Exception) -> None:
            service.batcher.give_up()
            on_broken(error)

        def broken(error: Exception) -> None:  # in the thread of the pool
            loop.call_soon_threadsafe(give_up, error)

        pool.start(broken)
        yield
        await asyncio.to_thread(pool.close)

    app = FastAPI(
        title="newsfacts",
        version=openapi.API_VERSION,
        description=openapi.DESCRIPTION,
        lifespan=lifespan,
        openapi_url=None,  # served below, as it is in the repository
        docs_url=None,  # it would load a script from elsewhere
        redoc_url=None,
    )
    app.state.service, app.state.settings = service, settings
    app.add_middleware(Guard, settings=settings)
    app.add_middleware(Watch, metrics=service.metrics)
    for kind in (ProblemError, RequestValidationError, HTTPException):
        app.add_exception_handler(kind, _answered)
    app.include_router(_api)
    app.include_router(_state)
    app.openapi = partial(openapi.specification, app)  # type: ignore[method-assign]  # as FastAPI's guide does
    add_page(app)
    return app


async def _answered(request: Request, error: Exception) -> Response:
    if isinstance(error, RequestValidationError):
        error = invalid(error)
    elif isinstance(error, HTTPException):
        code = "method-not-allowed" if error.status_code == 405 else "not-found"
        error = ProblemError(code, f"{request.method} {request.url.path[:100]}", error.headers)
    if not isinstance(error, ProblemError):
        raise error
    return answer(request.scope, error)


def _service(request: Request) -> Service:
    found: Service = request.app.state.service
    return found


_api = APIRouter(prefix="/v1", dependencies=[Depends(require_key)])
_state = APIRouter()
Shared = Annotated[Service, Depends(_service)]


@_api.post("/extract", response_class=Response, **openapi.EXTRACT)
async def extract(request: Request, query: Annotated[ArticleQuery, Query()], service: Shared) -> Response:
    """Read one article."""
    async with service.intake.body(request.receive, request.headers) as body:
        job = _job(request, body, query, service.settings.max_chars)
    ticket = service.batcher.enter(job)
    result = await unless(_gone(request.receive), service.batcher.result(ticket))
    if result is None:
        raise ClientDisconnect
    return Response(result, headers=NO_STORE, media_type=JSON)


@_api.post("/extract/stream", response_class=Response, **openapi.STREAM)
async def extract_stream(request: Request, service: Shared) -> Response:
    """Read many articles: a line in, a line out, in order."""
    check_encoding(request.headers)
    if _media_type(request) != NDJSON:
        raise ProblemError("unsupported-media-type", f"send {NDJSON}: an article in JSON on each line")
    return StreamOfArticles(service.batcher, service.settings, service.stopping)


@_api.get("/schema", response_class=Response, **openapi.SCHEMA)
async def schema() -> Response:
    """The JSON Schema of an extraction."""
    content = json.dumps(Extraction.model_json_schema(mode="serialization"))
    return Response(content, media_type="application/schema+json")


@_state.get("/openapi.json", include_in_schema=False)
async def specification(request: Request) -> Response:
    """What the service offers."""
    return Response(json.dumps(request.app.openapi()), media_type=JSON)


@_state.get("/healthz", response_model=Status, **openapi.STATE)
async def healthz(service: Shared) -> Status:
    """Whether it runs; if not, start it anew."""
    if service.batcher.broken:
        raise ProblemError("unavailable", "the workers cannot be started; the log says why")
    return Status(status="ok")


@_state.get("/readyz", response_model=Status, **openapi.STATE)
async def readyz(service: Shared) -> Status:
    """Whether it reads articles now."""
    if service.stopping.is_set():
        raise ProblemError("stopping", "the service is being stopped")
    if service.batcher.broken or not service.pool.ready.is_set():
        raise ProblemError("unavailable", "the pipeline is being loaded", {"Retry-After": "1"})
    return Status(status="ready")


@_state.get("/metrics", response_class=Response, dependencies=[Depends(require_key)], **openapi.METRICS)
async def metrics(service: Shared) -> Response:
    """Counts, for Prometheus."""
    return Response(service.metrics.page(), media_type="text/plain; version=0.0.4; charset=utf-8")


def _job(request: Request, body: bytes, query: ArticleQuery, limit: int) -> Job:
    media_type = _media_type(request)
    if media_type == JSON:
        if request.query_params:
            raise ProblemError("invalid-article", "with a body in JSON, all fields stand in the body")
        return ArticleRequest.parse(body).job(limit)
    if media_type == "text/plain" and _charset(request) not in ("", "utf-8", "us-ascii"):
        raise ProblemError("unsupported-media-type", "send text in UTF-8")
    if media_type in ("text/plain", "text/html"):
        return query.job(body, is_page=media_type == "text/html", limit=limit)
    raise ProblemError(
        "unsupported-media-type", f"send {JSON}, text/plain or text/html, not {media_type[:60]!r}"
    )


def _media_type(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def _charset(request: Request) -> str:
    message = Message()
    message["content-type"] = request.headers["content-type"]
    return message.get_content_charset("")


async def _gone(receive: Receive) -> None:
    """Wait until the client hangs up."""
    while (await receive())["type"] != "http.disconnect":
        pass
