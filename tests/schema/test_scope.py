from typing import Annotated

import pytest
from pydantic import BaseModel

from newsfacts.schema import Name, Polarity, Role, one_per, plan_of
from newsfacts.schema.scope import scopes
from tests.schema.story import Story, takeover


@one_per("acquisition")
class Deal(BaseModel):
    buyer: Annotated[list[str], Role("buyer")]


@one_per("acquisition")
class Told(Deal):
    happened: Annotated[bool, Polarity()]


@one_per("organization")
class Company(BaseModel):
    name: Annotated[str, Name()]


class Whole(BaseModel):
    buyer: Annotated[list[str], Role("buyer", of="acquisition")]


def scopes_of(model, facts=None):
    return list(scopes(facts or takeover().facts(), plan_of(model)))


def ids(records):
    return [record.id for record in records]


def test_an_event_and_its_retellings_are_one_record():
    (scope,) = scopes_of(Deal)
    assert scope.anchor == "v1"
    assert ids(scope.own) == ["v1", "v2"]
    assert ids(scope.events(None)) == ids(scope.events("acquisition")) == ["v1", "v2"]


def test_what_is_denied_makes_a_record_only_where_the_model_can_tell():
    assert [scope.anchor for scope in scopes_of(Told)] == ["v1", "v4"]


def test_events_are_linked_that_are_about_the_same():
    (scope,) = scopes_of(Deal)
    assert ids(scope.events("approval")) == ["v3"]  # of the takeover
    assert ids(scope.events("rejection")) == []


def test_a_shared_place_time_or_amount_links_nothing():
    shared = {"place": [("Norway", "e1")], "time_": ["Monday"], "amount": [("$5", "q1")]}
    facts = (
        Story("Acme opened a mine and Bolt closed a mill in Norway on Monday for $5.")
        .entity("place", "Norway")
        .quantity("$5", "5", "USD", "money")
        .event("opening", "opened", operator=["Acme"], **shared)
        .event("closure", "closed", closer=["Bolt"], **shared)
        .facts()
    )

    @one_per("opening")
    class Opening(BaseModel):
        who: Annotated[str, Role("operator")]

    (scope,) = scopes_of(Opening, facts)
    assert list(scope.events("closure")) == []


def test_phrases_without_an_entity_are_linked_by_their_head_word():
    facts = (
        Story("The mine opened in May and closed in June.")
        .event("opening", "opened", facility=["The mine"])
        .event("closure", "closed", closed=["The mine"])
        .facts()
    )

    @one_per("opening")
    class Opening(BaseModel):
        what: Annotated[str, Role("facility")]

    (scope,) = scopes_of(Opening, facts)
    assert ids(scope.events("closure")) == ["v2"]


def test_amounts_are_those_of_the_event_and_of_what_takes_part():
    (scope,) = scopes_of(Deal)
    assert ids(scope.quantities) == ["q1", "q2"]  # its price, and the people of the buyer
    assert ids(scope.entities) == ["e1", "e2"]


def test_an_entity_has_its_own_amounts_and_the_events_it_is_in():
    acme, bolt, crane = scopes_of(Company)
    assert (acme.anchor, bolt.anchor, crane.anchor) == ("e1", "e2", "e5")
    assert ids(acme.quantities) == ["q2"]
    assert ids(bolt.quantities) == ["q1"]
    assert ids(acme.events("acquisition")) == ["v1"]
    assert ids(bolt.events("acquisition")) == ["v1", "v2"]
    assert ids(acme.entities) == ["e1", "e2"]
    assert ids(crane.events("rejection")) == ["v5"]


def test_an_article_has_all_but_what_is_denied():
    (scope,) = scopes_of(Whole)
    assert scope.anchor is None
    assert ids(scope.events("acquisition")) == ["v1", "v2"]
    assert ids(scope.quantities) == ["q1", "q2"]
    assert ids(scope.entities) == ["e1", "e2", "e3", "e4", "e5"]


@pytest.mark.parametrize("model", [Deal, Company, Whole])
def test_a_measurement_that_is_denied_gives_no_amount(model):
    facts = takeover().measurement(("Acme", "e1"), "workforce", "q2", polarity="negative").facts()
    assert "q2" not in ids(scopes_of(model, facts)[0].quantities)


def test_an_article_without_such_events_makes_no_record():
    assert scopes_of(Deal, Story("Nothing.").facts()) == []
    assert len(scopes_of(Whole, Story("Nothing.").facts())) == 1
