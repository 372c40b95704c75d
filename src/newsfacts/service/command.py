"""The commands `newsfacts serve` and `serve-key`: their arguments, what they say, their exit codes."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from newsfacts.errors import InputError, MissingExtraError, NewsfactsError
from newsfacts.service.keys import Key, hashed, line_of, new_key, read_keys
from newsfacts.service.settings import LOOPBACK, MIB, Settings

FAILED, FAULTY_INPUT = 1, 2

_DEFAULTS = Settings()


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = _DEFAULTS.host,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = _DEFAULTS.port,
    workers: Annotated[int, typer.Option(min=1, help="How many processes read.")] = _DEFAULTS.workers,
    keys: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Who may call: the keys of newsfacts serve-key.")
    ] = None,
    insecure_no_keys: Annotated[
        bool, typer.Option("--insecure-no-keys", help="Let everybody call who reaches the address.")
    ] = False,
    allow_host: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A name of this host; may be repeated.")
    ] = None,
    queue: Annotated[int, typer.Option(min=1, help="How many articles may wait.")] = _DEFAULTS.queue,
    time_limit: Annotated[
        float, typer.Option(min=0.1, help="Seconds that one article may take.")
    ] = _DEFAULTS.time_limit,
    max_body: Annotated[
        float, typer.Option(min=0.001, metavar="MIB", help="The longest body.")
    ] = _DEFAULTS.max_body / MIB,
    lexicon: Annotated[
        list[str] | None, typer.Option(metavar="FILE", help="A TOML file with more event types, units, …")
    ] = None,
) -> None:
    """Read articles over HTTP."""
    try:
        settings = Settings(
            host=host,
            port=port,
            workers=workers,
            keys=_keys(host, keys, is_open=insecure_no_keys),
            allowed_hosts=frozenset(name.lower() for name in allow_host or ()),
            queue=queue,
            time_limit=time_limit,
            patience=3 * time_limit,
            max_body=round(max_body * MIB),
            lexicon=tuple(lexicon or ()),
        )
        _run(settings)
    except (InputError, MissingExtraError) as error:
        _stop(str(error), FAULTY_INPUT)
    except OSError as error:
        _stop(f"{host}:{port}: {error.strerror or error}", FAULTY_INPUT)
    except KeyboardInterrupt:
        return


def serve_key(
    name: Annotated[str, typer.Argument(help="Whose it is; the log names it.")],
    file: Annotated[Path, typer.Argument(help="The file of keys; the hash of the new one is appended.")],
) -> None:
    """Make a key for `newsfacts serve --keys`, print it once, and keep its hash."""
    key = new_key()
    try:
        line = line_of(hashed(name, key))
        with open(file, "a", encoding="utf-8", opener=_private) as keys:
            keys.write(f"{line}\n")
    except InputError as error:
        _stop(str(error), FAULTY_INPUT)
    except OSError as error:
        _stop(f"{file}: {error.strerror or error}", FAULTY_INPUT)
    print(key)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _keys(host: str, file: Path | None, *, is_open: bool) -> tuple[Key, ...]:
    if file is not None:
        return read_keys(file)
    if host not in LOOPBACK and not is_open:
        raise InputError(
            f"others can reach {host}: say who may call with --keys FILE (newsfacts serve-key makes one), "
            "or --insecure-no-keys if everybody may"
        )
    return ()


def _run(settings: Settings) -> None:
    try:
        from newsfacts.service.server import serve as run
        from newsfacts.service.watch import configure_log
    except ImportError as error:
        raise MissingExtraError(
            f"the service needs {error.name}: pip install 'newsfacts[service]'"
        ) from error
    configure_log()
    failure = run(settings)
    if failure is not None:
        _stop(str(failure), FAULTY_INPUT if isinstance(failure, NewsfactsError) else FAILED)


def _stop(message: str, code: int) -> NoReturn:
    print(f"newsfacts: {' '.join(message.split())}", file=sys.stderr)
    raise typer.Exit(code)
