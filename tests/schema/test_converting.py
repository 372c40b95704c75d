from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pint
import pytest

from newsfacts.records import DateMention, Entity, Event, Quantity
from newsfacts.records.units import registry
from newsfacts.schema import Facility, Interval, Money, Organization, Person
from newsfacts.schema.converting import Unfit, convert
from newsfacts.schema.sources import Found, Time
from newsfacts.schema.targets import target_of
from newsfacts.schema.values import Named
from tests.samples import DATES, ENTITIES, EVENTS, QUANTITIES, span

GIGAWATTS, EUROS = QUANTITIES


class Status(StrEnum):
    planned = "planned"


def amount(**changes):
    return GIGAWATTS.model_copy(update=changes)


def dollars(value):
    return amount(value=Decimal(value), unit="USD", dimension="money")


def converted(record, annotation, words="words", unit=None):
    return convert(Found(record, words, span("signed")), target_of(annotation), unit)


@pytest.mark.parametrize(
    ("record", "annotation", "unit", "value"),
    [
        (None, str, None, "words"),
        (ENTITIES[0], str, None, "words"),
        (None, Status, None, "words"),  # Pydantic has the last word
        (ENTITIES[2], Facility, None, Facility(id="e3", name="Skagen link")),
        (ENTITIES[2], Person | Facility, None, Facility(id="e3", name="Skagen link")),
        (ENTITIES[0], Named, None, Named(id="e1", name="Norway", country="NO")),
        (ENTITIES[0], Entity, None, ENTITIES[0]),
        (DATES[0], DateMention, None, DATES[0]),
        (EVENTS[0], Event, None, EVENTS[0]),
        (EUROS, Quantity, None, EUROS),
        (dollars("2.5"), Money, None, Money(amount=Decimal("2.5"), currency="USD")),
        (dollars("2.5"), Decimal, "USD", Decimal("2.5")),
        (GIGAWATTS, Decimal, "gigawatt", Decimal("1.4")),
        (GIGAWATTS, Decimal, "megawatt", Decimal("1400")),
        (GIGAWATTS, float, "gigawatt", 1.4),
        (GIGAWATTS, int, "megawatt", 1400),
        (amount(value=Decimal(7), unit="dimensionless"), int, None, 7),
        (amount(value=Decimal("7.1"), unit="dimensionless"), float, None, 7.1),
        (DATES[0], Interval, None, Interval(start=date(2021, 3, 1), end=date(2021, 3, 31))),
        (Time("2021-03-02", date(2021, 3, 2), date(2021, 3, 2)), date, None, date(2021, 3, 2)),
        (Time("2021", date(2021, 1, 1), None), Interval, None, Interval(start=date(2021, 1, 1))),
        (
            Time("2021-03-02T14:30", date(2021, 3, 2), date(2021, 3, 2)),
            datetime,
            None,
            datetime(2021, 3, 2, 14, 30),
        ),
    ],
)
def test_what_fits(record, annotation, unit, value):
    found = converted(record, annotation, unit=unit)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(("words", "value"), [("positive", True), ("negative", False)])
def test_polarity_as_a_bool(words, value):
    assert converted(None, bool, words) is value


@pytest.mark.parametrize(("unit", "expected"), [(None, "1.40 gigawatt"), ("megawatt", "1400 megawatt")])
def test_amounts_of_pint_belong_to_the_registry(unit, expected):
    found: Any = converted(GIGAWATTS, pint.Quantity, unit=unit)
    assert found == registry().Quantity(expected)
    assert isinstance(found.magnitude, Decimal)


@pytest.mark.parametrize(
    ("record", "annotation", "unit", "why"),
    [
        (None, Organization, None, "'words' is no named thing in this article"),
        (ENTITIES[0], Organization, None, "'words' is of type place, not organization"),
        (ENTITIES[0], Person | Organization, None, "not person or organization"),
        (None, Money, None, "'words' is no amount"),
        (GIGAWATTS, Money, None, "is no amount of money"),
        (EUROS, Money, None, "'2.5 to 3 billion euros' is a range"),
        (EUROS, Decimal, "EUR", "is a range"),
        (GIGAWATTS, Decimal, None, "'about 1.40 gigawatts' is in gigawatt; say in which unit"),
        (GIGAWATTS, Decimal, "meter", "'about 1.40 gigawatts': "),
        (GIGAWATTS, int, "gigawatt", "1.40 is no whole number"),
        (dollars("2"), Money, "EUR", "'about 1.40 gigawatts': "),
        (ENTITIES[0], Quantity, None, "'words' is no amount"),
        (None, DateMention, None, "'words' is no time in this article"),
        (None, Event, None, "'words' is no event"),
        (None, date, None, "'words' is no time"),
        (GIGAWATTS, Interval, None, "'words' is no time"),
        (DATES[0], date, None, "'2021-03' is no single day; an Interval would hold it"),
        (Time("2021", date(2021, 1, 1), None), date, None, "no single day"),
        (Time("PRESENT_REF", None, None), Interval, None, "'PRESENT_REF' has no days"),
        (Time("PRESENT_REF", None, None), date, None, "'PRESENT_REF' has no days"),
        (DATES[0], datetime, None, "'2021-03' is no time of day"),
        (Time("2021-03-02TEV", date(2021, 3, 2), date(2021, 3, 2)), datetime, None, "no time of day"),
        (
            DATES[0].model_copy(update={"value": None, "start": None, "end": None}),
            date,
            None,
            "'' has no days",
        ),
    ],
)
def test_what_does_not_fit_says_why(record, annotation, unit, why):
    with pytest.raises(Unfit) as caught:
        converted(record, annotation, unit=unit)
    assert why in str(caught.value)
