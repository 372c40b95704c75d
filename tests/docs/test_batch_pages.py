"""The pages on batches: their tables are the schemas, and their questions run."""

import duckdb
import pytest

import newsfacts
from newsfacts.batch import duck
from newsfacts.batch.rows import table_rows
from newsfacts.batch.shards import ParquetShard
from newsfacts.batch.tables import SCHEMAS
from tests.gold.corpus import OWN, read_corpus
from tools.blocks import DOCS, blocks

TYPES = {
    "string": "",
    "int32": " int",
    "date32[day]": " date",
    "double": " double",
    "decimal128(38, 12)": " decimal",
}


def test_the_page_has_the_schemas():
    page = (DOCS / "batch.md").read_text("utf-8")
    for name, schema in SCHEMAS.items():
        columns = ", ".join(f"`{field.name}`{TYPES[str(field.type)]}" for field in schema)
        assert f"| `{name}` | {columns} |" in page


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    """The facts of our own gold articles as a database."""
    folder = tmp_path_factory.mktemp("facts")
    shard = ParquetShard(folder, 0)
    for article in read_corpus(OWN):
        facts = newsfacts.extract(article.text, published=article.published, doc_id=article.doc_id)
        shard.add(table_rows(facts))
    shard.commit()
    with duckdb.connect(str(duck.build(folder)), read_only=True) as connection:
        yield connection


@pytest.mark.model
def test_there_are_ten_questions_and_each_runs(database):
    questions = [block.code for block in blocks(DOCS / "questions.md", "sql")]
    assert len(questions) == 10
    answered = sum(bool(database.execute(question).fetchall()) for question in questions)
    assert answered >= 6


@pytest.mark.model
def test_the_views_have_their_facts(database):
    for view in ("event_facts", "timeline"):
        assert database.execute(f"SELECT count(*) FROM {view}").fetchall()[0][0] > 5
    (row,) = database.execute(
        "SELECT count(*), count(DISTINCT (doc_id, event_id)) FROM event_facts"
    ).fetchall()
    assert row[0] == row[1] == database.execute("SELECT count(*) FROM events").fetchall()[0][0]
