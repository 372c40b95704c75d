"""What a pool and its workers say to each other: pickled messages, each with its length before it.

Both ends are the same program of the same user, joined by a pipe that nobody else can
write to; nothing from outside is unpickled.
"""

from __future__ import annotations

import pickle
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, TypeAlias

_LENGTH = struct.Struct("!Q")

Work: TypeAlias = Callable[[Sequence[Any]], list[Any]]
"""Takes the items of a part and returns one result for each, in order."""


@dataclass(frozen=True)
class Hello:
    """First word to a worker: what makes its work function."""

    setup: Callable[[], Work]


@dataclass(frozen=True)
class Ready:
    """The worker is set up."""


@dataclass(frozen=True)
class Unfit:
    """The set-up raised; no other worker would do better."""

    error: Exception


@dataclass(frozen=True)
class Done:
    """The results of the oldest part that the worker has."""

    results: list[Any]


@dataclass(frozen=True)
class Failed:
    """The work function raised on the oldest part."""

    reason: str


def send(stream: BinaryIO, message: object) -> None:
    """Write one message.

    Raises:
        OSError: If the other end is gone.
    """
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive(stream: BinaryIO) -> Any:  # noqa: ANN401  any message
    """Read one message, waiting for it.

    Raises:
        EOFError: If the other end is gone, even in the middle of a message.
    """
    return pickle.loads(_exactly(stream, _LENGTH.unpack(_exactly(stream, _LENGTH.size))[0]))


def _exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError("the other end of the pipe is gone")
    return data
