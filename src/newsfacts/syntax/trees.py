"""From arc scores to a well-formed dependency tree: one root, no cycle."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
Heads = npt.NDArray[np.int64]


def decode(scores: Scores) -> Heads:
    """The best tree of a sentence.

    Args:
        scores: *Shape:* `(n, n)`, row is dependent, column is head; the diagonal
            scores a word as the root.

    Returns:
        *Shape:* `(n,)`, the head of each word, its own index for the one root.

    The best head of each word mostly gives a tree already. Where it does not,
    the maximum spanning arborescence does (Chu & Liu 1965, Edmonds 1967), with
    a single root forced as in Zmigrod, Vieira & Cotterell (2020), "Please mind the root".
    """
    heads: Heads = scores.argmax(axis=1)
    if is_tree(heads):
        return heads
    n = len(scores)
    root = best_root(scores, heads)
    bound = np.full((n, n), -np.inf, dtype=np.float64)
    bound[:] = scores
    np.fill_diagonal(bound, -np.inf)
    bound[root] = -np.inf
    result = _arborescence(bound, root)
    result[root] = root
    return result


def best_root(scores: Scores, heads: Heads) -> int:
    """The word that loses least by being the root, others staying attached."""
    n = len(scores)
    own = scores.diagonal()
    others = scores.copy()
    np.fill_diagonal(others, -np.inf)
    gain = own - (others.max(axis=1) if n > 1 else 0)
    roots = np.flatnonzero(heads == np.arange(n))
    candidates = roots if len(roots) else np.arange(n)
    return int(candidates[gain[candidates].argmax()])


def is_tree(heads: Heads) -> bool:
    """Whether exactly one word is its own head and every word reaches it."""
    roots = np.flatnonzero(heads == np.arange(len(heads)))
    if len(roots) != 1:
        return False
    reach = heads
    for _ in range(max(1, len(heads).bit_length())):  # pointer doubling
        reach = reach[reach]
    return bool((reach == roots[0]).all())


def _arborescence(scores: npt.NDArray[np.float64], root: int) -> Heads:
    """Chu-Liu/Edmonds on a dense matrix; `scores[root]` is ignored.

    Contracts one cycle per round, so at most n rounds of O(n^2).
    """
    n = len(scores)
    heads: Heads = scores.argmax(axis=1)
    heads[root] = root
    cycle = _cycle(heads, root)
    if not cycle:
        return heads
    inside = np.zeros(n, dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    members = np.array(cycle)
    own = scores[members, heads[members]]
    # The contracted node comes last: an arc into the cycle breaks one arc of it.
    entering = scores[np.ix_(members, outside)] - own[:, None]
    leaving = scores[np.ix_(outside, members)]
    m = len(outside)
    small = np.full((m + 1, m + 1), -np.inf)
    small[:m, :m] = scores[np.ix_(outside, outside)]
    small[m, :m], broken = entering.max(axis=0), entering.argmax(axis=0)
    small[:m, m], source = leaving.max(axis=1), leaving.argmax(axis=1)
    np.fill_diagonal(small, -np.inf)
    solved = _arborescence(small, int(np.flatnonzero(outside == root)[0]))
    for i, head in enumerate(solved[:m]):
        heads[outside[i]] = members[source[i]] if head == m else outside[head]
    entry = int(solved[m])
    heads[members[broken[entry]]] = outside[entry]
    heads[root] = root
    return heads


def _cycle(heads: Heads, root: int) -> list[int]:
    """The words of one cycle, or nothing."""
    state = np.zeros(len(heads), dtype=np.int8)
    state[root] = 2
    for begin in range(len(heads)):
        path, node = [], begin
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        state[path] = 2
    return []
