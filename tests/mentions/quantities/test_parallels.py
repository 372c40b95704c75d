"""Units that a clause leaves to the clause before, old values, ranges of things, fractions of traders."""

import pytest
from tests.mentions.quantities.reading import amounts, only, plain

from newsfacts.mentions.quantities.scanner import find_quantities


def last(text):
    """The last amount of `text` as "value unit"."""
    return amounts(text)[-1]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Tin rose by 3 percent but zinc fell by 2.", "2 percent"),
        ("Lisbon gained 1.5% and Madrid lost 0.8.", "0.8 percent"),
        ("The best bid is 62.5 cents, while the worst is 58.", "0.58 USD"),
        ("Jobless rates are 6 percent in Porto and 4.5 in Braga.", "4.5 percent"),
        ("It was 31 °C in Oran and 27 in Annaba.", "27 degree_Celsius"),
        ("The rate was 2.8 percent in June, against 2.5 in July.", "2.5 percent"),
        ("A euro bought 9.85 crowns on Monday at a cost of 3 euros, down from 4 on Friday.", "4 EUR"),
        ("It booked 210 million euros, up from 180 million a year earlier.", "180000000 EUR"),
        ("Sales came to $6.1 billion, above the 5.8 billion analysts had expected.", "5800000000 USD"),
        ("The drone was at 120 metres and later at 80.", "80 meter"),
    ],
)
def test_a_parallel_clause_leaves_its_unit_out(text, amount):
    assert last(text) == amount
    assert find_quantities(text)[-1].confidence < 0.95


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Crude rose 41 cents to 63.17.", "63.17 USD"),
        ("Crude was down 41 cents at 63.17.", "63.17 USD"),
        ("The dollar slipped 0.4 yen to 108.15.", "108.15 JPY"),
        ("Unemployment fell 0.3 percentage points to 6.4.", "6.4 percent"),
        ("The bank raised rates by 25 basis points to 2.75.", "2.75 percent"),
        ("The spread widened by 9 basis points to 145.", "145 basis_point"),
    ],
)
def test_the_level_after_a_difference(text, amount):
    assert last(text) == amount


@pytest.mark.parametrize(
    "text",
    [
        "Growth is at 5 percent and the PMI is at 48.",
        "The tax is 5 percent and the number of dead is 14.",
        "Sales rose 4 percent from 150 in 2011.",
        "The Dow rose 0.9 percent to 31,000.",
        "Smith & Sons rose 2 percent to 95.",
        "The sentiment index fell 0.4 percentage points to 50.8.",
        "The shop took 5 million euros and employs 40.",
        "Corn rose 3 cents to 45.",
        "The DAX lost 140 points, or 1.1%, to 12,410.5.",
        "He won 5 percent of the vote and came in at 12.",
    ],
)
def test_levels_of_indices_and_other_things_stay_bare(text):
    assert last(text).endswith(" dimensionless")


def test_a_year_takes_no_unit():
    assert amounts("Turnout was 55 percent in 2004 and 2008.") == ["55 percent"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Costs fell from 9 to 6 million euros.", ["9000000 EUR", "6000000 EUR"]),
        ("Inflation slowed from 6 to 4 percent.", ["6 percent", "4 percent"]),
        ("Users grew from 3 to 8 million.", ["3000000 dimensionless", "8000000 dimensionless"]),
        ("Debt rose from 700 to 1.3 million euros.", ["700 dimensionless", "1300000 EUR"]),
        ("It went from about 30-35 mpg to 41.", ["30..35 mile / gallon", "41 mile / gallon"]),
        ("The bid was raised from $90 to $95 to $101.", ["90 USD", "95 USD", "101 USD"]),
    ],
)
def test_old_values_have_the_unit_and_magnitude_of_the_new(text, expected):
    assert amounts(text) == expected


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("The bank plans to cut 900 to 1,200 posts.", "900..1200 dimensionless"),
        ("The mine will lower 3 to 4 new lifts.", "3..4 dimensionless"),
        ("The fund hopes to raise 15 to 20 million pounds.", "15000000..20000000 GBP"),
        ("Output will grow 2 to 3 percent.", "2..3 percent"),
    ],
)
def test_a_bare_lower_number_makes_a_range_even_after_a_verb_of_change(text, amount):
    assert amounts(text) == [amount]


@pytest.mark.parametrize(
    "text",
    [
        "Profit rose $5m to $7m.",
        "Staff grew from 900 to 1,200 people.",
        "Membership rose by 5 to 320 members.",
        "The toll rose 2 to 31 people.",
    ],
)
def test_values_of_a_change_stay_apart(text):
    assert len(amounts(text)) == 2


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Oats fell 3-1/4 cents.", "0.0325 USD"),
        ("Rye settled at $4.07-1/2 a bushel.", "4.075 USD / bushel"),
        ("Rye settled at $4.07 3/4 per bushel.", "4.0775 USD / bushel"),
        ("The note was up 1-3/4 points.", "1.75 dimensionless"),
        ("The bond rose to 98-17/32.", "98.53125 dimensionless"),
        ("a 2-1/2 inch pipe", "2.5 inch"),
    ],
)
def test_fractions_of_traders(text, amount):
    assert amounts(text) == [amount]


@pytest.mark.parametrize("text", ["on 2-1-2019", "on 3/4/2018", "a 12-1/24 notice"])
def test_dates_are_no_fractions_of_traders(text):
    assert not any("." in amount for amount in amounts(text))


def test_points_of_an_index_are_no_result_of_a_match():
    assert amounts("The index fell by 4 points to 91.") == ["4 dimensionless", "91 dimensionless"]
    assert amounts("The FTSE 100 shed 61 points to 6,940.")[-2:] == ["61 dimensionless", "6940 dimensionless"]
    assert amounts("They won by 24 points to 12.") == []


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("below the 6.2 billion average", None),
        ("past the 40,000 mark", None),
        ("some 9,000 colombians", "colombians"),
        ("14 suspected cases", "cases"),
    ],
)
def test_what_is_counted_is_a_thing(text, item):
    assert only(text).item == item


def test_a_scale_named_after_the_number():
    quantity = only("The coating lies between 40 and 60 on the GPa scale.")
    assert (plain(quantity.low), plain(quantity.high), quantity.unit) == ("40", "60", "gigapascal")


@pytest.mark.parametrize("text", ["tens of millions of dollars", "hundreds of thousands of tonnes"])
def test_open_numbers_have_a_lower_bound_and_no_value(text):
    quantity = only(text)
    assert quantity.value is None
    assert quantity.high is None
    assert quantity.low is not None
    assert quantity.modifier == "at_least"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tin sank 40 cents to $19.20", ["0.4 USD", "19.2 USD"]),
        ("diesel 2.1 cents to $2.35", ["0.021 USD", "2.35 USD"]),
        ("a ride costs 80 cents to $1.20", ["0.8..1.2 USD"]),
    ],
)
def test_cents_to_dollars_are_a_range_only_of_one_size(text, expected):
    assert amounts(text) == expected


def test_a_difference_before_than_is_no_bound():
    percent, level = find_quantities("It built 6 percent more than the 300 barges of May.")
    assert (percent.unit, level.modifier) == ("percent", None)
    assert only("It built more than 300 barges.").modifier == "more_than"


def test_ages_one_after_another():
    assert amounts("sons aged 7, 9 and 12.") == ["7 year", "9 year", "12 year"]
    assert amounts("a man aged 52 and 9 others") == ["52 year", "9 dimensionless"]
