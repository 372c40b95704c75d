"""Learn how far to trust rules and encoder about each trigger, from the annotated articles.

usage: python -m models.training.trigger_weights SHARED [--penalty P] [--seed N]

Fits the log-linear model of `newsfacts.frames.judging` on SHARED/gold/train, reports it
cross-validated by article and on SHARED/gold/dev, with the error of its confidence, and writes
`data/en/trigger_weights.tsv`. Needs the pipeline with its event head (`event_head`).
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np

from models.training.event_head import analysed, parts
from models.training.loglinear import Choice, Choices, Floats, fit
from newsfacts.frames.judging.judge import NOTHING
from newsfacts.frames.judging.weights import BIAS, FILE, Option

OTHER = "other"
FOLDS = 5
BIASES = (0.0, -0.2, -0.4, -0.6, -0.8, -1.0)
BINS = 10
TIE = 0.004
HEADER = """\
# What each feature of a word or of one of its types adds to the score of an option, the higher the
# likelier; newsfacts.frames.judging says what they mean. `nothing` weighs against any event.
#
# Source: learned from annotated news by models/training/trigger_weights.py; do not edit by hand.
group\tfeature\tweight
"""


@dataclass(frozen=True)
class Case:
    """A word with options: its article, the types to choose from, the annotated type."""

    article: int
    types: Sequence[str]
    gold: str


@dataclass(frozen=True)
class Annotated:
    """Annotated articles as choices.

    Attributes:
        cases: One per word that has options, `choices` likewise.
        events, typed: How many events are annotated, and how many of a type but `other`.
    """

    cases: list[Case]
    choices: list[Choice]
    articles: int
    events: int
    typed: int


def read(folder: Path) -> Annotated:
    """The choices that the words of annotated articles pose, and the right ones."""
    nlp, _, frames = parts()
    cases, choices, events = list[Case](), list[Choice](), list[str]()
    names = sorted(folder.glob("*.gold.json"))
    for number, file in enumerate(names):
        article = json.loads(file.read_text(encoding="utf-8"))
        events += [event["type"] for event in article["events"]]
        reader = frames.reader(analysed(nlp, article["text"], article["published"]))
        if reader.judge is None:
            raise SystemExit("the installed pipeline has no event head: run event_head first")
        found = list(reader.judge.candidates(list(reader.sentences())))
        spans = [(reader.tree.start[c.token], reader.tree.end[c.token], c.form == "verb") for c in found]
        gold = annotated_types(article["events"], spans)
        for at, candidate in enumerate(found):
            options = reader.judge.options(candidate)
            types = [option.type for option in options]
            right = types.index(gold[at]) if gold.get(at, NOTHING) in types and at in gold else 0
            if at in gold and right == 0:
                right = -1  # none of the options is right; nothing to learn from
            cases.append(Case(number, types, gold.get(at, NOTHING)))
            choices.append(([valued(option) for option in options], right))
    typed = sum(type_ != OTHER for type_ in events)
    return Annotated(cases, choices, len(names), len(events), typed)


def valued(option: Option) -> list[tuple[str, float]]:
    """The features of an option with the weights' group before them, each with its value."""
    features = [(name, 1.0) for name in option.features] + [(name, option.hint) for name in option.graded]
    return [(f"{option.group}\t{name}", value) for name, value in features]


def annotated_types(events: Iterable[dict], spans: Sequence[tuple[int, int, bool]]) -> dict[int, str]:
    """The word of each annotated trigger, its verb or its last word, with the type."""
    types: dict[int, str] = {}
    for event in events:
        start, end = event["trigger"]
        inside = [i for i, span in enumerate(spans) if span[0] < end and span[1] > start]
        if inside:
            types[next((i for i in inside if spans[i][2]), inside[-1])] = event["type"]
    return types


