"""Forms that news uses every day and that break easily."""

import pytest
from tests.mentions.quantities.reading import amounts, only, spans

from newsfacts.mentions.quantities.scanner import find_quantities

CONVERTED = "sales of 5 million yuan ($700,000) and profit of 1 million ($140,000)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a deal of $1-2m", ["1000000..2000000 USD"]),
        ("He is 6ft 3in tall.", ["6.25 foot"]),
        ("It measured 4 feet 6 inches.", ["4.5 foot"]),
        ("The baby weighed 7lb 8oz.", ["7.5 pound"]),
        ("a room of 20x30 m", ["20 meter", "30 meter"]),
        ("walks of 5, 10 or 15 km", ["5 kilometer", "10 kilometer", "15 kilometer"]),
        ("40- to 50-year-olds", ["40..50 year"]),
        ("a population of 1.2m.", ["1200000 dimensionless"]),
        ("a tower 30m high", ["30 meter"]),
        ("three batches of 50 tonnes each", ["50 tonne"]),
        ("It uses 5 tonnes each year.", ["5 tonne / year"]),
        ("Sh2 billion was paid.", ["2000000000 KES"]),
        ("It grew 3 pp.", ["3 percentage_point"]),
        (CONVERTED, ["5000000 CNY", "700000 USD", "1000000 CNY", "140000 USD"]),
        ("Stoxx 50 -1.3% and Dax -0.6%", ["-1.3 percent", "-0.6 percent"]),
        ("may at no time exceed eight percent", ["8 percent"]),
        ("see https://a.example/x?y=30%20z for 4 km", ["4 kilometer"]),
        ("Prices fell by a third.", ["0.3333333333333333333333333333 dimensionless"]),
        ("a fifth more", ["0.2 dimensionless"]),
    ],
)
def test_amounts(text, expected):
    assert amounts(text) == expected


@pytest.mark.parametrize(
    ("text", "count", "span"),
    [
        ("three batches of 50 tonnes each", 3, "three batches of 50 tonnes each"),
        ("four payments of $5,000 each", 4, "four payments of $5,000 each"),
    ],
)
def test_so_much_for_each(text, count, span):
    quantity = only(text)
    assert (quantity.count, quantity.span.of(text)) == (count, span)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("two new 737 Max jets", ["jets"]),
        ("six F-16 fighter jets and 12 T-72 tanks", ["jets", "tanks"]),
        ("52 boats by auction and 17 by lottery", ["boats", "boats"]),
        ("with four-, five- and six-cylinder engines", ["cylinder", "cylinder", "cylinder"]),
        ("a dozen of countries", ["countries"]),
        ("She has 5 books. And 7 are lost.", ["books", None]),
    ],
)
def test_what_is_counted(text, items):
    assert [quantity.item for quantity in find_quantities(text)] == items


@pytest.mark.parametrize(
    "text",
    [
        "call +1 555 0100 now",
        "call 0800 123 456",
        "at 22 Ave Foch in Paris",
        "on 9 E 71st St",
        "a five-star hotel",
        "She top scored with 59 off the bowling.",
        "a baker's dozen",
        "cases per 100,000",
        "a 4x4 car",
    ],
)
def test_no_amounts(text):
    assert amounts(text) == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It paid 90 pounds for the fish.", "GBP"),
        ("The fish weighs 90 pounds.", "pound"),
        ("In Cairo the dollar is at 48 pounds, Egyptian bankers say.", "EGP"),
        ("South Sudan said it cost 300 million pounds.", "SSP"),
        ("It paid CAD 5.5 million.", "CAD"),
        ("It paid 5.5 million Brazilian real.", "BRL"),
        ("Peru paid S/.5,500,000.", "PEN"),
        ("It paid 300 Austrian schillings.", "ATS"),
        ("It will pay $4m.", "USD"),
    ],
)
def test_money(text, unit):
    assert only(text).unit == unit


def test_a_dollar_is_the_one_that_the_article_says():
    text = "Australia pays A$5m, Australian ministers said in Canberra. Later it will pay $4m."
    assert [quantity.unit for quantity in find_quantities(text)] == ["AUD", "AUD"]
    converted = "Australia pays A$5m ($3.3m), Australian ministers said in Canberra."
    assert [quantity.unit for quantity in find_quantities(converted)] == ["AUD", "USD"]


def test_a_dollar_of_the_article_is_less_sure_than_a_signed_one():
    plain, signed = only("It will pay $4m."), only("It will pay US$4m.")
    rival = only("Canada and Canadian firms will pay $4m, Canada said.")
    assert rival.confidence < plain.confidence < signed.confidence


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("It edged up to 1.7 per cent.", None),
        ("It may cost up to 1.7 per cent.", "at_most"),
        ("It shall not exceed 5 percent.", "at_most"),
        ("an amount exceeding 5 percent", "more_than"),
        ("sales topping $3bn", "more_than"),
    ],
)
def test_modifiers(text, modifier):
    assert only(text).modifier == modifier


def test_spans_of_suspended_numbers_end_at_the_digits():
    assert spans("a 7- or 8-inch screen") == ["7", "8-inch"]
