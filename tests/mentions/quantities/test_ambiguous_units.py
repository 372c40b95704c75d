"""Symbols that mean one unit here and another there."""

import pytest
from tests.mentions.quantities.reading import amounts, only


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("a blast of 15 kt", "15 kilotonne"),
        ("winds gusting at 60 kt", "60 knot"),
        ("a drop of 2 degrees in temperature", "2 degree_Celsius"),
        ("turned 30 degrees to port", "30 degree"),
        ("3 ounces of gold", "3 troy_ounce"),
        ("a 12 oz bottle of soda", "12 fluid_ounce"),
        ("a letter of 2 ounces", "2 ounce"),
        ("gold at $1,900 an ounce", "1900 USD / troy_ounce"),
        ("a dose of 0.2 R", "0.2 roentgen"),
        ("shares fell to 78 p", "0.78 GBP"),
        ("12 nm off the coast by ship", "12 nautical_mile"),
        ("light of 600 nm", "600 nanometer"),
        ("a file of 30 kb", "30 kilobyte"),
        ("4 MB and 4 Mb", "4 megabyte"),
        ("a pressure of 990 mb", "990 millibar"),
        ("a 3 T magnet", "3 tesla"),
        ("he weighed 14 stone", "14 stone"),
        ("two cups of flour", "2 cup"),
        ("a 5 mW laser", "5 milliwatt"),
        ("a 5 MW plant", "5 megawatt"),
    ],
)
def test_the_words_around_decide(text, amount):
    assert amounts(text)[0] == amount


def test_the_runner_up_lowers_the_confidence():
    assert (
        only("a drop of 2 degrees in temperature").confidence < only("a drop of 2 degrees Celsius").confidence
    )


@pytest.mark.parametrize(
    "text", ["14 stone houses", "the 5G network", "at 6pm", "a 3 R plan", "12 cups were won"]
)
def test_letters_and_nouns_that_are_no_unit_there(text):
    assert all(amount.endswith(" dimensionless") for amount in amounts(text))
