"""A log-linear model over options of varying number, fitted to the end: deterministic, NumPy alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
# The features of one option with their values; the options of one choice, and which is right.
Option = Sequence[tuple[str, float]]
Choice = tuple[Sequence[Option], int]

MEMORY = 8
TOLERANCE = 1e-5
SMALLEST_STEP = 1e-6


@dataclass(frozen=True)
class Choices:
    """Choices as arrays: options and features end to end, cut at `options` and `features`.

    Attributes:
        names: The features that weights are for.
        column, value: The feature and its value, for every feature of every option.
        features: Where the features of each option begin, and where the last ones end.
        options: Where the options of each choice begin, and where the last ones end.
        right: The right option of each choice, counted from its first.
    """

    names: list[str]
    column: npt.NDArray[np.int64]
    value: Floats
    features: npt.NDArray[np.int64]
    options: npt.NDArray[np.int64]
    right: npt.NDArray[np.int64]

    @classmethod
    def of(cls, choices: Iterable[Choice], names: Sequence[str] | None = None, *, least: int = 3) -> Choices:
        """The arrays of choices; without `names`, for the features that occur `least` times."""
        choices = list(choices)
        if names is None:
            counts = Counter(name for options, _ in choices for option in options for name, _ in option)
            names = sorted(name for name, count in counts.items() if count >= least)
        number = {name: i for i, name in enumerate(names)}
        column, value, features, cuts = list[int](), list[float](), [0], [0]
        for options, _ in choices:
            for option in options:
                known = [(number[name], amount) for name, amount in option if name in number]
                column += [i for i, _ in known]
                value += [amount for _, amount in known]
                features.append(len(column))
            cuts.append(len(features) - 1)
        right = np.array([right for _, right in choices], dtype=np.int64)
        ints = (np.array(a, dtype=np.int64) for a in (column, features, cuts))
        column_array, feature_array, cut_array = ints
        return cls(list(names), column_array, np.array(value), feature_array, cut_array, right)

    def scores(self, weights: Floats) -> Floats:
        """The score of each option."""
        return np.add.reduceat(weights[self.column] * self.value, self.features[:-1])

    def probabilities(self, weights: Floats) -> Floats:
        """The probability of each option within its choice."""
        scores, sizes = self.scores(weights), np.diff(self.options)
        scores -= np.repeat(np.maximum.reduceat(scores, self.options[:-1]), sizes)
        shares = np.exp(scores)
        return shares / np.repeat(np.add.reduceat(shares, self.options[:-1]), sizes)


def fit(choices: Choices, use: Bools, penalty: float, rounds: int = 80) -> Floats:
    """The weights that make the right options most likely, each kept small.

    Args:
        choices: What to learn from.
        use: *Shape:* `(choices,)`, which of them to learn from.
        penalty: Half of it times the square of each weight is added to the loss.
        rounds: Most rounds of the optimizer (L-BFGS, Liu & Nocedal 1989).
    """
    used = np.repeat(use, np.diff(choices.options)).astype(np.float64)
    option = np.repeat(np.arange(len(used)), np.diff(choices.features))
    right = (choices.options[:-1] + choices.right)[use]

    def loss(weights: Floats) -> tuple[float, Floats]:
        probabilities = choices.probabilities(weights)
        error = probabilities * used
        error[right] -= 1
        slope = np.bincount(choices.column, error[option] * choices.value, len(weights))
        value = -np.log(probabilities[right] + 1e-12).sum() + penalty / 2 * (weights @ weights)
        return float(value), slope + penalty * weights

    return minimize(loss, np.zeros(len(choices.names)), rounds)


def minimize(loss: Callable[[Floats], tuple[float, Floats]], point: Floats, rounds: int) -> Floats:
    """The point where `loss`, which also gives its slope, is least."""
    steps, bends = list[Floats](), list[Floats]()
    value, slope = loss(point)
    for _ in range(rounds):
        direction = _direction(slope, steps, bends)
        length = 1.0
        while True:
            there = point - length * direction
            next_value, next_slope = loss(there)
            if next_value <= value - 1e-4 * length * (slope @ direction) or length < SMALLEST_STEP:
                break
            length /= 2
        step, bend = there - point, next_slope - slope
        if step @ bend > 1e-10:
            steps, bends = [*steps, step][-MEMORY:], [*bends, bend][-MEMORY:]
        finished = abs(value - next_value) < TOLERANCE * abs(value)
        point, value, slope = there, next_value, next_slope
        if finished:
            break
    return point


def _direction(slope: Floats, steps: Sequence[Floats], bends: Sequence[Floats]) -> Floats:
    """The slope as the curvature of the last steps bends it."""
    direction = slope.copy()
    if not steps:
        return direction / max(1.0, float(np.linalg.norm(slope)))
    pairs = list(zip(steps, bends, strict=True))
    shares = list[float]()
    for step, bend in reversed(pairs):
        shares.append(float((step @ direction) / (bend @ step)))
        direction -= shares[-1] * bend
    direction *= (steps[-1] @ bends[-1]) / (bends[-1] @ bends[-1])
    for (step, bend), share in zip(pairs, reversed(shares), strict=True):
        direction += step * (share - (bend @ direction) / (bend @ step))
    return direction
