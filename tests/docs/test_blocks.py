"""What the README and the pages show does run, and prints what they say it prints."""

import importlib.util
import json
import tomllib

import pytest
from typer.main import get_command

from newsfacts.cli import app
from tools.blocks import DOCS, PAGES, ROOT, blocks, commands, pages_with, renew, run

PROGRAMS = {"newsfacts", "python", "python3", "pip", "duckdb", "curl"} | {
    *("ruff", "mypy", "lint-imports", "mkdocs", "pre-commit", ".", "pin"),
}
"""What command lines may begin with, by the last part of the path."""


@pytest.mark.model
@pytest.mark.parametrize("page", pages_with("python"), ids=lambda page: page.name)
def test_python_runs_and_prints_what_the_page_says(page, tmp_path):
    for block, printed in run(page, tmp_path):
        assert block.output in (None, printed), f"{page.name}, line {block.line}: run python -m tools.blocks"


@pytest.mark.parametrize("page", pages_with("bash"), ids=lambda page: page.name)
def test_command_lines_name_what_there_is(page):
    for block in blocks(page, "bash"):
        for words in commands(block):
            assert words[0].rsplit("/", 1)[-1] in PROGRAMS, words
            for word in words:
                if word.startswith(("examples/", "./", "tests/", "docs/")):
                    assert (ROOT / word).exists(), words
            if words[1:2] == ["-m"]:
                assert importlib.util.find_spec(words[2]), words


@pytest.mark.parametrize("page", pages_with("bash"), ids=lambda page: page.name)
def test_newsfacts_takes_the_options_of_the_command_lines(page):
    known = get_command(app).commands
    for block in blocks(page, "bash"):
        for words in commands(block):
            if words[0].rsplit("/", 1)[-1] == "newsfacts":
                known[words[1]].make_context(words[1], words[2:])  # raises where it does not parse


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_data_is_well_formed(page):
    for block in blocks(page, "json"):
        json.loads(block.code)
    for block in blocks(page, "toml"):
        tomllib.loads(block.code)


def test_no_page_has_a_gap_left_open():
    for page in DOCS.glob("*.md"):
        text = page.read_text("utf-8")
        assert not any(mark in text for mark in ("TODO", "TBD", "FIXME", "???")), page.name


def test_no_block_is_in_a_language_that_nothing_checks():
    checked = {"python", "bash", "json", "toml", "text", "sql"}
    for page in PAGES:
        assert {block.language for block in blocks(page)} <= checked, page.name


def test_a_text_block_after_code_is_its_output(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("```python\nprint(1)\n```\n\n```text\n1\n```\n\n```text\nno output\n```\n", "utf-8")
    code, other = blocks(page)
    assert (code.code, code.output, code.line) == ("print(1)\n", "1\n", 2)
    assert (other.language, other.code) == ("text", "no output\n")


def test_outputs_are_written_anew(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("```python\nprint(2)\n```\n\n```text\n1\n```\n\n```python\nprint(3)\n```\n", "utf-8")
    assert renew(page) == 1
    assert [block.output for block in blocks(page)] == ["2\n", None]
    assert renew(page) == 0
