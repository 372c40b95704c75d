import re
from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError
from spacy.tokens import Doc
from spacy.vocab import Vocab

import newsfacts.annotations as found
from newsfacts.article.model import Article
from newsfacts.assemble import assemble, without_facts
from newsfacts.assemble.writer import EVIDENCE_CHARS
from newsfacts.spans import CharSpan
from tests.samples import PRODUCER

TEXT = (
    "Peru and Chile will build four 90 MW turbines for 2 billion dollars by 2031 , Lima said . "
    "Menu : Peru News"
)
VOCAB = Vocab()


def at(words, nth=0, text=TEXT):
    return CharSpan(*[match.span() for match in re.finditer(re.escape(words), text)][nth])


def filler(words, nth=0, **reference):
    span = at(words, nth)
    return found.Filler(span, span.start, **reference)


def entity(*mentions, name="Peru"):
    return found.Entity(
        "place", name, tuple(found.EntityMention(span) for span in mentions), "PE", 0.98765432
    )


def quantity(words, value, unit, **fields):
    defaults = dict.fromkeys(("low", "high", "item", "count", "modifier"))
    known = {"dimension": "any", "confidence": 0.9, **defaults, **fields}
    return found.Quantity(span=at(words), value=None if value is None else Decimal(value), unit=unit, **known)


def event(trigger, roles=None, *, type="construction", same_as=None, source=None, evidence=None):
    return found.Event(
        type=type,
        trigger=at(trigger),
        roles=roles or {},
        time="2031",
        time_start=date(2031, 1, 1),
        time_end=date(2031, 12, 31),
        modality="planned",
        polarity="positive",
        source=source,
        evidence=evidence or CharSpan(0, TEXT.index("Menu")),
        same_as=same_as,
        confidence=0.75,
    )


def measurement(subject, property_, quantity_index, *, stated=True):
    return found.Measurement(
        subject=subject,
        property=property_,
        quantity=quantity_index,
        stated=stated,
        time=None,
        time_start=None,
        time_end=None,
        modality="actual",
        polarity="positive",
        source=None,
        evidence=CharSpan(0, 40),
        confidence=0.5,
    )


def read(text=TEXT, before=(), **attributes):
    found.register_extensions()
    words = text.split(" ")
    doc = Doc(VOCAB, words=words, spaces=[True] * (len(words) - 1) + [False])
    assert doc.text == text
    for name, value in attributes.items():
        setattr(doc._, name, value)
    return assemble(doc, Article(text, doc_id="andes"), PRODUCER, before)


MENU = at("Menu").start
FURNITURE = (
    found.Region("body", CharSpan(0, MENU)),
    found.Region("furniture", CharSpan(MENU, len(TEXT))),
)


def test_ids_count_in_order_of_appearance_and_references_follow():
    facts = read(
        entities=(entity(at("Chile"), name="Chile"), entity(at("Peru"))),
        events=(event("build", {"builder": (filler("Peru", entity=1), filler("Chile", entity=0))}),),
    )
    assert [(one.id, one.name) for one in facts.entities] == [("e1", "Peru"), ("e2", "Chile")]
    assert [facts.resolve(argument) for argument in facts.events[0]["builder"]] == list(facts.entities)


def test_roles_come_in_the_order_of_the_ontology():
    roles = {"time": (filler("2031"),), "facility": (filler("turbines"),), "place": ()}
    facts = read(events=(event("build", roles),))
    assert list(facts.events[0].roles) == ["facility", "time"]


def test_quantities_get_base_amounts_totals_and_what_they_measure():
    facts = read(
        quantities=(
            quantity("2 billion dollars", "2E+9", "USD", dimension="money"),
            quantity("four 90 MW", "90", "megawatt", count=Decimal(4)),
        ),
        measurements=(
            measurement(filler("turbines"), "output", 1, stated=False),
            measurement(filler("turbines"), "capacity", 1),
            measurement(None, "cost", 0, stated=False),
        ),
    )
    power, money = facts.quantities
    assert (power.total, power.base_value, power.base_unit) == (
        Decimal(360),
        Decimal(90_000_000),
        "kilogram * meter ** 2 / second ** 3",
    )
    assert power.property == "capacity"  # the stated one wins
    assert power.subject is not None
    assert power.subject.span.text == "turbines"
    assert (money.base_value, money.base_unit, money.property, money.subject) == (None, None, "cost", None)
    (only,) = facts.measurements
    assert (only.id, only.property, only.quantity_id) == ("m1", "capacity", "q1")


