"""The queue between requests and workers: bounded, and emptied some articles at a time.

Articles are not held back to fill a batch: a worker that is free takes what waits. So
batches are of one at low load, and grow with the queue.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from newsfacts.pool import Lost
from newsfacts.service.metrics import Metrics
from newsfacts.service.problems import KINDS, ProblemError
from newsfacts.service.settings import Settings
from newsfacts.service.work import Fault, Job, Result

_LONGEST_WAIT = 60


class Workers(Protocol):
    """What reads the articles: a `LivePool`."""

    def submit(self, items: Sequence[Any], answer: Callable[[list[Any]], None]) -> None:
        """Take on a chunk; `answer` is called from any thread."""


@dataclass(eq=False, slots=True)
class Ticket:
    """An article in the queue or at work.

    Attributes:
        job: What there is to do.
        answer: Its result, when there is one; cancelled, it is passed over.
        since: When it came, by the monotonic clock.
        begun: Whether a worker has it.
    """

    job: Job
    answer: asyncio.Future[Result | Lost]
    since: float = field(default_factory=time.monotonic)
    begun: bool = False


class Batcher:
    """Hands articles to the workers and their results back; all but the workers in one event loop."""

    def __init__(self, workers: Workers, settings: Settings, metrics: Metrics) -> None:
        self._workers = workers
        self._settings = settings
        self._metrics = metrics
        self._pending: deque[Ticket] = deque()
        self._at_work: set[Ticket] = set()
        self._batches = 0
        self._pace = 0.0
        self._room = asyncio.Event()
        self._room.set()
        self._broken = False

    @property
    def waiting(self) -> int:
        """How many articles wait for a worker."""
        return len(self._pending)

    @property
    def at_work(self) -> int:
        """How many articles the workers have."""
        return len(self._at_work)

    @property
    def broken(self) -> bool:
        """Whether there are no workers any more."""
        return self._broken

    def enter(self, job: Job) -> Ticket:
        """Put an article into the queue.

        Raises:
            ProblemError: If the queue is full, or there are no workers.
        """
        if len(self._pending) >= self._settings.queue:
            raise self._overloaded("as many articles as the service holds are waiting")
        return self._put(job)

    async def enter_patiently(self, job: Job, *, alone: bool) -> Ticket:
        """Put an article of a stream into the queue, of which streams fill no more than half.

        Args:
            job: What there is to do.
            alone: Whether the stream has nothing else in the queue; then it need not
                wait for room, so that every stream gets on.

        Raises:
            ProblemError: If there are no workers.
        """
        if not alone:
            await self._room.wait()
        return self._put(job)

    async def result(self, ticket: Ticket) -> bytes:
        """The extraction, in JSON.

        Raises:
            ProblemError: If there is none, or not in time.
        """
        left = ticket.since + self._settings.patience - time.monotonic()
        try:
            async with asyncio.timeout(left):
                extraction = _extraction(await ticket.answer)
        except TimeoutError:
            problem = self._late(ticket)
        except ProblemError as error:
            problem = error
        else:
            self._metrics.articles.labels("read").inc()
            return extraction
        self._metrics.articles.labels(problem.code).inc()
        raise problem

    def give_up(self) -> None:
        """Refuse all that waits and comes: there are no workers any more."""
        self._broken = True
        for ticket in (*self._pending, *self._at_work):
            if not ticket.answer.done():
                ticket.answer.set_exception(_unavailable())
        self._pending.clear()
        self._at_work.clear()
        self._room.set()

    def _put(self, job: Job) -> Ticket:
        if self._broken:
            raise _unavailable()
        ticket = Ticket(job, asyncio.get_running_loop().create_future())
        self._pending.append(ticket)
        self._hand_out()
        return ticket

    def _hand_out(self) -> None:
        while self._pending and self._batches < self._most_batches():
            batch = self._next_batch()
            if batch:
                self._give(batch)
        if len(self._pending) < self._settings.queue / 2:
            self._room.set()
        else:
            self._room.clear()

    def _most_batches(self) -> int:
        """One for each worker; two, so that none idles between them, when more waits than they can take."""
        workers, size = self._settings.workers, self._settings.batch_size
        return workers if len(self._pending) <= workers * size else 2 * workers

    def _next_batch(self) -> list[Ticket]:
        """What waits longest; no more than a worker's share of all that waits."""
        share = math.ceil(len(self._pending) / self._settings.workers)
        size = min(self._settings.batch_size, share)
        batch: list[Ticket] = []
        chars = 0
        while self._pending and len(batch) < size:
            if batch and chars + self._pending[0].job.chars > self._settings.batch_chars:
                break
            ticket = self._pending.popleft()
            if not ticket.answer.done():  # else nobody waits for it any more
                batch.append(ticket)
                chars += ticket.job.chars
        return batch

    def _give(self, batch: list[Ticket]) -> None:
        now = time.monotonic()
        for ticket in batch:
            ticket.begun = True
            self._metrics.wait.observe(now - ticket.since)
        self._metrics.batch.observe(len(batch))
        self._at_work.update(batch)
        self._batches += 1
        loop = asyncio.get_running_loop()

        def answer(results: list[Result | Lost]) -> None:
            loop.call_soon_threadsafe(self._take, batch, results, now)

        self._workers.submit([ticket.job for ticket in batch], answer)

    def _take(self, batch: list[Ticket], results: list[Result | Lost], began: float) -> None:
        self._batches -= 1
        self._at_work.difference_update(batch)
        pace = (time.monotonic() - began) / len(batch) / self._settings.workers
        self._pace = 0.8 * self._pace + 0.2 * pace if self._pace else pace
        for ticket, result in zip(batch, results, strict=True):
            if not ticket.answer.done():
                ticket.answer.set_result(result)
        self._hand_out()

    def _late(self, ticket: Ticket) -> ProblemError:
        if ticket.begun:
            return _too_long(f"not done {self._settings.patience:g} seconds after it came")
        return self._overloaded("the article came to no worker in time")

    def _overloaded(self, detail: str) -> ProblemError:
        """With how long the queue takes at the present pace."""
        wait = min(max(1, math.ceil(len(self._pending) * self._pace)), _LONGEST_WAIT)
        return ProblemError("overloaded", f"{detail}; try again in {wait} s", {"Retry-After": str(wait)})


def _extraction(result: Result | Lost) -> bytes:
    match result:
        case bytes():
            return result
        case Fault(code, reason):
            raise ProblemError(code if code in KINDS else "internal", reason)
        case Lost("time-limit", reason):
            raise _too_long(reason)
        case Lost(_, reason):
            raise ProblemError("article-lost", reason)


def _too_long(reason: str) -> ProblemError:
    return ProblemError("time-limit", reason)


def _unavailable() -> ProblemError:
    return ProblemError(
        "unavailable", "the workers cannot be started; the log says why", {"Retry-After": "30"}
    )
