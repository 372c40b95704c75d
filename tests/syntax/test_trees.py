from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from newsfacts.syntax.trees import decode, is_tree


def brute_force(scores: np.ndarray) -> float:
    """The score of the best tree with one root, among all of them."""
    n = len(scores)
    best = -np.inf
    for heads in product(range(n), repeat=n):
        if is_tree(np.array(heads)):
            best = max(best, sum(scores[i, h] for i, h in enumerate(heads)))
    return best


@pytest.mark.parametrize("n", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("seed", range(12))
def test_the_tree_is_well_formed_and_best_for_its_root(n: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(n, n)).astype(np.float32)
    heads = decode(scores.copy())
    assert is_tree(heads)
    root = int(np.flatnonzero(heads == np.arange(n))[0])
    bound = scores.astype(np.float64).copy()
    np.fill_diagonal(bound, -1e6)
    bound[root, root] = scores[root, root]
    reached = sum(bound[i, h] for i, h in enumerate(heads))
    assert reached == pytest.approx(brute_force(bound), abs=1e-5)


@pytest.mark.parametrize(
    ("heads", "expected"),
    [([0], True), ([1, 1], True), ([1, 0], False), ([0, 1], False), ([1, 2, 2], True), ([1, 0, 2], False)],
)
def test_is_tree(heads: list[int], expected: bool) -> None:
    assert is_tree(np.array(heads)) is expected


def test_a_long_sentence_is_decoded() -> None:
    scores = np.random.default_rng(0).normal(size=(180, 180)).astype(np.float32)
    assert is_tree(decode(scores))
