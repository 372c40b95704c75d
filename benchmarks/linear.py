"""Time against length: the same article once and many times over, and one endless sentence.

    python -m benchmarks.linear
    python -m benchmarks.linear --megabytes 5

If time is linear in length, the last column stays level.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator

import newsfacts
from benchmarks.articles import EXAMPLE

CLAUSE = "and the ministry in Ankara paid 12 million euros to 30 firms in May 2014 "


def texts(megabytes: float) -> Iterator[tuple[str, str]]:
    """Each case: its name and its text."""
    article = EXAMPLE.read_text(encoding="utf-8").split("Read more")[0]
    for times in (1, 2, 4, 8, 16):
        yield f"article x{times}", article * times
    for words in (2_500, 5_000, 10_000, 20_000):
        clauses = CLAUSE * (words // len(CLAUSE.split()))
        yield f"one sentence, {words} words", f"It began {clauses}in the end."
    yield f"{megabytes:g} MB", article * round(megabytes * 1e6 / len(article.encode()))


def main() -> None:
    """Print one line per text."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.linear", description="Time against length.")
    parser.add_argument("--megabytes", type=float, default=5)
    options = newsfacts.Options(max_chars=100_000_000)
    megabytes = parser.parse_args().megabytes
    newsfacts.extract("A warm-up in Oslo on Monday cost 5 euros.", published="2020-01-01")
    print(f"{'text':32} {'words':>9} {'seconds':>9} {'µs per word':>12}")
    for name, text in texts(megabytes):
        words = len(text.split())
        started = time.perf_counter()
        newsfacts.extract(text, published="2016-10-11", options=options)
        seconds = time.perf_counter() - started
        print(f"{name:32} {words:9} {seconds:9.2f} {1e6 * seconds / words:12.1f}")


if __name__ == "__main__":
    main()
