"""Connections that end when the client does not get on: uvicorn itself waits for as long as it takes."""

from __future__ import annotations

import asyncio
import logging
import socket
import struct
from typing import ClassVar, cast

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from newsfacts.service.problems import MEDIA_TYPE, ProblemError
from newsfacts.service.settings import Settings

_log = logging.getLogger("newsfacts.service")


class GuardedProtocol(H11Protocol):
    """A connection with a time limit on the head of each request and on the fetching of each response.

    Between the end of a response and the next whole head, what comes in is thrown away or
    incomplete; both may last `header_timeout`. The body is the application's, see `limits`.
    """

    settings: ClassVar[Settings] = Settings()

    _reading: asyncio.TimerHandle | None = None
    _writing: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as there
        """Take the connection, or refuse it if there are too many."""
        super().connection_made(transport)
        # Whatever is written and not fetched counts as slow, however little it is.
        transport.set_write_buffer_limits(high=0)
        if len(self.connections) > self.settings.max_connections:
            self._end_with(ProblemError("overloaded", "too many connections", {"Retry-After": "1"}))
        else:
            self._expect_head()

    def data_received(self, data: bytes) -> None:
        """Take in what came; the clock runs while it is no whole head."""
        super().data_received(data)
        self._expect_head()

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        super().on_response_complete()
        self._stop_reading_clock()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the clocks."""
        self._stop_reading_clock()
        self.resume_writing()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """Start the clock: the client does not fetch what is written."""
        super().pause_writing()
        if self._writing is None:
            self._writing = self.loop.call_later(self.settings.write_timeout, self._cut_off)

    def resume_writing(self) -> None:
        """Stop the clock."""
        super().resume_writing()
        if self._writing is not None:
            self._writing.cancel()
            self._writing = None

    def send_400_response(self, msg: str) -> None:
        """Say that what came is not HTTP, as a problem."""
        self._end_with(ProblemError("bad-request", msg))

    @property
    def _cycle(self) -> RequestResponseCycle | None:
        """The latest request; None before the first."""
        return self.cycle

    def _expect_head(self) -> None:
        cycle = self._cycle
        if self.transport.is_closing() or (cycle is not None and not cycle.response_complete):
            self._stop_reading_clock()
        elif self._reading is None:
            self._reading = self.loop.call_later(self.settings.header_timeout, self._head_is_late)

    def _stop_reading_clock(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _head_is_late(self) -> None:
        self._reading = None
        if self._cycle is None:
            seconds = self.settings.header_timeout
            self._end_with(ProblemError("too-slow", f"no request came within {seconds:g} s"))
        else:
            self._cut_off()

    def _cut_off(self) -> None:
        _log.info("cut off", extra={"client": self.client})
        # By a reset: what is written would else stay with the system until it is fetched.
        opened = self.transport.get_extra_info("socket")
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.transport.abort()

    def _end_with(self, error: ProblemError) -> None:
        """Answer without the application, unless it has begun to, and hang up."""
        cycle = self._cycle
        if cycle is not None and cycle.response_started and not cycle.response_complete:
            self._cut_off()
            return
        body = error.problem().to_json()
        extra = "".join(f"{name}: {value}\r\n" for name, value in error.headers.items())
        head = (
            f"HTTP/1.1 {error.status} \r\nContent-Type: {MEDIA_TYPE}\r\n"
            f"Content-Length: {len(body)}\r\n{extra}Connection: close\r\n\r\n"
        )
        self.transport.write(head.encode("ascii") + body)
        self.transport.close()


def guarded(settings: Settings) -> type[GuardedProtocol]:
    """The class of connections with these limits, for uvicorn."""
    return cast("type[GuardedProtocol]", type("Guarded", (GuardedProtocol,), {"settings": settings}))
