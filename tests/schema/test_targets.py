from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Annotated, Any, Literal, Optional

import pint
import pytest

from newsfacts.records import DateMention, Entity, Event, Quantity
from newsfacts.schema import Interval, Measure, Money, Name, Organization, Person, Place, Role
from newsfacts.schema.targets import Family, Target, markers_in, target_of


class Colour(StrEnum):
    red = "red"


class Number(Enum):
    one = 1


@pytest.mark.parametrize(
    ("annotation", "type_", "family"),
    [
        (str, str, Family.TEXT),
        (Colour, Colour, Family.TEXT),
        (Number, Number, Family.TEXT),
        (Literal["a", "b"], str, Family.TEXT),
        (bool, bool, Family.FLAG),
        (int, int, Family.AMOUNT),
        (float, float, Family.AMOUNT),
        (Decimal, Decimal, Family.AMOUNT),
        (Money, Money, Family.AMOUNT),
        (Quantity, Quantity, Family.AMOUNT),
        (pint.Quantity, pint.Quantity, Family.AMOUNT),
        (pint.Quantity[Decimal], pint.Quantity, Family.AMOUNT),
        (date, date, Family.TIME),
        (datetime, datetime, Family.TIME),
        (Interval, Interval, Family.TIME),
        (DateMention, DateMention, Family.TIME),
        (Person, Person, Family.NAMED),
        (Entity, Entity, Family.NAMED),
        (Event, Event, Family.EVENT),
    ],
)
@pytest.mark.parametrize(
    ("wrap", "many"),
    [
        (lambda a: a, False),
        (lambda a: a | None if isinstance(a, type) else Optional[a], False),  # noqa: UP045  of a Literal
        (lambda a: Annotated[a, "x"], False),
        (lambda a: Optional[Annotated[a, "x"]], False),  # noqa: UP045
        (lambda a: list[a], True),
        (lambda a: tuple[a, ...], True),
        (lambda a: set[a], True),
        (lambda a: Sequence[a], True),
        (lambda a: Optional[list[Annotated[a, "x"]]], True),  # noqa: UP045
    ],
)
def test_annotations_say_what_to_convert_to(annotation, type_, family, wrap, many):
    assert target_of(wrap(annotation)) == Target((type_,), family, many)


@pytest.mark.parametrize(
    "annotation",
    [
        *(bytes, object, Any, dict[str, str], list[list[str]], tuple[str, str], list, None),
        *(int | str, Money | str, Literal[1, 2], "str", complex, list[dict[str, int]]),
    ],
)
def test_nothing_converts_to_these(annotation):
    assert target_of(annotation) is None


def test_named_things_may_be_of_several_types():
    assert target_of(Person | Organization | None) == Target((Person, Organization), Family.NAMED, many=False)
    assert target_of(list[Person | Place]) == Target((Person, Place), Family.NAMED, many=True)


@pytest.mark.parametrize(
    ("annotation", "metadata", "found"),
    [
        (str, (Name(),), [Name()]),
        (Annotated[str, Name()], (), [Name()]),
        (Optional[Annotated[str, Role("buyer")]], (), [Role("buyer")]),  # noqa: UP045
        (list[Annotated[str, Role("buyer")]], ("other",), [Role("buyer")]),
        (Annotated[str, Name()], (Measure("cost"),), [Measure("cost"), Name()]),
        (Literal["a"], (), []),
        (str | None, (), []),
    ],
)
def test_markers_are_found_wherever_they_stand(annotation, metadata, found):
    assert markers_in(annotation, metadata) == found
