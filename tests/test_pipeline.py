import json
from importlib.metadata import entry_points

import pytest
import spacy

import newsfacts
from newsfacts.api import MODEL


@pytest.fixture(scope="module")
def registered(root):
    """The public names of the components and their order, as every saved pipeline relies on them."""
    return json.loads((root / "tests" / "registered_names.json").read_text(encoding="utf-8"))


def ours():
    return {point for point in entry_points(group="spacy_factories") if point.value.startswith("newsfacts.")}


def test_registered_names_are_pinned(registered):
    assert sorted(point.name for point in ours()) == sorted(registered["factories"])


@pytest.mark.parametrize("point", sorted(ours(), key=lambda point: point.name), ids=lambda point: point.name)
def test_entry_point_is_the_factory_of_its_name(point):
    factory = point.load()
    nlp = spacy.blank("en")
    assert nlp.get_factory_meta(point.name).factory == point.name
    assert callable(factory)


@pytest.mark.parametrize(
    ("component", "attribute", "text"),
    [
        ("newsfacts_quantities", "quantities", "The bridge is 1.5 km long."),
        ("newsfacts_dates", "dates", "The bridge opened in May 2014."),
        ("newsfacts_regions", "regions", "The bridge is 1.5 km long."),
    ],
)
def test_component_works_alone_in_a_blank_pipeline(component, attribute, text):
    nlp = spacy.blank("en")
    nlp.add_pipe(component)
    doc = nlp(text)
    assert doc.text == text
    assert len(doc._.get(attribute)) == 1
    assert nlp.analyze_pipes()["problems"] == {component: []}


@pytest.mark.model
def test_trained_pipeline_has_the_pinned_components_and_no_problems(registered):
    nlp = newsfacts.load()
    assert nlp.pipe_names == registered["pipeline"]
    assert nlp.analyze_pipes()["problems"] == {name: [] for name in nlp.pipe_names}


@pytest.mark.model
def test_trained_pipeline_loads_as_any_spacy_model():
    assert MODEL in {point.name for point in entry_points(group="spacy_models")}
    nlp = spacy.load(MODEL)
    assert f"{nlp.lang}_{nlp.meta['name']}" == MODEL
    assert nlp.pipe_names == newsfacts.load().pipe_names


@pytest.mark.model
def test_trained_pipeline_survives_a_round_trip_to_disk(tmp_path):
    text = "Oslo raised its budget by 3% to 12 million euros in May 2014."
    newsfacts.load().to_disk(tmp_path)
    before, after = newsfacts.load()(text), spacy.load(tmp_path)(text)
    assert after._.quantities == before._.quantities
    assert [token.dep_ for token in after] == [token.dep_ for token in before]
