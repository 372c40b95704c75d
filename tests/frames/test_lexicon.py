import pytest
from pydantic import ValidationError

from newsfacts.errors import LexiconError
from newsfacts.frames.lexicon.compiler import Compiler, expand, load_vocabulary
from newsfacts.frames.lexicon.cues import by_word
from newsfacts.frames.lexicon.inflection import form_table, inflections
from newsfacts.frames.lexicon.measures import load_measures
from newsfacts.frames.lexicon.schema import FramesFile, TriggerEntry
from newsfacts.lexicon import load_toml, read_text, shipped
from newsfacts.records.ontology import Ontology

CLASSES = {"site_noun": "hall, square", "pact": "deal, @treaties", "treaties": "treaty, peace treaty"}


@pytest.fixture
def compiler() -> Compiler:
    return Compiler(load_toml("en/frames.toml", FramesFile), CLASSES)


def entry(**fields: str) -> TriggerEntry:
    return TriggerEntry.model_validate({"verbs": "sign", "as": "transitive party subject", **fields})


def test_the_types_and_roles_are_those_of_the_ontology():
    frames, ontology = load_toml("en/frames.toml", FramesFile), load_toml("ontology.toml", Ontology)
    assert {name: list(type_.roles) for name, type_ in frames.types.items()} == {
        name: list(event.roles) for name, event in ontology.types.items()
    }


def test_every_type_has_triggers():
    types = {sense.type for senses in load_vocabulary().senses.values() for sense in senses}
    assert types >= set(load_toml("en/frames.toml", FramesFile).types) - {"other"}


def test_an_entry_becomes_a_sense_of_each_word(compiler):
    compiler.add(
        "x.toml: agreement, entry 1", "agreement", entry(verbs="sign, sign up to", when="object @pact")
    )
    single, several = compiler.senses["verb", "sign"]
    assert (single.after, several.after) == ((), ("up", "to"))
    assert single.roles == {"subject": ("party",), "object": ("subject",)}
    assert single.when[0][0].lemmas == {"deal", "treaty", "peace treaty"}
    assert single.asked == {"object"}


def test_the_more_conditions_the_earlier(compiler):
    for when in ("", "object", "object @pact, subject :person"):
        compiler.add("x.toml: agreement, entry", "agreement", entry(when=when))
    senses = compiler.vocabulary().senses["verb", "sign"]
    assert [len(sense.when) for sense in senses] == [2, 1, 0]


def test_a_noun_trigger_ends_in_its_head(compiler):
    noun = TriggerEntry.model_validate(
        {"nouns": "peace deal, memorandum of understanding", "as": "joint party"}
    )
    compiler.add("x.toml: agreement, entry 1", "agreement", noun)
    assert compiler.senses["noun", "deal"][0].before == ("peace",)
    assert compiler.senses["noun", "memorandum"][0].after == ("of", "understanding")


def test_alternatives_are_one_condition(compiler):
    compiler.add("x.toml: agreement, entry 1", "agreement", entry(when="object @pact / with :place"))
    (condition,) = compiler.senses["verb", "sign"][0].when
    assert [check.slots for check in condition] == [("object",), ("with",)]


@pytest.mark.parametrize(
    ("type_", "fields", "message"),
    [
        ("treaty", {}, "no such event type"),
        ("agreement", {"as": "transitive party victim"}, "victim.*is no role of agreement"),
        ("agreement", {"as": "transitive party"}, "takes 2 roles, 1 given"),
        ("agreement", {"as": "transitiv party subject"}, "neither a pattern with its roles nor a slot"),
        ("agreement", {"as": "transitive party subject, wiht party"}, "wiht.*is no slot"),
        ("agreement", {"when": "objekt @pact"}, "objekt.*is no slot"),
        ("agreement", {"when": "object @pacts"}, "@pacts is no class"),
        ("agreement", {"when": "object :persons"}, ":persons is no filler kind"),
        ("agreement", {"when": "object deal|treaty"}, "slots stand first"),
        ("agreement", {"source": "speaker"}, "'speaker' is no role of agreement"),
    ],
)
def test_a_mistake_names_file_type_and_entry(compiler, type_, fields, message):
    with pytest.raises(LexiconError, match=message) as error:
        compiler.add(f"en/triggers/x.toml: {type_}, entry 3", type_, entry(**fields))
    assert "data/en/triggers/x.toml" in str(error.value)
    assert "entry 3" in str(error.value)


@pytest.mark.parametrize(
    "fields", [{"nouns": "pact"}, {"verbs": None}, {"modality": "sure"}, {"whne": "object"}]
)
def test_an_entry_is_checked_alone(fields):
    with pytest.raises(ValidationError):
        entry(**fields)


def test_classes_include_classes():
    assert list(expand("pact", CLASSES)) == ["deal", "treaty", "peace treaty"]


@pytest.mark.parametrize(
    ("classes", "message"), [({"a": "@b"}, "no class"), ({"a": "@b", "b": "@a"}, "includes it")]
)
def test_a_class_that_includes_the_wrong_one_is_refused(classes, message):
    with pytest.raises(LexiconError, match=message):
        list(expand("a", classes))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kinds": {"person": ["human"]}}, "names no kind"),
        ({"types": {"meeting": {"roles": {"participant": "everyone"}}}}, "names no kind"),
        ({"exemplifying": ["e.g."]}, "names no slot"),
        ({"valence": ["end unto"]}, "names no preposition"),
    ],
)
def test_frames_name_only_what_there_is(change, message):
    frames = load_toml("en/frames.toml", FramesFile).model_dump()
    with pytest.raises(ValidationError, match=message):
        FramesFile.model_validate(frames | change)


def test_cues_are_looked_up_by_word():
    assert by_word({"planned": ["plan", "aim"], "negative": ["deny"]})["aim"] == "planned"


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("carry", "carried"),
        ("close", "closing"),
        ("stop", "stopped"),
        ("die", "dying"),
        ("pass", "passes"),
        ("play", "played"),
    ],
)
def test_inflections(verb, form):
    assert form in inflections(verb)


def test_a_shared_form_goes_to_the_longer_verb():
    assert form_table(["plan", "plane"])["planed"] == "plane"


def test_a_word_stands_once_in_an_entry():
    with pytest.raises(ValueError, match="stand twice: sign off"):
        entry(verbs="sign, sign off, sign off")


def test_a_noun_names_one_property(monkeypatch):
    written = read_text("en/measures.toml").replace("capacity, cost,", "capacity, cost, cost=price,")
    monkeypatch.setattr(shipped, "read_text", lambda name: written)
    with pytest.raises(LexiconError, match=r"measures\.toml: nouns: 'cost' stands twice"):
        load_measures()
