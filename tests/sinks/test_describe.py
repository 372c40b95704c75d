from decimal import Decimal

import pytest

from newsfacts.records import Quantity, Span
from newsfacts.sinks.describe import amount, event_note, number, quantity_note
from tests.samples import sample


@pytest.mark.parametrize(
    ("value", "shown"),
    [("1200", "1,200"), ("11.4E+9", "11,400,000,000"), ("0.50", "0.50"), ("1E+9999", "1E+9999")],
)
def test_number_groups_thousands(value, shown):
    assert number(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"value": 1200, "count": 4, "unit": "megawatt"}, "4 × 1,200 megawatt"),
        ({"value": None, "low": 3, "high": 5, "unit": "percent"}, "3–5 percent"),
        ({"value": None, "low": 5, "unit": "EUR", "modifier": "more_than"}, "> 5 EUR"),
        ({"value": 186, "unit": "dimensionless", "item": "facilities"}, "186 facilities"),
        ({"value": 7, "unit": "dimensionless"}, "7"),
    ],
)
def test_amount_is_short(fields, shown):
    fixed = {"id": "q1", "span": Span(start=0, end=1, text="5"), "dimension": "any", "confidence": 1.0}
    assert amount(Quantity.model_validate({**fixed, **fields})) == shown


def test_notes_say_who_what_when_and_how_sure():
    facts = sample()
    assert event_note(facts, facts.events[0]) == (
        "v1 agreement: party Norway, Denmark; subject Skagen link; time March 2021; when 2021-03; "
        "according to Norway's grid operator"
    )
    assert event_note(facts, facts.events[1]) == "v2 agreement: not; planned"
    assert quantity_note(facts, facts.quantities[0]) == "q1 capacity of Skagen link: ~1.40 gigawatt"
    assert quantity_note(facts, facts.quantities[1]) == "q2 money: 2,500,000,000–3,000,000,000 EUR"
