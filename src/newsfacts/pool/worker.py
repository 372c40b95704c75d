"""The process on the other end, spoken to through its standard streams."""

from __future__ import annotations

import os
import signal
from queue import SimpleQueue
from threading import Thread
from typing import Any, BinaryIO

from newsfacts.pool.messages import Done, Failed, Hello, Ready, Unfit, Work, receive, send


def main() -> None:
    """Set up, then work until the pool closes the pipe or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the pool, which ends its workers
    inlet, outlet = _private_streams()
    hello: Hello = receive(inlet)
    try:
        work = hello.setup()
    except Exception as error:
        send(outlet, Unfit(error))
        return
    # Parts are taken in while another is at work, so that the pool never waits to hand one over.
    parts: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_take_in, args=(inlet, parts), daemon=True).start()
    send(outlet, Ready())
    while True:
        send(outlet, _worked(work, parts.get()))


def _private_streams() -> tuple[BinaryIO, BinaryIO]:
    """The pipe, out of reach of anything that prints or reads: those get standard error and nothing."""
    inlet = os.fdopen(os.dup(0), "rb")
    outlet = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    return inlet, outlet


def _take_in(inlet: BinaryIO, parts: SimpleQueue[Any]) -> None:
    while True:
        try:
            parts.put(receive(inlet))
        except EOFError:
            os._exit(0)  # the pool closed the pipe or was killed: nobody wants the rest


def _worked(work: Work, part: list[Any]) -> Done | Failed:
    try:
        return Done(work(part))
    except Exception as error:
        return Failed(f"{type(error).__name__}: {error}")
