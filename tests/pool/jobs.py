"""Work functions for the pool's tests; the workers import them from here."""

import os
import signal
import time
from functools import partial
from pathlib import Path


def doubling():
    return lambda items: [2 * item for item in items]


def slow_doubling():
    def work(items):
        time.sleep(0.005 * len(items))
        return [2 * item for item in items]

    return work


def dying_on_seven():
    """Dies by the hardest signal whenever it is handed a 7."""

    def work(items):
        if 7 in items:
            os.kill(os.getpid(), signal.SIGKILL)
        return [2 * item for item in items]

    return work


def _dying_once(marker, items):
    if 7 in items and not Path(marker).exists():
        Path(marker).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return [2 * item for item in items]


def dying_once(marker):
    return partial(_dying_once, marker)


def raising_on_seven():
    def work(items):
        if 7 in items:
            raise ValueError("no sevens")
        return [2 * item for item in items]

    return work


def hanging_on_seven():
    def work(items):
        while 7 in items:
            time.sleep(1)
        return [2 * item for item in items]

    return work


def talking():
    """Prints, and reads standard input, as a library might."""

    def work(items):
        print("noise", flush=True)
        os.write(1, b"more noise\n")
        assert os.read(0, 1) == b""
        return items

    return work


def unfit():
    raise LookupError("there is no model here")


def dying_at_birth():
    os._exit(3)


def large():
    return lambda items: [item * 2 for item in items]
