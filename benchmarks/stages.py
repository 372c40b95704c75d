"""Time of each stage of the pipeline, in shares of the encoder's.

    python -m benchmarks.stages [--articles 285] [--rounds 3] [FILE.jsonl]

CPU time of one thread, so that a busy machine changes it little; the least of the
rounds is printed.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import newsfacts
from benchmarks.articles import NewsItem, read_articles
from newsfacts.article.tokens import tokenized

ENCODER = "newsfacts_encoder"


def stage_times(articles: Sequence[NewsItem]) -> dict[str, float]:
    """Seconds of CPU per stage, over all articles, batched as `extract_many` batches them."""
    pipeline = newsfacts.load()
    began = time.process_time()
    docs = [tokenized(pipeline, item.text) for item in articles]
    times = {"tokenizer": time.process_time() - began}
    for doc, item in zip(docs, articles, strict=True):
        doc._.published = date.fromisoformat(item.published) if item.published else None
    size = newsfacts.Options().batch_size
    for name, stage in pipeline.pipeline:
        began = time.process_time()
        for start in range(0, len(docs), size):
            batch = docs[start : start + size]
            docs[start : start + size] = (
                stage.pipe(batch) if hasattr(stage, "pipe") else [stage(doc) for doc in batch]
            )
        times[name] = time.process_time() - began
    return times


def main() -> None:
    """Print one line per stage."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stages", description="Time per stage.")
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--articles", type=int)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    articles = read_articles(options.file, options.articles)
    words = sum(item.words for item in articles)
    rounds = [stage_times(articles) for _ in range(options.rounds)]
    least = {name: min(times[name] for times in rounds) for name in rounds[0]}
    print(f"{words} words\n{'stage':24} {'µs per word':>12} {'of the encoder':>15}")
    for name, seconds in least.items():
        print(f"{name:24} {1e6 * seconds / words:12.1f} {seconds / least[ENCODER]:15.1%}")


if __name__ == "__main__":
    main()
