"""Choosing what a reference means: the most likely candidate, or nobody when unsure.

A log-linear model over `signs`: the weights of a candidate's signs add up, "means
nothing named" is a candidate with signs of its own, and the softmax of the sums
is the probability of each. Learned from annotated coreference by
`models/training/references.py`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from newsfacts.errors import LexiconError
from newsfacts.lexicon import load_tsv
from newsfacts.mentions.entities.pronouns import Kind

WEIGHTS: Final = "en/reference_weights.tsv"
COLUMNS: Final = ("kind", "sign", "weight")

ENOUGH: Final[dict[Kind, float]] = {"he": 0.4, "it": 0.45, "they": 0.6, "there": 0.5, "nominal": 0.3}
"""A candidate less likely than this is not taken."""


@dataclass(frozen=True, slots=True)
class Case:
    """A reference to be resolved.

    Attributes:
        kind: What kind of reference it is.
        first: Its first token.
        last: Its last token.
        entities: The candidates.
        signs: For each candidate the signs for and against it.
        none: The signs for its meaning nothing named.
    """

    kind: Kind
    first: int
    last: int
    entities: Sequence[int]
    signs: Sequence[Sequence[str]]
    none: Sequence[str]


Choose = Callable[[Case], int | None]


@cache
def weights() -> dict[str, dict[str, float]]:
    """For each kind of reference the weight of each sign."""
    found: dict[str, dict[str, float]] = {kind: {} for kind in ENOUGH}
    for row in load_tsv(WEIGHTS, COLUMNS, unique=False):
        try:
            found[row["kind"]][row["sign"]] = float(row["weight"])
        except (KeyError, ValueError) as error:
            raise LexiconError(f"data/{WEIGHTS}: {row}: {error}") from error
    return found


def choose(case: Case) -> int | None:
    """The entity that a reference means, or None where that is not clear."""
    table = weights()[case.kind]
    sums = [sum(table.get(sign, 0.0) for sign in signs) for signs in case.signs]
    none = sum(table.get(sign, 0.0) for sign in case.none)
    if not sums:
        return None
    best = max(range(len(sums)), key=sums.__getitem__)
    top = max(none, sums[best])
    total = math.exp(none - top) + sum(math.exp(value - top) for value in sums)
    return case.entities[best] if math.exp(sums[best] - top) / total >= ENOUGH[case.kind] else None
