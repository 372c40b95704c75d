import pytest
from pydantic import ValidationError

from newsfacts.errors import NewsfactsError, UnknownNameError
from newsfacts.records import Event, Events
from tests.samples import EVENTS, sample


def changed(**fields):
    return Event.model_validate({**EVENTS[0].model_dump(), **fields})


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"type": "agrement"}, "did you mean agreement"),
        ({"roles": {"participant": [EVENTS[0].trigger]}}, "roles.participant"),
        ({"roles": {"buyer": EVENTS[0].roles["party"]}}, "no role of agreement named 'buyer'"),
        ({"roles": {"party": ()}}, "at least 1"),
        ({"time_end": "2021-02-01"}, "ends"),
        ({"time": None}, "cannot be stated"),
        ({"modality": "likely"}, "modality"),
        ({"same_as": "v1"}, "same as itself"),
        ({"id": "m1"}, "pattern"),
    ],
)
def test_event_refuses_what_the_ontology_does_not_have(fields, fault):
    with pytest.raises(ValidationError, match=fault):
        changed(**fields)


def test_event_gives_arguments_by_role():
    event = EVENTS[0]
    assert [argument.span.text for argument in event["party"]] == ["Norway", "Denmark"]
    assert event["place"] == []
    with pytest.raises(KeyError) as caught:
        event["partys"]
    assert isinstance(caught.value, NewsfactsError)
    assert "did you mean party" in str(caught.value)


def test_events_filter_by_type():
    events = sample().events
    assert isinstance(events, Events)
    assert events.of("agreement") == events
    assert isinstance(events.of("agreement"), Events)
    assert len(events.of("meeting")) == 0
    assert events.of("meeting", "agreement")[1].id == "v2"
    with pytest.raises(UnknownNameError, match="did you mean meeting"):
        events.of("meetings")


def test_events_behave_as_a_sequence():
    events = sample().events
    assert len(events) == 2
    assert events[-1] in events
    assert [event.id for event in reversed(events)] == ["v2", "v1"]
    assert list(events[:1]) == [events[0]]
    assert len({*events}) == 2