@dataclass
class Score:
    """Counts of triggers and of types, for F1."""

    told: int = 0
    found: int = 0
    typed: int = 0
    right: int = 0

    def figures(self, data: Annotated) -> tuple[float, float]:
        """F1 of triggers and of types."""
        return 2 * self.found / (self.told + data.events), 2 * self.right / (self.typed + data.typed)


def judged(
    data: Annotated, choices: Choices, shares: Floats, bias: float
) -> tuple[Score, list[tuple[float, bool]]]:
    """What is told with a bias toward nothing, and each confidence with whether the type is right."""
    score, told = Score(), list[tuple[float, bool]]()
    for case, first, last in zip(data.cases, choices.options, choices.options[1:], strict=False):
        own = shares[first:last]
        pushed = np.log(own + 1e-12)
        pushed[0] += bias
        best = int(pushed.argmax())
        if best == 0:
            continue
        type_ = case.types[best]
        score.told += 1
        score.found += case.gold != NOTHING
        score.typed += type_ != OTHER
        score.right += type_ != OTHER and type_ == case.gold
        told.append((float(own[best]), type_ == case.gold))
    return score, told


def calibration_error(told: Sequence[tuple[float, bool]]) -> float:
    """How far confidence and share of right types lie apart, on average over ten bins (Guo et al. 2017)."""
    error = 0.0
    for number in range(BINS):
        inside = [(p, right) for p, right in told if number <= min(p * BINS, BINS - 1e-9) < number + 1]
        error += abs(sum(p - right for p, right in inside))
    return error / len(told)


def cross_validated(data: Annotated, choices: Choices, penalty: float, seed: int) -> Floats:
    """The probability of every option by weights that were learned on other articles."""
    order = list(range(data.articles))
    random.Random(seed).shuffle(order)
    article = np.array([case.article for case in data.cases])
    shares = np.zeros(int(choices.options[-1]))
    for fold in range(FOLDS):
        inside = np.isin(article, order[fold::FOLDS])
        weights = fit(choices, ~inside & (choices.right >= 0), penalty)
        options = np.repeat(inside, np.diff(choices.options))
        shares[options] = choices.probabilities(weights)[options]
    return shares


def write(names: Sequence[str], weights: Floats, bias: float) -> None:
    """The weights as a table; those that change nothing are left out."""
    rows = [f"nothing\t{BIAS}\t{bias:.2f}"]
    rows += [
        f"{name}\t{weight:.3f}" for name, weight in zip(names, weights, strict=True) if abs(weight) >= 5e-3
    ]
    Path(str(files("newsfacts") / "data" / FILE)).write_text(
        HEADER + "\n".join(rows) + "\n", encoding="utf-8"
    )


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--penalty", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    gold = options.shared / "gold"
    if not gold.is_dir():
        raise SystemExit(f"{options.shared} holds no annotated articles")
    train = read(gold / "train")
    choices = Choices.of(train.choices)
    shares = cross_validated(train, choices, options.penalty, options.seed)
    tried = {bias: judged(train, choices, shares, bias) for bias in BIASES}
    for bias, (score, told) in tried.items():
        trigger, type_ = score.figures(train)
        print(f"bias {bias:+.1f}: trigger {trigger:.3f} type {type_:.3f} error {calibration_error(told):.3f}")
    sums = {bias: math.fsum(score.figures(train)) for bias, (score, _) in tried.items()}
    # Of those that do about as well, the one that finds most.
    bias = min(bias for bias, total in sums.items() if total > max(sums.values()) - TIE)
    weights = fit(choices, choices.right >= 0, options.penalty)
    write(choices.names, weights, bias)
    dev = read(gold / "dev")
    dev_choices = Choices.of(dev.choices, choices.names)
    score, told = judged(dev, dev_choices, dev_choices.probabilities(weights), bias)
    trigger, type_ = score.figures(dev)
    print(f"dev at {bias:+.1f}: trigger {trigger:.3f} type {type_:.3f} error {calibration_error(told):.3f}")


if __name__ == "__main__":
    main()
