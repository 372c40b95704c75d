"""One worker process as the pool sees it: what it was given, since when, and whether it still answers."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import deque
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import Any, NamedTuple, TypeAlias

from newsfacts.pool.messages import Hello, receive, send

QUEUED = 2
"""How many parts a worker is given at a time: one at work and one waiting, so that it never idles."""

# A program of its own and not `multiprocessing`, so that the caller's main module is not
# run a second time; imports come from where they come here.
_PROGRAM = "import sys; sys.path[:] = {path!r}; from newsfacts.pool.worker import main; main()"


class Part(NamedTuple):
    """Some consecutive items of a chunk: what a worker is given at once."""

    chunk: int
    offset: int
    items: list[Any]
    attempt: int = 1


class Gone(NamedTuple):
    """In place of a message: the worker's end of the pipe is closed."""

    code: int | None


Inbox: TypeAlias = "SimpleQueue[tuple[WorkerProcess | None, object]]"
"""What a crew hears: a message with the worker that sent it, or with None from elsewhere in this process."""


class WorkerProcess:
    """A running worker.

    Attributes:
        parts: What it was given and has not answered, oldest first.
        began: When it began the oldest, by the monotonic clock.
        ready: Whether its set-up is over.
    """

    def __init__(self, hello: Hello, inbox: Inbox) -> None:
        self.parts: deque[Part] = deque()
        self.began = time.monotonic()
        self.ready = False
        self._process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM.format(path=sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        Thread(target=self._listen, args=(inbox,), daemon=True).start()
        self._say(hello)

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    def give(self, part: Part) -> None:
        """Hand over a part; a worker that is gone says so through the inbox."""
        if not self.parts:
            self.began = time.monotonic()
        self.parts.append(part)
        self._say(part.items)

    def take(self) -> Part:
        """The part that the worker has just answered; the next begins."""
        self.began = time.monotonic()
        return self.parts.popleft()

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()

    def close(self) -> None:
        """Let the process go: it ends when the pipe closes, or is ended."""
        if self._process.stdin is not None:
            with suppress(OSError):  # what it has not read goes nowhere
                self._process.stdin.close()
        try:
            self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()

    def _say(self, message: object) -> None:
        with suppress(OSError):  # it died; the listener tells
            send(self._process.stdin, message)  # type: ignore[arg-type]  # it was opened as a pipe

    def _listen(self, inbox: Inbox) -> None:
        try:
            while True:
                inbox.put((self, receive(self._process.stdout)))  # type: ignore[arg-type]  # likewise
        except (EOFError, OSError, ValueError):  # ValueError: closed on this side
            inbox.put((self, Gone(self._process.wait())))
