"""Learns what dates an event by its context: the weights of `data/en/timing.tsv`.

    python -m models.training.timing ../shared/gold/train src/newsfacts/data/en/timing.tsv

A conditional logit over the options that `newsfacts.frames.narrative` gives each event
without a date of its own, "no time" among them, trained on annotated articles. Convex,
from zero, in full batches: the same articles give the same weights. `--folds` prints
what held-out articles get.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from models.training.event_head import analysed, parts

MIN_COUNT = 4
PENALTY, STEPS, RATE = 8.0, 250, 0.05
# Added to the weight of every option: annotators often leave open a time that the story gives.
LEAN = 1.3

HEADER = """# Weights of the facts that date an event by its context; see newsfacts/frames/narrative.py.
#
# Source: learned from annotated articles by models/training/timing.py; no text of them is kept.
# A positive weight speaks for giving an event that time, a negative one against; an event gets
# the time with the highest sum, if that is above zero.
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """One event: its options' values and facts, the annotated time, and the article it is from."""

    article: int
    values: tuple[str, ...]
    facts: tuple[tuple[str, ...], ...]
    gold: str | None
    settled: str | None = None


def choices(articles: Sequence[Mapping[str, Any]]) -> list[Choice]:
    """The choices of all events that the pipeline finds and the annotation has too."""
    nlp, _, frames = parts()
    found: list[Choice] = []
    for number, article in enumerate(articles):
        reader = frames.reader(analysed(nlp, article["text"], article["published"]))
        narrative = reader.narrative(reader.drafts())
        times = {tuple(event["trigger"]): event["time"] for event in article["events"]}
        for index, event in enumerate(narrative.events):
            gold = next((span for span in times if _overlaps(span, event.trigger)), None)
            if gold is None:
                continue
            options = narrative.options(index) if narrative.is_open(index) else []
            values = tuple(option.time.value or "" for option in options)
            facts = tuple(tuple(option.facts) for option in options)
            found.append(Choice(number, values, facts, times[gold], event.time))
    return found


def _overlaps(one: Sequence[int], other: Sequence[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def fit(data: Iterable[Choice]) -> dict[str, float]:
    """The weight of each fact that is common enough to have one."""
    usable = [c for c in data if c.values and (c.gold is None or c.gold in c.values)]
    counts = Counter(fact for c in usable for fact in {fact for facts in c.facts for fact in facts})
    names = sorted(fact for fact, count in counts.items() if count >= MIN_COUNT)
    position = {fact: index for index, fact in enumerate(names)}
    rows, columns, groups, right = [], [], [], []
    for group, choice in enumerate(usable):
        for value, facts in zip(choice.values, choice.facts, strict=True):
            known = [position[fact] for fact in facts if fact in position]
            rows += [len(groups)] * len(known)
            columns += known
            groups.append(group)
            right.append(float(value == choice.gold))
    weights = _descend(np.array(rows), np.array(columns), np.array(groups), np.array(right), len(names))
    return dict(zip(names, weights.tolist(), strict=True))


def _descend(
    rows: np.ndarray[Any, Any],
    columns: np.ndarray[Any, Any],
    groups: np.ndarray[Any, Any],
    right: np.ndarray[Any, Any],
    size: int,
) -> np.ndarray[Any, Any]:
    """Adam on the penalized likelihood; to have no time is the option with score zero."""
    weights, first, second = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, STEPS + 1):
        scores = np.exp(np.clip(np.bincount(rows, weights[columns], minlength=len(groups)), -30, 30))
        shares = scores / (1 + np.bincount(groups, scores))[groups]
        slope = np.bincount(columns, (shares - right)[rows], minlength=size) + PENALTY * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def chosen(choice: Choice, weights: Mapping[str, float]) -> str | None:
    """The time that the weights give an event."""
    best, value = -LEAN, choice.settled
    for option, facts in zip(choice.values, choice.facts, strict=True):
        score = sum(weights.get(fact, 0.0) for fact in facts)
        if score > best:
            best, value = score, option
    return value


def cross_validate(data: Sequence[Choice], folds: int) -> str:
    """Recall and precision of times on articles that the weights were not learned from."""
    articles = sorted({choice.article for choice in data})
    random.Random(0).shuffle(articles)
    right = given = wanted = 0
    for fold in range(folds):
        held = set(articles[fold::folds])
        weights = fit(choice for choice in data if choice.article not in held)
        for choice in data:
            if choice.article in held:
                value = chosen(choice, weights)
                given += value is not None
                wanted += choice.gold is not None
                right += value is not None and value == choice.gold
    return f"held-out articles: recall {right / wanted:.3f}, precision {right / given:.3f} of {given}"


def write(weights: Mapping[str, float], out: Path) -> None:
    """Write the weights as the package reads them, the lean among them."""
    leaning = {**weights, "option": weights.get("option", 0.0) + LEAN}
    lines = [f"{fact}\t{weight:.2f}" for fact, weight in sorted(leaning.items()) if round(weight, 2)]
    out.write_text(HEADER + "fact\tweight\n" + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Read the annotated articles, learn, and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, help="folder of annotated articles")
    parser.add_argument("out", type=Path, help="the file to write")
    parser.add_argument("--folds", type=int, default=0, help="also cross-validate by article")
    arguments = parser.parse_args()
    files = sorted(arguments.gold.glob("*.gold.json"))
    if not files:
        parser.error(f"no annotated articles in {arguments.gold}")
    data = choices([json.loads(file.read_text(encoding="utf-8")) for file in files])
    if arguments.folds:
        print(cross_validate(data, arguments.folds))
    write(fit(data), arguments.out)


if __name__ == "__main__":
    main()
