"""The quality gate: every figure of every gold set against its floor.

    python -m tests.gold.gate                     compare; exit code 1 if a figure fell
    python -m tests.gold.gate --update            raise the floors to what was measured
    python -m tests.gold.gate --update --allow-regression

Two gold sets: our own, in `own/`, always; and the shared one, where it is
present (`--shared DIR`, or the variable NEWSFACTS_SHARED, or `../shared` beside
the repository), scored by the scorer that stands beside it. Floors live in
`floors.json`, each tied to the bytes of the articles and of the scorer it was measured with.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TypedDict

import newsfacts
from tests.gold import scoring
from tests.gold.corpus import GOLD, OWN, CorpusError, files_of, fingerprint, read_corpus

FLOORS = GOLD / "floors.json"
# One fact more or less, which another processor's rounding can make, moves a
# figure of the five own articles by up to 0.02 and of the shared ones by 0.005;
# an accuracy is taken over few facts, down to two dozen.
TOLERANCE = {"own": 0.02, "shared": 0.005}
ACCURACY_TOLERANCE = 0.04


class Floors(TypedDict):
    """What one gold set must reach, and the fingerprint of what that was measured on."""

    fingerprint: str
    figures: dict[str, float]


class RegressionRefused(Exception):
    """An update would lower a floor."""


@dataclass(frozen=True)
class GoldSet:
    """A gold set: its articles and scorer on disk, and how to measure it."""

    name: str
    files: tuple[Path, ...]
    measure: Callable[[], dict[str, float]]


def own_set() -> GoldSet:
    """Our own articles, with our own scorer."""

    def measure() -> dict[str, float]:
        articles = read_corpus(OWN)
        inputs = [{"text": article.text, "published": article.published} for article in articles]
        return scoring.score(zip(articles, newsfacts.extract_many(inputs), strict=True))

    return GoldSet("own", (*files_of(OWN), Path(scoring.__file__)), measure)


def shared_set(shared: Path) -> GoldSet:
    """The shared development articles, with the scorer beside them."""
    scorer, folder = shared / "gold" / "score.py", shared / "gold" / "dev"

    def predict(article: Mapping[str, str]) -> dict[str, object]:
        return newsfacts.extract(article["text"], published=article["published"]).model_dump(mode="json")

    def measure() -> dict[str, float]:
        articles = [json.loads(file.read_text(encoding="utf-8")) for file in files_of(folder)]
        figures: dict[str, float] = _module_at(scorer).score(articles, predict)[0]
        return figures

    return GoldSet("shared", (*files_of(folder), scorer), measure)


def _module_at(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(file.stem, file)
    if spec is None or spec.loader is None:
        raise CorpusError(f"{file} is no Python module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shortfalls(measured: Floors, floors: Floors | None, tolerance: float) -> list[str]:
    """What is wrong with `measured`, one line each; empty if every floor holds."""
    if floors is None:
        return ["no floors yet; set them with --update"]
    if measured["fingerprint"] != floors["fingerprint"]:
        return ["the articles or the scorer changed since the floors were set; set them anew with --update"]
    figures = measured["figures"]
    lines = [f"{name}: no longer measured" for name in floors["figures"] if name not in figures]
    for name, value in figures.items():
        floor = floors["figures"].get(name)
        if floor is None:
            lines.append(f"{name}: has no floor; set one with --update")
        elif value < floor - (ACCURACY_TOLERANCE if name.endswith("(accuracy)") else tolerance):
            lines.append(f"{name}: {value:.4f} is below its floor of {floor:.4f}")
    return lines


def raised(measured: Floors, floors: Floors | None, *, allow_regression: bool = False) -> Floors:
    """New floors: what was measured, unless that lowers or drops one.

    Raises:
        RegressionRefused: If a floor would fall and `allow_regression` is not set.
    """
    old, new = (floors or measured)["figures"], measured["figures"]
    lowered = [
        f"{name}: {new.get(name, 0.0):.4f} < {floor:.4f}"
        for name, floor in old.items()
        if new.get(name, -1.0) < floor
    ]
    if lowered and not allow_regression:
        raise RegressionRefused("; ".join(lowered))
    return measured


def read_floors(file: Path) -> dict[str, Floors]:
    """The floors of each gold set; none where the file does not exist yet."""
    if not file.exists():
        return {}
    floors: dict[str, Floors] = json.loads(file.read_text(encoding="utf-8"))
    return floors


def measure(gold: GoldSet) -> Floors:
    """The figures of a gold set, with the fingerprint of what they were measured on."""
    return {"fingerprint": fingerprint(gold.files), "figures": gold.measure()}


def available_sets(shared: Path) -> list[GoldSet]:
    """The gold sets on this machine; says so where the shared one is missing."""
    if (shared / "gold" / "dev").is_dir():
        return [own_set(), shared_set(shared)]
    print(f"No shared gold set at {shared}: only our own small one is measured.", file=sys.stderr)
    return [own_set()]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate; returns the exit code."""
    options = _options().parse_args(arguments)
    floors, failed = read_floors(options.floors), False
    for gold in available_sets(options.shared):
        measured = measure(gold)
        _print_table(gold.name, measured["figures"], floors.get(gold.name))
        try:
            if options.update:
                floors[gold.name] = raised(
                    measured, floors.get(gold.name), allow_regression=options.allow_regression
                )
                continue
            faults = shortfalls(measured, floors.get(gold.name), TOLERANCE[gold.name])
        except RegressionRefused as error:
            faults = [f"refused to lower a floor without --allow-regression: {error}"]
        failed = failed or bool(faults)
        print("".join(f"  FAILED {fault}\n" for fault in faults), end="")
    if options.update:
        options.floors.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    return int(failed)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.gold.gate", description="The quality gate.")
    beside = GOLD.parent.parent.parent / "shared"
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("NEWSFACTS_SHARED") or beside))
    parser.add_argument("--floors", type=Path, default=FLOORS)
    parser.add_argument("--update", action="store_true", help="set the floors to what is measured now")
    parser.add_argument("--allow-regression", action="store_true", help="let --update lower a floor")
    return parser


def _print_table(name: str, figures: Mapping[str, float], floors: Floors | None) -> None:
    known = floors["figures"] if floors else {}
    print(f"{name} gold set")
    for layer, value in figures.items():
        floor = f"floor {known[layer]:.4f}" if layer in known else "no floor"
        print(f"  {layer:44} {value:.4f}  {floor}")


if __name__ == "__main__":
    sys.exit(main())
