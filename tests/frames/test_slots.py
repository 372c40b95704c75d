import pytest

from tests.frames.parsed import slots


@pytest.mark.parametrize(
    ("text", "verb", "subject", "object_"),
    [
        ("Anna Berg praised Acme.", "praised", ["Berg"], ["Acme"]),
        ("The bank was robbed by two men in Leeds.", "robbed", ["men"], ["bank"]),
        ("Men arrested in May were charged with theft.", "arrested", [], ["Men"]),
        ("Norway agreed to build a bridge.", "build", ["Norway"], ["bridge"]),
        ("The court ordered Acme to pay a fine.", "pay", ["Acme"], ["fine"]),
        ("The minister who opened the plant resigned.", "opened", ["minister"], ["plant"]),
        ("The law that parliament passed in June takes effect on Monday.", "passed", ["parliament"], ["law"]),
        ("Troops fighting the rebels took the town.", "fighting", ["Troops"], ["rebels"]),
        ("The ship sank off the coast of Chile, killing 12 sailors.", "killing", ["ship"], ["sailors"]),
        ("Acme has cut 300 jobs, reported Nordbank.", "reported", ["Nordbank"], []),
    ],
)
def test_subject_and_object_are_those_of_the_active_voice(text, verb, subject, object_):
    found = slots(text, verb)
    names = {"Berg": "Anna"}  # the head of a name of several words is its first
    assert found.get("subject", []) == [names.get(word, word) for word in subject]
    assert found.get("object", []) == object_


def test_coordinated_verbs_share_subject_object_place_and_time():
    text = "Norway and Denmark signed and ratified the treaty in Oslo on Monday."
    first, second = slots(text, "signed"), slots(text, "ratified")
    for slot in ("subject", "object", "in", "on"):
        assert first[slot] == second[slot], slot


def test_sole_is_the_subject_of_a_verb_without_object():
    assert slots("The plant shut down in May.", "shut")["sole"] == ["plant"]
    assert "sole" not in slots("Denmark opened the bridge.", "opened")


def test_an_amount_or_a_time_is_no_object():
    assert slots("Prices rose 6% in June.", "rose")["sole"] == ["Prices"]
    assert "object" not in slots("The strike lasted two weeks.", "lasted")


def test_a_person_given_nothing_is_the_object():
    assert slots("Nordbank lent Acme $2 million.", "lent")["iobj"] == ["Acme"]
    assert slots("The court released Anna Berg on bail.", "released")["object"] == ["Anna"]


@pytest.mark.parametrize(
    ("text", "noun", "slot", "words"),
    [
        ("Norway held talks with Denmark in Oslo.", "talks", "subject", ["Norway"]),
        ("Norway held talks with Denmark in Oslo.", "talks", "with", ["Denmark"]),
        ("Norway held talks with Denmark in Oslo.", "talks", "in", ["Oslo"]),
        ("Talks between Norway and Denmark took place in Oslo.", "Talks", "in", ["Oslo"]),
        ("The talks held in Oslo ended on Friday.", "talks", "in", ["Oslo"]),
        ("The parties are expected to hold talks in Oslo.", "talks", "subject", ["parties"]),
        ("Three people sustained injuries in the crash.", "injuries", "undergoer", ["people"]),
        ("Norway's construction of the bridge began in 2020.", "construction", "poss", ["Norway"]),
        ("Norway's construction of the bridge began in 2020.", "construction", "in", ["2020"]),
        ("Anna Berg spoke to reporters during a visit to Oslo.", "visit", "controller", ["Anna"]),
        ("The renovation project of the port was cancelled.", "renovation", "of", ["port"]),
    ],
)
def test_a_noun_has_the_arguments_of_the_verb_that_carries_it(text, noun, slot, words):
    assert slots(text, noun)[slot] == words


def test_infinitives_and_clauses():
    assert slots("Norway urged Denmark to sign the treaty.", "urged")["infinitive"] == ["sign"]
    assert slots("Acme won a contract to build the port.", "won")["purpose"] == ["build"]
    assert slots("Anna Berg said that Acme had closed the plant.", "said")["clause"] == ["closed"]
    assert slots("Anna Berg tested positive for measles.", "tested")["predicate"] == ["positive"]


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The court fined Acme for polluting the river.", "polluting", ["Acme"]),
        ("Norway called for Denmark to sign the treaty.", "sign", ["Denmark"]),
        ("The company is in the process of building a bridge.", "building", ["company"]),
        ("Smith signed a letter urging Norway to sign the treaty.", "urging", ["Smith"]),
        ("A deal was made to build a bridge.", "build", []),
    ],
)
def test_who_does_what_a_clause_without_subject_tells(text, verb, subject):
    assert slots(text, verb).get("subject", []) == subject


def test_what_is_said_of_a_predicate_holds_for_its_subject():
    assert slots("Oslo is a city being built near Leeds.", "built")["object"] == ["Oslo"]


@pytest.mark.parametrize(
    ("text", "word", "cause"),
    [
        ("The storm caused the deaths of two people.", "deaths", ["storm"]),
        ("The storm left two people dead.", "dead", ["storm"]),
    ],
)
def test_what_brings_an_event_about_is_its_cause(text, word, cause):
    assert slots(text, word)["due_to"] == cause


def test_an_agent_within_the_of_phrase_is_that_of_the_noun():
    assert slots("Construction of the bridge by Acme began in May.", "Construction")["by"] == ["Acme"]


def test_the_amount_above_a_noun_is_its_own():
    assert slots("Acme received $2 million in funding.", "funding")["unmarked"] == ["$"]


def test_a_verb_that_names_an_event_does_not_carry_it():
    assert "subject" not in slots("Police called the attack cowardly.", "attack")
