"""The command line: arguments, printing and exit codes, nothing else.

Standard output holds only the result. What is wrong with the input is said in
one line on standard error, with exit code 2.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

import newsfacts
from newsfacts.batch.command import batch
from newsfacts.errors import InputError, LexiconError, ModelFormatError, ModelNotFoundError, NewsfactsError
from newsfacts.service.command import serve, serve_key

if TYPE_CHECKING:
    from newsfacts.records import Extraction

FAULTY_INPUT = 2

app = typer.Typer(
    help="Turns a news article into validated facts.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class Format(StrEnum):
    """How to write the facts."""

    json = "json"
    table = "table"
    html = "html"


@app.command()
def extract(
    file: Annotated[
        str, typer.Argument(metavar="FILE|-", help="The article in UTF-8; - reads standard input.")
    ],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day it appeared, such as 2016-10-11.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="Its title, if that is not part of the text.")] = None,
    url: Annotated[str | None, typer.Option(help="Where it appeared.")] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to write the facts.")] = Format.json,
    out: Annotated[
        str | None, typer.Option(metavar="FILE", help="Where to write, if not to standard output.")
    ] = None,
    lexicon: Annotated[
        list[str] | None,
        typer.Option(metavar="FILE", help="A TOML or CSV file with more vocabulary; may be repeated."),
    ] = None,
    min_event_confidence: Annotated[float, typer.Option(help="Leave out events below it.")] = 0.0,
    explain: Annotated[
        bool, typer.Option("--explain", help="Write why each record is what it is, instead of the facts.")
    ] = False,
) -> None:
    """Read an article and write its facts."""
    text = _read(file)
    try:
        options = newsfacts.Options(lexicon=lexicon or (), min_event_confidence=min_event_confidence)
        if explain:
            from newsfacts.display.explain import explained

            result = explained(text, published=published, title=title, options=options)
        else:
            facts = newsfacts.extract(text, published=published, title=title, url=url, options=options)
            result = _rendered(facts, format_, to_terminal=out is None)
    except NewsfactsError as error:
        _fail(str(error), code=FAULTY_INPUT if isinstance(error, InputError | LexiconError) else 1)
    _write(result, out)


@app.command()
def schema() -> None:
    """Print the JSON Schema of the records."""
    from newsfacts.records import Extraction

    _write(json.dumps(Extraction.model_json_schema(mode="serialization"), indent=2) + "\n", None)


@app.command()
def info() -> None:
    """Print the versions of newsfacts, its trained pipeline and what they run on."""
    from importlib.metadata import version

    lines = {"newsfacts": newsfacts.__version__}
    try:
        nlp = newsfacts.load()
    except (ModelNotFoundError, ModelFormatError) as error:
        lines["model"] = " ".join(str(error).split())
    else:
        lines["model"] = f"{nlp.lang}_{nlp.meta['name']} {nlp.meta['version']}"
        lines["components"] = ", ".join(nlp.pipe_names)
    lines["python"] = platform.python_version()
    for package in ("spacy", "onnxruntime", "pydantic", "pint"):
        lines[package] = version(package)
    _write("".join(f"{name:<12}{value}\n" for name, value in lines.items()), None)


app.command()(batch)
app.command()(serve)
app.command("serve-key")(serve_key)


def _read(file: str) -> str:
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        _fail(f"{file}: {error.strerror or error}")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _fail(f"{_named(file)}: not UTF-8: byte 0x{raw[error.start]:02X} at offset {error.start}")
    if not text.strip():
        _fail(f"{_named(file)}: there is no text in it")
    return text


def _named(file: str) -> str:
    return "standard input" if file == "-" else file


def _rendered(facts: Extraction, format_: Format, *, to_terminal: bool) -> str:
    if format_ is Format.json:
        return facts.model_dump_json(indent=2) + "\n"
    if format_ is Format.html:
        from newsfacts.display import to_page

        return to_page(facts)
    from newsfacts.display.console import terminal_width, to_text

    color = to_terminal and sys.stdout.isatty()
    return to_text(facts, width=terminal_width() if color else 120, color=color)


def _write(result: str, out: str | None) -> None:
    data = result.encode("utf-8")  # whatever the locale: the result is UTF-8
    try:
        if out is None:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        else:
            Path(out).write_bytes(data)
    except BrokenPipeError:
        # The reader had enough (`| head`): no fault. What Python flushes at exit goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except OSError as error:
        _fail(f"{out or 'standard output'}: {error.strerror or error}")


def _fail(message: str, *, code: int = FAULTY_INPUT) -> NoReturn:
    print(f"newsfacts: {' '.join(message.split())}", file=sys.stderr)
    raise typer.Exit(code)
