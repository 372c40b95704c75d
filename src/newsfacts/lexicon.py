"""Reading the vocabulary: that under `data/` and that of users, validated and loud when malformed.

A user's lexicon is a TOML file with more event types, triggers, units and currencies. It is named in
`Options(lexicon=…)`, or by an installed package through the entry point group
`newsfacts_lexicon`, whose value is a path or a function that returns one. What stands in
its tables is checked by the layers that use them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import entry_points
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from newsfacts.errors import LexiconError

ModelT = TypeVar("ModelT", bound=BaseModel)
GROUP = "newsfacts_lexicon"
TABLES = frozenset({"types", "triggers", "classes", "units", "currencies"})

Key = tuple[str | int, ...]


def read_text(name: str) -> str:
    """The content of `newsfacts/data/<name>`.

    Raises:
        LexiconError: If the file is not part of the installed package.
    """
    resource = files("newsfacts").joinpath("data", *name.split("/"))
    try:
        return resource.read_text(encoding="utf-8")
    except (FileNotFoundError, UnicodeDecodeError) as error:
        raise LexiconError(f"data/{name} cannot be read: {error}; reinstall newsfacts") from error


def load_toml(name: str, model: type[ModelT]) -> ModelT:
    """`data/<name>` parsed as TOML and validated by `model`.

    Raises:
        LexiconError: If the TOML is malformed or does not fit the model; the
            message names the file and the keys.
    """
    try:
        return model.model_validate(tomllib.loads(read_text(name)))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"data/{name}: {error}") from error
    except ValidationError as error:
        details = "; ".join(
            f"{'.'.join(str(part) for part in item['loc'])}: {item['msg']}" for item in error.errors()[:5]
        )
        raise LexiconError(f"data/{name}: {details}") from error


def load_tsv(name: str, columns: Sequence[str], *, unique: bool = True) -> list[dict[str, str]]:
    """The rows of `data/<name>`: tab-separated, `#` comments, a header line first.

    Args:
        name: Path below `newsfacts/data`.
        columns: The header the file must carry, in order.
        unique: Refuse two rows with the same first column.

    Raises:
        LexiconError: On a wrong header, a row of another width or a repeated
            key; the message names file and line.
    """
    rows: list[dict[str, str]] = []
    seen: dict[str, int] = {}
    header_read = False
    for number, line in enumerate(read_text(name).splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header_read:
            if cells != list(columns):
                raise LexiconError(f"data/{name}:{number}: header {cells} is not {list(columns)}")
            header_read = True
            continue
        if len(cells) != len(columns):
            raise LexiconError(f"data/{name}:{number}: {len(cells)} cells, {len(columns)} expected")
        if unique and cells[0] in seen:
            raise LexiconError(f"data/{name}:{number}: {cells[0]!r} stands already in line {seen[cells[0]]}")
        seen[cells[0]] = number
        rows.append(dict(zip(columns, cells, strict=True)))
    return rows


@dataclass(frozen=True)
class LexiconFile:
    """A user's lexicon as read: its path, its text for line numbers, and its tables."""

    path: str
    text: str
    tables: Mapping[str, Any]

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
        return LexiconError(f"{self.path}:{line_of(self.text, key)}: {name}: {message}")


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
        text = Path(path).read_text(encoding="utf-8")
        tables = tomllib.loads(text)
    except OSError as error:
        raise LexiconError(f"{path}: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: {error}") from error
    file = LexiconFile(path, text, tables)
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
        header = re.compile(rf"\s*\[\[?\s*{re.escape('.'.join(names[:depth]))}\s*\]\]?")
        found = [at for at, content in enumerate(lines, start=1) if header.match(content)]
        if found:
            line = found[min(number, len(found) - 1)]
            for at in range(line, len(lines)):
                if lines[at].lstrip().startswith("["):
                    break
                if depth < len(names) and re.match(rf"\s*{re.escape(names[depth])}\b", lines[at]):
                    return at + 1
            break
    return line
