from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

import pint
import pytest
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

import newsfacts
from newsfacts import (
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
)
from newsfacts.errors import SchemaError
from newsfacts.records import Quantity
from newsfacts.schema import Filled
from tests.schema.story import Story, takeover


@one_per("acquisition")
class Deal(BaseModel):
    buyer: Annotated[list[Organization], Role("buyer")]
    acquired: Annotated[str, Role("acquired")]
    price: Annotated[Money | None, Role("amount")]
    day: date | None
    approved: Annotated[Interval | None, When("approval")] = None
    staff: Annotated[int | None, Measure("workforce")] = None
    debt: Annotated[Money | None, Measure("debt")] = None
    status: Annotated[Literal["actual", "planned"], Modality()]
    said_by: Annotated[newsfacts.Person | None, SaidBy()] = None


def only(filled):
    (entry,) = filled.entries
    assert filled.rejected == ()
    return entry


def spans(entry):
    return {name: [span.text for span in found] for name, found in entry.evidence.items()}


def test_a_record_of_an_event():
    filled = takeover().facts().into(Deal)
    assert isinstance(filled, Filled)
    assert list(filled) == [
        Deal(
            buyer=[Organization(id="e1", name="Acme", country="US")],
            acquired="Bolt",
            price=Money(amount=Decimal("2500000000"), currency="USD"),
            day=date(2024, 6, 5),
            approved=Interval(start=date(2024, 5, 1), end=date(2024, 5, 31)),
            staff=40000,
            status="actual",
            said_by=newsfacts.Person(id="e3", name="Orla Quinn"),
        )
    ]
    assert filled.facts == takeover().facts()


def test_each_field_has_its_evidence_and_what_is_missing_is_listed():
    entry = only(takeover().facts().into(Deal))
    assert spans(entry) == {
        "buyer": ["Acme"],
        "acquired": ["Bolt"],
        "price": ["$2.5 billion"],
        "day": ["5 June 2024"],
        "approved": ["approved"],
        "staff": ["40,000"],
        "status": ["bought"],
        "said_by": ["Orla Quinn"],
    }
    assert entry.missing == ("debt",)
    assert entry.record.debt is None
    assert entry.problems == {}
    assert entry.anchor == "v1"
    text = takeover().facts().text
    for found in entry.evidence.values():
        assert all(text[span.start : span.end] == span.text for span in found)


def test_records_are_a_sequence():
    facts = takeover().entity("organization", "Dolt").facts()

    @one_per("organization")
    class Company(BaseModel):
        name: Annotated[str, Name()]
        deals: Annotated[list[str], Role("acquired", of="acquisition")]

    companies = facts.into(Company)
    assert [company.name for company in companies] == ["Acme", "Bolt"]  # of the others nothing asked is told
    assert len(companies) == 2
    assert companies[-1].deals == ["Bolt"]
    assert [company.name for company in companies[:1]] == ["Acme"]
    assert companies[0] in companies


def test_what_is_denied_needs_a_field_that_says_so():
    @one_per("acquisition")
    class Told(BaseModel):
        acquired: Annotated[str, Role("acquired")]
        happened: Annotated[bool, Polarity()]

    told = takeover().facts().into(Told)
    assert [(deal.acquired, deal.happened) for deal in told] == [("Bolt", True), ("Elm", False)]


def test_a_list_names_each_once_with_the_evidence_of_each():
    @one_per("acquisition")
    class Bought(BaseModel):
        acquired: Annotated[list[str], Role("acquired")]
        seller: Annotated[tuple[str, ...], Role("seller")]

    entry = only(takeover().facts().into(Bought))  # both tellings have Bolt
    assert entry.record == Bought(acquired=["Bolt"], seller=())
    assert spans(entry) == {"acquired": ["Bolt"]}
    assert entry.missing == ("seller",)


def test_what_else_would_fill_a_field_is_shown():
    facts = (
        Story("The line costs 3 million euros, or 4 million euros, if not 3 million euros.")
        .quantity("3 million euros", "3000000", "EUR", "money", property="cost")
        .quantity("4 million euros", "4000000", "EUR", "money", property="cost")
        .facts()
    )

    class Line(BaseModel):
        cost: Annotated[Money, Measure("cost")]

    entry = only(facts.into(Line))
    assert entry.record.cost.amount == 3_000_000
    assert [span.text for span in entry.others["cost"]] == ["4 million euros"]


