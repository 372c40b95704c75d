"""Batches against bare `extract_many`: the cost of the machinery, what a second worker gains, and memory.

    python -m benchmarks.batch [--articles 600] [--rounds 3] [--workers 2] [FILE.jsonl]
    python -m benchmarks.batch --memory 1000 10000

Wall time on an idle machine, loading included in none; medians of interleaved rounds.
`--memory` runs a batch with one worker over so many articles, those of the file again and again
under new ids, and prints the peak memory of the parent and of the worker.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import newsfacts
from benchmarks.articles import NewsItem, read_articles
from newsfacts.batch.run import Batch, Report, run


def write_dump(path: Path, articles: list[NewsItem], count: int) -> None:
    """`count` articles as JSON lines, each with an id of its own."""
    with path.open("w", encoding="utf-8") as lines:
        for number in range(count):
            item = articles[number % len(articles)]
            record = {"id": number, "text": item.text, "published": item.published}
            lines.write(json.dumps(record) + "\n")


def bare(dump: Path) -> float:
    """Seconds that `extract_many` takes over the dump, in this process, the output written."""
    newsfacts.load()

    def articles() -> Iterator[dict[str, str]]:
        with dump.open(encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                yield {"text": record["text"], "published": record["published"]}

    began = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        for facts in newsfacts.extract_many(articles()):
            out.write(facts.model_dump_json().encode())
    return time.perf_counter() - began


def batch(dump: Path, workers: int) -> float:
    """Seconds from the first chunk done to the last, scaled to all articles: without the workers' loading."""
    marks: list[tuple[float, int]] = []

    def watch(report: Report) -> None:
        marks.append((time.perf_counter(), report.articles))

    with tempfile.TemporaryDirectory() as folder:
        report = run(Batch([str(dump)], Path(folder) / "out", workers=workers), watch)
        ended = time.perf_counter()
    # Every worker has loaded when as many chunks are done as there are workers, and as many again.
    began, done = marks[2 * workers]
    return (ended - began) / (report.articles - done) * report.articles


def _peak(dump: Path, pipe: multiprocessing.connection.Connection) -> None:
    with tempfile.TemporaryDirectory() as folder:
        run(Batch([str(dump)], Path(folder) / "out"))
    peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    pipe.send(peaks)


def peaks(dump: Path) -> tuple[float, float]:
    """The peak memory of a batch's parent and of its worker, in MB, in a process of its own."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_peak, args=(dump, theirs))
    process.start()
    parent, worker = ours.recv()
    process.join()
    return parent / 1024, worker / 1024


def main() -> None:
    """Print the times and ratios, or the peaks of memory."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batch", description="Batches.")
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--articles", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--memory", type=int, nargs="+", metavar="ARTICLES")
    parser.add_argument("--words", type=int, help="cut every article after so many words")
    options = parser.parse_args()
    articles = read_articles(options.file, None)
    if options.words:
        articles = [
            NewsItem(" ".join(item.text.split(" ")[: options.words]), item.published) for item in articles
        ]
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder) / "dump.jsonl"
        for count in options.memory or ():
            write_dump(dump, articles, count)
            parent, worker = peaks(dump)
            print(f"{count:8} articles: parent {parent:7.0f} MB, worker {worker:7.0f} MB", flush=True)
        if not options.memory:
            write_dump(dump, articles, options.articles)
            _compare(dump, options.rounds, options.workers)


def _compare(dump: Path, rounds: int, workers: int) -> None:
    times: dict[str, list[float]] = {"extract_many": [], "1 worker": [], f"{workers} workers": []}
    for _ in range(rounds):
        times["extract_many"].append(bare(dump))
        times["1 worker"].append(batch(dump, 1))
        times[f"{workers} workers"].append(batch(dump, workers))
    base = statistics.median(times["extract_many"])
    for name, seconds in times.items():
        middle = statistics.median(seconds)
        print(f"{name:14} {middle:8.1f} s   {base / middle:5.2f} times the speed of extract_many")


if __name__ == "__main__":
    main()
