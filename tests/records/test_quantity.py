import decimal
import threading
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from newsfacts.errors import UnitError
from newsfacts.records import Quantity, Span
from newsfacts.records.base import plain
from newsfacts.records.units import base_unit, registry, to_base

SPAN = Span(start=0, end=1, text="5")


def quantity(value="5", unit="meter", **fields):
    fixed = {"id": "q1", "span": SPAN, "dimension": "any", "confidence": 1.0}
    return Quantity.model_validate({**fixed, "value": value, "unit": unit, **fields})


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"value": None}, "neither a value nor a bound"),
        ({"value": None, "low": 5, "high": 4}, "lies above"),
        ({"value": 4, "low": 3, "high": 5}, "no value of its own"),
        ({"base_value": 5}, "come together"),
        ({"base_unit": "meter"}, "come together"),
        ({"count": 4, "total": 21}, "total"),
        ({"total": 5}, "total"),
        ({"value": "NaN"}, "finite"),
        ({"value": "Infinity"}, "finite"),
        ({"confidence": 1.01}, "less than or equal"),
        ({"confidence": float("nan")}, "confidence"),
        ({"colour": "red"}, "Extra inputs"),
        ({"id": "e1"}, "pattern"),
    ],
)
def test_quantity_refuses_contradictions(fields, fault):
    with pytest.raises(ValidationError, match=fault):
        quantity(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"value": None, "low": 3, "high": 3},
        {"value": None, "low": 3, "modifier": "more_than"},
        {"value": 3, "low": 3, "modifier": "at_least"},
        {"value": 1200, "count": 4, "total": 4800},
    ],
)
def test_quantity_takes_ranges_comparisons_and_counts(fields):
    assert quantity(**fields)


def test_total_is_exact_whatever_the_decimal_context():
    with decimal.localcontext(prec=3):
        assert quantity(value="1234.5678", count="1000001", total="1234569034.5678")


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_numbers_survive_json_with_every_digit(number):
    given_ = quantity(value=number)
    text = given_.model_dump(mode="json")["value"]
    assert isinstance(text, str)
    again = Quantity.model_validate_json(given_.model_dump_json())
    assert again == given_
    assert again.value is not None
    assert again.model_dump_json() == given_.model_dump_json()


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("32E+9", "32000000000"),
        ("1.40", "1.40"),
        ("0.000001", "0.000001"),
        ("-5", "-5"),
        ("1E+999999", "1E+999999"),
        ("1E-999999", "1E-999999"),
    ],
)
def test_plain_has_no_exponent_within_reason(number, text):
    assert plain(Decimal(number)) == text


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        ("3.2E+10", "32000000000"),
        ("15750000000.00", "15750000000"),
        ("1.50", "1.50"),
        ("-0.0", "0"),
        ("1E+999999", "1E+999999"),
    ],
)
def test_whole_numbers_print_their_digits(number, printed):
    assert str(quantity(value=number).value) == printed


def test_json_numbers_are_read_too():
    assert Quantity.model_validate_json(
        '{"id":"q1","span":{"start":0,"end":1,"text":"5"},"value":0.1,"unit":"meter","dimension":"length",'
        '"confidence":1}'
    ).value == Decimal("0.1")


def test_pint_keeps_the_decimal():
    amount = quantity("32000000000", "meter ** 3 / year").pint
    assert amount.magnitude == Decimal("32000000000")
    assert isinstance(amount.to("liter / day").magnitude, Decimal)
    assert str(amount.to("meter ** 3 / year").units) == "meter ** 3 / year"


def test_pint_knows_money_and_no_rates():
    price = quantity("60.5", "USD / barrel").pint
    assert (price * registry().Quantity(Decimal(2), "barrel")).to("USD").magnitude == Decimal("121")
    assert not quantity("1", "USD").pint.is_compatible_with("EUR")


def test_pint_keeps_points_apart_from_percent():
    assert not quantity("1", "percentage_point").pint.is_compatible_with("percent")
    assert quantity("50", "basis_point").pint.to("percentage_point").magnitude == Decimal("0.5")


@pytest.mark.parametrize(
    ("unit", "fields"),
    [("florps", {}), ("meter **", {}), ("EUR", {"value": None, "low": 1, "high": 2})],
)
def test_pint_says_what_it_cannot_read(unit, fields):
    with pytest.raises(UnitError):
        _ = quantity(**{"unit": unit, **fields}).pint


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("54", "kilometer / hour", ("15", "meter / second")),
        ("2.5", "tonne", ("2500", "kilogram")),
        ("20", "degree_Celsius", ("293.15", "kelvin")),
        ("5", "percent", ("0.05", "dimensionless")),
        ("1", "barrel", ("0.158987294928", "meter ** 3")),
    ],
)
def test_to_base_is_exact(value, unit, expected):
    number, name = expected
    assert to_base(Decimal(value), unit) == (Decimal(number), name)


@pytest.mark.parametrize(
    "unit", ["dimensionless", "EUR", "USD / barrel", "percentage_point", "decibel", "byte"]
)
def test_to_base_has_nothing_outside_the_si(unit):
    assert base_unit(unit) is None


def test_registry_is_one_for_all_threads():
    seen = []
    threads = [threading.Thread(target=lambda: seen.append(registry())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(one) for one in seen}) == 1
