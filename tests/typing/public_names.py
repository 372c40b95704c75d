"""What type checkers are to infer for callers; mypy reads this file, nothing runs it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated, assert_type

import pandas
import polars
from pydantic import BaseModel

import newsfacts
from newsfacts.records import (
    Argument,
    DateMention,
    Entity,
    Event,
    Events,
    Extraction,
    Measurement,
    Quantity,
)


def _one_article() -> None:
    facts = newsfacts.extract("text", published="2016-10-11", options=newsfacts.Options(max_chars=10))
    assert_type(facts, Extraction)
    assert_type(facts.published, date | None)
    assert_type(facts.events, Events)
    assert_type(facts.events.of("agreement"), Events)
    assert_type(facts.events[0], Event)
    assert_type(facts.events[0]["party"], list[Argument])
    assert_type(facts.entities, tuple[Entity, ...])
    assert_type(facts.quantities[0].value, Decimal | None)
    assert_type(facts.measurements, tuple[Measurement, ...])
    resolved = facts.resolve(facts.events[0]["party"][0])
    assert_type(resolved, Entity | Quantity | DateMention | Event | None)


def _many_articles() -> None:
    article = newsfacts.Article("text", published=date(2016, 10, 11))
    assert_type(newsfacts.extract_many(["text"], on_error="record"), Iterator[Extraction])
    assert_type(newsfacts.extract_many(iter([article])), Iterator[Extraction])
    assert_type(newsfacts.extract_many([{"text": "text", "published": None}]), Iterator[Extraction])


def _tables(facts: Extraction) -> None:
    assert_type(facts.to_pandas(numbers="float", roles=True), dict[str, pandas.DataFrame])
    assert_type(facts.to_polars(), dict[str, polars.DataFrame])
    assert_type(newsfacts.to_frame(facts), pandas.DataFrame)
    assert_type(newsfacts.to_frame([facts], "entities", library="polars"), polars.DataFrame)


@newsfacts.one_per("acquisition")
class _Deal(BaseModel):
    buyer: Annotated[list[newsfacts.Organization], newsfacts.Role("buyer")]
    price: Annotated[newsfacts.Money | None, newsfacts.Role("amount")] = None


def _own_schema(facts: Extraction) -> None:
    deals = facts.into(_Deal)
    assert_type(deals, newsfacts.Filled[_Deal])
    assert_type(newsfacts.extract("text", schema=_Deal), newsfacts.Filled[_Deal])
    assert_type(deals[0], _Deal)
    assert_type([deal.buyer[0].name for deal in deals], list[str])
    assert_type(deals.entries[0].record.price, newsfacts.Money | None)
    assert_type(deals.facts, Extraction)
