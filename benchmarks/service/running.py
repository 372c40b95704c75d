"""The service as a process of its own, and the memory of it and of its workers."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple

import httpx


class Running(NamedTuple):
    """A service that reads articles.

    Attributes:
        url: Where it is.
        pid: Its process.
    """

    url: str
    pid: int


@contextmanager
def service(workers: int, log: Path, *options: str) -> Iterator[Running]:
    """`newsfacts serve` on a free port of the loopback, its log in a file."""
    command = [sys.executable, "-m", "newsfacts", "serve", "--port", "0", "--workers", str(workers), *options]
    with log.open("w", encoding="utf-8") as lines, subprocess.Popen(command, stderr=lines) as process:
        try:
            yield Running(_url(process, log), process.pid)
        finally:
            process.terminate()


def _url(process: subprocess.Popen[bytes], log: Path) -> str:
    url = ""
    while process.poll() is None:
        first, end, _ = log.read_text(encoding="utf-8").partition("\n")
        if end and not url:
            url = json.loads(first)["url"]
        if url and httpx.get(f"{url}/readyz").status_code == 200:
            return url
        time.sleep(0.1)
    raise RuntimeError(log.read_text(encoding="utf-8"))


def _children(pid: int) -> list[int]:
    threads = Path(f"/proc/{pid}/task").iterdir()
    return [int(child) for thread in threads for child in (thread / "children").read_text().split()]


def _resident(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * 4096 / 2**20


class Memory:
    """The resident memory, in MiB, of a service and all its workers, every few seconds."""

    def __init__(self, pid: int, every: float) -> None:
        self.service: list[float] = []
        self.workers: list[float] = []
        self._pid = pid
        self._every = every
        self._done = Event()
        self._thread = Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Memory:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(self._every):
            self.service.append(_resident(self._pid))
            self.workers.append(sum(_resident(child) for child in _children(self._pid)))
