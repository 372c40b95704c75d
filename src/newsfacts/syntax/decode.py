"""From the network's scores to one analysis of the words: sentences, tags, trees, entities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from newsfacts.syntax.encoder import Scores, Words
from newsfacts.syntax.entities import BioScheme, EntitySpan, calibrated, softmax, spans_of
from newsfacts.syntax.labels import Labels
from newsfacts.syntax.trees import decode as decode_tree

# A tree costs the square of its sentence. What runs longer than this without a
# sentence end is a table or a list, and is cut where a start is most likely.
MAX_SENTENCE_WORDS = 180
MIN_CUT = 20
OPENERS = frozenset("`\u201c\u2018\u00ab([{") | {"``"}

Indices = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Analysis:
    """What a run of words is.

    Attributes:
        starts: *Shape:* `(n,)`, true where a sentence starts.
        upos, feats, deps: *Shape:* `(n,)`, indices into the label lists.
        heads: *Shape:* `(n,)`, index of each word's head, its own for a root.
        entities: Spans in order, with calibrated confidence.
    """

    starts: npt.NDArray[np.bool_]
    upos: Indices
    feats: Indices
    heads: Indices
    deps: Indices
    entities: list[EntitySpan]


class Decoder:
    """Turns scores into an analysis, with the labels at hand."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._scheme = BioScheme.of(labels.file.entities)
        self._root = labels.file.deps.index("root")

    def __call__(self, scores: Scores, words: Words, given: npt.NDArray[np.bool_] | None = None) -> Analysis:
        """The analysis of a run of words.

        Args:
            scores: The network's scores, one row per word.
            words: The words; their breaks start a sentence whatever the network says.
            given: Sentence starts to use instead of the network's.
        """
        starts = given.copy() if given is not None else scores.sentence > self._threshold
        if given is None:
            keep_openers(starts, words.texts)
        starts[list(words.breaks)] = True
        starts[0] = True
        bound_sentences(starts, scores.sentence)
        heads = self._heads(scores, starts)
        probabilities = softmax(scores.entity)
        spans = spans_of(probabilities, starts, self._scheme)
        calibration = self._labels.file.calibration
        return Analysis(
            starts=starts,
            upos=scores.upos.argmax(axis=1),
            feats=scores.feats.argmax(axis=1),
            heads=heads,
            deps=self._deps(scores, heads),
            entities=[s._replace(confidence=calibrated(s.confidence, calibration)) for s in spans],
        )

    @property
    def _threshold(self) -> float:
        p = self._labels.file.sentence_threshold
        return float(np.log(p / (1 - p)))

    def _heads(self, scores: Scores, starts: npt.NDArray[np.bool_]) -> Indices:
        heads = np.zeros(len(starts), dtype=np.int64)
        edges = [*np.flatnonzero(starts).tolist(), len(starts)]
        for begin, end in pairwise(edges):
            if end - begin == 1:
                heads[begin] = begin
                continue
            arcs = scores.arc_dependent[begin:end] @ scores.arc_head[begin:end].T
            np.fill_diagonal(arcs, scores.root[begin:end])
            heads[begin:end] = begin + decode_tree(arcs)
        return heads

    def _deps(self, scores: Scores, heads: Indices) -> Indices:
        joined = np.maximum(scores.relation_head[heads] + scores.relation_dependent, 0)
        relations = joined @ self._labels.relation_weight + self._labels.relation_bias
        roots = heads == np.arange(len(heads))
        relations[:, self._root] = -np.inf
        deps: Indices = relations.argmax(axis=1)
        deps[roots] = self._root
        return deps


def keep_openers(starts: npt.NDArray[np.bool_], texts: Sequence[str]) -> None:
    """Keep opening quotes and brackets with the sentence they open, in place.

    Some tokenizers make two tokens of one quote ("``"), and both look like a start.
    """
    for i in np.flatnonzero(starts).tolist():
        while i + 1 < len(texts) and texts[i] in OPENERS:
            i += 1
            starts[i] = False


def bound_sentences(starts: npt.NDArray[np.bool_], score: npt.NDArray[np.float32]) -> None:
    """Cut sentences that are too long for a tree, in place, where a start scores highest."""
    edges = [*np.flatnonzero(starts).tolist(), len(starts)]
    for begin, end in pairwise(edges):
        while end - begin > MAX_SENTENCE_WORDS:
            begin += MIN_CUT + int(score[begin + MIN_CUT : begin + MAX_SENTENCE_WORDS].argmax())
            starts[begin] = True
