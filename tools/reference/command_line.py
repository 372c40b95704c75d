"""Every command with its arguments and options, as tables."""

from __future__ import annotations

import inspect
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, get_args, get_origin, get_type_hints

from typer.models import ArgumentInfo, ParameterInfo

from newsfacts.cli import app


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument or option: how it is written, what it is, and what it is if it is left out."""

    name: str
    value: str
    said: str
    default: str

    @property
    def written(self) -> str:
        """As on the command line: `--out FILE`."""
        return f"{self.name} {self.value}".strip()


def commands() -> dict[str, Callable[..., Any]]:
    """The function of each command by its name."""
    found = {}
    for command in app.registered_commands:
        if command.callback is not None:
            found[command.name or command.callback.__name__.replace("_", "-")] = command.callback
    return found


def parameters(command: Callable[..., Any]) -> Iterator[Parameter]:
    """What a command takes, in order."""
    hints = get_type_hints(command, include_extras=True)
    for name, given in inspect.signature(command).parameters.items():
        kind, info = get_args(hints[name])[:2]
        yield Parameter(_name(name, info), _value(kind, info), info.help or "", _default(given, kind))


def tables() -> str:
    """A section for each command."""
    return "\n".join(_section(name, command) for name, command in commands().items())


def _section(name: str, command: Callable[..., Any]) -> str:
    lines = [f"## newsfacts {name}", "", inspect.getdoc(command) or "", ""]
    rows = [
        f"| `{parameter.written}` | {_cell(parameter.said)} | {parameter.default} |"
        for parameter in parameters(command)
    ]
    if rows:
        lines += ["| argument or option | what it is | if left out |", "|---|---|---|", *rows]
    else:
        lines.append("It takes no options.")
    return "\n".join(lines) + "\n"


def _name(name: str, info: ParameterInfo) -> str:
    if isinstance(info, ArgumentInfo):
        return ""
    return ", ".join(getattr(info, "param_decls", ()) or ()) or "--" + name.strip("_").replace("_", "-")


def _value(kind: object, info: ParameterInfo) -> str:
    if info.metavar:
        return info.metavar.replace("|", " or ")  # a bar would end the cell
    plain = next((part for part in get_args(kind) if part is not types.NoneType), kind)
    if plain is bool:
        return ""
    if isinstance(plain, type) and issubclass(plain, StrEnum):
        return ", ".join(plain)
    return "N" if plain is int else "NUMBER" if plain is float else "TEXT"


def _default(given: inspect.Parameter, kind: object) -> str:
    if given.default is inspect.Parameter.empty:
        return "required"
    if given.default is None or given.default is False:
        several = any(get_origin(part) is list for part in (kind, *get_args(kind)))
        return "may be repeated" if several else ""
    return f"`{given.default}`"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
