"""Reading the vocabulary under `data/`, validated and loud when malformed."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from importlib.resources import files
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from newsfacts.errors import LexiconError

ModelT = TypeVar("ModelT", bound=BaseModel)


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
