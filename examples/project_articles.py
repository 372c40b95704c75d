"""Dated articles about one made-up project, by many outlets, over seven years.

The same seed gives the same articles, so that what is read from them can be checked:

    python examples/project_articles.py > articles.jsonl
"""

from __future__ import annotations

import json
import random
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

STORY = Path(__file__).with_suffix(".toml")
LAST_DAY = date(2025, 3, 1)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def articles(count: int = 300, *, seed: int = 1) -> Iterator[dict[str, str]]:
    """`count` articles in order of their dates, as `newsfacts.extract_many` takes them."""
    story = tomllib.loads(STORY.read_text(encoding="utf-8"))
    draw = random.Random(seed)
    first = story["stages"][0]["day"]
    days = sorted(first + timedelta(days=draw.randrange((LAST_DAY - first).days)) for _ in range(count))
    for number, day in enumerate(days, start=1):
        stage = [stage for stage in story["stages"] if stage["day"] <= day][-1]
        outlet = draw.choice(story["outlets"])
        yield {
            "doc_id": f"{day}-{number:03}",
            "published": day.isoformat(),
            "url": f"https://{outlet.lower().replace(' ', '-')}.example/{number}",
            "text": _text(story, stage, day, draw),
        }


def _text(story: Mapping[str, Any], stage: Mapping[str, Any], day: date, draw: random.Random) -> str:
    """The news of the day, what some people say about the project, and what everybody knows."""
    event = day - timedelta(days=draw.randrange(1, 5))
    lead = draw.choice(stage["news"]).format(weekday=WEEKDAYS[event.weekday()])
    topics = draw.sample(sorted(story["claims"]), k=draw.randrange(1, 4))
    claims = [_claim(story, stage, topic, draw) for topic in topics]
    background = draw.sample(story["background"]["sentences"], k=2)
    return "\n\n".join((lead, " ".join(claims), " ".join(background)))


def _claim(story: Mapping[str, Any], stage: Mapping[str, Any], topic: str, draw: random.Random) -> str:
    speakers: Sequence[Mapping[str, str]] = story["speakers"]
    speaker = draw.choice(speakers)
    name = speaker["name"]
    cost = (Decimal(stage["cost"]) * Decimal(speaker["cost"])).quantize(Decimal("0.1"))
    return str(draw.choice(story["claims"][topic])).format(
        speaker=name,
        Speaker=name[0].upper() + name[1:],
        cost=cost,
        capacity=stage["capacity"],
        year=stage["year"],
    )


def main() -> None:
    """Write the articles as JSON lines."""
    for article in articles():
        print(json.dumps(article))


if __name__ == "__main__":
    main()
