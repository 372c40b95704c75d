from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, Field, create_model

import newsfacts
from newsfacts.errors import NewsfactsError, SchemaError
from newsfacts.records import Quantity
from newsfacts.schema import (
    Interval,
    Measure,
    Modality,
    Money,
    Name,
    Organization,
    Polarity,
    Role,
    SaidBy,
    When,
    one_per,
    plan_of,
)


def model(annotation, *, per=None, default=...):
    made = create_model("Mine", field=(annotation, default))
    return one_per(per)(made) if per else made


@pytest.mark.parametrize(
    ("annotation", "per"),
    [
        (Annotated[str, Role("buyer")], "acquisition"),
        (Annotated[Money | None, Role("amount")], "acquisition"),
        (Annotated[str, Role("buyer", of="acquisition")], None),
        (Annotated[str, Role("buyer", of="acquisition")], "facility"),
        (Annotated[Decimal, Measure("capacity", unit="gigawatt")], "facility"),
        (Annotated[date, When("opening")], "facility"),
        (Annotated[Literal["actual", "planned"], Modality()], "opening"),
        (Annotated[bool, Polarity()], "opening"),
        (Annotated[Organization | None, SaidBy()], "opening"),
        (Annotated[str, Name()], "person"),
        (list[Organization], None),
        (list[Money], None),
        (Quantity | None, "facility"),
        (date, "opening"),
        (Interval | None, "opening"),
    ],
)
def test_fields_that_can_be_filled(annotation, per):
    plan = plan_of(model(annotation, per=per))
    assert [field.name for field in plan.fields] == ["field"]
    assert (plan.event or plan.entity) == per


@pytest.mark.parametrize(
    ("annotation", "per", "message"),
    [
        (str, None, "nothing says what fills str"),
        (int, "acquisition", "nothing says what fills int"),
        (date, None, "nothing says what fills date"),
        (date, "facility", "nothing says what fills date"),
        (Any, None, "nothing says what fills"),
        (
            Annotated[str, Role("byer")],
            "acquisition",
            "no role of acquisition named 'byer'; did you mean buyer",
        ),
        (Annotated[str, Role("buyer")], None, "Role of which event? Name it by of="),
        (Annotated[str, Role("buyer")], "person", "Role of which event?"),
        (
            Annotated[str, Role("buyer", of="aquisition")],
            None,
            "no event type 'aquisition'; did you mean acq",
        ),
        (Annotated[date, When()], None, "When of which event?"),
        (Annotated[str, Modality("openings")], None, "no event type 'openings'"),
        (Annotated[str, SaidBy("sayings")], None, "no event type 'sayings'"),
        (Annotated[bool, Polarity()], None, "Polarity() is of the event that a record is about"),
        (Annotated[str, Name()], None, "Name() is of an entity"),
        (Annotated[str, Name()], "opening", "Name() is of an entity"),
        (Annotated[date, Measure("cost")], None, "Measure does not fill a field of type date"),
        (Annotated[Money, When("opening")], None, "When does not fill a field of type Money"),
        (Annotated[bool, Role("buyer", of="acquisition")], None, "Role does not fill a field of type bool"),
        (Annotated[dict[str, str], Measure("cost")], None, "Measure does not fill"),
        (Annotated[Money, Measure(" ")], None, "Measure of which property?"),
        (Annotated[Decimal, Measure("cost", unit="quux")], None, "pint cannot read the unit 'quux'"),
        (Annotated[str, Name(), Measure("cost")], "person", "more than one marker"),
    ],
)
def test_what_cannot_be_filled_names_model_and_field(annotation, per, message):
    with pytest.raises(SchemaError) as caught:
        plan_of(model(annotation, per=per))
    error = caught.value
    assert error.message.startswith("Mine.field: ")
    assert message in error.message
    assert (error.model, error.field, error.code) == ("Mine", "field", "schema")
    assert isinstance(error, NewsfactsError)
    assert isinstance(error, ValueError)


@pytest.mark.parametrize("kind", ["aquisition", "people", ""])
def test_a_record_is_about_a_type_that_there_is(kind):
    with pytest.raises(SchemaError, match=r"Mine: no event or entity type") as caught:
        plan_of(one_per(kind)(create_model("Mine", field=(list[Money], ...))))
    assert (caught.value.model, caught.value.field) == ("Mine", None)


@pytest.mark.parametrize(
    "given", [dict, "Mine", 3, None, {}, list[str], BaseModel, Money(amount=1, currency="EUR")]
)
def test_a_schema_is_a_model(given):
    with pytest.raises(SchemaError, match="a Pydantic model, a class"):
        plan_of(given)


def test_a_model_without_a_field_to_fill_is_none():
    with pytest.raises(SchemaError, match="no field of it is filled"):
        plan_of(create_model("Mine", note=(str, "")))


def test_a_name_that_does_not_exist_in_an_annotation():
    class Mine(BaseModel):
        field: "Nowhere"  # noqa: F821  the fault

    with pytest.raises(SchemaError, match=r"Mine: .*Nowhere"):
        plan_of(Mine)


def test_fields_with_a_default_and_nothing_that_fills_them_are_left_alone():
    class Mine(BaseModel):
        notes: list[dict[str, str]] = Field(default_factory=list)
        label: str = "mine"
        people: list[newsfacts.Person]

    assert [field.name for field in plan_of(Mine).fields] == ["people"]


def test_a_model_that_inherits_is_about_the_same():
    @one_per("acquisition")
    class Deal(BaseModel):
        buyer: Annotated[str, Role("buyer")]

    class Priced(Deal):
        price: Annotated[Money, Role("amount")]

    assert plan_of(Priced).event == "acquisition"
    assert [field.name for field in plan_of(Priced).fields] == ["buyer", "price"]


def test_only_a_model_that_asks_for_polarity_takes_what_is_denied():
    assert plan_of(model(Annotated[bool, Polarity()], per="opening")).takes_denied
    assert not plan_of(model(Annotated[str, Modality()], per="opening")).takes_denied


def test_what_may_be_lacking_is_known():
    class Mine(BaseModel):
        a: Annotated[Money, Measure("cost")]
        b: Annotated[Money | None, Measure("cost")]
        c: Annotated[Money | None, Measure("cost")] = None
        d: Annotated[list[Money], Measure("cost")]

    known = [(field.nullable, field.has_default, field.target.many) for field in plan_of(Mine).fields]
    assert known == [
        (False, False, False),
        (True, False, False),
        (True, True, False),
        (False, False, True),
    ]
