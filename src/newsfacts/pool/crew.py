"""The workers of a pool: who has what, who is replaced when it dies or takes too long, and what is lost."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any, Literal, Self

from newsfacts.pool.messages import Done, Failed, Hello, Ready, Unfit, Work
from newsfacts.pool.process import QUEUED, Gone, Inbox, Part, WorkerProcess

ATTEMPTS = 3
"""How often an item may be alone with a worker that dies before it is given up: others kill processes too."""

STARTS = 3
"""How many workers in a row may die before they are set up."""


@dataclass(frozen=True)
class Lost:
    """In place of the result of an item that no worker could finish."""

    cause: Literal["died", "time-limit"]
    reason: str


class PoolBrokenError(RuntimeError):
    """No worker can be set up."""


@dataclass
class Chunk:
    """The results of a chunk so far, and how many of them are missing."""

    results: list[Any]
    missing: int


class Crew:
    """Worker processes that apply one function to chunks of items, for as long as someone calls.

    A part on which a worker dies, raises or goes over the time limit is tried again item
    by item, so that only the item at fault is lost. One thread hands out and hears.

    Args:
        setup: Called once in every worker; returns the function that turns the items of a
            chunk into one result each. Must be importable by its name.
        workers: How many processes.
        time_limit: How many seconds the items of a chunk, and each alone if they go over
            it, may take. None sets no limit.
    """

    def __init__(self, setup: Callable[[], Work], *, workers: int, time_limit: float | None = None) -> None:
        self._hello = Hello(setup)
        self._count = workers
        self._time_limit = time_limit
        self._inbox: Inbox = SimpleQueue()
        self._workers: list[WorkerProcess] = []
        self._waiting: deque[Part] = deque()
        self._chunks: dict[int, Chunk] = {}
        self._failed_starts = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pids(self) -> list[int]:
        """The ids of the processes that work now."""
        return [worker.pid for worker in self._workers]

    def close(self) -> None:
        """End all workers."""
        for worker in self._workers:
            worker.kill()
            worker.close()
        self._workers.clear()
        self._waiting.clear()
        self._chunks.clear()

    def _take_on(self, number: int, items: Sequence[Any]) -> None:
        self._chunks[number] = Chunk([None] * len(items), len(items))
        if items:
            self._waiting.append(Part(number, 0, list(items)))

    def _hand_out(self) -> None:
        while len(self._workers) < self._count:
            self._workers.append(WorkerProcess(self._hello, self._inbox))
        for room in range(QUEUED):  # everybody has one before anybody has two
            for worker in self._workers:
                if self._waiting and len(worker.parts) == room:
                    worker.give(self._waiting.popleft())

    def _hear(self) -> None:
        """Take in one message, or find out who is over the limit."""
        try:
            worker, message = self._inbox.get(timeout=self._patience())
        except Empty:
            self._end_the_slow()
            return
        self._attend(worker, message)

    def _attend(self, worker: WorkerProcess | None, message: object) -> None:
        if worker is None or worker not in self._workers:
            return  # a last word of one that was ended
        match message:
            case Ready():
                worker.ready = True
                worker.began = time.monotonic()
                self._failed_starts = 0
            case Unfit(error):
                raise error
            case Done(results):
                self._accept(worker.take(), results)
            case Failed(reason):
                self._retry(worker.take(), Lost("died", reason))
            case Gone(code):
                self._replace(worker, Lost("died", f"the worker process ended with {code}"))

    def _patience(self) -> float | None:
        if self._time_limit is None:
            return None
        busy = [worker.began for worker in self._workers if worker.ready and worker.parts]
        return max(0.0, min(busy) + self._time_limit - time.monotonic()) if busy else None

    def _end_the_slow(self) -> None:
        limit = self._time_limit or 0.0
        for worker in list(self._workers):
            if worker.ready and worker.parts and time.monotonic() - worker.began >= limit:
                worker.kill()
                self._replace(worker, Lost("time-limit", f"not done after {limit:g} seconds"))

    def _replace(self, worker: WorkerProcess, lost: Lost) -> None:
        """Let `worker` go; what it had at work is tried again or lost, what was waiting waits again."""
        self._workers.remove(worker)
        worker.close()
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= STARTS:
                raise PoolBrokenError(f"{STARTS} workers died before they were set up; {lost.reason}")
            self._waiting.extendleft(reversed(worker.parts))
            return
        parts = list(worker.parts)
        self._waiting.extendleft(reversed(parts[1:]))
        if parts:
            self._retry(parts[0], lost)

    def _retry(self, part: Part, lost: Lost) -> None:
        if len(part.items) > 1:
            alone = [Part(part.chunk, part.offset + place, [item]) for place, item in enumerate(part.items)]
            self._waiting.extendleft(reversed(alone))
        elif lost.cause == "died" and part.attempt < ATTEMPTS:
            self._waiting.appendleft(part._replace(attempt=part.attempt + 1))
        else:
            self._accept(part, [lost])

    def _accept(self, part: Part, results: list[Any]) -> None:
        chunk = self._chunks[part.chunk]
        chunk.results[part.offset : part.offset + len(results)] = results
        chunk.missing -= len(results)
