"""Lexicons of users: new types and triggers by a TOML file."""

from importlib.metadata import EntryPoint
from typing import Annotated

import pytest
from pydantic import BaseModel

import newsfacts
from newsfacts.errors import InvalidOptionsError, LexiconError
from newsfacts.lexicon import users as reading
from newsfacts.records.ontology import EventType, load_ontology, register_type, roles_of

pytestmark = pytest.mark.model

TEXT = "Norway nationalised the mines on Monday. Smith beseeched the government to leave."


@pytest.fixture(scope="module")
def options(root_of_checkout):
    return newsfacts.Options(lexicon=root_of_checkout / "examples" / "nationalisation.toml")


@pytest.fixture(scope="module")
def root_of_checkout(request):
    return request.config.rootpath


@pytest.fixture(scope="module")
def facts(options):
    return newsfacts.extract(TEXT, published="2024-06-05", options=options)


def test_a_new_type_is_found_with_its_roles(facts):
    (event,) = facts.events.of("nationalisation")
    assert event["taker"][0].span.text == "Norway"
    assert event["taken"][0].span.text == "the mines"
    assert event.time == "2024-06-03"


def test_more_triggers_of_a_known_type(facts):
    assert [event.trigger.text for event in facts.events.of("appeal")] == ["beseeched"]


def test_records_of_new_types_are_valid_when_read_back(facts):
    assert newsfacts.Extraction.model_validate_json(facts.model_dump_json()) == facts
    assert "nationalisation" in str(newsfacts.Extraction.model_json_schema())


def test_other_options_do_not_see_it():
    events = newsfacts.extract(TEXT, published="2024-06-05").events
    assert "nationalisation" not in {event.type for event in events}


def test_a_schema_may_name_its_types(options):
    @newsfacts.one_per("nationalisation")
    class Taking(BaseModel):
        taken: Annotated[str, newsfacts.Role("taken")]

    (taking,) = newsfacts.extract(TEXT, schema=Taking, published="2024-06-05", options=options)
    assert taking.taken == "the mines"


def test_extract_many_takes_it(options):
    (facts,) = newsfacts.extract_many([TEXT], options=options)
    assert facts.events.of("nationalisation")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            '[types.heist]\ngloss = "a"\nroles = { robber = "nobody" }\n',
            ":3: types.heist.roles.robber: no filler",
        ),
        ('[types.heist]\nroles = { robber = "actor" }\n', ":1: types.heist.gloss: Field required"),
        (
            '[types.agreement]\ngloss = "a"\nroles = { a = "actor" }\n',
            ":1: types.agreement: this event type is",
        ),
        (
            '[types.Heist]\ngloss = "a"\nroles = { a = "actor" }\n',
            ":1: types.Heist: the name of an event type",
        ),
        ('[kinds]\na = "b"\n', ":1: kinds: no such table"),
        (
            '[[triggers.arrest]]\nverbs = "nab"\nas = "transitive authority person"\n\n'
            '[[triggers.arrest]]\nverbs = "collar"\nas = "transitive nobody person"\n',
            ":5: triggers.arrest.2: ['nobody'] is no role of arrest",
        ),
        (
            '[[triggers.heist]]\nverbs = "rob"\nas = "transitive a b"\n',
            ":1: triggers.heist.1: no such event type",
        ),
        (
            '[[triggers.arrest]]\nverb = "nab"\nas = "intransitive person"\n',
            ":2: triggers.arrest.1.verb: Extra",
        ),
        ("types = [", "Invalid value"),
        ('[aliases."Acme"]\nnames = ["A"]\n', ":1: aliases.Acme.type: Field required"),
        ('[aliases."Acme Oil"]\ntype = "company"\n', ":2: aliases.Acme Oil.type: Input should be"),
        ('[aliases.Acme]\ntype = "organization"\ncountry = "USA"\n', ":3: aliases.Acme.country: String"),
        (
            '[aliases.Acme]\ntype = "organization"\n[aliases.Bolt]\ntype = "person"\nnames = ["Acme"]\n',
            ":3: aliases.Bolt: 'Acme' is a name of 'Acme' already",
        ),
    ],
)
def test_what_is_wrong_is_said_with_line_and_key(tmp_path, content, message):
    path = tmp_path / "mine.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        newsfacts.load(newsfacts.Options(lexicon=path))
    assert str(path) in caught.value.message
    assert message in caught.value.message


def test_a_missing_file(tmp_path):
    with pytest.raises(LexiconError, match="No such file"):
        reading.lexicon_files([str(tmp_path / "none.toml")])


def test_types_do_not_change_once_known():
    register_type("heist_of_tests", EventType(gloss="a", roles=("robber",)))
    register_type("heist_of_tests", EventType(gloss="a", roles=("robber",)))
    assert roles_of("heist_of_tests")[0] == "robber"
    with pytest.raises(LexiconError, match="another event type"):
        register_type("heist_of_tests", EventType(gloss="a", roles=("thief",)))
    assert "heist_of_tests" in load_ontology().types


