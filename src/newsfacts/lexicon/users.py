"""Reading the lexicons of users: TOML files, and CSV for what is flat.

A user's lexicon holds more event types, triggers, units, currencies, and the names of entities.
It is named in `Options(lexicon=…)`, or by an installed package through the entry point group
`newsfacts_lexicon`, whose value is a path or a function that returns one. What stands in
its tables is checked by the layers that use them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from newsfacts.errors import LexiconError
from newsfacts.lexicon.sheets import Key, read_sheet

ModelT = TypeVar("ModelT", bound=BaseModel)
GROUP = "newsfacts_lexicon"
TABLES = frozenset({"types", "triggers", "classes", "units", "currencies", "aliases"})


@dataclass(frozen=True)
class LexiconFile:
    """A user's lexicon as read: its path, its tables, and the line on which each key stands."""

    path: str
    tables: Mapping[str, Any]
    line_of: Callable[[Key], int]

    def validated(self, model: type[ModelT], names: Iterable[str]) -> ModelT:
        """The named tables as `model`.

        Raises:
            LexiconError: If they do not fit it; names file, line and key.
        """
        try:
            return model.model_validate({name: self.tables[name] for name in names if name in self.tables})
        except ValidationError as error:
            first = error.errors()[0]
            raise self.error(first["loc"], first["msg"]) from error

    def error(self, key: Key, message: str) -> LexiconError:
        """The error for what stands under `key`."""
        name = ".".join(str(part + 1) if isinstance(part, int) else part for part in key)
        return LexiconError(f"{self.path}:{self.line_of(key)}: {name}: {message}")


def lexicon_files(paths: Iterable[str]) -> list[LexiconFile]:
    """The lexicons that installed packages name, then those at `paths`.

    Raises:
        LexiconError: If one cannot be read; names file, line and key.
    """
    return [_read(path) for path in (*_installed(), *paths)]


@lru_cache(maxsize=1)
def _installed() -> tuple[str, ...]:
    found: list[str] = []
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        try:
            value: object = point.load()
            path = value() if callable(value) else value
        except Exception as error:
            raise LexiconError(f"entry point {GROUP}: {point.name} = {point.value}: {error}") from error
        if not isinstance(path, str | Path):
            raise LexiconError(f"entry point {GROUP}: {point.name} = {point.value} gives no path: {path!r}")
        found.append(str(path))
    return tuple(found)


def _read(path: str) -> LexiconFile:
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise LexiconError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: {error}") from error
    if path.lower().endswith(".csv"):
        tables, lines = read_sheet(path, text)
        return LexiconFile(path, tables, lambda key: lines.get(key[:2], 1))
    return _toml(path, text)


def _toml(path: str, text: str) -> LexiconFile:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path}: {error}") from error
    file = LexiconFile(path, tables, partial(line_of, text))
    for name in tables:
        if name not in TABLES:
            raise file.error((name,), f"no such table; there are {', '.join(sorted(TABLES))}")
    return file


def line_of(text: str, key: Key) -> int:
    """The line, from 1, on which `key` stands, or the nearest table above it."""
    line = 1
    lines = text.splitlines()
    names = [part for part in key if isinstance(part, str)]
    number = next((part for part in key if isinstance(part, int)), 0)
    for depth in range(len(names), 0, -1):
        dotted = r"\s*\.\s*".join(map(_quotable, names[:depth]))
        header = re.compile(rf"\s*\[\[?\s*{dotted}\s*\]\]?")
        found = [at for at, content in enumerate(lines, start=1) if header.match(content)]
        if found:
            line = found[min(number, len(found) - 1)]
            for at in range(line, len(lines)):
                if lines[at].lstrip().startswith("["):
                    break
                if depth < len(names) and re.match(rf"\s*{_quotable(names[depth])}\s*[.=]", lines[at]):
                    return at + 1
            break
    return line


def _quotable(name: str) -> str:
    """The pattern of a key, which may stand in quotes."""
    return rf"""["']?{re.escape(name)}["']?"""
