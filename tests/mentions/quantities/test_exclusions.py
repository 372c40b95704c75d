import pytest
from tests.mentions.quantities.reading import amounts, only, spans


@pytest.mark.parametrize(
    "text",
    [
        # dates, times, durations
        "It opened in 2019.",
        "The 2016 elections were close.",
        "the 1892 elections",
        "in 2012–13 and 2014/15",
        "On March 3, 4 and 5 it rained.",
        "15 March 2020",
        "Jan. 4",
        "the 4 of May",
        "at 14:30 and 6pm and 7 a.m.",
        "2019-07-10",
        "the 1990s",
        "the summer of '92 and the wars of 1829, between 1812 and 1815",
        "It came out two\nyears ago.",
        "It lasted two years, five days and 48 hours.",
        "a 12-hour shift",
        "18 to 24 months",
        "half an hour and a quarter of an hour",
        "at half-time a half-brother came",
        # ordinals, pronouns
        "the 23rd congress and the twenty-first meeting",
        "One of them left, no one knew.",
        "One resident said so.",
        "one by one",
        # scores
        "They won 3-1.",
        "a 5–4 ruling",
        "a 3-2 victory",
        "22 points to 10",
        # codes and names
        "the G20, a Boeing 787, Article 5 and Covid-19",
        "room 12 and page 7",
        "Apollo 11 landed.",
        "51 Pegasi is far.",
        "at 10 Downing Street",
        "the Group of Seven",
        "a 5G phone and a 3D printer",
        "an F-16",
        "call 555-0123-88 or 911",
        "agent 007",
        "No. 5",
        "192.168.1.2",
        "see https://example.org/a%E2%80%99s-1024×683.jpg",
        "a Fourth of July party",
        "the S&P 500 fell",
        "the bottom three",
        # lists and parts of words
        "1. Go home.",
        "as said before (2)",
        "a two-way street and four-legged friends",
        "in the second half",
        "dozens of homes, hundreds of people, thousands of dollars",
        "Appendix 2C",
    ],
)
def test_numbers_that_are_no_amounts(text):
    assert spans(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2019 300 people came.", ["300 people"]),
        ("It has 5667 cases.", ["5667 cases"]),
        ("They killed one and injured eight people.", ["one", "eight people"]),
        ("Police arrested one person.", ["one person"]),
        ("There were zero homicides.", ["zero homicides"]),
        ("May 4 saw 30 deaths.", ["30 deaths"]),
        ("Of them, 42 were new.", ["42"]),
        ("half of the prize", ["half"]),
        ("More than half voted.", ["More than half"]),
        ("It holds 1000-5000.", ["1000-5000"]),
        ("Most of the 30-odd houses fell.", ["30-odd houses"]),
    ],
)
def test_numbers_that_are_amounts_all_the_same(text, expected):
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a 51-year-old man", 51),
        ("She is 82 years old.", 82),
        ("aged 17", 17),
        ("aged about 68", 68),
        ("at the age of 99", 99),
        ("Amina Diallo, 53, has left.", 53),
        ("The princess, 67, has left.", 67),
        ("He was 79.", 79),
        ("She was about eight when she left.", 8),
        ("He turned 40 in spring.", 40),
        ("those under 19", 19),
        ("pupils under 7 years of age", 7),
    ],
)
def test_ages(text, value):
    quantity = only(text)
    assert (quantity.value, quantity.unit) == (value, "year")


def test_an_age_in_other_units_of_time():
    assert amounts("her 11-month daughter") == ["11 month"]


def test_a_range_of_ages():
    assert amounts("women aged between 20 and 35") == ["20..35 year"]
    assert amounts("between three months and 12 years of age") == ["0.25..12 year"]


@pytest.mark.parametrize(
    "text", ["a magnitude 5.2 quake", "a 5.2-magnitude quake", "a 5.2 quake", "of magnitude 5.2"]
)
def test_magnitudes(text):
    assert amounts(text) == ["5.2 dimensionless"]
