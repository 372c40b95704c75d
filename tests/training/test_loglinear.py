import numpy as np
import pytest
from models.training.event_head import train
from models.training.loglinear import Choices, fit
from models.training.trigger_weights import annotated_types, calibration_error


def choices() -> Choices:
    """Where it is wet, the second option is right; else the first."""
    wet = ([[("dry", 1.0)], [("wet", 1.0)], [("snow", 1.0)]], 1)
    dry = ([[("dry", 1.0), ("sun", 1.0)], [("snow", 1.0)]], 0)
    return Choices.of([wet, dry] * 5)


def test_the_right_options_become_likely():
    data = choices()
    shares = data.probabilities(fit(data, np.ones(10, dtype=bool), penalty=0.01))
    assert shares.reshape(5, 5)[0] == pytest.approx([0, 1, 0, 1, 0], abs=0.05)
    assert np.add.reduceat(shares, data.options[:-1]) == pytest.approx(np.ones(10))


def test_only_what_is_used_is_learned_from():
    data = choices()
    weights = fit(data, np.arange(10) % 2 == 1, penalty=0.1)
    assert weights[data.names.index("wet")] == 0


def test_a_penalty_keeps_weights_small():
    data = choices()
    strict, free = (np.abs(fit(data, np.ones(10, dtype=bool), p)).max() for p in (10.0, 0.1))
    assert strict < free


def test_the_head_learns_classes_of_vectors():
    rng = np.random.default_rng(0)
    labels = ["none", "attack"] * 2048
    vectors = rng.normal(size=(4096, 4)).astype(np.float16)
    vectors[1::2, 0] += 6
    head = train(vectors, labels, seed=0)
    guessed = head(vectors.astype(np.float32)).argmax(axis=1)
    assert (np.array(head.classes)[guessed] == labels).mean() > 0.95


def test_a_trigger_of_several_words_is_its_verb():
    spans = [(0, 4, True), (5, 11, False), (20, 25, False)]
    events = [{"trigger": [0, 11], "type": "legislation"}, {"trigger": [20, 25], "type": "death"}]
    assert annotated_types(events, spans) == {0: "legislation", 2: "death"}


def test_calibration_is_perfect_where_confidence_is_the_share_of_right():
    assert calibration_error([(0.75, True)] * 3 + [(0.75, False)]) == pytest.approx(0)
    assert calibration_error([(0.95, False)] * 4) == pytest.approx(0.95)
