"""The flow of a batch: records to chunks, chunks to workers, results to shards."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from newsfacts.batch.fields import Columns
from newsfacts.batch.inputs import Source, expand, read_source
from newsfacts.batch.ledger import Entry, Ledger, begin, manifest_of, resume
from newsfacts.batch.records import Place, Record, Unreadable
from newsfacts.batch.shards import JsonLinesShard, ParquetShard, Shard
from newsfacts.batch.work import Fault, Form, Item, make_worker
from newsfacts.errors import MissingExtraError
from newsfacts.options import Options
from newsfacts.pool import Lost, Pool
from newsfacts.pool.messages import Work

OutputFormat: TypeAlias = Literal["jsonl", "parquet", "duckdb"]

CHUNK_CHARS = 2_000_000
"""How much text at most goes to a worker at once, whatever the number of articles."""


@dataclass(frozen=True)
class Batch:
    """What to read, how, and where to.

    Attributes:
        inputs: Files, folders and patterns.
        out: The folder of the results.
        format: The form of the results.
        workers: How many processes read.
        columns: Which column of the input is which field.
        options: How to read articles.
        time_limit: Seconds that one article may take.
        shard_size: How many records of the input make a shard.
        go_on: Whether to go on with the batch that is in `out`.
        maker: What makes the work function of a worker.
    """

    inputs: Sequence[str]
    out: Path
    format: OutputFormat = "jsonl"
    workers: int = 1
    columns: Columns = field(default_factory=Columns)
    options: Options = field(default_factory=Options)
    time_limit: float = 120.0
    shard_size: int = 1000
    go_on: bool = False
    maker: Callable[[Options, Form], Work] = make_worker


@dataclass
class Report:
    """How far a batch is.

    Attributes:
        articles: Articles read, those of the earlier runs included.
        errors: Records that could not be.
        bytes_read: Bytes of the input that are behind.
        bytes_total: Bytes of the input.
    """

    articles: int = 0
    errors: int = 0
    bytes_read: int = 0
    bytes_total: int = 0


class _Pending(NamedTuple):
    """A record on its way: where it stands, and its item or what is wrong with it."""

    source: int
    place: Place
    item: Item | Fault


def run(
    batch: Batch,
    watch: Callable[[Report], None] = lambda report: None,
    say: Callable[[str], None] = lambda message: None,
) -> Report:
    """Work the batch off, from the beginning or from where it stopped.

    Args:
        batch: What to do.
        watch: Called after every chunk.
        say: Called with what is worth knowing at the start: which columns are read as what.

    Raises:
        MissingExtraError: If the library of the output's form is not installed.
        InputNotFoundError: If an input names nothing.
        ResumeError: If the folder does not fit the batch.
        OSError: If the disk is full, say; `go_on` continues.
    """
    _check_libraries(batch.format)
    sources = expand(batch.inputs)
    ledger = _ledger(batch, sources)
    report = Report(
        articles=sum(entry.articles for entry in ledger.entries),
        errors=sum(entry.errors for entry in ledger.entries),
        bytes_total=sum(source.size for source in sources),
    )
    _state_columns(batch, sources, say)
    _work_off(batch, sources, ledger, report, watch)
    if batch.format == "duckdb":
        from newsfacts.batch.duck import build

        build(batch.out)
    return report


def _check_libraries(form: OutputFormat) -> None:
    """Whether the results can be written, before the first is there."""
    for library in {"jsonl": (), "parquet": ("pyarrow",), "duckdb": ("pyarrow", "duckdb")}[form]:
        if find_spec(library) is None:
            raise MissingExtraError(
                f"the format {form} needs {library}: install newsfacts with the extra `batch`"
            )


def _ledger(batch: Batch, sources: Sequence[Source]) -> Ledger:
    settings: dict[str, object] = {
        "format": batch.format,
        "columns": dict(batch.columns.named),
        "options": asdict(batch.options),
        "time_limit": batch.time_limit,
        "shard_size": batch.shard_size,
    }
    manifest = manifest_of(sources, settings, _model_version())
    return (resume if batch.go_on else begin)(batch.out, manifest)


def _state_columns(batch: Batch, sources: Sequence[Source], say: Callable[[str], None]) -> None:
    say(f"{len(sources)} files of input")
    first = next(
        (one for source in sources[:1] for one in read_source(source) if isinstance(one, Record)), None
    )
    if first is not None:
        named = batch.columns.of(first.fields).items()
        say("columns: " + ", ".join(f"{field} from {column!r}" for field, column in named))


def _model_version() -> str:
    from spacy.util import get_installed_models, get_package_version

    from newsfacts.api import MODEL

    return f"{MODEL} {get_package_version(MODEL)}" if MODEL in get_installed_models() else MODEL


def _work_off(
    batch: Batch,
    sources: Sequence[Source],
    ledger: Ledger,
    report: Report,
    watch: Callable[[Report], None],
) -> None:
    under_way: deque[list[_Pending]] = deque()

    def chunks() -> Iterator[list[Item]]:
        for pending in _chunks(_records(batch, sources, ledger.position, report), batch.options.batch_size):
            under_way.append(pending)
            yield [one.item for one in pending if not isinstance(one.item, Fault)]

    setup = partial(batch.maker, batch.options, "json" if batch.format == "jsonl" else "rows")
    writer = _Writer(batch, ledger, report)
    try:
        with Pool(setup, workers=batch.workers, time_limit=batch.time_limit) as pool:
            for results in pool.map(chunks()):
                answers = iter(results)
                for pending in under_way.popleft():
                    outcome = pending.item if isinstance(pending.item, Fault) else next(answers)
                    writer.add(pending, outcome)
                watch(report)
        writer.finish(len(sources))
    finally:
        writer.abandon()


def _records(
    batch: Batch, sources: Sequence[Source], position: tuple[int, int], report: Report
) -> Iterator[_Pending]:
    first, done = position
    report.bytes_read = behind = sum(source.size for source in sources[:first])

    def watch_bytes(position: int) -> None:
        report.bytes_read = behind + position

    for number in range(first, len(sources)):
        skip = done if number == first else 0
        for found in read_source(sources[number], skip, watch_bytes):
            yield _Pending(number, found.place, _item(found, batch.columns))
        behind += sources[number].size
        report.bytes_read = behind


def _item(found: Record | Unreadable, columns: Columns) -> Item | Fault:
    if isinstance(found, Unreadable):
        return Fault(found.code, found.reason)
    named = columns.of(found.fields)
    if "text" not in named and "html" not in named:
        names = ", ".join(map(str, list(found.fields)[:20]))
        return Fault("no-text", f"no column with the article's text among: {names}")
    return {field: found.fields[column] for field, column in named.items()}


def _chunks(records: Iterator[_Pending], size: int) -> Iterator[list[_Pending]]:
    """Records in groups of at most `size`, and of little more than `CHUNK_CHARS` of text."""
    chunk: list[_Pending] = []
    chars = 0
    for pending in records:
        chunk.append(pending)
        chars += 0 if isinstance(pending.item, Fault) else _length(pending.item)
        if len(chunk) >= size or chars >= CHUNK_CHARS:
            yield chunk
            chunk, chars = [], 0
    if chunk:
        yield chunk


def _length(item: Item) -> int:
    return sum(len(value) for value in item.values() if isinstance(value, str | bytes))


class _Writer:
    """Fills shards, one after the other, each with `shard_size` records of the input."""

    def __init__(self, batch: Batch, ledger: Ledger, report: Report) -> None:
        self._batch = batch
        self._ledger = ledger
        self._report = report
        self._shard: Shard | None = None
        self._articles = 0
        self._errors: list[dict[str, object]] = []
        self._done = ledger.position

    def add(self, pending: _Pending, outcome: object) -> None:
        """Write one record's facts, or what is wrong with it."""
        if self._shard is None:
            self._shard = self._open()
        if isinstance(outcome, Lost):
            outcome = Fault("article-lost", outcome.reason)
        if isinstance(outcome, Fault):
            fault = {"code": outcome.code, "reason": outcome.reason}
            self._errors.append({**pending.place.as_json(), **_named(pending.item), **fault})
            self._report.errors += 1
        else:
            self._shard.add(outcome)
            self._articles += 1
            self._report.articles += 1
        same_file = pending.source == self._done[0]
        self._done = (pending.source, self._done[1] + 1 if same_file else 1)
        if self._articles + len(self._errors) == self._batch.shard_size:
            self._commit()

    def finish(self, sources: int) -> None:
        """Write the last shard, if it has anything."""
        if self._shard is not None:
            self._done = (sources, 0)
            self._commit()

    def abandon(self) -> None:
        """Leave no unfinished file behind."""
        if self._shard is not None:
            self._shard.abandon()

    def _open(self) -> Shard:
        number = len(self._ledger.entries)
        if self._batch.format == "jsonl":
            return JsonLinesShard(self._batch.out, number)
        return ParquetShard(self._batch.out, number)

    def _commit(self) -> None:
        if self._shard is None:
            return
        self._shard.commit()
        self._shard = None
        source, record = self._done
        number = len(self._ledger.entries)
        entry = Entry(number, self._articles, len(self._errors), source, record, 0)
        self._ledger.add(entry, self._errors)
        self._articles, self._errors = 0, []


def _named(item: Item | Fault) -> dict[str, object]:
    """The article's own id, if it has one."""
    doc_id = None if isinstance(item, Fault) else item.get("doc_id")
    return {} if doc_id in (None, "") else {"doc_id": str(doc_id)}
