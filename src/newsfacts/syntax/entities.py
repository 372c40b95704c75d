"""From label probabilities per word to entity spans with a confidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from newsfacts.syntax.labels import Calibration

Probabilities = npt.NDArray[np.float32]
EPSILON = 1e-6


class EntitySpan(NamedTuple):
    """Words `[start, stop)`, the entity type, and the probability that both are right."""

    start: int
    stop: int
    label: str
    confidence: float


@dataclass(frozen=True)
class BioScheme:
    """Where each BIO label stands among the outputs.

    Attributes:
        types: Entity types in order.
        begin: Output index of `B-` of each type.
        inside: Output index of `I-` of each type.
        outside: Output index of `O`.
    """

    types: tuple[str, ...]
    begin: npt.NDArray[np.int64]
    inside: npt.NDArray[np.int64]
    outside: int

    @classmethod
    def of(cls, labels: Sequence[str]) -> BioScheme:
        """The scheme of a label list such as `["O", "B-person", "I-person"]`."""
        types = tuple(label[2:] for label in labels if label.startswith("B-"))
        begin = np.array([labels.index(f"B-{t}") for t in types])
        inside = np.array([labels.index(f"I-{t}") for t in types])
        return cls(types, begin, inside, labels.index("O"))


def softmax(logits: npt.NDArray[np.float32]) -> Probabilities:
    """Probabilities along the last axis."""
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    result: Probabilities = shifted / shifted.sum(axis=-1, keepdims=True)
    return result


def spans_of(
    probabilities: Probabilities, starts: npt.NDArray[np.bool_], scheme: BioScheme
) -> list[EntitySpan]:
    """Entity spans of a run of words.

    Boundaries are decided over all types together, the type once per span over
    all its words, so that a span never changes its mind in the middle. A stray
    inside label begins a span. No span crosses a sentence start.

    Args:
        probabilities: *Shape:* `(words, labels)`.
        starts: *Shape:* `(words,)`, true where a sentence starts.
        scheme: The labels.

    Returns:
        Spans in order, with uncalibrated confidence.
    """
    if not len(probabilities):
        return []
    begin = probabilities[:, scheme.begin].sum(axis=1)
    inside = probabilities[:, scheme.inside].sum(axis=1)
    outside = probabilities[:, scheme.outside]
    in_span = (outside < begin) | (outside < inside)
    opens = in_span & ((begin >= inside) | starts | ~np.r_[False, in_span[:-1]])
    goes_on = in_span & ~opens
    edges = np.flatnonzero(opens)
    spans = []
    for start in edges:
        stop = start + 1
        while stop < len(goes_on) and goes_on[stop]:
            stop += 1
        spans.append(_span(probabilities, int(start), int(stop), scheme))
    return spans


def _span(probabilities: Probabilities, start: int, stop: int, scheme: BioScheme) -> EntitySpan:
    """One span with its most probable type."""
    first = probabilities[start]
    rest = probabilities[start + 1 : stop]
    logs = np.log(first[scheme.begin] + first[scheme.inside] + EPSILON)
    logs = logs + np.log(rest[:, scheme.inside] + rest[:, scheme.begin] * 0.1 + EPSILON).sum(axis=0)
    best = int(logs.argmax())
    ends = 1.0 - float(probabilities[stop, scheme.inside].sum()) if stop < len(probabilities) else 1.0
    confidence = float(np.exp(logs[best])) * max(ends, EPSILON)
    return EntitySpan(start, stop, scheme.types[best], confidence)


def calibrated(confidence: float, calibration: Calibration) -> float:
    """The probability that a span is right, from the product of its words' probabilities."""
    p = min(max(confidence, EPSILON), 1 - EPSILON)
    logit = float(np.log(p / (1 - p)))
    return float(1 / (1 + np.exp(-(calibration.slope * logit + calibration.offset))))
