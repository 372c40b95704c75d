import sys
from datetime import date, datetime
from decimal import Decimal

import pandas
import polars
import pytest

import newsfacts
from newsfacts.errors import InvalidOptionsError, MissingExtraError
from newsfacts.records import Extraction
from newsfacts.records.ontology import load_ontology
from newsfacts.sinks.columns import KINDS, Kind, categories
from newsfacts.sinks.tables import COLUMNS
from tests.samples import PRODUCER, sample

LIBRARIES = ("pandas", "polars")


def nothing():
    return Extraction(doc_id="x", text="", producer=PRODUCER)


def frames(facts, library, **how):
    return facts.to_pandas(**how) if library == "pandas" else facts.to_polars(**how)


def cells(frame, column):
    """The column as Python values, with None for what is missing."""
    if isinstance(frame, polars.DataFrame):
        return frame[column].to_list()
    return [None if pandas.isna(cell) else cell for cell in frame[column]]


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("facts", [sample(), nothing()], ids=["facts", "nothing"])
def test_every_table_has_its_columns(library, facts):
    found = {name: list(frame.columns) for name, frame in frames(facts, library).items()}
    assert found == {name: list(columns) for name, columns in COLUMNS.items()}


@pytest.mark.parametrize("library", LIBRARIES)
def test_the_types_of_columns_do_not_hang_on_the_rows(library):
    full, empty = frames(sample(), library), frames(nothing(), library)
    for name in COLUMNS:
        assert list(full[name].dtypes) == list(empty[name].dtypes), name


def test_pandas_columns_are_typed():
    found = sample().to_pandas()
    events, quantities = found["events"], found["quantities"]
    assert events["time_start"].dtype == "datetime64[s]"
    assert events["time_start"][0] == datetime(2021, 3, 1)
    assert pandas.isna(events["time_start"][1])
    assert events["trigger_start"].dtype == "Int32"
    assert events["source_start"].isna().tolist() == [False, True]
    assert list(events["type"].cat.categories) == list(load_ontology().types)
    assert list(events["modality"].cat.categories)[:2] == ["actual", "planned"]
    assert events["confidence"].dtype == "float64"
    assert quantities["value"][0] == Decimal("1.40")
    assert quantities["low"][1] == Decimal("2500000000")


def test_polars_columns_are_typed():
    found = sample().to_polars()
    events, quantities = found["events"], found["quantities"]
    assert events.schema["time_start"] == polars.Date
    assert events["time_start"].to_list() == [date(2021, 3, 1), None]
    assert events.schema["type"] == polars.Enum(list(load_ontology().types))
    assert quantities.schema["value"] == polars.Decimal(38, 12)
    assert quantities["value"].to_list() == [Decimal("1.40"), None]


@pytest.mark.parametrize("library", LIBRARIES)
def test_numbers_may_be_floats(library):
    quantities = frames(sample(), library, numbers="float")["quantities"]
    assert cells(quantities, "value") == [1.4, None]
    assert cells(quantities, "high") == [None, 3e9]
    assert quantities["value"].dtype in ("float64", polars.Float64)


@pytest.mark.parametrize("library", LIBRARIES)
def test_the_first_and_the_last_day_fit(library):
    first = (
        sample().events[0].model_copy(update={"time_start": date(1, 1, 1), "time_end": date(9999, 12, 31)})
    )
    facts = sample().model_copy(update={"events": type(sample().events)([first])})
    events = frames(facts, library)["events"]
    assert str(events["time_start"][0])[:10] == "0001-01-01"
    assert str(events["time_end"][0])[:10] == "9999-12-31"


def test_what_a_decimal_of_polars_cannot_hold_is_said():
    quantity = sample().quantities[0].model_copy(update={"value": Decimal("1e40")})
    facts = sample().model_copy(update={"quantities": (quantity, sample().quantities[1])})
    found = facts.to_polars()
    assert found["quantities"]["value"][0] is None
    assert found["documents"]["warnings"].to_list() == ["amount-too-large: q1 value"]
    assert facts.to_polars(numbers="float")["quantities"]["value"][0] == 1e40
    assert facts.to_pandas()["quantities"]["value"][0] == Decimal("1e40")


