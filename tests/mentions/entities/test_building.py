import pytest

from newsfacts.mentions.entities.building import build


def built(marked, source):
    text, names = marked(source)
    return build(names, text)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("[Hansen|person] or [Ola Hansen|person]", "Ola Hansen"),
        ("[BON|organization] ([Bank of Norway|organization])", "Bank of Norway"),
        ("[Chen Shui|person] ([陳水|person])", "Chen Shui"),
        ("[Republicans|group] [Republican|group] [Republican|group]", "Republican"),
    ],
)
def test_fullest_name(marked, source, name):
    (entity,) = built(marked, source)
    assert entity.name == name


@pytest.mark.parametrize(
    ("source", "country"),
    [
        ("[Norway|place]", "NO"),
        ("[Norwegian|group]", "NO"),
        ("[Oslo|place]", "NO"),
        ("[Norway|organization]", None),
        ("[Paris|place], [Texas|place]", "US"),
        ("[Paris|place], [Berlin|place] and [Germany|place]", "FR"),
        ("[Nordvik|place], [Norway|place]", "NO"),
        ("[Nordvik|place] is small.", None),
        ("[Texas|place] is large.", None),
        ("[Georgia|place] is lovely.", None),
        ("[Georgia|place] and its capital [Tbilisi|place]", "GE"),
        ("[Georgia|place] and its capital [Atlanta|place]", None),
        ("[Hyderabad|place] in [India|place]", "IN"),
        ("[Hyderabad|place]", None),
    ],
)
def test_country(marked, source, country):
    assert built(marked, source)[0].country == country


def test_confidence_is_that_of_the_clearest_mention(marked):
    assert built(marked, "[Oslo|place|0.6] and [Oslo|place|0.9]")[0].confidence == pytest.approx(0.9)


def test_confidence_falls_with_votes_for_another_type(marked):
    (entity,) = built(marked, "[Nordvik Air|facility|0.4] ([NA|organization|0.8])")
    assert entity.type == "organization"
    assert entity.confidence == pytest.approx(0.8 * 0.8 / 1.2)


def test_entities_come_in_the_order_of_the_text(marked):
    entities = built(marked, "[Oslo|place] [Ola Hansen|person] [Oslo|place] [Hansen|person]")
    assert [entity.name for entity in entities] == ["Oslo", "Ola Hansen"]
    assert [len(entity.mentions) for entity in entities] == [2, 2]