class Status(StrEnum):
    on = "actual"
    later = "planned"


class Checked(BaseModel):
    """What a user's validators refuse."""

    price: Annotated[Money | None, Measure("price")]
    staff: Annotated[int, Measure("workforce"), Field(le=1000)] = 5
    status: Annotated[Status | None, Modality("acquisition")] = None
    companies: list[Organization]

    @field_validator("price")
    @classmethod
    def in_euros(cls, price):
        if price is not None and price.currency != "EUR":
            raise ValueError("only euros")
        return price

    @field_validator("companies")
    @classmethod
    def no_bolt(cls, companies):
        return [company for company in companies if company.name != "Bolt"]


def test_the_users_validators_have_the_last_word_and_their_reasons_are_kept():
    entry = only(takeover().facts().into(Checked))
    assert entry.record.price is None
    assert entry.record.staff == 5
    assert entry.record.status is Status.on
    assert [company.name for company in entry.record.companies] == ["Acme", "Crane"]
    assert entry.problems == {
        "price": "Value error, only euros",
        "staff": "Input should be less than or equal to 1000",
    }
    assert entry.missing == ()
    assert {"price", "staff"}.isdisjoint(entry.evidence)


def test_one_bad_item_does_not_cost_the_list():
    class People(BaseModel):
        names: Annotated[list[Annotated[str, Field(max_length=4)]], Role("acquired", of="acquisition")]
        all: list[Annotated[Organization, Field()]]

    class Short(BaseModel):
        names: Annotated[list[Literal["Bolt"]], Role("buyer", of="acquisition")]
        bought: Annotated[list[Literal["Bolt"]], Role("acquired", of="acquisition")]

    assert only(takeover().facts().into(People)).record.names == ["Bolt"]
    entry = only(takeover().facts().into(Short))
    assert entry.record == Short(names=[], bought=["Bolt"])
    assert entry.problems == {"names": "Input should be 'Bolt'"}
    story = takeover().event("acquisition", "Dolt", acquired=["Crane", "Norway"]).facts()
    entry = only(story.into(Short))
    assert entry.record.bought == ["Bolt"]
    assert spans(entry)["bought"] == ["Bolt"]
    assert entry.problems["bought"] == "Input should be 'Bolt'; Input should be 'Bolt'"


def test_a_required_field_that_the_text_does_not_fill_rejects_the_record():
    @one_per("acquisition")
    class Strict(BaseModel):
        seller: Annotated[str, Role("seller")]
        price: Annotated[Money, Role("amount")]
        acquired: Annotated[Organization, Role("buyer")]

    filled = (
        Story("Dolt bought Elm.").event("acquisition", "bought", buyer=["Dolt"], acquired=["Elm"]).facts()
    ).into(Strict)
    assert list(filled) == []
    (rejected,) = filled.rejected
    assert rejected.anchor == "v1"
    assert rejected.problems == {
        "seller": "the field is required, and the text does not say",
        "price": "the field is required, and the text does not say",
        "acquired": "'Dolt' is no named thing in this article",
    }
    assert rejected.evidence == {}


def test_a_validator_of_the_whole_model_rejects_the_record():
    class Whole(BaseModel):
        names: list[Organization]

        @model_validator(mode="after")
        def never(self):
            raise ValueError("not today")

    filled = takeover().facts().into(Whole)
    assert len(filled) == 0
    assert filled.rejected[0].problems == {"": "Value error, not today"}
    assert [span.text for span in filled.rejected[0].evidence["names"]] == ["Acme", "Bolt", "Crane"]


def test_what_does_not_convert_is_listed_though_the_field_may_be_empty():
    class Vague(BaseModel):
        day: Annotated[date | None, When("approval")]
        buyers: Annotated[list[newsfacts.Person], Role("buyer", of="acquisition")]
        staff: Annotated[Decimal | None, Measure("price")] = None

    entry = only(takeover().facts().into(Vague))
    assert entry.record == Vague(day=None, buyers=[])
    assert entry.problems == {
        "day": "'2024-05' is no single day; an Interval would hold it",
        "buyers": "'Acme' is of type organization, not person",
        "staff": "'$2.5 billion' is in USD; say in which unit to have it: Measure(…, unit=…)",
    }
    assert entry.missing == ()


