"""What was asked of the service, and what it does here.

    python -m benchmarks.service [--workers 2] [--seconds 60] [--overload 600] [--words 800] [FILE.jsonl]

Needs wrk (of the distribution) and httpx, and Linux; traffic goes to the loopback only. Articles of more
than `--words` words are left out: what one of 10,000 words takes is its own time, whoever
else is served. `extract_many` reads the same articles in the same run, in turns with the
service; both count from when all workers have begun.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import newsfacts
from benchmarks.articles import NewsItem, read_articles
from benchmarks.service.load import at_rate, flood
from benchmarks.service.running import Memory, Running, service

LOAD = 0.7
ROUNDS = 3


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.service", description="The service under load."
    )
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seconds", type=float, default=60, help="of each measurement but the overload")
    parser.add_argument("--overload", type=float, default=600, help="seconds; 0 leaves it out")
    parser.add_argument("--words", type=int, default=800)
    options = parser.parse_args()
    articles = [item for item in read_articles(options.file, None) if item.words <= options.words]
    print(
        f"{len(articles)} articles, {statistics.mean(item.words for item in articles):.0f} words on average"
    )
    with tempfile.TemporaryDirectory() as folder:
        bodies = Path(folder) / "bodies.jsonl"
        lines = [json.dumps({"text": item.text, "published": item.published}) for item in articles]
        bodies.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        with service(options.workers, Path(folder) / "log") as running:
            pace = throughput(running, bodies, articles, options.workers, options.seconds)
            latency(running, [line.encode() for line in lines], LOAD * pace, options.seconds)
            if options.overload:
                overload(running, bodies, options.overload)


def throughput(
    running: Running, bodies: Path, articles: list[NewsItem], workers: int, seconds: float
) -> float:
    """Articles per second of the service and of `extract_many`, in turns; the service's."""
    served, bare = [], []
    for _ in range(ROUNDS):
        taken = flood(running.url, bodies, connections=8 * workers, seconds=seconds / ROUNDS)
        served.append(taken.read / taken.seconds)
        bare.append(_bare(articles, workers, seconds / ROUNDS))
    pace, base = statistics.median(served), statistics.median(bare)
    tell("articles a second, extract_many", "", f"{base:.1f}   ({_listed(bare)})")
    tell("articles a second, service", f">= {0.85 * base:.1f}", f"{pace:.1f}   ({_listed(served)})")
    return pace


def _bare(articles: list[NewsItem], workers: int, seconds: float) -> float:
    def source() -> Iterator[newsfacts.Article]:
        for item in cycle(articles):
            yield newsfacts.Article(item.text, published=item.published)

    results = newsfacts.extract_many(source(), workers=workers)
    for _ in islice(results, 2 * workers * newsfacts.Options().batch_size):
        pass  # until every worker has loaded and is at work
    began, count = time.perf_counter(), 0
    for _ in results:
        count += 1
        # Whole batches of all workers: they come back by the batch.
        if count % (workers * newsfacts.Options().batch_size) == 0 and time.perf_counter() - began > seconds:
            break
    pace = count / (time.perf_counter() - began)
    results.close()  # type: ignore[attr-defined]  # it is a generator
    return pace


def latency(running: Running, bodies: list[bytes], rate: float, seconds: float) -> None:
    """The time that requests take at a constant rate."""
    found = at_rate(running.url, bodies, rate=rate, seconds=seconds)
    middle, last = found.quantile(0.5), found.quantile(0.99)
    tell(f"median at {LOAD:.0%} load, {rate:.1f} a second", "", f"{1000 * middle:.0f} ms")
    tell(
        "p99 of the same", f"< {5000 * middle:.0f} ms", f"{1000 * last:.0f} ms   ({last / middle:.1f} times)"
    )
    tell("answers that were no extraction", "0", str(len(found.other)))


def overload(running: Running, bodies: Path, seconds: float) -> None:
    """What becomes of the service when far more comes than it can read."""
    with Memory(running.pid, every=seconds / 60) as memory:
        taken = flood(running.url, bodies, connections=256, seconds=seconds)
    tell(f"overload, {taken.seconds:.0f} s: read a second", "", f"{taken.read / taken.seconds:.1f}")
    tell("  refused with 503", "", str(taken.refused))
    tell("  other answers", "none", taken.other.strip() or "none")
    tell("  requests without an answer", "0", str(taken.failed))
    for name, sizes in (("service", memory.service), ("workers", memory.workers)):
        early, late = (statistics.median(part) for part in (sizes[10:20], sizes[-10:]))
        tell(
            f"  memory of the {name}, MiB", "flat", f"{early:.0f} then {late:.0f}   ({late / early - 1:+.1%})"
        )


def tell(what: str, asked: str, measured: str) -> None:
    """A line of the table."""
    print(f"{what:44} {asked:>14}   {measured}", flush=True)


def _listed(values: list[float]) -> str:
    return ", ".join(f"{value:.1f}" for value in values)


if __name__ == "__main__":
    main()
