import pytest

from newsfacts.annotations import Region
from newsfacts.mentions.entities.pieces import (
    agencies,
    credited,
    formal_names,
    joined,
    numbered,
    other_scripts,
    with_ships,
)
from newsfacts.spans import CharSpan


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("[Fjord Oil|organization], [Inc.|organization]", ["Fjord Oil, Inc."]),
        ("[Export|organization]–[Import Bank|organization]", ["Export–Import Bank"]),
        ("[Oslo|place]–[Bergen|place]", ["Oslo", "Bergen"]),
        ("[Inc.|organization] alone", []),
        ("[Washington|place], [D.C.|place]", ["Washington, D.C."]),
        ("[Washington|place], [Oregon|place]", ["Washington", "Oregon"]),
    ],
)
def test_joined(marked, source, names):
    text, mentions = marked(source)
    assert [mention.text for mention in joined(mentions, text)] == names


@pytest.mark.parametrize(
    ("credit", "names"),
    [
        ("(Yonhap)", ["Yonhap"]),
        ("— SPA", ["SPA"]),
        ("- Borneo Post/ANN", ["Borneo Post", "ANN"]),
        ("By Ola Hansen", []),
    ],
)
def test_credited(credit, names):
    text = f"All is well. {credit}"
    regions = [Region("body", CharSpan(0, 12)), Region("byline", CharSpan(13, len(text)))]
    assert [mention.text for mention in credited(regions, [], text)] == names


def test_credited_leaves_what_the_model_marked(marked):
    text, mentions = marked("All is well. ([Yonhap|organization])")
    assert credited([Region("byline", CharSpan(13, len(text)))], mentions, text) == []


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("[Saudi Arabia|place] said the Kingdom and the Kingdom of others", 1),
        ("[Saudi Arabia|place] and [Bahrain|place]: the Kingdom", 0),
        ("[France|place] said the Kingdom", 0),
        ("[Saudi Arabia|place] said the Kingdom Tower", 0),
        ("[Saudi Arabia|place] is a kingdom", 0),
    ],
)
def test_formal_names(marked, source, count):
    text, mentions = marked(source)
    assert [mention.text for mention in formal_names(mentions, text)] == ["Kingdom"] * count


def test_the_bracket_of_a_dateline_names_an_agency(marked):
    text, mentions = marked("[BERGEN|place] ([Fjord|place]) — Ships left [Oslo|place] ([Nordvik|place]).")
    regions = [Region("dateline", CharSpan(0, 16)), Region("body", CharSpan(17, len(text)))]
    types = [mention.type for mention in agencies(regions, mentions, text)]
    assert types == ["place", "organization", "place", "place"]


def test_a_known_city_of_a_dateline_is_a_place(marked):
    text, mentions = marked("[OSLO|organization] — Ships left [OSLO|organization].")
    regions = [Region("dateline", CharSpan(0, 6)), Region("body", CharSpan(7, len(text)))]
    assert [mention.type for mention in agencies(regions, mentions, text)] == ["place", "organization"]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("[Lim Wei|person] (林威) spoke", ["林威"]),
        ("[Lim Wei|person] （林威） spoke", ["林威"]),
        ("[Vera Lund|person] (Вера Лунд) spoke", ["Вера Лунд"]),
        ("[Lim Wei|person] ([林威|person]) spoke", []),
        ("[Vera Lund|person] (née Roe) spoke", []),
        ("[Vera Lund|person] (52) spoke", []),
    ],
)
def test_other_scripts(marked, source, names):
    text, mentions = marked(source)
    assert [mention.text for mention in other_scripts(mentions, text)] == names


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("The ferry MV Nordvik Star sank off [Oslo|place]", ["Oslo", "MV Nordvik Star"]),
        ("The ferry [MV Nordvik|organization|0.2] sank", ["MV Nordvik"]),
        ("MV NORDVIK SINKS", []),
        ("the mv nordvik sank", []),
    ],
)
def test_with_ships(marked, source, names):
    text, mentions = marked(source)
    found = with_ships(mentions, text)
    assert [mention.text for mention in found] == names
    assert all(mention.type == "product" for mention in found if mention.text.startswith("MV"))


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("[FBK|organization] 2 beat [SK|organization] 1. FBK 2 won.", ["FBK 2", "SK"]),
        ("[FBK|organization] 2 came.", ["FBK"]),
        ("[FBK|organization] 2.5 and FBK 2.5", ["FBK"]),
        ("[FBK|organization] 2 million, FBK 2 million", ["FBK"]),
    ],
)
def test_numbered(marked, source, names):
    text, mentions = marked(source)
    assert [mention.text for mention in numbered(mentions, text)] == names
