import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.mentions.entities.boundaries import mend
from newsfacts.spans import CharSpan


def mended(text, type_):
    return [span.of(text) for span in mend(text, CharSpan(0, len(text)), type_)]


@pytest.mark.parametrize(
    ("text", "type_", "names"),
    [
        ("the Labour Party", "organization", ["Labour Party"]),
        ("Norway's", "place", ["Norway"]),
        ("Norway’s", "place", ["Norway"]),
        ("the Netherlands’", "place", ["Netherlands"]),
        ("“Fjord", "product", ["Fjord"]),
        ("“Fjord”", "product", ["Fjord"]),
        ("(NTB)", "organization", ["NTB"]),
        ("NTB),", "organization", ["NTB"]),
        ("President Kari Nordmann", "person", ["Kari Nordmann"]),
        ("Prime Minister Dr. Kari Nordmann's", "person", ["Kari Nordmann"]),
        ("Norwegian Prime Minister Kari Nordmann", "person", ["Kari Nordmann"]),
        ("Mr. A", "person", ["Mr. A"]),
        ("Judge", "person", ["Judge"]),
        ("Sheikh Hamad", "person", ["Sheikh Hamad"]),
        ("Theresa May", "person", ["Theresa May"]),
        ("May", "person", ["May"]),
        ("Kari (Nordmann)", "person", ["Kari (Nordmann)"]),
        ("“Kari” Nordmann", "person", ["“Kari” Nordmann"]),
        ("Yahoo!", "organization", ["Yahoo!"]),
        ("Washington, D.C.", "place", ["Washington, D.C."]),
        ("Bergen, Norway", "place", ["Bergen", "Norway"]),
        ("Tyler, Texas, United States", "place", ["Tyler", "Texas", "United States"]),
        ("Bergen, Nordheim", "place", ["Bergen, Nordheim"]),
        ("WHO", "organization", ["WHO"]),
        ("Ministry of Fisheries in", "organization", ["Ministry of Fisheries"]),
        ("of Nordland", "place", ["Nordland"]),
        ("northern Norway", "place", ["Norway"]),
        ("Northern Ireland", "place", ["Northern Ireland"]),
        ("Nordland province", "place", ["Nordland"]),
        ("Nordland Province", "place", ["Nordland Province"]),
        ("Russian Black Sea", "place", ["Russian", "Black Sea"]),
        ("American Samoa", "place", ["American Samoa"]),
        ("Dutch Harbor", "place", ["Dutch Harbor"]),
        ("Nordvik-", "place", ["Nordvik"]),
        ("U.S.-Norway", "place", ["U.S.", "Norway"]),
        ("Guinea-Bissau", "place", ["Guinea-Bissau"]),
        ("the corps", "organization", []),
    ],
)
def test_mend(text, type_, names):
    assert mended(text, type_) == names


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Friday", "event"),
        ("May", "event"),
        ("'s", "person"),
        ("12", "product"),
        ("“”", "person"),
        ("", "place"),
        (" ", "place"),
    ],
)
def test_mend_leaves_nothing(text, type_):
    assert mended(text, type_) == []


def test_mend_drops_the_country_of_a_currency():
    text = "It cost US$3 million."
    assert mend(text, CharSpan(8, 10), "place") == []


def test_mend_takes_in_what_belongs_to_the_name():
    text = "Then Hurricane Kari hit the Nordvik nuclear plant."
    assert [span.of(text) for span in mend(text, CharSpan(15, 19), "person")] == ["Hurricane Kari"]
    assert [span.of(text) for span in mend(text, CharSpan(28, 43), "facility")] == ["Nordvik nuclear plant"]


@given(st.text(max_size=40), st.sampled_from(["person", "organization", "place", "group"]))
def test_mend_stays_within_the_span(text, type_):
    whole = CharSpan(0, len(text))
    for span in mend(text, whole, type_):
        assert whole.contains(span)


@pytest.mark.parametrize(
    ("marked", "rest", "type_", "name"),
    [
        ("Lin Su", "-mei said", "person", "Lin Su-mei"),
        ("Lin", " Su-mei said", "person", "Lin Su-mei"),
        ("Lin Su", "-era houses", "person", "Lin Su"),
        ("Lin Su", "-backed banks", "person", "Lin Su"),
        ("Lin", " Boats said", "person", "Lin"),
        ("the United States", " of America", "place", "United States of America"),
    ],
)
def test_what_goes_on_after_the_mark(marked, rest, type_, name):
    begin = 4 if marked.startswith("the ") else 0
    (span,) = mend(marked + rest, CharSpan(begin, len(marked)), type_)
    assert span.of(marked + rest) == name
