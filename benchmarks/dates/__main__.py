"""Time expressions: span and value F1 on public sets, beside other libraries, in one run.

    python -m benchmarks.dates                       # every set and system
    python -m benchmarks.dates --set meantime --show
    python -m benchmarks.dates --system newsfacts --set specs

Scored as TempEval-3 does: `relaxed` counts a span that shares a character with the
annotated one, `strict` the same span, `value` a relaxed match with the same TIMEX3 value.
The sets are read from `../shared`; without them only our own gold articles are.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from tests.gold.corpus import OWN

from benchmarks.articles import ROOT
from benchmarks.dates import specs
from benchmarks.dates.corpora import Document, read_gold, read_meantime, read_wikiwars
from benchmarks.dates.scoring import Score
from benchmarks.dates.systems import SYSTEMS, Reader

SHARED = ROOT.parent / "shared"
DATA = SHARED / "data"

SETS: dict[str, tuple[Path, Callable[[], Iterable[Document]]]] = {
    "own": (OWN, partial(read_gold, OWN)),
    "gold-dev": (SHARED / "gold" / "dev", partial(read_gold, SHARED / "gold" / "dev")),
    "gold-train": (SHARED / "gold" / "train", partial(read_gold, SHARED / "gold" / "train")),
    "meantime": (DATA / "meantime", partial(read_meantime, DATA / "meantime")),
    "wikiwars": (
        DATA / "timex-wikiwars" / "keyinline",
        partial(read_wikiwars, DATA / "timex-wikiwars" / "keyinline"),
    ),
}
DEFAULT = ("own", "gold-dev", "meantime", "wikiwars")
SPECS = DATA / "recognizers-specs" / "DateTimeModel.json"


def load(names: Iterable[str]) -> dict[str, Reader]:
    """The systems that are installed; a message names the others."""
    readers = {}
    for name in names:
        try:
            readers[name] = SYSTEMS[name]()
        except ImportError as error:
            print(f"{name} is left out: {error}", file=sys.stderr)
    return readers


def print_sets(names: Iterable[str], readers: dict[str, Reader], *, show: bool) -> None:
    """A line per set and system."""
    columns = ("relaxed", "strict", "value", "meaning", "P", "R")
    print(f"{'set':11} {'system':24}" + "".join(f"{name:>9}" for name in columns))
    for name in names:
        documents = list(SETS[name][1]())
        for system, read in readers.items():
            score = Score()
            for document in documents:
                score.add(document, read(document.text, document.published))
            print(f"{name:11} {system:24}" + "".join(f"{figure:9.3f}" for figure in score.figures))
            if show:
                print_wrong(score)


def print_wrong(score: Score) -> None:
    """What was missed, found where there is nothing, or given another value."""
    for document, reference, found in score.wrong:
        place = reference or found
        if place is None:
            continue
        kind = "MISSED" if found is None else "EXTRA" if reference is None else "VALUE"
        before = document.text[max(0, place.start - 60) : place.start]
        after = document.text[place.end : place.end + 40]
        context = f"{before}[{document.text[place.start : place.end]}]{after}".replace("\n", "¶")
        values = f"{reference.value if reference else ''} <- {found.value if found else ''}"
        print(f"  {kind:6} {values} | {context}")


def main() -> int:
    """Print the figures of every set that is there."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.dates", description="Time expressions.")
    parser.add_argument("--set", choices=[*SETS, "specs"], action="append", help="these sets only")
    parser.add_argument("--system", choices=sorted(SYSTEMS), action="append", help="these systems only")
    parser.add_argument("--show", action="store_true", help="print every expression that is read wrong")
    options = parser.parse_args()
    names = options.set or [*DEFAULT, "specs"]
    for name in [name for name in names if name != "specs"]:
        folder = SETS[name][0]
        if not folder.exists():
            print(f"{name} is left out: no {folder}", file=sys.stderr)
            names.remove(name)
    readers = load(options.system or SYSTEMS)
    print_sets([name for name in names if name != "specs"], readers, show=options.show)
    if "specs" in names and not SPECS.exists():
        print(f"specs is left out: no {SPECS}", file=sys.stderr)
    elif "specs" in names:
        specs.print_shares(SPECS, readers, show=options.show)
    return 0


if __name__ == "__main__":
    sys.exit(main())