@pytest.mark.parametrize("library", LIBRARIES)
def test_roles_as_columns(library):
    events = newsfacts.to_frame([sample(), sample()], "events", library=library, roles=True)
    added = [name for name in events.columns if name not in COLUMNS["events"]]
    assert added == ["role_party", "role_subject", "role_time", "role_place", "role_amount"]
    assert cells(events, "role_party") == ["Norway; Denmark", None] * 2
    assert cells(events, "role_place") == [None] * 4


@pytest.mark.parametrize("library", LIBRARIES)
def test_roles_of_no_events_are_those_that_all_types_share(library):
    events = newsfacts.to_frame([], roles=True, library=library)
    assert len(events) == 0
    assert [name for name in events.columns if name.startswith("role_")] == [
        f"role_{role}" for role in load_ontology().common_roles
    ]


def test_a_role_filled_twice_by_one_entity_names_it_once():
    event = sample().events[0]
    party = event.roles["party"]
    event = event.model_copy(update={"roles": {"party": (*party, party[0])}})
    facts = sample().model_copy(update={"events": type(sample().events)([event])})
    assert newsfacts.to_frame(facts, roles=True)["role_party"][0] == "Norway; Denmark"


def test_tables_join_by_their_ids():
    found = sample().to_pandas()
    parties = (
        found["arguments"]
        .query("role == 'party'")
        .merge(found["entities"], left_on=["doc_id", "entity_id"], right_on=["doc_id", "id"])
    )
    assert list(parties["name"]) == ["Norway", "Denmark"]


@pytest.mark.parametrize("library", LIBRARIES)
def test_many_articles_follow_one_another(library):
    other = sample().model_copy(update={"doc_id": "second"})
    entities = newsfacts.to_frame((facts for facts in (sample(), other)), "entities", library=library)
    assert cells(entities, "doc_id") == ["skagen"] * 3 + ["second"] * 3
    assert len(newsfacts.to_frame(sample(), "entities", library=library)) == 3


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ({"table": "event"}, "table must be one of documents, entities"),
        ({"library": "arrow"}, "library must be one of pandas, polars, not 'arrow'"),
        ({"numbers": "int"}, "numbers must be one of decimal, float"),
    ],
)
def test_what_there_is_not_is_an_error(how, message):
    with pytest.raises(InvalidOptionsError, match=message):
        newsfacts.to_frame(sample(), **how)


def test_numbers_are_checked_for_all_tables_too():
    for method in (sample().to_pandas, sample().to_polars):
        with pytest.raises(InvalidOptionsError, match="numbers"):
            method(numbers="int")


@pytest.mark.parametrize("library", LIBRARIES)
def test_without_the_library_the_error_names_the_extra(monkeypatch, library):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtraError, match=rf"pip install newsfacts\[{library}\]") as caught:
        frames(sample(), library)
    assert isinstance(caught.value, ImportError)


def test_kinds_know_every_column():
    assert {table: tuple(kinds) for table, kinds in KINDS.items()} == COLUMNS
    for table, kinds in KINDS.items():
        for column, kind in kinds.items():
            assert bool(categories(table, column)) == (kind is Kind.CATEGORY), (table, column)


@pytest.mark.parametrize(
    ("table", "column", "known"),
    [
        ("entities", "type", ("person", "organization", "place", "facility", "group", "product", "event")),
        ("mentions", "kind", ("name", "nominal", "pronoun")),
        ("measurements", "polarity", ("positive", "negative")),
        ("quantities", "unit", ()),
        ("documents", "schema_version", ()),
    ],
)
def test_closed_vocabularies_are_those_of_the_records(table, column, known):
    assert categories(table, column) == known
