import json
import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from newsfacts.errors import UnknownNameError
from newsfacts.records import (
    Argument,
    DateMention,
    Entity,
    Event,
    Events,
    Extraction,
    Measurement,
    Mention,
    Producer,
    Quantity,
    Source,
    Span,
)
from newsfacts.records.ontology import load_ontology, roles_of
from tests.samples import ENTITIES, EVENTS, MEASUREMENTS, PRODUCER, QUANTITIES, TEXT, argument, sample


def spoilt(change):
    data = json.loads(sample().model_dump_json())
    change(data)
    return data


def moved(span):
    span["start"] += 1
    span["end"] += 1


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda d: moved(d["entities"][0]["mentions"][1]), "e1: the text at"),
        (lambda d: moved(d["quantities"][1]["span"]), "q2: the text at"),
        (lambda d: moved(d["quantities"][0]["subject"]["span"]), "outside of"),
        (lambda d: moved(d["dates"][0]["span"]), "d1: the text at"),
        (lambda d: moved(d["events"][0]["trigger"]), "v1: the text at"),
        (lambda d: moved(d["events"][0]["evidence"]), "v1: the text at"),
        (lambda d: moved(d["events"][0]["source"]["cue"]), "v1: the text at"),
        (lambda d: moved(d["measurements"][0]["evidence"]), "m1: the text at"),
        (
            lambda d: d["events"][0]["roles"]["subject"][0]["span"].update(text="Skagen Link"),
            "v1: the text at",
        ),
        (lambda d: d["entities"][1].update(id="e1"), "two records have the id e1"),
        (lambda d: d["entities"].pop(), "q1: refers to e3, which does not exist"),
        (lambda d: d["measurements"][0].update(quantity_id="q9"), "m1: refers to q9"),
        (lambda d: d["events"][1].update(same_as="v3"), "v2: same_as is v3, which is no earlier event"),
        (lambda d: d["events"].reverse(), "v2: same_as is v1, which is no earlier event"),
        (lambda d: d["regions"][1].update(end=9999), "beyond the text"),
        (
            lambda d: d["warnings"].append({"code": "a", "message": "b", "start": 0, "end": 9999}),
            "beyond the text",
        ),
        (lambda d: d.update(schema_version="2"), "schema_version"),
        (lambda d: d.update(language="english"), "language"),
        (lambda d: d.update(extra=1), "Extra inputs"),
        (lambda d: d["dates"][0].update(end="2021-02-01"), "ends"),
        (lambda d: d["entities"][0].update(country="no"), "country"),
        (lambda d: d["entities"][0].update(mentions=[]), "mentions"),
    ],
)
def test_extraction_refuses_what_does_not_fit(change, fault):
    with pytest.raises(ValidationError, match=fault):
        Extraction.model_validate(spoilt(change))


def test_a_retelling_names_the_first_telling():
    third = EVENTS[1].model_copy(update={"id": "v3", "same_as": "v2"})
    with pytest.raises(ValidationError, match="retells another event itself"):
        Extraction(**{**dict(sample()), "events": Events((*EVENTS, third))})


def test_json_round_trip_is_identity():
    facts = sample()
    assert Extraction.model_validate_json(facts.model_dump_json()) == facts
    assert Extraction.model_validate(facts.model_dump(mode="json")) == facts
    assert Extraction.model_validate(facts.model_dump()) == facts
    assert pickle.loads(pickle.dumps(facts)) == facts
    again = Extraction.model_validate_json(facts.model_dump_json())
    assert isinstance(again.events, Events)
    assert again.model_dump_json() == facts.model_dump_json()


def test_extraction_is_frozen_all_the_way():
    facts = sample()
    with pytest.raises(ValidationError):
        facts.text = ""
    with pytest.raises(AttributeError):
        facts.entities.append(ENTITIES[0])
    assert isinstance(hash(facts), int)


def test_json_keeps_the_names_of_the_contract():
    data = json.loads(sample().model_dump_json())
    assert list(data) == [
        *("schema_version", "doc_id", "title", "url", "published", "language", "text", "regions"),
        *("entities", "quantities", "dates", "events", "measurements", "warnings", "producer"),
    ]
    assert data["published"] == "2021-03-05"
    assert list(data["events"][0]["roles"]["party"][0]) == [
        *("span", "head", "entity_id", "quantity_id", "date_id", "event_id"),
    ]
    assert data["entities"][0]["mentions"][0] == {"start": 0, "end": 6, "text": "Norway", "kind": "name"}


