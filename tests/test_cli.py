import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

import newsfacts
from newsfacts import cli
from newsfacts.errors import InternalError, ModelNotFoundError
from newsfacts.records import Extraction
from tests.samples import TEXT, sample

runner = CliRunner()


@pytest.fixture
def asked(monkeypatch):
    """Replaces the extraction by the sample; holds what it was asked for."""
    calls = []

    def extract(text, *, options, **fields):
        article = newsfacts.Article(text, **fields)
        calls.append(article)
        return sample()

    monkeypatch.setattr(newsfacts, "extract", extract, raising=False)
    return calls


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_bytes(TEXT.encode())
    return str(path)


def run(*args, **kwargs):
    return runner.invoke(cli.app, list(args), **kwargs)


def fault(result, *, code=2):
    """The one line on standard error."""
    assert result.exit_code == code
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("newsfacts: ")
    return line


def test_extract_prints_json_and_nothing_else(asked, article):
    result = run("extract", article, "--published", "2021-03-05", "--title", "T", "--url", "u")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert Extraction.model_validate_json(result.stdout) == sample()
    (call,) = asked
    assert (call.text, str(call.published), call.title, call.url) == (TEXT, "2021-03-05", "T", "u")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"Ann met Bo.", "Ann met Bo."),
        (b"\xef\xbb\xbfZo\xc3\xab", "Zoë"),
        (b"one\r\ntwo", "one\r\ntwo"),
        (b"a\x00b", "a\x00b"),
    ],
)
def test_extract_reads_utf8_as_it_is(asked, tmp_path, raw, text):
    path = tmp_path / "a.txt"
    path.write_bytes(raw)
    assert run("extract", str(path)).exit_code == 0
    assert run("extract", "-", input=raw).exit_code == 0
    assert [call.text for call in asked] == [text, text]


@pytest.mark.usefixtures("asked")
def test_extract_writes_tables_and_pages(article, tmp_path):
    assert "Norway, Denmark" in run("extract", article, "--format", "table").stdout
    assert run("extract", article, "--format", "html").stdout.startswith("<!doctype html>")
    out = tmp_path / "facts.json"
    result = run("extract", article, "--out", str(out))
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads(out.read_text(encoding="utf-8"))["doc_id"] == "skagen"


@pytest.mark.parametrize("raw", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
def test_a_file_without_text_is_a_fault(tmp_path, raw):
    path = tmp_path / "a.txt"
    path.write_bytes(raw)
    assert "there is no text in it" in fault(run("extract", str(path)))


def test_faulty_input_is_one_line_and_exit_code_2(asked, article, tmp_path):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"caf\xe9")
    assert "not UTF-8: byte 0xE9 at offset 3" in fault(run("extract", str(bad)))
    assert "standard input: not UTF-8" in fault(run("extract", "-", input=b"\xff"))
    assert "No such file" in fault(run("extract", str(tmp_path / "none.txt")))
    assert "directory" in fault(run("extract", str(tmp_path))).lower()
    assert "published must be a date" in fault(run("extract", article, "--published", "soon"))
    assert "No such file" in fault(run("extract", article, "--out", str(tmp_path / "no" / "such" / "folder")))
    assert len(asked) == 1


@pytest.mark.parametrize("error", [ModelNotFoundError("not\ninstalled"), InternalError("a bug")])
def test_what_is_not_the_inputs_fault_has_another_exit_code(monkeypatch, article, error):
    def extract(text, **fields):
        raise error

    monkeypatch.setattr(newsfacts, "extract", extract, raising=False)
    assert error.code in fault(run("extract", article), code=1)


@pytest.mark.parametrize("wrong", [["extract"], ["extract", "a", "--format", "xml"], ["extrakt"]])
def test_wrong_usage_is_exit_code_2(wrong):
    result = run(*wrong)
    assert result.exit_code == 2
    assert result.stdout == ""


def test_schema_is_json_schema():
    schema = json.loads(run("schema").stdout)
    assert schema["title"] == "Extraction"
    assert "events" in schema["properties"]


def test_info_tells_versions_even_without_the_model(monkeypatch):
    def load():
        raise ModelNotFoundError("not installed")

    monkeypatch.setattr(newsfacts, "load", load, raising=False)
    result = run("info")
    assert result.exit_code == 0
    assert f"newsfacts   {newsfacts.__version__}" in result.stdout
    assert "[model-not-found] not installed" in result.stdout


def test_a_reader_that_stops_early_is_no_fault():
    command = f"'{sys.executable}' -m newsfacts schema | head -c 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
