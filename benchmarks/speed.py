"""Words per second, loading time and peak memory of newsfacts and its peers.

    python -m benchmarks.speed                          # needs the extra `bench`
    python -m benchmarks.speed --limit 50 --rounds 5 --systems newsfacts spacy-md

Every measurement is a process of its own on one thread, pinned to one core where
the system allows it. The systems take turns, so that a slow minute of the machine hits
all of them; the table shows medians over the rounds, and how many times as
fast as each peer newsfacts is.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import time
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from benchmarks.articles import ROOT, read_articles
from benchmarks.systems import SYSTEMS

ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "RAYON_NUM_THREADS"),
    "1",
)
WARM_UP = 3  # articles read before the clock starts: the first ones fill caches

Measurement = dict[str, float]


def measure(system: str, file: Path | None, limit: int | None) -> Measurement:
    """Load and run one system in this process."""
    warnings.simplefilter("ignore")  # the peers' own, on every call
    articles = read_articles(file, limit)
    started = time.perf_counter()
    run = SYSTEMS[system]()
    loaded = time.perf_counter()
    run(articles[:WARM_UP])
    warm = time.perf_counter()
    facts = run(articles)
    seconds = time.perf_counter() - warm
    words = sum(item.words for item in articles)
    return {
        "words": words,
        "facts": facts,
        "load_s": loaded - started,
        "words_per_s": words / seconds,
        "peak_mb": _peak_mb(),
    }


def _peak_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if platform.system() == "Darwin" else 2**10)  # bytes there, kilobytes elsewhere


def measure_apart(system: str, arguments: Sequence[str]) -> Measurement | None:
    """The same in a process of its own; None, with the reason on stderr, if the system does not run."""
    command = [sys.executable, "-m", "benchmarks.speed", "--worker", system, *arguments]
    if hasattr(os, "sched_setaffinity"):
        command = [sys.executable, "-c", _PINNED, *command]
    done = subprocess.run(
        command, env={**os.environ, **ONE_THREAD}, cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(f"{system} does not run: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
        return None
    measurement: Measurement = json.loads(done.stdout)
    return measurement


_PINNED = """
import os, sys
os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
os.execv(sys.argv[1], sys.argv[1:])
"""


def compare(systems: Sequence[str], rounds: int, arguments: Sequence[str]) -> dict[str, Measurement]:
    """Medians over the rounds; a system that does not run is left out."""
    measured: dict[str, list[Measurement]] = {system: [] for system in systems}
    for turn in range(rounds):
        first = turn % len(systems)
        for system in (*systems[first:], *systems[:first]):
            result = measure_apart(system, arguments)
            if result is not None:
                measured[system].append(result)
    return {
        system: {key: median(result[key] for result in results) for key in results[0]}
        for system, results in measured.items()
        if results
    }


def print_table(medians: Mapping[str, Measurement]) -> None:
    """One line per system, and the ratio to the first."""
    ours = next(iter(medians.values()), None)
    if ours is None:
        return
    print(f"{'system':12} {'words/s':>9} {'load s':>7} {'peak MB':>8}   {next(iter(medians))} is")
    for system, result in medians.items():
        figures = f"{result['words_per_s']:9.0f} {result['load_s']:7.2f} {result['peak_mb']:8.0f}"
        print(f"{system:12} {figures}   {ours['words_per_s'] / result['words_per_s']:.2f} times as fast")
    print(f"over {ours['words']:.0f} words, Python {platform.python_version()}, {platform.machine()}")


def main() -> None:
    """Compare the systems, or measure one when called as a worker."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description="Speed and memory.")
    parser.add_argument("--articles", type=Path, help="JSON lines with `text` and `published`")
    parser.add_argument("--limit", type=int, help="read only the first articles")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--systems", nargs="+", choices=SYSTEMS, default=list(SYSTEMS))
    parser.add_argument("--json", action="store_true", help="print the medians as JSON")
    parser.add_argument("--worker", choices=SYSTEMS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        print(json.dumps(measure(options.worker, options.articles, options.limit)))
        return
    arguments = ["--limit", str(options.limit)] if options.limit else []
    arguments += ["--articles", str(options.articles.resolve())] if options.articles else []
    medians = compare(options.systems, options.rounds, arguments)
    if options.json:
        print(json.dumps(medians, indent=2))
    else:
        print_table(medians)


if __name__ == "__main__":
    main()