def test_the_first_that_fits_fills_a_single_field():
    facts = (
        Story("Acme bought 40 percent of Bolt for $5.")
        .quantity("40 percent", "40", "percent", "ratio")
        .quantity("$5", "5", "USD", "money")
        .event("acquisition", "bought", amount=[("40 percent", "q1"), ("$5", "q2")])
        .facts()
    )

    @one_per("acquisition")
    class Paid(BaseModel):
        price: Annotated[Money, Role("amount")]

    entry = only(facts.into(Paid))
    assert entry.record.price == Money(amount=Decimal(5), currency="USD")
    assert entry.problems == {}


def test_fields_of_an_article():
    class Everything(BaseModel):
        organizations: list[Organization]
        named: list[newsfacts.Person | newsfacts.Place]
        money: list[Money]
        amounts: tuple[Quantity, ...]
        told: Annotated[list[str], Modality("acquisition")]

    entry = only(takeover().facts().into(Everything))
    assert entry.anchor is None
    assert [thing.name for thing in entry.record.organizations] == ["Acme", "Bolt", "Crane"]
    assert [thing.name for thing in entry.record.named] == ["Orla Quinn", "Norway"]
    assert [money.currency for money in entry.record.money] == ["USD"]
    assert [quantity.id for quantity in entry.record.amounts] == ["q1", "q2"]
    assert entry.record.told == ["actual"]


def test_an_article_that_tells_nothing_of_it_makes_no_record():
    class Everything(BaseModel):
        people: list[newsfacts.Person]

    filled = Story("Nothing.").facts().into(Everything)
    assert (list(filled), filled.rejected) == ([], ())


def test_amounts_of_pint():
    @one_per("organization")
    class Company(BaseModel):
        model_config = ConfigDict(arbitrary_types_allowed=True)
        pipe: Annotated[pint.Quantity[Decimal] | None, Measure("length", unit="kilometer")]

    story = Story("Acme has 500 metres of pipe.").entity("organization", "Acme")
    story.quantity("500 metres", "500", "meter", "length", property="length", subject=("Acme", "e1"))
    (company,) = story.facts().into(Company)
    assert company.pipe is not None
    assert str(company.pipe) == "0.5 kilometer"


def test_fields_are_filled_by_name_whatever_their_alias():
    class Aliased(BaseModel):
        who: Annotated[list[Organization], Field(alias="companies")]

    entry = only(takeover().facts().into(Aliased))
    assert len(entry.record.who) == 3
    assert list(entry.evidence) == ["who"]


def test_a_frozen_and_closed_model_is_filled_too():
    @one_per("acquisition")
    class Closed(BaseModel):
        model_config = ConfigDict(frozen=True, extra="forbid")
        acquired: Annotated[str, Role("acquired")]

    assert list(takeover().facts().into(Closed)) == [Closed(acquired="Bolt")]


def test_the_same_facts_fill_the_same():
    facts = takeover().facts()
    assert facts.into(Deal) == facts.into(Deal)


def test_a_malformed_schema_is_an_error():
    class Wrong(BaseModel):
        who: str

    with pytest.raises(SchemaError, match=r"Wrong\.who"):
        takeover().facts().into(Wrong)


@pytest.mark.model
def test_extract_fills_a_schema():
    deals = newsfacts.extract(
        "Acme Corp will buy Bolt Ltd for $2.5 billion, the companies said on Monday.",
        schema=Deal,
        published="2024-06-05",
    )
    (deal,) = deals
    assert (deal.acquired, deal.status) == ("Bolt Ltd", "planned")
    assert deals.facts.published == date(2024, 6, 5)


@pytest.mark.model
def test_a_malformed_schema_is_told_before_the_article_is_read(monkeypatch):
    class Wrong(BaseModel):
        who: Annotated[str, Role("who", of="acquisition")]

    monkeypatch.setattr("newsfacts.api.outcomes", lambda *_: pytest.fail("the article was read"))
    with pytest.raises(SchemaError, match=r"Wrong\.who"):
        newsfacts.extract("Acme bought Bolt.", schema=Wrong)
