"""Average the weights of training runs that began with the same ones.

usage: python -m models.training.average OUT RUN RUN...

Runs that differ by their data and their order end in one flat valley, and the
middle of it holds for new text better than its sides (Wortsman et al. 2022,
"Model soups"). Runs that began with different weights must not be averaged.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch
from torch import Tensor


def mean_of(states: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of each weight."""
    return {k: torch.stack([s[k].float() for s in states]).mean(dim=0) for k in states[0]}


def main() -> None:
    """Write OUT/checkpoint.pt and OUT/labels.json."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("runs", type=Path, nargs="+")
    args = parser.parse_args()
    if len({(run / "labels.json").read_text(encoding="utf-8") for run in args.runs}) > 1:
        parser.error("the runs differ in their labels")
    states = [torch.load(run / "checkpoint.pt", weights_only=True)["average"] for run in args.runs]
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save({"average": mean_of(states), "epoch": 0}, args.out / "checkpoint.pt")
    shutil.copy(args.runs[0] / "labels.json", args.out / "labels.json")


if __name__ == "__main__":
    main()
