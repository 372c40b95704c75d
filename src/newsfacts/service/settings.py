"""Every limit and knob of the service, named and documented once."""

from __future__ import annotations

from dataclasses import dataclass

from newsfacts.service.keys import Key

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})

MIB = 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the service runs. Seconds and bytes, where nothing else is said.

    Attributes:
        host: The address it listens on.
        port: The port; 0 takes a free one.
        workers: How many processes read articles.
        lexicon: Files with more event types, triggers, units and currencies.
        keys: Who may call it; without any, everybody who reaches it.
        allowed_hosts: Names in the `Host` header that are ours, beside the loopback's.
        queue: How many articles wait for a worker; one more is refused.
        batch_size: How many articles a worker is given at a time.
        batch_chars: How much text a worker is given at a time, unless one article has more.
        max_chars: How many characters of an article are read.
        time_limit: What reading an article, or some at a time, may take before its worker is ended.
        patience: What a request may take from its acceptance to its answer.
        max_body: The longest body, and the longest line of a stream.
        max_bodies: What all bodies that are coming in may hold together.
        max_connections: How many clients at a time.
        header_timeout: What the head of a request may take to come in.
        read_timeout: What a body, or a line of a stream, may take to come in.
        write_timeout: What a client may take to fetch what is written.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    lexicon: tuple[str, ...] = ()
    keys: tuple[Key, ...] = ()
    allowed_hosts: frozenset[str] = frozenset()
    queue: int = 64
    batch_size: int = 4
    batch_chars: int = 50_000
    max_chars: int = 100_000
    time_limit: float = 20.0
    patience: float = 60.0
    max_body: int = 2 * MIB
    max_bodies: int = 128 * MIB
    max_connections: int = 512
    header_timeout: float = 10.0
    read_timeout: float = 30.0
    write_timeout: float = 30.0

    @property
    def on_loopback(self) -> bool:
        """Whether only this machine can reach it."""
        return self.host in LOOPBACK
