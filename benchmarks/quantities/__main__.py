"""Print the figures of every system on every set that is there."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from benchmarks.quantities import gold, hostile, newsquant, recognizers
from benchmarks.quantities.systems import SYSTEMS, Read


class Bench(NamedTuple):
    """A set: where it lies, how a system is scored on it, and what of it is shown in full."""

    path: Path
    score: Callable[[Read], dict[str, float]]
    show: Callable[[Read], None] | None = None


SETS = {
    "newsquant": Bench(
        newsquant.DATA,
        lambda read: newsquant.score_newsquant(read, newsquant.read_newsquant()),
        lambda read: newsquant.show_newsquant(read, newsquant.read_newsquant()),
    ),
    "hostile": Bench(hostile.DATA, lambda read: hostile.score_hostile(read, hostile.read_cases())),
    "recognizers": Bench(recognizers.FOLDER, recognizers.score_recognizers, recognizers.show_recognizers),
    "gold/dev": Bench(gold.DATA, lambda read: gold.score_gold(read, gold.read_gold())),
}


def load_systems(names: list[str]) -> dict[str, Read]:
    """The systems that are installed; a line on standard error for each that is not."""
    systems = {}
    for name in names:
        try:
            systems[name] = SYSTEMS[name]()
        except (ImportError, OSError) as error:  # CQE also needs a spaCy model that it does not ask for
            print(f"{name} is not installed, so it is left out: {error}", file=sys.stderr)
    return systems


def main() -> int:
    """Print one table: a line per figure, a column per system."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quantities", description="Amounts.")
    parser.add_argument("--systems", nargs="+", choices=SYSTEMS, default=list(SYSTEMS))
    parser.add_argument("--show", choices=[name for name, bench in SETS.items() if bench.show])
    options = parser.parse_args()
    present = {name: bench for name, bench in SETS.items() if bench.path.exists()}
    for name in SETS.keys() - present.keys():
        print(f"{SETS[name].path} is not there, so {name} is left out.", file=sys.stderr)
    if not present:
        return 2
    systems = load_systems(options.systems)
    if options.show:
        show = SETS[options.show].show
        if options.show in present and show is not None:
            show(systems["newsfacts"])
        return 0
    print(f"{'':32}" + "".join(f"{name:>12}" for name in systems))
    for name, bench in present.items():
        figures = {system: bench.score(read) for system, read in systems.items()}
        for measure in next(iter(figures.values())):
            row = "".join(f"{figures[system][measure]:12.3f}" for system in systems)
            print(f"{f'{name}: {measure}':32}{row}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
