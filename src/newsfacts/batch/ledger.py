"""What a batch has done so far, on disk: what a resumed run reads and the next shard adds to.

manifest.json              what was asked: inputs, settings, versions
progress/000000.json       one file a shard, written after the shard's own files
errors.jsonl               what could not be read; as long as the last shard says
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from newsfacts import __version__
from newsfacts.batch.inputs import Source
from newsfacts.batch.shards import remove_unfinished, write_whole
from newsfacts.errors import ResumeError

MANIFEST, PROGRESS, ERRORS = "manifest.json", "progress", "errors.jsonl"


@dataclass(frozen=True)
class Entry:
    """A shard that is done.

    Attributes:
        shard: Its number, from 0.
        articles: How many articles are in it.
        errors: How many records of its part of the input could not be read.
        source: The file of the input, by its number, in which the next shard begins.
        record: How many records of that file are done.
        errors_size: How long `errors.jsonl` is with this shard's, in bytes.
    """

    shard: int
    articles: int
    errors: int
    source: int
    record: int
    errors_size: int


@dataclass
class Ledger:
    """The state of a batch in its output folder.

    Attributes:
        folder: The output folder.
        entries: The shards that are done, in order.
    """

    folder: Path
    entries: list[Entry] = field(default_factory=list)

    @property
    def position(self) -> tuple[int, int]:
        """Where in the input to go on: the number of the file, and of its records that are done."""
        return (self.entries[-1].source, self.entries[-1].record) if self.entries else (0, 0)

    def add(self, entry: Entry, errors: Iterable[dict[str, object]]) -> None:
        """Note that a shard is done, its errors first."""
        lines = b"".join(json.dumps(error, ensure_ascii=False).encode() + b"\n" for error in errors)
        with (self.folder / ERRORS).open("ab") as file:
            file.write(lines)
            file.flush()
            os.fsync(file.fileno())
            entry = Entry(**{**asdict(entry), "errors_size": file.tell()})
        write_whole(self.folder / PROGRESS / f"{entry.shard:06}.json", _json(asdict(entry)))
        self.entries.append(entry)


def manifest_of(sources: Sequence[Source], settings: dict[str, object], model: str) -> dict[str, object]:
    """What decides the result: the same manifest gives the same files."""
    return {
        "version": 1,
        "inputs": [{"path": str(source.path), "size": source.size} for source in sources],
        "settings": settings,
        "newsfacts": __version__,
        "model": model,
    }


def begin(folder: Path, manifest: dict[str, object]) -> Ledger:
    """A new batch in an empty folder, or one that is made.

    Raises:
        ResumeError: If something is in the folder.
    """
    if folder.is_dir() and any(folder.iterdir()):
        if (folder / MANIFEST).exists():
            raise ResumeError(f"{folder} has a batch in it: go on with --resume, or name another folder")
        raise ResumeError(f"{folder} is not empty: name a folder for this batch alone")
    (folder / PROGRESS).mkdir(parents=True)
    write_whole(folder / MANIFEST, _json(manifest))
    return Ledger(folder)


def resume(folder: Path, manifest: dict[str, object]) -> Ledger:
    """The batch in a folder, brought back to its last whole shard; a new one if none has begun.

    Raises:
        ResumeError: If what is asked now is not what the batch was begun with.
    """
    if not (folder / MANIFEST).exists():
        if folder.is_dir():
            remove_unfinished(folder)
            progress = folder / PROGRESS
            if progress.is_dir() and not any(progress.iterdir()):
                progress.rmdir()  # it was stopped between its first two steps
        return begin(folder, manifest)
    begun = json.loads((folder / MANIFEST).read_bytes())
    changed = [key for key in manifest if begun.get(key) != json.loads(_json(manifest))[key]]
    if changed:
        raise ResumeError(
            f"the batch in {folder} was begun with other {', '.join(changed)}; "
            "with these the result would be mixed: name another folder"
        )
    remove_unfinished(folder)
    ledger = Ledger(folder)
    for number, file in enumerate(sorted((folder / PROGRESS).glob("*.json"))):
        entry = Entry(**json.loads(file.read_bytes()))
        if entry.shard != number:
            raise ResumeError(f"{file.parent}: the entry of shard {number} is gone")
        ledger.entries.append(entry)
    _cut_errors(ledger)
    return ledger


def _cut_errors(ledger: Ledger) -> None:
    """Drop the errors of a shard that was not finished."""
    size = ledger.entries[-1].errors_size if ledger.entries else 0
    file = ledger.folder / ERRORS
    if file.exists() or size:
        os.truncate(file, size)


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
