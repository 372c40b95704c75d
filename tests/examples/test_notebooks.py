"""Every notebook runs from a clean kernel, and what is kept of its outputs is what it gives."""

import re

import nbformat
import pytest

from tools.notebooks import EXAMPLES, pruned, run

NOTEBOOKS = sorted(EXAMPLES.glob("*.ipynb"))


def kept(notebook):
    """The printed text and the plain form of tables, cell by cell, but for the digits of confidences."""
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            text = output.get("text") or output.get("data", {}).get("text/plain", "")
            yield re.sub(r"\b0\.\d+", "0.…", text)


@pytest.mark.model
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.filterwarnings("default")  # those of the Jupyter packages are not ours
def test_the_notebook_runs_and_gives_what_it_shows(path, tmp_path):
    again = pruned(run(path, tmp_path))
    assert list(kept(nbformat.read(path, as_version=4))) == list(kept(again))
    assert any(kept(again))


def test_there_are_four_and_they_are_small():
    assert [path.stem for path in NOTEBOOKS] == ["dump_to_chart", "one_article", "one_project", "own_schema"]
    for path in NOTEBOOKS:
        assert path.stat().st_size < 40_000, path.name


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_nothing_of_the_run_is_kept_in_the_file(path):
    notebook = nbformat.read(path, as_version=4)
    assert set(notebook.metadata) == {"kernelspec"}
    for cell in notebook.cells:
        assert not cell.metadata
        assert cell.get("execution_count") is None
