"""Bearer keys: made at random, kept as hashes, compared in constant time.

A key has 256 random bits, so that a plain SHA-256 of it tells nothing; the slow hashes
that passwords need would only slow down the service.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from newsfacts.errors import InputError

PREFIX = "nf_"
"""What keys begin with, so that scanners for leaked secrets know one."""

_LINE = re.compile(r"(?P<name>[\w.@-]{1,64})\s+sha256:(?P<digest>[0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Key:
    """A key as it is kept.

    Attributes:
        name: Whose it is.
        digest: The SHA-256 of the key, in hexadecimal.
    """

    name: str
    digest: str


def new_key() -> str:
    """A key that nobody has."""
    return PREFIX + secrets.token_urlsafe(32)


def hashed(name: str, key: str) -> Key:
    """What is kept of `key`.

    Raises:
        InputError: If the name does not fit into a line of the file.
    """
    made = Key(name, _digest(key))
    if not _LINE.fullmatch(line_of(made)):
        raise InputError(f"{name!r} is no name of a key: 1 to 64 letters, digits, or any of . _ @ -")
    return made


def line_of(key: Key) -> str:
    """The line of a file of keys that holds `key`."""
    return f"{key.name} sha256:{key.digest}"


def read_keys(file: str | Path) -> tuple[Key, ...]:
    """The keys in a file: a line for each, as `newsfacts serve-key` writes them; `#` opens a comment.

    Raises:
        InputError: If it cannot be read, a line is malformed, or there is none.
    """
    try:
        lines = Path(file).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: the keys cannot be read: {error}") from error
    keys = []
    for number, line in enumerate(lines, start=1):
        content = line.partition("#")[0].strip()
        if not content:
            continue
        match = _LINE.fullmatch(content)
        if match is None:
            raise InputError(f"{file}, line {number}: write NAME sha256:DIGEST, as newsfacts serve-key does")
        keys.append(Key(match["name"], match["digest"]))
    if not keys:
        raise InputError(f"{file}: there is no key in it; newsfacts serve-key makes one")
    return tuple(keys)


def owner(keys: Iterable[Key], presented: str) -> str | None:
    """The name of the key that was presented; None if it is none of `keys`."""
    digest = _digest(presented)
    found = None
    for key in keys:  # all of them, whichever fits: the time tells nothing
        if hmac.compare_digest(key.digest, digest):
            found = key.name
    return found


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()