def test_an_unknown_unit_is_a_warning_not_a_loss():
    facts = read(quantities=(quantity("90 MW", "90", "megawatts per florp"),))
    assert facts.quantities[0].base_value is None
    assert [(warning.code, warning.start) for warning in facts.warnings] == [("unknown-unit", at("90").start)]


def test_page_furniture_gives_no_facts_and_no_dangling_references():
    facts = read(
        regions=FURNITURE,
        entities=(entity(at("News"), name="News"), entity(at("Peru"), at("Peru", 1))),
        dates=(found.DateExpression(at("Menu"), "DATE", "2031", None, None, None, "stated", 0.9),),
        quantities=(quantity("Menu", 1, "meter"),),
        events=(
            event("Menu"),
            event(
                "build",
                {
                    "builder": (filler("Peru", entity=1), filler("Peru", 1, entity=1)),
                    "facility": (filler("turbines", entity=0),),
                },
                same_as=0,
            ),
        ),
        measurements=(measurement(filler("turbines"), "size", 0),),
    )
    assert [(one.id, len(one.mentions)) for one in facts.entities] == [("e1", 1)]
    assert facts.dates == facts.quantities == facts.measurements == ()
    (only,) = facts.events
    assert (only.id, only.same_as) == ("v1", None)
    assert [argument.entity_id for argument in only["builder"]] == ["e1"]
    assert [argument.entity_id for argument in only["facility"]] == [None]
    assert [region.kind for region in facts.regions] == ["body", "furniture"]


def test_retellings_point_at_the_first_telling_whatever_the_stage_said():
    circle = event("said", same_as=2), event("by", same_as=0), event("build", same_as=1)
    facts = read(events=(*circle, event("and")))
    assert [(one.trigger.text, one.same_as) for one in facts.events] == [
        ("and", None),
        ("build", None),
        ("by", "v2"),
        ("said", "v2"),
    ]


def test_source_and_stance_are_carried_over():
    source = found.Attribution(filler("Lima"), at("said"))
    (only,) = read(events=(event("build", source=source),)).events
    assert only.source is not None
    assert (only.source.argument.span.text, only.source.cue.text) == ("Lima", "said")
    assert (only.modality, only.time, only.time_end) == ("planned", "2031", date(2031, 12, 31))


def test_evidence_of_an_endless_sentence_is_clipped_around_the_trigger():
    text = "lead " * 2000 + "built " + "tail " * 2000 + "end"
    trigger = at("built", text=text)
    one = found.Event(
        type="construction",
        trigger=trigger,
        roles={},
        time=None,
        time_start=None,
        time_end=None,
        modality="actual",
        polarity="positive",
        source=None,
        evidence=CharSpan(0, len(text)),
        same_as=None,
        confidence=0.5,
    )
    evidence = read(text, events=(one,)).events[0].evidence
    assert len(evidence.text) <= EVIDENCE_CHARS
    assert evidence.start < trigger.start < trigger.end < evidence.end


def test_confidence_loses_its_float_noise():
    assert read(entities=(entity(at("Peru")),)).entities[0].confidence == 0.9877


def test_notes_become_warnings_in_order():
    before, later = found.Note("first", "a", CharSpan(0, 4)), found.Note("second", "b")
    facts = read(before=(before,), notes=(later,), language="en")
    assert [(w.code, w.start, w.end) for w in facts.warnings] == [("first", 0, 4), ("second", None, None)]
    assert facts.language == "en"
    assert [w.code for w in without_facts(Article("x"), PRODUCER, [later]).warnings] == ["second"]


def test_an_article_without_id_gets_a_hash_of_its_text():
    one, two = (without_facts(Article(text), PRODUCER, ()) for text in ("one", "two"))
    assert re.fullmatch("[0-9a-f]{16}", one.doc_id)
    assert one.doc_id != two.doc_id == without_facts(Article("two", title="t"), PRODUCER, ()).doc_id


@pytest.mark.parametrize(
    "broken",
    [
        {"events": (event("build", {"pilot": (filler("Peru"),)}),)},
        {"events": (event("build", {"builder": (found.Filler(at("Peru"), 50),)}),)},
        {"entities": (entity(CharSpan(0, 9999)),)},
    ],
)
def test_a_broken_invariant_is_loud(broken):
    with pytest.raises(ValidationError):
        read(**broken)
