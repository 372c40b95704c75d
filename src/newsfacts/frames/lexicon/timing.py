"""The learned weights of the facts that date an event by its context."""

from __future__ import annotations

from collections.abc import Mapping

from newsfacts.errors import LexiconError
from newsfacts.lexicon import load_tsv

FILE = "en/timing.tsv"


def load_timing() -> Mapping[str, float]:
    """The weight of each fact; see `newsfacts.frames.narrative`.

    Raises:
        LexiconError: If the file is malformed.
    """
    weights: dict[str, float] = {}
    for row in load_tsv(FILE, ("fact", "weight")):
        try:
            weights[row["fact"]] = float(row["weight"])
        except ValueError as error:
            raise LexiconError(f"data/{FILE}: {row['fact']}: {row['weight']!r} is no number") from error
    return weights
