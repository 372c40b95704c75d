"""The articles that the benchmarks read."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NEWS = ROOT.parent / "shared" / "data" / "news" / "wikinews.jsonl"
EXAMPLE = ROOT / "examples" / "turkish_stream.txt"


@dataclass(frozen=True)
class NewsItem:
    """A text and the day it was published, in ISO 8601."""

    text: str
    published: str | None

    @property
    def words(self) -> int:
        """How many words it has, by white space: the same count for every system."""
        return len(self.text.split())


def read_articles(file: Path | None, limit: int | None) -> list[NewsItem]:
    """The first `limit` articles of a JSON-lines file with `text` and `published`.

    Without a file the shared news articles are read, and where they are not on
    this machine the example article, many times over; a message says so.
    """
    file = file or NEWS
    if not file.exists():
        print(f"No {file}: measuring on copies of {EXAMPLE.name}, which is less varied.", file=sys.stderr)
        item = NewsItem(EXAMPLE.read_text(encoding="utf-8"), "2016-10-11")
        return [item] * (limit or 50)
    with file.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [NewsItem(record["text"], record.get("published")) for record in records[:limit]]
