"""The pool of a service: takes a chunk whenever there is one, and answers each as soon as it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from threading import Event, Thread
from typing import Any, TypeAlias

from newsfacts.pool.crew import Crew, Lost
from newsfacts.pool.messages import Ready, Work
from newsfacts.pool.process import Part, WorkerProcess

Answer: TypeAlias = Callable[[list[Any]], None]


@dataclass(frozen=True)
class _Submitted:
    items: Sequence[Any]
    answer: Answer


@dataclass(frozen=True)
class _Closed:
    pass


class LivePool(Crew):
    """A crew that a thread of its own looks after, from `start` to `close`.

    Args:
        setup: As for any crew.
        workers: How many processes.
        time_limit: As for any crew.

    Attributes:
        ready: Set once a worker has been set up.
        replaced: How many workers died or were ended, and had others put in their place.
    """

    def __init__(self, setup: Callable[[], Work], *, workers: int, time_limit: float | None = None) -> None:
        super().__init__(setup, workers=workers, time_limit=time_limit)
        self.ready = Event()
        self.replaced = 0
        self._answers: dict[int, Answer] = {}
        self._numbers = count()
        self._open = False
        self._thread: Thread | None = None

    def start(self, on_broken: Callable[[Exception], None]) -> None:
        """Start the workers.

        Args:
            on_broken: Called, in the pool's thread, when no worker can be set up; nothing
                that was submitted is answered after that.
        """
        self._open = True
        self._thread = Thread(target=self._run, args=(on_broken,), name="pool", daemon=True)
        self._thread.start()

    def submit(self, items: Sequence[Any], answer: Answer) -> None:
        """Take on a chunk, from any thread.

        Args:
            items: What to work on.
            answer: Called, in the pool's thread, with one result for each; an item that
                was lost has a `Lost` in its place.
        """
        self._inbox.put((None, _Submitted(items, answer)))

    def close(self) -> None:
        """End the workers; what they have at work is not answered."""
        if self._thread is not None:
            self._inbox.put((None, _Closed()))
            self._thread.join()
            self._thread = None

    def _run(self, on_broken: Callable[[Exception], None]) -> None:
        try:
            while self._open:
                self._hand_out()
                self._hear()
        except Exception as error:
            on_broken(error)
        finally:
            super().close()

    def _attend(self, worker: WorkerProcess | None, message: object) -> None:
        match message:
            case _Submitted(items, answer):
                number = next(self._numbers)
                self._answers[number] = answer
                self._take_on(number, items)
            case _Closed():
                self._open = False
            case _:
                super()._attend(worker, message)
        if isinstance(message, Ready):
            self.ready.set()

    def _replace(self, worker: WorkerProcess, lost: Lost) -> None:
        self.replaced += 1
        super()._replace(worker, lost)

    def _accept(self, part: Part, results: list[Any]) -> None:
        super()._accept(part, results)
        if not self._chunks[part.chunk].missing:
            self._answers.pop(part.chunk)(self._chunks.pop(part.chunk).results)
