from decimal import Decimal

from newsfacts.records import Extraction
from newsfacts.sinks.tables import COLUMNS, to_rows
from tests.samples import PRODUCER, sample


def test_every_row_has_exactly_the_columns_of_its_table():
    tables = to_rows([sample()])
    assert list(tables) == list(COLUMNS)
    for name, rows in tables.items():
        assert rows, name
        for row in rows:
            assert set(row) == set(COLUMNS[name]), name
            assert len(set(COLUMNS[name])) == len(COLUMNS[name])


def test_cells_are_plain_values():
    for rows in to_rows([sample()]).values():
        for row in rows:
            for cell in row.values():
                assert type(cell).__module__ in {"builtins", "decimal", "datetime"}


def test_rows_carry_what_the_records_say():
    tables = to_rows([sample()])
    assert [
        (row["role"], row["position"], row["entity_id"], row["date_id"]) for row in tables["arguments"]
    ] == [
        ("party", 0, "e1", None),
        ("party", 1, "e2", None),
        ("subject", 0, "e3", None),
        ("time", 0, None, "d1"),
    ]
    assert {row["owner_id"] for row in tables["arguments"]} == {"v1"}
    assert [row["text"] for row in tables["mentions"]] == ["Norway", "Norway", "Denmark", "Skagen link"]
    first, second = tables["quantities"]
    assert (first["value"], first["subject_entity_id"], second["low"]) == (
        Decimal("1.40"),
        "e3",
        Decimal("2500000000"),
    )
    told, retold = tables["events"]
    assert (told["source_text"], told["cue_text"], retold["source_text"], retold["same_as"]) == (
        "Norway's grid operator",
        "said",
        None,
        "v1",
    )
    assert tables["documents"][0]["producer_model"] == "en_newsfacts"


def test_articles_follow_each_other():
    empty = Extraction(doc_id="empty", text="", producer=PRODUCER)
    tables = to_rows([empty, sample()])
    assert [row["doc_id"] for row in tables["documents"]] == ["empty", "skagen"]
    assert {row["doc_id"] for row in tables["events"]} == {"skagen"}
