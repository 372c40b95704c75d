import pytest

from newsfacts.mentions.entities.evidence import likely_type


@pytest.mark.parametrize(
    ("source", "type_"),
    [
        ("[Norwegian|place]", "group"),
        ("[Norway|organization]", "place"),
        ("[Nordvik Bridge|place]", "facility"),
        ("[Treaty of Nordvik|place]", "product"),
        ("[Ministry of Fisheries|place]", "organization"),
        ("[Hurricane Kari|person]", "event"),
        ("the [Nordvik|place] gas pipeline", "facility"),
        ("the daily [Nordvik|person]", "organization"),
        ("the spacecraft [Nordvik|person]", "product"),
        ("[Nordvik Rune|place], 62, said", "person"),
        ("They met in [Nordvik|person].", "place"),
        ("[Rune|place] told reporters", "person"),
    ],
)
def test_likely_type(marked, source, type_):
    text, (name,) = marked(source)
    assert likely_type(name, text)[0] == type_


@pytest.mark.parametrize(
    "source",
    [
        "in [Rune|person]'s house",
        "[Nordvik|place], 62 kilometres away",
        "[Nordvik|place] is small.",
        "the [Catholic|group] cathedral",
        "[UN|organization]",
        "[Bridge|place]",
    ],
)
def test_likely_type_unknown(marked, source):
    text, (name,) = marked(source)
    assert likely_type(name, text) is None
