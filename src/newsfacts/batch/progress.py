"""How a batch shows how far it is: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from newsfacts.batch.run import Report

EVERY = 10.0
"""Seconds between two lines where there is no terminal."""


@contextmanager
def shown(*, quiet: bool, stream: TextIO = sys.stderr) -> Iterator[Callable[[Report], None]]:
    """What to call with each report; nothing is shown if `quiet`."""
    if quiet:
        yield lambda report: None
    elif stream.isatty():
        with _bar(stream) as update:
            yield update
    else:
        yield _Lines(stream)


@contextmanager
def _bar(stream: TextIO) -> Iterator[Callable[[Report], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    rate = Rate()
    columns = (BarColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=stream), transient=False) as progress:
        task = progress.add_task("starting", total=None)

        def update(report: Report) -> None:
            progress.update(
                task, description=line(report, rate), completed=report.bytes_read, total=report.bytes_total
            )

        yield update


class Rate:
    """Articles per second since the first report, without those of earlier runs."""

    def __init__(self) -> None:
        self._began: tuple[float, int] | None = None

    def of(self, report: Report) -> float:
        """The rate up to this report; 0 at the first."""
        now = time.monotonic()
        if self._began is None:
            self._began = (now, report.articles)
        began, articles = self._began
        return (report.articles - articles) / (now - began) if now > began else 0.0


class _Lines:
    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._rate = Rate()
        self._said = time.monotonic()

    def __call__(self, report: Report) -> None:
        text = line(report, self._rate)
        if time.monotonic() - self._said >= EVERY:
            self._said = time.monotonic()
            print(f"newsfacts: {text}, {share(report)} of the input", file=self._stream, flush=True)


def line(report: Report, rate: Rate) -> str:
    """The counts and the rate."""
    errors = f", {report.errors} errors" if report.errors else ""
    return f"{report.articles} articles{errors}, {rate.of(report):.1f} a second"


def share(report: Report) -> str:
    """How much of the input is behind, by bytes."""
    return f"{report.bytes_read / report.bytes_total:.0%}" if report.bytes_total else "all"
