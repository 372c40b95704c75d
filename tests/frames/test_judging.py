from dataclasses import replace

import numpy as np
import pytest

from newsfacts.annotations import EventHints
from newsfacts.errors import LexiconError
from newsfacts.frames.events import EventReader
from newsfacts.frames.judging import weights as weights_module
from newsfacts.frames.judging.weights import BIAS, Weights, load_weights
from tests.frames.parsed import component, parsed

CLASSES = ("none", "attack", "protest", "launch", "other")


def judged(text: str, judging: Weights, hints: dict[str, tuple[str, float]] | None = None):
    """The types and confidences by these weights, `hints` giving the surest class of a word."""
    doc = parsed(text)
    scores = np.full((len(doc), len(CLASSES)), -5.0, dtype=np.float16)
    for token in doc:
        class_, score = (hints or {}).get(token.text, ("none", -0.5))
        scores[token.i, CLASSES.index(class_)] = score
    frames = component()
    reading = frames.reader(doc).reading
    reading.lexica = replace(reading.lexica, judging=judging)
    events = EventReader(reading, doc._.regions, None, EventHints(CLASSES, scores)).read()
    return [(event.type, event.confidence) for event in events]


def weights(**groups: dict[str, float]) -> Weights:
    return Weights.of(
        (group, name, weight) for group, rows in groups.items() for name, weight in rows.items()
    )


TRUSTS_RULES = {
    "nothing": {"verb kept False": 3.0, "noun kept False": 3.0},
    "senses": {"verb kept True": 3.0, "noun kept True": 3.0},
}


def test_what_the_rules_decide_stands_where_they_are_trusted():
    assert [
        type_ for type_, _ in judged("A missile struck the hospital in Leeds.", weights(**TRUSTS_RULES))
    ] == ["attack"]


def test_the_encoder_may_say_that_a_word_tells_nothing():
    learned = weights(nothing={"hint": 1.0}, senses={"verb kept True": 1.0, "hint": 1.0})
    text = "A missile struck the hospital in Leeds."
    assert judged(text, learned, {"struck": ("attack", -0.1)})[0][0] == "attack"
    assert judged(text, learned, {"struck": ("none", -0.1)}) == []


def test_only_what_the_lexicon_has_for_a_word_can_be_chosen():
    learned = weights(senses={"hint": 0.1, "verb kept True": 1.0})
    events = judged("Nurses went on strike over pay.", learned, {"went": ("launch", -0.1)})
    assert [type_ for type_, _ in events] == ["protest"]


def test_confidence_is_the_share_of_the_option_without_the_bias():
    even = weights(nothing={BIAS: -1.0})
    ((type_, confidence),) = judged("Rebels fired rockets at the town.", even)[:1]
    assert type_ != "none"
    assert 0 < confidence <= 0.5


def test_a_bias_toward_nothing_drops_what_is_doubtful():
    assert judged("Rebels fired rockets at the town.", weights(nothing={BIAS: 1.0})) == []


def test_without_hints_the_rules_decide_alone():
    doc = component()(parsed("A missile struck the hospital in Leeds."))
    assert doc._.event_hints is None
    assert [event.type for event in doc._.events] == ["attack"]


def test_the_shipped_weights_are_read():
    learned = load_weights()
    assert learned.senses["verb kept True"] > 0 > learned.senses["verb fits False"]
    assert BIAS not in learned.nothing


@pytest.mark.parametrize("row", [{"group": "nobody", "weight": "1"}, {"group": "other", "weight": "much"}])
def test_a_malformed_table_is_refused(monkeypatch, row):
    monkeypatch.setattr(weights_module, "load_tsv", lambda *_, **__: [row | {"feature": "always"}])
    with pytest.raises(LexiconError, match=r"trigger_weights\.tsv"):
        load_weights()


def test_a_verb_that_says_too_little_needs_a_sense_that_fits():
    misled = weights(nothing={"always": 1.0}, senses={"verb fits False": 9.0})
    assert judged("Norway held talks with Denmark in Oslo.", misled) == []
