import numpy as np
import pytest

from newsfacts.errors import ModelFormatError
from newsfacts.syntax.hints import HINTS_FILE, EventHead


def head() -> EventHead:
    weight = np.array([[0.0, 2.0], [1.0, 0.0], [0.5, 0.5]], dtype=np.float32)
    return EventHead(("none", "attack"), weight, np.array([0.1, -0.1], dtype=np.float32))


def test_scores_are_logarithms_of_probabilities():
    scores = head()(np.eye(3, dtype=np.float32))
    assert scores.shape == (3, 2)
    assert np.exp(scores.astype(np.float32)).sum(axis=1) == pytest.approx([1, 1, 1], abs=2e-3)
    assert scores[0].argmax() == 1
    assert scores[1].argmax() == 0


def test_a_head_survives_the_disk(tmp_path):
    head().to_disk(tmp_path)
    again = EventHead.from_disk(tmp_path)
    assert again is not None
    assert again.classes == ("none", "attack")
    assert again.weight.tolist() == head().weight.tolist()


def test_an_encoder_without_a_head_has_none(tmp_path):
    assert EventHead.from_disk(tmp_path) is None


@pytest.mark.parametrize(
    "arrays",
    [
        {"classes": np.array(["none"])},
        {"classes": np.array(["none"]), "weight": np.zeros((3, 2)), "bias": np.zeros(1)},
        {"classes": np.array([object()], dtype=object), "weight": np.zeros((3, 1)), "bias": np.zeros(1)},
    ],
)
def test_a_malformed_head_is_refused(tmp_path, arrays):
    np.savez(tmp_path / HINTS_FILE, **arrays)
    with pytest.raises(ModelFormatError, match="event head"):
        EventHead.from_disk(tmp_path)


def test_what_is_no_archive_is_refused(tmp_path):
    (tmp_path / HINTS_FILE).write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(ModelFormatError, match="event head"):
        EventHead.from_disk(tmp_path)
