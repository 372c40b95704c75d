import pytest

from tests.frames.parsed import read, told


@pytest.mark.parametrize(
    ("text", "events"),
    [
        # one verb, several meanings
        ("Anna Berg won the election.", [("election", "won")]),
        ("Acme won a contract to build the port.", [("contract", "won"), ("construction", "build")]),
        ("Anna Berg won the Nordic Prize for her novel.", [("award", "won")]),
        ("Lyon won the match against Nice.", [("contest", "won")]),
        ("A missile struck the hospital in Leeds.", [("attack", "struck")]),
        ("An earthquake struck Chile on Monday.", [("disaster", "struck")]),
        ("Nurses went on strike over pay.", [("protest", "went on strike")]),
        ("Norway launched an attack on the port.", [("attack", "attack")]),
        ("Acme launched a new phone in May.", [("launch", "launched")]),
        ("Prosecutors charged Anna Berg with murder.", [("charge", "charged")]),
        ("The bank charged a fee for each transfer.", []),
        ("Acme fired 300 workers at its plant in Leeds.", [("layoff", "fired")]),
        ("Rebels fired rockets at the town.", [("attack", "fired")]),
        ("The judge ordered Acme to pay $3 million.", [("verdict", "ordered"), ("investment", "pay")]),
        ("There were no reports of forced disappearances.", [("attack", "forced disappearances")]),
        # verbs with particles, objects and adjectives
        ("The plant shut down in May.", [("closure", "shut down")]),
        ("The law took effect on Monday.", [("legislation", "took effect")]),
        ("Sweden joined forces with Norway.", [("agreement", "joined forces")]),
        ("Anna Berg tested positive for measles.", [("outbreak", "tested positive")]),
        (
            "The planned sale of the port was called off.",
            [("acquisition", "sale"), ("cancellation", "called off")],
        ),
        # nouns, also carried by a verb
        ("Norway held talks with Denmark in Oslo.", [("meeting", "talks")]),
        ("Norway's construction of the bridge began in 2020.", [("construction", "construction")]),
        ("Norway is to host a summit in Oslo.", [("meeting", "summit")]),
        # a noun in -ing has the senses of its verb
        (
            "The signing of the treaty by Norway was delayed.",
            [("agreement", "signing"), ("suspension", "delayed")],
        ),
        # a compound before a noun that is about it
        (
            "The renovation project of the port was cancelled.",
            [("construction", "renovation"), ("cancellation", "cancelled")],
        ),
    ],
)
def test_the_arguments_decide_the_type(text, events):
    assert [item for item in told(read(text)) if item[0] != "other"] == events


def test_the_noun_that_a_verb_repeats_is_no_second_event():
    assert told(read("Norway signed the treaty in May.")) == [("agreement", "signed")]


def test_other_events_have_a_named_participant():
    assert told(read("Acme is suspected of bribing officials."))[-1] == ("other", "bribing")


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg admires Acme.",  # a state
        "The tunnel is 12 metres deep.",
        "Norway has six hotels.",
        "Anna Berg spoke to reporters during a visit to Oslo.",
    ],
)
def test_states_and_speech_are_no_events(text):
    assert all(type_ != "other" for type_, _ in told(read(text)))


def test_a_preposition_of_a_date_is_no_particle():
    doc = read("Norway signed the treaty in Oslo on Monday.")
    assert told(doc) == [("agreement", "signed")]
