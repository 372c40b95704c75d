"""Times and sources from the context, read by the whole pipeline; one class of sentences per test."""

import pytest

import newsfacts
from newsfacts.frames.lexicon.timing import load_timing

pytestmark = pytest.mark.model

WEDNESDAY = "2024-06-05"


def told(text, type_, published=WEDNESDAY):
    """The first event of a type in `text`."""
    events = newsfacts.extract(text, published=published).events.of(type_)
    assert events, f"no {type_} in {text!r}"
    return events[0]


@pytest.mark.parametrize(
    ("text", "type_", "time"),
    [
        ("Police on Monday arrested four smugglers in Leeds.", "arrest", "2024-06-03"),
        ("Anna Berg, the mayor of Oslo, on Tuesday opened the new bridge.", "opening", "2024-06-04"),
        ("Acme closed the plant on Monday, Anna Berg said on Tuesday.", "closure", "2024-06-03"),
        ("Norway signed an order delaying the election until June.", "legislation", None),
        ("Exports have risen since 2019.", "change", None),
        ("Exports rose 5 percent in May from a year earlier.", "change", "2024-05"),
        ("Acme bought land in 2021 and started building a plant in Leeds.", "construction", "2021"),
        ("The two men were arrested in 2010 and in 2012.", "arrest", None),
    ],
)
def test_the_date_of_the_clause(text, type_, time):
    assert told(text, type_).time == time


def test_a_story_of_one_day_goes_on_that_day():
    text = (
        "A bus crashed near Leeds on Monday. Five people died and twelve were injured. "
        "The bus overturned on a wet road."
    )
    facts = newsfacts.extract(text, published=WEDNESDAY)
    assert {event.time for event in facts.events.of("death", "injury")} == {"2024-06-03"}


@pytest.mark.parametrize(
    "text",
    [
        "Acme opened a plant in Oslo on Monday. It will build another line in Leeds.",
        "Norway signed the treaty on Monday. Companies may appeal against a fine.",
    ],
)
def test_what_is_planned_or_ruled_has_no_time_of_the_story(text):
    last = newsfacts.extract(text, published=WEDNESDAY).events[-1]
    assert last.time is None


def test_the_day_of_publication_is_no_time():
    assert told("Acme closed its plant in Oslo.", "closure").time is None


def test_weights_are_numbers():
    weights = load_timing()
    assert len(weights) > 100
    assert {type(weight) for weight in weights.values()} == {float}


@pytest.mark.parametrize(
    ("text", "type_", "modality"),
    [
        ("Norway resumed the talks once Denmark had apologized.", "apology", "actual"),
        ("Norway will resume the talks once Denmark apologizes.", "apology", "hypothetical"),
    ],
)
def test_once_tells_when_in_the_past_and_under_which_condition_else(text, type_, modality):
    assert told(text, type_).modality == modality


def test_a_time_from_the_story_is_marked():
    text = "A bus crashed near Leeds on Monday. Five people died and twelve were injured."
    facts = newsfacts.extract(text, published=WEDNESDAY)
    bases = {event.type: event.time_basis for event in facts.events}
    assert bases == {"accident": "stated", "death": "inferred", "injury": "inferred"}


def test_the_date_of_a_dateline_is_no_time():
    text = "OSLO, 4 June 2024 (Newswire) – Acme makes a bid for the port. Nordbank lends the money."
    assert {event.time for event in newsfacts.extract(text, published=WEDNESDAY).events} == {None}


@pytest.mark.parametrize(
    ("text", "type_", "source"),
    [
        ("Acme closed the plant, said Anna Berg, who leads the union.", "closure", "Anna Berg"),
        ("Acme closed the plant and sold the land, Anna Berg said.", "closure", "Anna Berg"),
        ("According to Nordbank, Acme closed the plant in Oslo.", "closure", "Nordbank"),
        ("Acme closed the plant in Oslo, according to the union's office.", "closure", "the union's office"),
        ("The paper quoted Anna Berg as saying that Acme had closed the plant.", "closure", "Anna Berg"),
        ("Reports said, citing the ministry, that Acme had closed the plant.", "closure", "the ministry"),
        ("The ministry issued a statement saying that Acme had closed the plant.", "closure", "The ministry"),
        ("Anna Berg said the court ordered Acme to close the plant.", "closure", "Anna Berg"),
        ('"Acme closed the plant and nobody told us," Anna Berg wrote on Monday.', "closure", "Anna Berg"),
        ('The mayor gave another account: "Acme closed the plant in March."', "closure", "The mayor"),
        (
            "Anna Berg explained the decision to the press.\n\n"
            "“Acme closed the plant because nobody wanted its bricks.”",
            "closure",
            "Anna Berg",
        ),
        (
            "Anna Berg said: “The town is angry.\n\n“Acme closed the plant without a word.”",
            "closure",
            "Anna Berg",
        ),
        (
            "What they say:\n\nAnna Berg, Nordbank\n– “Acme will close the plant in May”",
            "closure",
            "Anna Berg",
        ),
    ],
)
def test_source(text, type_, source):
    found = told(text, type_).source
    assert found is not None
    assert found.argument.span.text == source


@pytest.mark.parametrize(
    "text",
    [
        "Acme closed the plant in Oslo.",
        "The court's decision to close the plant came late.",
        "Anna Berg said little. Acme closed the plant in Oslo.",
    ],
)
def test_no_source(text):
    assert told(text, "closure").source is None
