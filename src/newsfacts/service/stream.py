"""A stream of articles: a line in, a line out, in order, and no more at a time than the client fetches."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Final, NamedTuple

from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from newsfacts.service.answers import NDJSON, NO_STORE, request_id
from newsfacts.service.batching import Batcher, Ticket
from newsfacts.service.limits import Lines
from newsfacts.service.models import ArticleRequest
from newsfacts.service.problems import ProblemError
from newsfacts.service.racing import unless
from newsfacts.service.settings import Settings

# What ends a stream where it stands; any other problem takes only the place of its line.
_ENDINGS: Final = ("too-slow", "stopping")


class _Entry(NamedTuple):
    """A line under way: its number, and the article in it or what is wrong with it."""

    line: int
    outcome: Ticket | ProblemError


class StreamOfArticles(Response):
    """The response to a stream.

    A line is taken from the client when there is room for it: a few for each worker are
    under way between the line that was taken last and the one that the client fetched last.
    """

    media_type = NDJSON

    def __init__(self, batcher: Batcher, settings: Settings, stopping: asyncio.Event) -> None:
        super().__init__(headers=NO_STORE)
        del self.headers["content-length"]
        self._batcher = batcher
        self._settings = settings
        self._stopping = stopping
        self._room = asyncio.Semaphore(2 * settings.workers * settings.batch_size)
        self._under_way: asyncio.Queue[_Entry | None] = asyncio.Queue()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer line by line."""
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        reader = asyncio.create_task(self._take_in(Lines(receive, self._settings)))
        try:
            while (entry := await self._under_way.get()) is not None:
                line = await self._answered(entry, request_id(scope))
                await send({"type": "http.response.body", "body": line + b"\n", "more_body": True})
                self._room.release()
            await reader  # for what it raised, if newsfacts has a bug
        finally:
            await self._end(reader)
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _end(self, reader: asyncio.Task[None]) -> None:
        reader.cancel()
        with suppress(asyncio.CancelledError, Exception):
            await reader
        while not self._under_way.empty():
            entry = self._under_way.get_nowait()
            if entry is not None and isinstance(entry.outcome, Ticket):
                entry.outcome.answer.cancel()

    async def _answered(self, entry: _Entry, instance: str | None) -> bytes:
        try:
            if isinstance(entry.outcome, ProblemError):
                raise entry.outcome
            return await self._batcher.result(entry.outcome)
        except ProblemError as error:
            return error.problem(instance=instance, line=entry.line).to_json()

    async def _take_in(self, lines: Lines) -> None:
        """Put every line under way, as long as there is room."""
        try:
            ended = False
            while not ended:
                await self._room.acquire()
                outcome = await self._outcome(lines)
                if outcome is None:
                    return
                self._under_way.put_nowait(_Entry(lines.number, outcome))
                ended = isinstance(outcome, ProblemError) and outcome.code in _ENDINGS
        except ClientDisconnect:
            return  # nobody is left to be answered
        finally:
            self._under_way.put_nowait(None)

    async def _outcome(self, lines: Lines) -> Ticket | ProblemError | None:
        """What the next line gives; None after the last."""
        try:
            line = await unless(self._stopping.wait(), lines.next())
            if line is None:
                raise ProblemError(
                    "stopping", "the service is being stopped: this line and what follows is not read"
                )
            if not line:
                return None
            job = ArticleRequest.parse(line).job(self._settings.max_chars)
            return await self._batcher.enter_patiently(job, alone=self._under_way.empty())
        except ProblemError as error:
            return error
