import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.annotations import Entity, EntityMention
from newsfacts.errors import LexiconError
from newsfacts.lexicon import LexiconFile
from newsfacts.mentions.entities.known import KnownEntities
from newsfacts.spans import CharSpan


def lexicon(aliases, path="mine.toml"):
    return LexiconFile(path, {"aliases": aliases}, lambda key: 7)


SOCAR = {
    "State Oil Company of Azerbaijan": {
        "names": ["SOCAR", "Azerbaijan's oil firm"],
        "type": "organization",
        "country": "AZ",
    },
    "Yahoo!": {"type": "organization"},
    "'t Veld": {"type": "place", "names": ["Veld"]},
}
KNOWN = KnownEntities([lexicon(SOCAR)])


def entity(text, *names, type_="organization", name=None):
    """What the encoder made of these words, each at its first place that is free."""
    places = []
    for words in names:
        start = text.index(words, places[-1].end if places else 0)
        places.append(CharSpan(start, start + len(words)))
    return Entity(type_, name or names[0], tuple(map(EntityMention, places)), None, 0.7)


def shown(entities, text):
    return [
        (entity.name, entity.type, entity.country, [mention.span.of(text) for mention in entity.mentions])
        for entity in entities
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SOCAR said so.", ["SOCAR"]),
        ("SOCAR's head and (SOCAR).", ["SOCAR", "SOCAR"]),
        ("State Oil\nCompany of  Azerbaijan, or SOCAR", ["State Oil\nCompany of  Azerbaijan", "SOCAR"]),
        ("Yahoo!, not Yahoo.", ["Yahoo!"]),
        ("From 't Veld to Veld.", ["'t Veld", "Veld"]),
        ("SOCARs, NoSOCAR, socar, Socar and SOCAR2", []),
        ("Azerbaijan's oil firms", []),
        ("", []),
    ],
)
def test_names_are_found_as_whole_words_the_longest_first(text, found):
    assert [span.of(text) for span, _ in KNOWN.found_in(text)] == found


def test_all_names_are_one_entity_with_its_type_and_country():
    text = "SOCAR grew. The State Oil Company of Azerbaijan hired. Azerbaijan's oil firm paid."
    made = KNOWN.named([entity(text, "SOCAR", type_="product")], text, ())
    assert shown(made, text) == [
        (
            "State Oil Company of Azerbaijan",
            "organization",
            "AZ",
            ["SOCAR", "State Oil Company of Azerbaijan", "Azerbaijan's oil firm"],
        )
    ]
    assert made[0].confidence == 1.0


def test_what_was_held_to_mean_it_still_does():
    text = "SOCAR grew. Socar paid."
    made = KNOWN.named([entity(text, "SOCAR", "Socar")], text, ())
    assert shown(made, text)[0][3] == ["SOCAR", "Socar"]


def test_two_entities_that_are_one_are_joined():
    text = "SOCAR grew. Acme paid. State Oil Company of Azerbaijan hired."
    encoder = [entity(text, "SOCAR"), entity(text, "Acme"), entity(text, "State Oil Company of Azerbaijan")]
    assert [name for name, *_ in shown(KNOWN.named(encoder, text, ()), text)] == [
        "State Oil Company of Azerbaijan",
        "Acme",
    ]


def test_a_longer_name_is_another_thing():
    text = "SOCAR Trading grew."
    encoder = [entity(text, "SOCAR Trading")]
    assert KNOWN.named(encoder, text, ()) == encoder


def test_a_part_of_a_known_name_is_no_entity_of_its_own():
    text = "The State Oil Company of Azerbaijan hired in Azerbaijan."
    encoder = [entity(text, "Azerbaijan", "Azerbaijan", type_="place")]
    assert shown(KNOWN.named(encoder, text, ()), text) == [
        ("State Oil Company of Azerbaijan", "organization", "AZ", ["State Oil Company of Azerbaijan"]),
        ("Azerbaijan", "place", None, ["Azerbaijan"]),
    ]


def test_an_entity_of_which_nothing_is_left_is_gone():
    text = "The State Oil Company of Azerbaijan hired."
    encoder = [entity(text, "Azerbaijan", type_="place")]
    assert [name for name, *_ in shown(KNOWN.named(encoder, text, ()), text)] == [
        "State Oil Company of Azerbaijan"
    ]


def test_nothing_is_found_outside_of_the_article():
    text = "Read more: SOCAR"
    assert KNOWN.named([], text, [CharSpan(0, len(text))]) == []
    assert len(KNOWN.named([], text, [CharSpan(0, 4)])) == 1


def test_without_a_lexicon_nothing_changes():
    text = "SOCAR grew."
    encoder = [entity(text, "SOCAR")]
    assert KnownEntities().named(encoder, text, ()) == encoder
    assert list(KnownEntities().found_in(text)) == []


@pytest.mark.parametrize(
    ("aliases", "message"),
    [
        ({"Acme": {}}, "mine.toml:7: aliases.Acme.type: Field required"),
        ({"Acme": {"type": "company"}}, "mine.toml:7: aliases.Acme.type: Input should be 'person'"),
        ({"Acme": {"type": "person", "country": "Norway"}}, "aliases.Acme.country: String should match"),
        ({"Acme": {"type": "person", "names": [" "]}}, "aliases.Acme.names.1: String should match"),
        ({"Acme": {"type": "person", "names": "A"}}, "aliases.Acme.names: Input should be a valid tuple"),
        ({"Acme": {"type": "person", "age": 3}}, "aliases.Acme.age: Extra inputs"),
        ({"--": {"type": "person"}}, "String should match"),
        (
            {"Acme": {"type": "person", "names": ["A"]}, "Apex": {"type": "person", "names": ["A"]}},
            "mine.toml:7: aliases.Apex: 'A' is a name of 'Acme' already",
        ),
    ],
)
def test_what_is_wrong_names_file_and_line(aliases, message):
    with pytest.raises(LexiconError) as caught:
        KnownEntities([lexicon(aliases)])
    assert message in caught.value.message


def test_a_name_in_two_files_is_refused_too():
    one, other = {"Acme": {"type": "person"}}, {"Apex": {"type": "person", "names": ["Acme"]}}
    with pytest.raises(LexiconError, match=r"theirs\.toml:7: aliases\.Apex: 'Acme' is a name"):
        KnownEntities([lexicon(one), lexicon(other, "theirs.toml")])


@given(
    st.lists(
        st.sampled_from(["SOCAR", "Yahoo!", " ", "State Oil Company of Azerbaijan", "x", "\n", "'t Veld"])
    )
)
def test_mentions_never_overlap_and_stand_in_order(words):
    text = "".join(words)
    half = CharSpan(len(text) // 3, len(text) // 2)
    encoder = [Entity("place", "x", (EntityMention(half),), None, 0.5)] if half.start < half.end else []
    made = KNOWN.named(encoder, text, ())
    spans = sorted(mention.span for one in made for mention in one.mentions)
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))
    assert [one.mentions[0].span for one in made] == sorted(one.mentions[0].span for one in made)
