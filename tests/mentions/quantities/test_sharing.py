"""Amounts beside each other: shared units, rates, ranges told twice, bounds on both sides."""

import pytest
from tests.mentions.quantities.reading import amounts, only, spans

from newsfacts.mentions.quantities.scanner import find_quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "fields of 5, 6 and 7 bcm",
            ["5000000000 meter ** 3", "6000000000 meter ** 3", "7000000000 meter ** 3"],
        ),
        ("crops of 2, 3 and 5 million tonnes", ["2000000 tonne", "3000000 tonne", "5000000 tonne"]),
        ("coins of 10 and 20 cents", ["0.1 USD", "0.2 USD"]),
        ("200 million of the 2.5 billion rupees it owes", ["200000000 INR", "2500000000 INR"]),
        ("went from 19 mpg overall to 24 for hybrids", ["19 mile / gallon", "24 mile / gallon"]),
        ("from 5% last year to 7 in March", ["5 percent", "7 percent"]),
    ],
)
def test_a_unit_said_once(text, expected):
    assert amounts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "two of the 5 kg bags",  # two bags
        "from 40 tonnes to 2019",  # a year
        "from 12 km to 30 houses",  # houses
    ],
)
def test_a_unit_that_is_not_shared(text):
    assert len(set(amounts(text))) == len(amounts(text))
    assert [quantity.unit for quantity in find_quantities(text)].count("kilometer") <= 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It pays 90,000 yuan (US$13,000) a day.", ["90000 CNY / day", "13000 USD / day"]),
        ("an offer of C$7 (US$5.10) per share", ["7 CAD / share", "5.1 USD / share"]),
        ("lifted the dividend by 9c to 14c a share", ["0.09 USD / share", "0.14 USD / share"]),
        ("between $60 and $70 a barrel", ["60..70 USD / barrel"]),
        ("costs $15 a month and holds 50GB", ["15 USD / month", "50 gigabyte"]),
        ("up to £24 a-year more", ["24 GBP / year"]),
        ("$60 a barrel in May", ["60 USD / barrel"]),
        ("grew 5% a year and a half ago", ["5 percent"]),
        ("grew 5% a year earlier", ["5 percent"]),
        ("seven deaths per 100,000 people", ["0.00007 dimensionless"]),
        ("three cases per million", ["0.000003 dimensionless"]),
    ],
)
def test_rates(text, expected):
    assert amounts(text) == expected


def test_a_range_told_in_two_units_is_two_ranges():
    text = "withstands 20 °F (−7 °C) to 30 °F (−1 °C) at night"
    assert amounts(text) == ["20..30 degree_Fahrenheit", "-7..-1 degree_Celsius"]
    assert spans(text) == ["20 °F (−7 °C) to 30 °F", "−1 °C"]


def test_a_change_told_in_two_units_is_no_range():
    assert len(amounts("It warmed from 20 °F (−7 °C) to 30 °F (−1 °C).")) == 4


def test_a_conversion_in_brackets_keeps_both():
    assert amounts("a 10.5km (6.5-mile) tunnel") == ["10.5 kilometer", "6.5 mile"]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("more than 20 and less than 30 tonnes", "20..30 tonne"),
        ("at least 5% but under 8%", "5..8 percent"),
        ("at most 90 and at least 40 guests", "40..90 dimensionless"),
    ],
)
def test_two_bounds_make_an_interval(text, amount):
    assert amounts(text) == [amount]


@pytest.mark.parametrize("text", ["above 9 and below 4", "over 40 towns and under 90 villages"])
def test_bounds_that_make_no_interval(text):
    assert len(amounts(text)) == 2


@pytest.mark.parametrize(
    ("text", "low", "unit", "item"),
    [
        ("hundreds of thousands of people fled", 100_000, "dimensionless", "people"),
        ("tens of millions of dollars", 10_000_000, "USD", None),
        ("tens of thousands of tonnes of grain", 10_000, "tonne", None),
        ("hundreds of millions of barrels a day", 100_000_000, "barrel / day", None),
    ],
)
def test_open_numbers_are_bounds(text, low, unit, item):
    quantity = only(text)
    assert (quantity.value, quantity.low, quantity.high) == (None, low, None)
    assert (quantity.unit, quantity.item, quantity.modifier) == (unit, item, "at_least")
    assert quantity.confidence < 0.7


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("One in five voters agreed.", "0.2"),
        ("nine in 10 homes", "0.9"),
        ("two out of every five farms", "0.4"),
        ("a one-in-100 chance", "0.01"),
        ("one in 40 people", "0.025"),
        ("1 in 1,000 births", "0.001"),
    ],
)
def test_parts_of_a_whole(text, number):
    assert amounts(text) == [f"{number} dimensionless"]


@pytest.mark.parametrize(
    "text", ["killed 3 in 10 attacks", "3 in 10 days", "one in 2016", "12 in six boxes", "five in 20 games"]
)
def test_no_parts_of_a_whole(text):
    assert not any("0." in amount for amount in amounts(text))
