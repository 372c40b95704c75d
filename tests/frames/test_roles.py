import pytest

from newsfacts.annotations import Region
from newsfacts.spans import CharSpan
from tests.frames.parsed import component, event, named, parsed, read, roles


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        (
            "The bank was robbed by two men in Leeds.",
            "attack",
            {"attacker": ["two men"], "target": ["The bank"], "place": ["Leeds"]},
        ),
        (
            "Norway and Denmark signed and ratified the treaty in Oslo on Monday.",
            "agreement",
            {
                "party": ["Norway", "Denmark"],
                "subject": ["the treaty"],
                "place": ["Oslo"],
                "time": ["Monday"],
            },
        ),
        (
            "The company bought Acme from Nordbank for $2 million.",
            "acquisition",
            {
                "buyer": ["The company"],
                "acquired": ["Acme"],
                "seller": ["Nordbank"],
                "amount": ["$2 million"],
            },
        ),
        (
            "Acme's purchase of Nordbank was approved.",
            "acquisition",
            {"buyer": ["Acme"], "acquired": ["Nordbank"]},
        ),
        (
            "Smith, mayor of Leeds, apologized to residents for the delay.",
            "apology",
            {"apologizer": ["Smith"], "recipient": ["residents"], "reason": ["the delay"]},
        ),
        (
            "Anna Berg was appointed director of Acme by the board.",
            "appointment",
            {"appointer": ["the board"], "person": ["Anna Berg"], "position": ["director of Acme"]},
        ),
        (
            "Acme hired Anna Berg as chief executive.",
            "appointment",
            {"appointer": ["Acme"], "person": ["Anna Berg"], "position": ["chief executive"]},
        ),
        (
            "The court sentenced Anna Berg to ten years in prison.",
            "verdict",
            {"authority": ["The court"], "person": ["Anna Berg"], "penalty": ["ten years"]},
        ),
        (
            "Rebels fired rockets at the town.",
            "attack",
            {"attacker": ["Rebels"], "weapon": ["rockets"], "target": ["the town"]},
        ),
        (
            "Anna Berg visited Oslo in May.",
            "travel",
            {"traveler": ["Anna Berg"], "destination": ["Oslo"], "time": ["May"]},
        ),
        (
            "Prices rose 6% in June.",
            "change",
            {"subject": ["Prices"], "by": ["6%"], "time": ["June"]},
        ),
        (
            "Acme is under an investigation for fraud.",
            "investigation",
            {"target": ["Acme"], "reason": ["fraud"]},
        ),
        (
            "Singer and author Anna Berg died in Oslo.",
            "death",
            {"victim": ["Anna Berg"], "place": ["Oslo"]},
        ),
        (
            "Police arrested two people, including mayor Anna Berg.",
            "arrest",
            {"authority": ["Police"], "person": ["two people", "Anna Berg"]},
        ),
        (
            "Smith demanded a bribe of $2 million from Acme.",
            "appeal",
            {
                "requester": ["Smith"],
                "addressee": ["Acme"],
                "request": ["a bribe of $2 million"],
                "amount": ["$2 million"],
            },
        ),
        (
            "Acme requested an inquiry to learn the cause.",
            "appeal",
            {"requester": ["Acme"], "request": ["an inquiry to learn the cause"]},
        ),
        (
            "Police found a bag of drugs at the Leeds park.",
            "discovery",
            {
                "discoverer": ["Police"],
                "discovered": ["a bag of drugs at the Leeds park"],
                "place": ["Leeds"],
            },
        ),
        (
            "The strong earthquake was felt in Oslo on Monday.",
            "disaster",
            {"disaster": ["The strong earthquake"], "place": ["Oslo"], "time": ["Monday"]},
        ),
        (
            "Denmark was hit by a storm that killed two people.",
            "death",
            {"cause": ["a storm"], "victim": ["two people"]},
        ),
        (
            "Norway urged Denmark to sign the treaty.",
            "agreement",
            {"party": ["Denmark"], "subject": ["the treaty"]},
        ),
        (
            "Acme faced threats from rebels.",
            "threat",
            {"threatener": ["rebels"], "target": ["Acme"]},
        ),
        (
            "Norway invested $3 million in Acme to build a port.",
            "investment",
            {
                "investor": ["Norway"],
                "recipient": ["Acme"],
                "amount": ["$3 million"],
                "purpose": ["build a port"],
            },
        ),
        (
            "Norway sent troops in support of Denmark.",
            "support",
            {"supporter": ["Norway"], "supported": ["Denmark"]},
        ),
    ],
)
def test_each_argument_plays_its_role(text, type_, expected):
    doc = read(text)
    assert roles(doc, event(doc, type_)) == expected


