"""`newsfacts batch` as it is called: what it says, and its exit codes."""

import io
import json

import pytest
from typer.testing import CliRunner

from newsfacts.batch import progress
from newsfacts.batch.run import Report
from newsfacts.cli import app


def call(*arguments):
    return CliRunner().invoke(app, ["batch", *map(str, arguments)])


@pytest.fixture
def dump(tmp_path):
    file = tmp_path / "dump.jsonl"
    lines = [{"id": n, "body": f"Norway paid {n} million euros to Iceland."} for n in (2, 3)]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return file


@pytest.mark.model
def test_a_batch_says_what_it_reads_and_how_it_went(dump, tmp_path):
    done = call(dump, "--out", tmp_path / "facts")
    assert done.exit_code == 0, done.stderr
    assert "columns: text from 'body', doc_id from 'id'" in done.stderr
    assert "2 articles read, 0 records could not be" in done.stderr
    assert done.stdout == ""
    (file,) = (tmp_path / "facts").glob("part-*.jsonl")
    found = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert [facts["quantities"][0]["value"] for facts in found] == ["2000000", "3000000"]


@pytest.mark.model
def test_errors_make_the_exit_code_1_and_quiet_says_nothing(dump, tmp_path):
    with dump.open("a") as file:
        file.write("{broken\n")
    done = call(dump, "--out", tmp_path / "facts", "--quiet", "--column", "text=body")
    assert (done.exit_code, done.stderr) == (1, "")
    (error,) = (tmp_path / "facts" / "errors.jsonl").read_text("utf-8").splitlines()
    assert json.loads(error)["record"] == 3


def test_what_cannot_begin_has_exit_code_2(dump, tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").touch()
    for arguments, said in (
        ((tmp_path / "none.jsonl", "--out", tmp_path / "a"), "[input-not-found]"),
        ((dump, "--out", tmp_path / "full"), "[resume]"),
        ((dump, "--out", tmp_path / "b", "--column", "text"), "FIELD=NAME"),
        ((dump, "--out", tmp_path / "c", "--column", "author=x"), "FIELD of text"),
        ((dump, "--out", tmp_path / "d", "--lexicon", tmp_path / "none.toml"), "[lexicon]"),
    ):
        done = call(*arguments)
        assert done.exit_code == 2, done.stderr
        assert said in done.stderr
        assert done.stderr.count("\n") == 1 or "columns:" in done.stderr


def test_a_library_that_is_missing_is_told_before_anything_is_written(dump, tmp_path, monkeypatch):
    monkeypatch.setattr("newsfacts.batch.run.find_spec", lambda library: None)
    done = call(dump, "--out", tmp_path / "facts", "--format", "parquet")
    assert done.exit_code == 2
    assert "[missing-extra] the format parquet needs pyarrow" in done.stderr
    assert not (tmp_path / "facts").exists()


def test_progress_without_a_terminal_is_a_line_now_and_then(monkeypatch):
    monkeypatch.setattr(progress, "EVERY", 0.0)
    stream = io.StringIO()
    with progress.shown(quiet=False, stream=stream) as watch:
        watch(Report(articles=10, errors=0, bytes_read=50, bytes_total=200))
        watch(Report(articles=30, errors=2, bytes_read=100, bytes_total=200))
    first, second = stream.getvalue().splitlines()
    assert first == "newsfacts: 10 articles, 0.0 a second, 25% of the input"
    assert second.startswith("newsfacts: 30 articles, 2 errors, ")
    assert second.endswith(" a second, 50% of the input")


def test_progress_on_a_terminal_is_a_bar():
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    stream = Terminal()
    with progress.shown(quiet=False, stream=stream) as watch:
        watch(Report(articles=10, errors=0, bytes_read=50, bytes_total=200))
    assert "10 articles" in stream.getvalue()


def test_quiet_shows_nothing():
    stream = io.StringIO()
    with progress.shown(quiet=True, stream=stream) as watch:
        watch(Report(articles=10, errors=0, bytes_read=50, bytes_total=200))
    assert stream.getvalue() == ""