def test_entry_points_name_lexicons(monkeypatch, tmp_path):
    path = tmp_path / "theirs.toml"
    path.write_text("[classes]\nloot = 'gold, cash'\n", encoding="utf-8")
    monkeypatch.setenv("THEIR_LEXICON", str(path))
    point = EntryPoint("theirs", "tests.test_user_lexicon:their_lexicon", reading.GROUP)
    monkeypatch.setattr(reading, "entry_points", lambda group: [point])
    reading._installed.cache_clear()
    assert [file.path for file in reading.lexicon_files(())] == [str(path)]
    reading._installed.cache_clear()


def their_lexicon():
    """What an installed package would offer."""
    import os

    return os.environ["THEIR_LEXICON"]


def test_events_below_a_confidence_are_left_out():
    events = newsfacts.extract(TEXT, published="2024-06-05").events
    least = max(event.confidence for event in events)
    options = newsfacts.Options(min_event_confidence=least)
    kept = newsfacts.extract(TEXT, published="2024-06-05", options=options).events
    assert [event.confidence for event in kept] == [least for _ in kept]
    assert kept


@pytest.mark.parametrize("value", [-0.1, 1.5, True, "high"])
def test_a_confidence_is_between_0_and_1(value):
    with pytest.raises(InvalidOptionsError, match="min_event_confidence"):
        newsfacts.Options(min_event_confidence=value)


def test_a_lexicon_is_a_path():
    with pytest.raises(InvalidOptionsError, match="lexicon"):
        newsfacts.Options(lexicon=[1])


def test_workers_know_the_types_of_a_lexicon(options):
    (alone,) = newsfacts.extract_many([TEXT], options=options)
    (pooled,) = newsfacts.extract_many([TEXT], options=options, workers=2)
    assert pooled == alone
    assert pooled.events.of("nationalisation")


NAMES = """\
entity,names,type,country
State Oil Company of Azerbaijan,SOCAR|Azerbaijan's oil firm,organization,AZ
"""
UNITS = """\
# measures of land and of trade
unit,definition,dimension,words,plurals,symbols

bigha_of_tests,1337.8 * meter ** 2,area,bigha,bighas,
barrel,,,tonneau|drumful,,
"""
ARTICLE = (
    "SOCAR signed a deal in Baku on Monday. Azerbaijan's oil firm bought 300 bighas and 40 tonneaus of oil."
)


@pytest.fixture
def sheets(tmp_path):
    for name, content in (("names.csv", NAMES), ("units.csv", UNITS)):
        (tmp_path / name).write_text(content, encoding="utf-8")
    return newsfacts.Options(lexicon=[tmp_path / "names.csv", tmp_path / "units.csv"])


def test_names_and_units_from_csv(sheets):
    facts = newsfacts.extract(ARTICLE, published="2024-06-05", options=sheets)
    (company,) = [entity for entity in facts.entities if entity.type == "organization"]
    assert (company.name, company.country) == ("State Oil Company of Azerbaijan", "AZ")
    assert [mention.text for mention in company.mentions if mention.kind == "name"] == [
        "SOCAR",
        "Azerbaijan's oil firm",
    ]
    units = {quantity.span.text: quantity.unit for quantity in facts.quantities}
    assert units == {"300 bighas": "bigha_of_tests", "40 tonneaus": "barrel"}


def test_events_refer_to_the_entity_by_any_of_its_names(sheets):
    facts = newsfacts.extract(ARTICLE, published="2024-06-05", options=sheets)
    (deal,) = facts.events.of("agreement")
    assert deal["party"][0].entity_id == facts.entities[0].id


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name,names\n", ":1: the first column is 'name'; it must be one of entity, unit, currency"),
        ("entity,alias\n", ":1: 'alias' is no column here"),
        ("unit,words\n\nlast,last\nlast,lasts\n", ":4: 'last' stands already in line 3"),
        ("entity,names,type\nAcme,A\n", ":2: 2 cells, 3 expected"),
        ("entity,names,type\nAcme,A,firm\n", ":2: aliases.Acme.type: Input should be"),
        (
            "unit,definition,dimension,words\nlast_of_tests,5 * nothing,mass,last\n",
            ":2: units.last_of_tests.definition",
        ),
        ("currency,nouns\nXXYYZ,florin\n", ":2: currencies.XXYYZ: the code of a currency"),
    ],
)
def test_what_is_wrong_in_a_csv_is_said_with_its_line(tmp_path, content, message):
    path = tmp_path / "mine.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        newsfacts.load(newsfacts.Options(lexicon=path))
    assert f"{path}{message}" in caught.value.message
