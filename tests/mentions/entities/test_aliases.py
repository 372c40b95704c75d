import pytest

from newsfacts.mentions.entities import aliases
from newsfacts.mentions.entities.names import form_of


def check(function, short, long):
    return function(form_of(short), form_of(long))


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Kari Nordmann", "Kari Anne Nordmann"),
        ("K. Nordmann", "Kari Nordmann"),
        ("Eddie Van Fjord", 'Edward "Eddie" Van Fjord'),
        ("John Roe", "John James Roe Jr."),
    ],
)
def test_person_form(short, long):
    assert check(aliases.is_person_form, short, long)


@pytest.mark.parametrize(
    ("short", "long"),
    [("Nordmann", "Kari Nordmann"), ("Ola Nordmann", "Kari Nordmann"), ("John Roe", "John Roe Jr.")],
)
def test_person_form_not(short, long):
    assert not check(aliases.is_person_form, short, long)


@pytest.mark.parametrize(
    ("word", "name", "rank"),
    [
        ("nordmann", "Kari Nordmann", 3),
        ("kari", "Kari Nordmann", 2),
        ("anne", "Kari Anne Nordmann", 1),
        ("moon", "Moon Jae-in", 3),
        ("assad", "Bashar al-Assad", 3),
        ("ola", "Kari Nordmann", 0),
    ],
)
def test_person_rank(word, name, rank):
    assert aliases.person_rank(word, form_of(name)) == rank


@pytest.mark.parametrize(
    ("short", "long"),
    [("BOK", "Bank of Korea"), ("ADB", "Asian Development Bank"), ("U.N.", "United Nations Secretariat")],
)
def test_acronym_of(short, long):
    assert check(aliases.is_acronym_of, short, long) is (short != "U.N.")


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Supreme Court", "US Supreme Court"),
        ("Court", "US Supreme Court"),
        ("House", "United States House of Representatives"),
        ("Ministry", "Ministry of Fisheries"),
        ("Fjord", "Fjord Airways"),
        ("Fjord", "Fjord Holdings Ltd"),
        ("Fjord Oil", "Fjord Oil Group"),
        ("Telegraph", "Daily Telegraph"),
        ("Nordvik", "Nordvik International Airport"),
        ("Nordvik nuclear plant", "Nordvik Nuclear Power Plant"),
    ],
)
def test_body_form(short, long):
    assert check(aliases.is_body_form, short, long)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Senate", "Senate Judiciary Committee"),
        ("Supreme Court", "Supreme Court Bar Association"),
        ("UN", "UN Security Council"),
        ("Korea", "Bank of Korea"),
        ("Ministry of Health", "Ministry of Fisheries"),
        ("Fjord Oil", "Fjord Gas"),
    ],
)
def test_body_form_not(short, long):
    assert not check(aliases.is_body_form, short, long)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Health Ministry", "Ministry of Health"), ("Fjord Ltd", "Fjord"), ("Relief Forces", "Relief Force")],
)
def test_same_words(one, other):
    assert check(aliases.is_same_words, one, other)


@pytest.mark.parametrize(
    ("short", "long", "same"),
    [
        ("Nordvik", "Nordvik County", True),
        ("Channel", "English Channel", True),
        ("Atlantic", "Atlantic Ocean", True),
        ("Korea", "South Korea", False),
        ("Nordvik", "Nordvik River", False),
        ("York", "New York", False),
    ],
)
def test_place_form(short, long, same):
    assert check(aliases.is_place_form, short, long) is same


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("nordvik", "nordvig", True),
        ("nordvik", "nordviik", True),
        ("nordvik", "norvik", True),
        ("nordvik", "nordvik", False),
        ("nordvik", "sordvig", False),
        ("", "a", True),
    ],
)
def test_misspelled(one, other, near):
    assert aliases.is_misspelled(one, other) is near
    assert aliases.is_misspelled(other, one) is near
    if near:
        assert set(aliases.spellings(one)) & set(aliases.spellings(other))
