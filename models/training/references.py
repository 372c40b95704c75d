"""Learn how pronouns and descriptions are resolved, and write the weights.

usage: python -m models.training.references SHARED [--folds N] [--out FILE]

Reads coreference from the GUM treebank (its written genres) and from MEANTIME, and the
references in the annotated training articles, all through the pipeline as it is: predicted names, trees
and candidates. One log-linear model for each kind of reference, fitted by gradient
descent with a quadratic penalty from weights of nought: the same data give the same
weights. With `--folds` the articles are scored in turn by models that never saw them.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import spacy

from models.training.coreference import UNKNOWN, Text, read_gold, read_gum, read_meantime
from newsfacts.mentions.entities import ranker
from newsfacts.mentions.entities.anaphora import add_references
from newsfacts.mentions.entities.ranker import COLUMNS, ENOUGH, Case

PENALTY, STEPS, RATE = 2.0, 300, 0.1
RAREST = 4


@dataclass
class Example:
    """A case with its answer: the index of the candidate, -1 for none."""

    case: Case
    answer: int
    weight: float


def examples(texts: Sequence[Text]) -> list[Example]:
    """The annotated cases; those before them are taken as annotated, or as the model has them."""
    found: list[Example] = []
    for item in texts:

        def answer(case: Case, item: Text = item) -> int | None:
            meant = item.meant(case)
            if meant == UNKNOWN:
                return ranker.choose(case)
            index = -1 if meant is None else list(case.entities).index(meant)
            found.append(Example(case, index, item.weight))
            return meant

        add_references(item.tokens, item.entities, item.text, answer)
    return found


def fit(found: Sequence[Example]) -> dict[str, float]:
    """The weights of the signs of one kind of reference."""
    seen = Counter(sign for x in found for signs in (*x.case.signs, x.case.none) for sign in set(signs))
    known = {sign: index for index, sign in enumerate(sorted(s for s, n in seen.items() if n >= RAREST))}
    rows, columns, owners, right, weights = [], [], [], [], []
    row = 0
    for number, example in enumerate(found):
        for place, signs in enumerate((*example.case.signs, example.case.none)):
            ids = [known[sign] for sign in signs if sign in known]
            columns += ids
            rows += [row] * len(ids)
            owners.append(number)
            answer = example.answer if example.answer >= 0 else len(example.case.signs)
            right.append(float(place == answer))
            weights.append(example.weight)
            row += 1
    cells = (np.array(rows), np.array(columns))
    values = descend(cells, np.array(owners), np.array(right), np.array(weights), len(known), len(found))
    return {sign: round(float(values[index]), 2) for sign, index in known.items()}


def descend(
    cells: tuple[np.ndarray, np.ndarray],
    owners: np.ndarray,
    right: np.ndarray,
    weights: np.ndarray,
    signs: int,
    cases: int,
) -> np.ndarray:
    """Penalized maximum likelihood of the right candidates by Adam (Kingma and Ba 2015)."""
    rows, columns = cells
    values, mean, square = np.zeros(signs), np.zeros(signs), np.zeros(signs)
    for step in range(1, STEPS + 1):
        sums = np.bincount(rows, values[columns], len(owners))
        top = np.full(cases, -np.inf)
        np.maximum.at(top, owners, sums)
        likely = np.exp(sums - top[owners])
        likely /= np.bincount(owners, likely, cases)[owners]
        slope = np.bincount(columns, ((likely - right) * weights)[rows], signs) + PENALTY * values
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        change = (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
        values -= RATE * (1 - step / STEPS) * change
    return values


def learn(texts: Sequence[Text]) -> dict[str, dict[str, float]]:
    """The weights of each kind, twice round: the second time with the first's reading of the rest."""
    for _ in range(2):
        found = examples(texts)
        learned = {kind: fit([x for x in found if x.case.kind == kind]) for kind in ENOUGH}
        use(learned)
    return learned


def use(learned: dict[str, dict[str, float]]) -> None:
    """Make the ranker of this process choose by other weights."""
    ranker.weights.cache_clear()
    table = ranker.weights()
    for kind, values in learned.items():
        table[kind].clear()
        table[kind].update(values)


def judge(texts: Sequence[Text], counts: Counter[str]) -> None:
    """Count what the ranker makes of the annotated references."""
    for item in texts:
        chosen: dict[tuple[int, int], tuple[str, str]] = {}

        def choose(
            case: Case, item: Text = item, chosen: dict[tuple[int, int], tuple[str, str]] = chosen
        ) -> int | None:
            taken, meant = ranker.choose(case), item.meant(case)
            if meant != UNKNOWN:
                verdict = "right" if taken == meant else "unlinked" if taken is None else "wrong"
                if taken is not None and meant is None:
                    verdict = "invented" if item.complete else "wrong or invented"
                elif taken is None and meant is None:
                    verdict = "none"
                counts[f"{case.kind} {verdict}"] += 1
            return taken

        add_references(item.tokens, item.entities, item.text, choose)


def write(learned: dict[str, dict[str, float]], path: Path) -> None:
    """Store the weights that are not nought."""
    head = path.read_text(encoding="utf-8").split("\n" + "\t".join(COLUMNS))[0] if path.exists() else "#"
    lines = [head, "\t".join(COLUMNS)]
    for kind, values in learned.items():
        lines += [f"{kind}\t{sign}\t{value:.2f}" for sign, value in sorted(values.items()) if value]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, score and store."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    nlp = spacy.load("en_newsfacts", exclude=["newsfacts_frames", "newsfacts_quantities", "newsfacts_dates"])
    others = list(read_gum(nlp, args.shared / "data" / "treebanks" / "en_gum-train.conllu"))
    others += read_meantime(nlp, args.shared / "data" / "meantime")
    gold = list(read_gold(nlp, args.shared / "gold" / "train"))
    counts: Counter[str] = Counter()
    for fold in range(args.folds):
        learn(others + [item for number, item in enumerate(gold) if number % args.folds != fold])
        judge([item for number, item in enumerate(gold) if number % args.folds == fold], counts)
    print(dict(sorted(counts.items())))
    learned = learn(others + gold)
    if args.out:
        write(learned, args.out)


if __name__ == "__main__":
    main()
