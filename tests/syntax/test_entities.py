from __future__ import annotations

import numpy as np
import pytest

from newsfacts.syntax.entities import BioScheme, calibrated, softmax, spans_of
from newsfacts.syntax.labels import Calibration

LABELS = ("O", "B-person", "I-person", "B-place", "I-place")
SCHEME = BioScheme.of(LABELS)


def probabilities(*rows: str) -> np.ndarray:
    """One row per word; `x` is certain, `x/y` two thirds against one third."""
    table = np.full((len(rows), len(LABELS)), 1e-4, dtype=np.float32)
    for i, row in enumerate(rows):
        first, _, second = row.partition("/")
        table[i, LABELS.index(first)] = 0.66 if second else 0.99
        if second:
            table[i, LABELS.index(second)] = 0.33
    return table / table.sum(axis=1, keepdims=True)


def found(*rows: str, starts: tuple[int, ...] = (0,)) -> list[tuple[int, int, str]]:
    mask = np.isin(np.arange(len(rows)), starts)
    return [(s.start, s.stop, s.label) for s in spans_of(probabilities(*rows), mask, SCHEME)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((), []),
        (("O", "O"), []),
        (("B-person", "I-person", "O"), [(0, 2, "person")]),
        (("B-person", "B-person"), [(0, 1, "person"), (1, 2, "person")]),
        (("O", "I-place", "I-place"), [(1, 3, "place")]),
        (("B-person", "I-person/I-place", "I-person"), [(0, 3, "person")]),
        (("B-place/B-person", "I-person", "I-person"), [(0, 3, "person")]),
    ],
    ids=["empty", "nothing", "a name", "neighbours", "stray inside", "one type", "type by all words"],
)
def test_spans(rows: tuple[str, ...], expected: list[tuple[int, int, str]]) -> None:
    assert found(*rows) == expected


def test_no_span_crosses_a_sentence_start() -> None:
    assert found("B-person", "I-person", starts=(0, 1)) == [(0, 1, "person"), (1, 2, "person")]


def test_confidence_falls_with_doubt() -> None:
    sure, unsure = (
        spans_of(probabilities(*rows), np.array([True, False]), SCHEME)[0].confidence
        for rows in (("B-person", "I-person"), ("B-person/O", "I-person/O"))
    )
    assert 0 < unsure < sure <= 1


@pytest.mark.parametrize("p", [0.0, 1e-9, 0.3, 1.0])
def test_calibration_keeps_order_and_range(p: float) -> None:
    calibration = Calibration(slope=0.5, offset=0.2)
    assert 0 <= calibrated(p, calibration) <= calibrated(min(1.0, p + 0.1), calibration) <= 1


def test_calibration_without_effect() -> None:
    assert calibrated(0.3, Calibration()) == pytest.approx(0.3)


def test_softmax_sums_to_one_for_large_logits() -> None:
    assert softmax(np.array([[1000.0, 1001.0], [-1000.0, 3.0]], dtype=np.float32)).sum(
        axis=1
    ) == pytest.approx(1)
