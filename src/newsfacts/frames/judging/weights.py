"""The learned weights: `data/en/trigger_weights.tsv` as lookups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsfacts.errors import LexiconError
from newsfacts.lexicon import load_tsv

FILE = "en/trigger_weights.tsv"
# How much the weight of telling nothing counts when events are chosen, so that precision and
# recall balance; the confidence is told without it.
BIAS = "bias toward no event"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that a word may tell: nothing (`type` is "none") or an event of a type.

    `group` names the weights that apply to it, `features` those that it has; those in
    `graded` have the value `hint`, how likely the encoder takes the word for it.
    """

    type: str
    group: str
    features: Sequence[str]
    graded: Sequence[str]
    hint: float


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature adds to the score of an option.

    Those of words are kept apart by what they are evidence for: `nothing`, an event of no
    type (`other`); those of `senses` say how well a type suits a word.
    """

    nothing: Mapping[str, float]
    other: Mapping[str, float]
    senses: Mapping[str, float]
    bias: float

    def score(self, option: Option) -> float:
        """The sum of the weights of the features of an option."""
        weights: Mapping[str, float] = getattr(self, option.group)
        graded = sum([weights.get(name, 0.0) for name in option.graded])
        return sum([weights.get(name, 0.0) for name in option.features]) + graded * option.hint

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, float]]) -> Weights:
        """The weights of rows of group, feature and weight.

        Raises:
            KeyError: If a group is none of the three.
        """
        groups: dict[str, dict[str, float]] = {"nothing": {}, "other": {}, "senses": {}}
        for group, feature, weight in rows:
            groups[group][feature] = weight
        bias = groups["nothing"].pop(BIAS, 0.0)
        return cls(groups["nothing"], groups["other"], groups["senses"], bias)


def load_weights() -> Weights:
    """Read and check the weights.

    Raises:
        LexiconError: If the file is malformed.
    """
    rows = load_tsv(FILE, columns=("group", "feature", "weight"), unique=False)
    try:
        return Weights.of((row["group"], row["feature"], float(row["weight"])) for row in rows)
    except (KeyError, ValueError) as error:
        raise LexiconError(f"data/{FILE}: {error} is no group or weight") from error
