from decimal import Decimal

import pytest
from tests.mentions.quantities.reading import amounts, only, spans

from newsfacts.mentions.quantities.scanner import find_quantities


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("5 to 10 million", "5000000..10000000 dimensionless"),
        ("between 3 and 5 km", "3..5 kilometer"),
        ("between $5 and $7 billion", "5000000000..7000000000 USD"),
        ("$5-7bn", "5000000000..7000000000 USD"),
        ("$5bn-$7bn", "5000000000..7000000000 USD"),
        ("US$5-US$7 million", "5000000..7000000 USD"),
        ("60–80 mph", "60..80 mile / hour"),
        ("16–17 percent", "16..17 percent"),
        ("four to five thousand people", "4000..5000 dimensionless"),
        ("one-to-two hundred people", "100..200 dimensionless"),
        ("$3 to $5 a barrel", "3..5 USD / barrel"),
        ("2,500 to 3,000 plots", "2500..3000 dimensionless"),
        ("rents range from $370,000 to $5.5 million", "370000..5500000 USD"),
        ("shares fell 3 to 5 percent", "3..5 percent"),
        ("two or three tonnes", "2..3 tonne"),
        ("from the $89 to $93 billion", "89000000000..93000000000 USD"),
        ("10 to 13 suspected cases", "10..13 dimensionless"),
        ("195 ± 5 light years", "195 light_year"),
    ],
)
def test_ranges(text, amount):
    assert amounts(f"It says {text}.") == [amount]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rents rose from 5% to 7%.", ["5 percent", "7 percent"]),
        ("Sales rose by $43.6 billion to $419.2 billion.", ["43600000000 USD", "419200000000 USD"]),
        ("Revenue fell $1.2 million to $23.5 million.", ["1200000 USD", "23500000 USD"]),
        ("It cut its stations from 180 to 5.", ["180 dimensionless", "5 dimensionless"]),
        ("It took 40% in 2019 to 60% now.", ["40 percent", "60 percent"]),
    ],
)
def test_the_two_values_of_a_change_are_no_range(text, expected):
    assert amounts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It weighs 5, 6 and 7 kg.", ["5 kilogram", "6 kilogram", "7 kilogram"]),
        ("a 7- or 8-inch screen", ["7 inch", "8 inch"]),
        ("a room of 10 x 12 metres", ["10 meter", "12 meter"]),
        ("grants of 14,000, 9,000 and 6,000 dollars", ["14000 USD", "9000 USD", "6000 USD"]),
        ("It sold 400 tonnes in 2016 and 800 tonnes later.", ["400 tonne", "800 tonne"]),
        ("10in by 15ft by 100mm", ["10 inch", "15 foot", "100 millimeter"]),
    ],
)
def test_lists_share_their_unit(text, expected):
    assert amounts(text) == expected


@pytest.mark.parametrize(
    ("text", "value", "unit", "count"),
    [
        ("a plant with four 1,200 MW reactors", 1200, "megawatt", 4),
        ("a plant of 4×1,200 MW", 1200, "megawatt", 4),
        ("a plant of 2 x 600MW", 600, "megawatt", 2),
        ("two 500kVA lines", 500, "kilovolt_ampere", 2),
        ("two $5 million grants", 5_000_000, "USD", 2),
        ("eight million 250ml bottles", 250, "milliliter", 8_000_000),
    ],
)
def test_several_items_of_one_size(text, value, unit, count):
    quantity = only(text)
    assert (quantity.value, quantity.unit, quantity.count) == (value, unit, count)


@pytest.mark.parametrize(
    ("text", "modifier", "span"),
    [
        ("about 30 firms", "approximate", "about 30 firms"),
        ("some 32 bcm", "approximate", "some 32 bcm"),
        ("nearly $5bn", "approximate", "nearly $5bn"),
        ("an estimated 90 firms", "approximate", "an estimated 90 firms"),
        ("30 or so firms", "approximate", "30 or so firms"),
        ("at least 20 firms", "at_least", "at least 20 firms"),
        ("no fewer than 20 firms", "at_least", "no fewer than 20 firms"),
        ("20 or more firms", "at_least", "20 or more firms"),
        ("400+ firms", "at_least", "400+ firms"),
        ("500-plus homes", "at_least", "500-plus homes"),
        ("at least about 90 firms", "at_least", "at least about 90 firms"),
        ("up to 55 bcm", "at_most", "up to 55 bcm"),
        ("as many as 6 firms", "at_most", "as many as 6 firms"),
        ("not exceed 59 baht", "at_most", "not exceed 59 baht"),
        ("more than $3 million", "more_than", "more than $3 million"),
        ("over 400 firms", "more_than", "over 400 firms"),
        ("in excess of 90 km/h", "more_than", "in excess of 90 km/h"),
        ("less than a 100 miles", "less_than", "less than a 100 miles"),
        ("under $5", "less_than", "under $5"),
        ("sub-300 sq m", "less_than", "sub-300 sq m"),
        ("only 300 firms", None, "300 firms"),
    ],
)
def test_modifiers_belong_to_the_amount(text, modifier, span):
    quantity = only(text)
    assert (quantity.modifier, quantity.span.of(text)) == (modifier, span)


@pytest.mark.parametrize(
    "text",
    [
        "a building with an estimated value of 6 million euros",
        "its value was estimated at $3m",
        "She estimates it at 40 tonnes",
    ],
)
def test_a_modifier_of_the_noun_holds_for_its_amount(text):
    assert only(text).modifier == "approximate"


def test_a_bound_has_its_number_as_low_or_high():
    low, high = only("more than 5 km"), only("up to 5 km")
    assert (low.value, low.low, low.high) == (Decimal(5), Decimal(5), None)
    assert (high.value, high.low, high.high) == (Decimal(5), None, Decimal(5))


def test_an_alternative_is_as_blurred_as_what_it_repeats():
    assert [q.modifier for q in find_quantities("about US$8,000 or €7,000")] == ["approximate", "approximate"]
    assert [q.modifier for q in find_quantities("about eight miles (13 km)")] == ["approximate", None]


def test_what_follows_take_over_is_no_bound():
    assert only("They took over a third of the land.").modifier is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("seven per 100,000 people", "0.00007 dimensionless"),
        ("4,044 visitors per day", "4044 1 / day"),
        ("about 200 million passengers a year", "200000000 1 / year"),
    ],
)
def test_rates_of_counted_things(text, expected):
    assert amounts(text) == [expected]


def test_no_two_quantities_overlap():
    text = "The plant has four 1,200 MW reactors, 5 to 6 km off, at $5-7bn."
    assert spans(text) == ["four 1,200 MW", "5 to 6 km", "$5-7bn"]
