import pytest

from newsfacts.errors import UnknownNameError
from newsfacts.lexicon import load_toml
from newsfacts.records.ontology import Ontology, roles_of


def test_ontology_holds_every_type_of_the_contract():
    ontology = load_toml("ontology.toml", Ontology)
    assert len(ontology.types) == 57
    assert ontology.common_roles == ("time", "place", "amount")
    assert all(event_type.gloss for event_type in ontology.types.values())


@pytest.mark.parametrize(
    ("event_type", "roles"),
    [
        ("meeting", ("participant", "topic", "time", "place", "amount")),
        ("change", ("subject", "direction", "from", "to", "by", "cause", "time", "place", "amount")),
        ("other", ("agent", "patient", "recipient", "theme", "time", "place", "amount")),
    ],
)
def test_roles_of_gives_own_roles_then_common_ones(event_type, roles):
    assert roles_of(event_type) == roles


def test_unknown_type_names_the_nearest():
    with pytest.raises(UnknownNameError, match="did you mean agreement") as caught:
        roles_of("agrement")
    assert caught.value.suggestions[0] == "agreement"
    with pytest.raises(UnknownNameError, match="there are: meeting, travel"):
        roles_of("zzzzzz")


@pytest.mark.parametrize(
    "types",
    [
        {"x": {"gloss": "g", "roles": []}},
        {"x": {"gloss": "g", "roles": ["a", "a"]}},
        {"x": {"gloss": "g", "roles": ["time"]}},
        {"x": {"gloss": "g", "roles": ["a"], "trigger": ["b"]}},
    ],
)
def test_a_faulty_ontology_is_refused(types):
    with pytest.raises(ValueError, match=r"types\.x"):
        Ontology.model_validate({"version": "1", "common_roles": ["time"], "types": types})
