"""Measures of the encoder's layers, each a pure comparison of gold with predicted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from models.training.documents import Document


@dataclass
class F1:
    """Micro-averaged exact match over sets."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, gold: set[tuple[object, ...]], predicted: set[tuple[object, ...]]) -> None:
        """Count one article."""
        self.right += len(gold & predicted)
        self.predicted += len(predicted)
        self.gold += len(gold)

    @property
    def value(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.predicted + self.gold
        return 2 * self.right / both if both else 0.0


@dataclass
class TreeScore:
    """Attachment and tagging accuracy over words, punctuation included, subtypes counted."""

    words: int = 0
    heads: int = 0
    labelled: int = 0
    upos: int = 0
    feats: int = 0

    def add(self, gold: Document, rows: Iterable[tuple[int, str, str, str]]) -> None:
        """Count one document; rows are `(head, dep, upos, feats)` per word."""
        wanted = zip(gold.heads, gold.deps, gold.upos, gold.feats, strict=True)
        for (head, dep, upos, feats), row in zip(wanted, rows, strict=True):
            self.words += 1
            self.heads += head == row[0]
            self.labelled += head == row[0] and dep == row[1]
            self.upos += upos == row[2]
            self.feats += feats == row[3]

    def figures(self) -> dict[str, float]:
        """Shares of the words."""
        names = {"UAS": self.heads, "LAS": self.labelled, "UPOS": self.upos, "features": self.feats}
        return {name: count / self.words for name, count in names.items()}


def word_offsets(words: Sequence[str], spaces: Sequence[bool]) -> list[int]:
    """Character offset of each word in the joined text."""
    offsets, position = [], 0
    for word, space in zip(words, spaces, strict=True):
        offsets.append(position)
        position += len(word) + space
    return offsets


def paragraphs_of(document: Document) -> list[tuple[str, set[int]]]:
    """Each paragraph's text and the offsets where its sentences start."""
    result = []
    starts = set(document.sentences)
    edges = [*document.paragraphs, len(document.words)]
    for begin, end in pairwise(edges):
        words, spaces = document.words[begin:end], document.spaces[begin:end]
        offsets = word_offsets(words, spaces)
        text = "".join(w + " " * s for w, s in zip(words, spaces, strict=True)).rstrip()
        result.append((text, {offsets[i - begin] for i in range(begin, end) if i in starts}))
    return result


def calibration_error(confidence: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """Expected calibration error over equal-width bins (Guo et al. 2017)."""
    p, y = np.array(confidence), np.array(right, dtype=float)
    place = np.minimum((p * bins).astype(int), bins - 1)
    gaps = [
        abs(p[place == b].mean() - y[place == b].mean()) * (place == b).mean() for b in set(place.tolist())
    ]
    return float(sum(gaps))


def fit_platt(confidence: Sequence[float], right: Sequence[bool], rounds: int = 100) -> tuple[float, float]:
    """Slope and offset of Platt scaling over log odds.

    Newton's method with the step halved until the loss falls, on Platt's
    smoothed targets, so that it converges on well separated data too.
    """
    p = np.clip(np.array(confidence), 1e-6, 1 - 1e-6)
    x = np.stack([np.log(p / (1 - p)), np.ones_like(p)], axis=1)
    y = np.array(right, dtype=float)
    positive = y.sum()
    y = np.where(y > 0, (positive + 1) / (positive + 2), 1 / (len(y) - positive + 2))

    def loss(w: npt.NDArray[np.float64]) -> float:
        z = x @ w
        return float((np.logaddexp(0, z) - y * z).sum())

    w = np.array([1.0, 0.0])
    for _ in range(rounds):
        q = 0.5 * (1 + np.tanh(x @ w / 2))
        hessian = (x * (q * (1 - q))[:, None]).T @ x + 1e-6 * np.eye(2)
        step = np.linalg.solve(hessian, x.T @ (y - q))
        while loss(w + step) > loss(w) and np.abs(step).max() > 1e-9:
            step = step / 2
        w = w + step
        if np.abs(step).max() < 1e-9:
            break
    return float(w[0]), float(w[1])
