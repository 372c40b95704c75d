"""The record contract as tables: every field with its type, its meaning and an example.

The examples are read from the article in `docs/data/records.toml` by the trained pipeline.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

import newsfacts
from newsfacts.records import Extraction

ARTICLE = Path(__file__).resolve().parents[2] / "docs/data/records.toml"
WIDTH = 110
"""Longer examples are cut here."""

MANY = 20
"""A longer list of values has a page of its own."""


@cache
def example() -> Extraction:
    """The facts of the example article."""
    article = tomllib.loads(ARTICLE.read_text(encoding="utf-8"))
    (facts,) = newsfacts.extract_many([{**article, "text": article["text"].strip("\n")}])
    return facts


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of every record by its name, `Extraction` first."""
    whole = Extraction.model_json_schema(mode="serialization")
    return {"Extraction": whole, **whole.pop("$defs")}


def sections() -> str:
    """The article, and a section for each record."""
    quoted = "\n".join(f"> {line}".rstrip() for line in example().text.splitlines())
    return "\n".join([f"{quoted}\n", *(_section(name) for name in schema())])


def _section(name: str) -> str:
    record = schema()[name]
    lines = [f"## {name}", "", record["description"].split("\n\n")[0], ""]
    lines += ["| field | type | what it is | for example |", "|---|---|---|---|"]
    for field, described in record["properties"].items():
        said = " ".join(described.get("description", "").split())
        lines.append(f"| `{field}` | {_kind(described)} | {_cell(said)} | {shown(example(), name, field)} |")
    return "\n".join(lines) + "\n"


def _kind(described: dict[str, Any]) -> str:
    if "anyOf" in described:
        return " or ".join(_kind(choice) for choice in described["anyOf"])
    if "$ref" in described:
        name = described["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "const" in described:
        return f"`{json.dumps(described['const'])}`"
    if len(described.get("enum", ())) > MANY:
        return "[event type](event-types.md)"  # the one list too long for a table
    if "enum" in described:
        return ", ".join(f"`{value}`" for value in described["enum"])
    if described["type"] == "array":
        return f"list of {_kind(described['items'])}"
    if described["type"] == "object":
        return f"object of {_kind(described['additionalProperties'])}"
    return str(described.get("format", described["type"]))


def shown(facts: Extraction, record: str, field: str) -> str:
    """The first value that the field of a record has in these facts, as JSON.

    Raises:
        ValueError: If they give it none.
    """
    for value in _values(facts, record, field):
        if value not in (None, [], {}):
            written = json.dumps(value, ensure_ascii=False)
            return f"`` {_cell(written if len(written) <= WIDTH else written[:WIDTH] + '…')} ``"
    raise ValueError(f"{ARTICLE.name}: nothing in it gives {record}.{field} a value")


def _values(root: BaseModel, record: str, field: str) -> Iterator[Any]:
    for found in _records(root):
        if type(found).__name__ == record:
            yield found.model_dump(mode="json", include={field}, exclude_none=True).get(field)


def _records(value: object) -> Iterator[BaseModel]:
    """Every record in a value, itself first."""
    if isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from _records(getattr(value, name))
    elif isinstance(value, dict):
        for item in value.values():
            yield from _records(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _records(item)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