def test_resolve_follows_every_kind_of_reference():
    facts = sample()
    assert facts.resolve(facts.events[0]["party"][1]) == ENTITIES[1]
    assert facts.resolve(facts.events[0]["time"][0]) == facts.dates[0]
    assert facts.resolve(argument("about", quantity_id="q2")) == QUANTITIES[1]
    assert facts.resolve(argument("signed", event_id="v1")) == EVENTS[0]
    assert facts.resolve(argument("signed")) is None
    with pytest.raises(UnknownNameError):
        facts.resolve(argument("signed", event_id="v99"))


def test_resolve_finds_records_after_some_were_left_out():
    facts = Extraction(doc_id="x", text=TEXT, entities=ENTITIES[1:], producer=PRODUCER)
    assert facts.resolve(argument("Denmark", entity_id="e2")) == ENTITIES[1]


def test_schema_lists_the_event_types_and_describes_every_field():
    schema = Extraction.model_json_schema(mode="serialization")
    event = schema["$defs"]["Event"]["properties"]
    assert event["type"]["enum"] == list(load_ontology().types)
    for name, model in (*schema["$defs"].items(), ("Extraction", schema)):
        for field, details in model["properties"].items():
            assert details.get("description"), f"{name}.{field}"
        assert model["additionalProperties"] is False
    amount = schema["$defs"]["Quantity"]["properties"]["value"]
    assert {k: v for k, v in amount["anyOf"][0].items() if k == "type"} == {"type": "string"}


# ---- properties: whatever is grounded is accepted, survives JSON, and breaks when moved


@st.composite
def extractions(draw):
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))

    def span(record=Span, **fields):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        return record(start=start, end=end, text=text[start:end], **fields)

    def filler(**reference):
        at = span()
        return Argument(span=at, head=draw(st.integers(at.start, at.end - 1)), **reference)

    entity = Entity(
        id="e1",
        type="group",
        name=draw(st.text(min_size=1, max_size=5)),
        mentions=(span(Mention, kind="nominal"),),
        confidence=draw(st.floats(0, 1)),
    )
    number = draw(st.decimals(allow_nan=False, allow_infinity=False))
    quantity = Quantity(id="q1", span=span(), value=number, unit="meter", dimension="length", confidence=1.0)
    mention = DateMention(id="d1", span=span(), timex="SET", value="P1D", basis="inferred", confidence=0.0)
    type_ = draw(st.sampled_from(sorted(load_ontology().types)))
    chosen = draw(st.lists(st.sampled_from(roles_of(type_)), unique=True))
    event = Event(
        id="v1",
        type=type_,
        trigger=span(),
        roles={role: (filler(entity_id="e1"), filler(date_id="d1")) for role in chosen},
        time_start=draw(st.none() | st.dates(max_value=date(2020, 1, 1))),
        time_end=draw(st.none() | st.dates(min_value=date(2020, 1, 1))),
        modality="possible",
        polarity="negative",
        source=draw(st.none() | st.just(Source(argument=filler(), cue=span()))),
        evidence=span(),
        confidence=0.5,
    )
    measurement = Measurement(
        id="m1",
        subject=filler(event_id="v1"),
        property="size",
        quantity_id="q1",
        modality="actual",
        polarity="positive",
        evidence=span(),
        confidence=0.5,
    )
    return Extraction(
        doc_id="x",
        text=text,
        entities=(entity,),
        quantities=(quantity,),
        dates=(mention,),
        events=Events((event,)),
        measurements=(measurement,),
        producer=Producer(version="0"),
    )


@given(extractions())
def test_every_grounded_extraction_survives_json(facts):
    assert Extraction.model_validate_json(facts.model_dump_json()) == facts


def spans_within(value):
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for part in value.values():
            yield from spans_within(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans_within(part)


@given(extractions(), st.data())
def test_no_ungrounded_span_is_accepted_anywhere(facts, data):
    plain = facts.model_dump(mode="json")
    text = plain.pop("text")
    spans = list(spans_within(plain))
    assert all(text[span["start"] : span["end"]] == span["text"] for span in spans)
    victim = data.draw(st.sampled_from(spans))
    victim["text"] = "".join("#" if character != "#" else "%" for character in victim["text"])
    with pytest.raises(ValidationError):
        Extraction.model_validate({**plain, "text": text})


def test_measurements_may_share_a_quantity():
    twice = (*MEASUREMENTS, MEASUREMENTS[0].model_copy(update={"id": "m2"}))
    assert Extraction(**{**dict(sample()), "measurements": twice})