def test_what_hangs_on_the_object_is_an_argument_too():
    doc = read("Anna Berg tested positive for measles.")
    assert roles(doc, event(doc, "outbreak"))["disease"] == ["measles"]


def test_a_place_goes_by_its_name():
    doc = read("Police arrested Anna Berg in the city of Leeds.")
    (place,) = event(doc, "arrest").roles["place"]
    assert named(doc, place) == "Leeds"


def test_the_place_and_the_amount_within_a_filler_are_those_of_the_event():
    doc = read("Acme opened the $3 billion station in Leeds.")
    opening = roles(doc, event(doc, "opening"))
    assert opening["facility"] == ["the $3 billion station"]
    assert opening["amount"] == ["$3 billion"]


def test_examples_take_part():
    doc = read("Banks such as Nordbank and Acme cut jobs.")
    assert {"Nordbank", "Acme"} <= set(roles(doc, event(doc, "layoff"))["employer"])


def test_a_filler_leaves_out_its_relative_clause_and_its_date():
    doc = read("Norway, which signed the treaty in May, has begun to withdraw troops.")
    assert roles(doc, event(doc, "agreement"))["party"] == ["Norway"]
    doc = read("The plant, with a capacity of 30 megawatts, was opened in May.")
    assert roles(doc, event(doc, "opening"))["facility"] == ["The plant"]


def test_a_filler_refers_to_the_event_that_it_tells():
    doc = read("Norway urged Denmark to sign the treaty.")
    appeal = event(doc, "appeal")
    (request,) = appeal.roles["request"]
    assert doc._.events[request.event].type == "agreement"


def test_a_possessive_does_not_repeat_the_subject():
    doc = read("Norway and its allies have called for a ceasefire.")
    assert roles(doc, event(doc, "appeal"))["requester"] == ["Norway", "its allies"]


def test_who_is_called_on_to_act_is_the_addressee():
    doc = read("Norway called for Denmark to sign the treaty.")
    assert roles(doc, event(doc, "appeal")) == {
        "requester": ["Norway"],
        "addressee": ["Denmark"],
        "request": ["Denmark to sign the treaty"],
    }


def test_an_attack_that_kills_has_its_victims_for_target_and_their_place():
    doc = read("An attack killed two people in Leeds.")
    assert roles(doc, event(doc, "attack")) == {"target": ["two people"], "place": ["Leeds"]}
    assert roles(doc, event(doc, "death"))["cause"] == ["An attack"]


def test_what_a_contract_is_worth_is_its_amount():
    doc = read("Acme won a contract worth $3 million to build the port.")
    assert roles(doc, event(doc, "contract"))["amount"] == ["$3 million"]


def test_a_dateline_takes_no_part():
    # The tree is the one that the parser gave: the dateline for the subject.
    doc = parsed("OSLO — Norway signed the treaty.")
    doc._.regions = (Region("dateline", CharSpan(0, 6)), Region("body", CharSpan(7, len(doc.text))))
    component()(doc)
    assert roles(doc, event(doc, "agreement")) == {"party": ["Norway"], "subject": ["the treaty"]}
