"""The command `newsfacts batch`: its arguments, what it says, and its exit code."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from newsfacts.batch.fields import USUAL_NAMES, Columns
from newsfacts.errors import InputError, LexiconError, MissingExtraError, NewsfactsError, ResumeError
from newsfacts.options import Options

WITH_ERRORS, FAULTY_INPUT, STOPPED, INTERRUPTED = 1, 2, 3, 130


class Output(StrEnum):
    """How to write the facts."""

    jsonl = "jsonl"
    parquet = "parquet"
    duckdb = "duckdb"


def batch(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT…",
            help="Files, folders, patterns, archives: JSONL, CSV, TSV, Parquet, text, HTML, WARC, "
            "also compressed.",
        ),
    ],
    out: Annotated[Path, typer.Option(metavar="DIR", help="The folder of the results.")],
    format_: Annotated[Output, typer.Option("--format", help="How to write the facts.")] = Output.jsonl,
    workers: Annotated[int, typer.Option(min=1, help="How many processes read.")] = 1,
    resume: Annotated[bool, typer.Option("--resume", help="Go on where a batch in DIR stopped.")] = False,
    column: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD=NAME", help=f"Which column is which of {', '.join(USUAL_NAMES)}."),
    ] = None,
    time_limit: Annotated[float, typer.Option(min=0.1, help="Seconds that one article may take.")] = 120.0,
    lexicon: Annotated[
        list[str] | None, typer.Option(metavar="FILE", help="A TOML or CSV file with more vocabulary.")
    ] = None,
    min_event_confidence: Annotated[
        float, typer.Option(min=0, max=1, help="Leave out events of which it is less sure.")
    ] = 0.0,
    shard_size: Annotated[int, typer.Option(min=1, help="Records of the input in a file.")] = 1000,
    quiet: Annotated[bool, typer.Option("--quiet", help="Show no progress.")] = False,
) -> None:
    """Read dumps of articles and write their facts; what cannot be read goes to errors.jsonl."""
    from newsfacts.batch.progress import shown
    from newsfacts.batch.run import Batch, run

    try:
        asked = Batch(
            inputs,
            out,
            format=format_.value,
            workers=workers,
            columns=_columns(column or []),
            options=Options(lexicon=lexicon or (), min_event_confidence=min_event_confidence),
            time_limit=time_limit,
            shard_size=shard_size,
            go_on=resume,
        )
        with shown(quiet=quiet) as watch:
            report = run(asked, watch, say=(lambda message: None) if quiet else _say)
    except (InputError, LexiconError, MissingExtraError, ResumeError) as error:
        _stop(str(error), FAULTY_INPUT)
    except (NewsfactsError, OSError, RuntimeError) as error:
        _stop(f"{error}; what is done is kept: go on with --resume", STOPPED)
    except KeyboardInterrupt:
        _stop("interrupted; what is done is kept: go on with --resume", INTERRUPTED)
    if not quiet:
        _say(f"{report.articles} articles read, {report.errors} records could not be, in {out}")
    if report.errors:
        raise typer.Exit(WITH_ERRORS)


def _columns(pairs: list[str]) -> Columns:
    named = {}
    for pair in pairs:
        field, equals, name = pair.partition("=")
        if field not in USUAL_NAMES or not equals or not name:
            raise InputError(f"--column {pair}: write FIELD=NAME, with FIELD of {', '.join(USUAL_NAMES)}")
        named[field] = name
    return Columns(named)


def _say(message: str) -> None:
    print(f"newsfacts: {message}", file=sys.stderr, flush=True)


def _stop(message: str, code: int) -> None:
    _say(" ".join(message.split()))
    raise typer.Exit(code)
