"""Bodies as they come in: never longer than they may be, and never longer on the way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from starlette.requests import ClientDisconnect
from starlette.types import Receive

from newsfacts.service.problems import ProblemError
from newsfacts.service.settings import MIB, Settings


class Intake:
    """Reads bodies. What all of them together hold is bounded, too."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._held = 0

    @asynccontextmanager
    async def body(self, receive: Receive, headers: Mapping[str, str]) -> AsyncIterator[bytes]:
        """The whole body of a request, which counts as held until the end of the context.

        Raises:
            ProblemError: If it is too long, too slow or compressed, or too much is held.
            ClientDisconnect: If the client is gone.
        """
        check_encoding(headers)
        limit = self._settings.max_body
        if int(headers.get("content-length", 0)) > limit:  # the server has checked that it is a number
            raise too_large("the body", limit)
        held = bytearray()
        try:
            async with in_time("the body", self._settings.read_timeout):
                async for piece in pieces(receive):
                    if len(held) + len(piece) > limit:
                        raise too_large("the body", limit)
                    self._take(len(piece))
                    held += piece
            yield bytes(held)
        finally:
            self._held -= len(held)

    def _take(self, size: int) -> None:
        if self._held + size > self._settings.max_bodies:
            raise ProblemError(
                "overloaded", "too many bodies are coming in; try again in 1 s", {"Retry-After": "1"}
            )
        self._held += size


class Lines:
    """The lines of a stream, one when it is asked for: what is not asked for stays with the client.

    Attributes:
        number: Which line was asked for last, counted from 1.
    """

    def __init__(self, receive: Receive, settings: Settings) -> None:
        self.number = 0
        self._pieces = pieces(receive)
        self._settings = settings
        self._held = bytearray()
        self._ended = False

    async def next(self) -> bytes:
        """The next line that is not blank, without its end; nothing after the last.

        Raises:
            ProblemError: If the line is too long; the next call goes on behind it. If it did
                not come in time.
            ClientDisconnect: If the client is gone.
        """
        async with in_time("the next line", self._settings.read_timeout):
            while True:
                self.number += 1
                line = await self._line()
                if line.strip() or (self._ended and not self._held):
                    return line.strip()

    async def _line(self) -> bytes:
        limit, is_long = self._settings.max_body, False
        while (end := self._held.find(b"\n")) < 0 and not self._ended:
            if len(self._held) > limit:
                is_long = True
                self._held.clear()
            try:
                self._held += await anext(self._pieces)
            except StopAsyncIteration:
                self._ended = True
        size = end if end >= 0 else len(self._held)
        line = bytes(self._held[:size])
        del self._held[: size + 1]
        if is_long or size > limit:
            raise too_large("the line", limit)
        return line


async def pieces(receive: Receive) -> AsyncIterator[bytes]:
    """The body of a request as it comes.

    Raises:
        ClientDisconnect: If the client is gone.
    """
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        yield message.get("body", b"")
        if not message.get("more_body", False):
            return


@asynccontextmanager
async def in_time(what: str, seconds: float) -> AsyncIterator[None]:
    """Ends what is done within it after some seconds.

    Raises:
        ProblemError: Then.
    """
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError:
        detail = f"{what} did not come within {seconds:g} s"
        raise ProblemError("too-slow", detail, {"Connection": "close"}) from None


def check_encoding(headers: Mapping[str, str]) -> None:
    """Refuse compressed bodies: nothing is decompressed here, so that no bomb can go off.

    Raises:
        ProblemError: If the body is compressed.
    """
    encoding = headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("", "identity"):
        raise ProblemError(
            "unsupported-media-type",
            f"Content-Encoding {encoding[:40]!r}: send bodies as they are",
            {"Accept-Encoding": "identity"},
        )


def too_large(what: str, limit: int) -> ProblemError:
    """The problem of a body or line over the limit."""
    return ProblemError("too-large", f"{what} is over the limit of {limit / MIB:g} MiB")
