#!/usr/bin/env python3
"""Run the notebooks of `examples/` and keep what they give, without what is large or differs by run.

usage: python -m tools.notebooks [NAME.ipynb …]

Kept are printed text and small tables; pictures and marked articles are left out, so that
the files stay small and two runs give the same.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
LARGEST = 6_000
"""Characters of an output that is kept."""


def run(path: Path, folder: Path) -> nbformat.NotebookNode:
    """The notebook after a run in a fresh kernel, in a folder that has the examples in it.

    Raises:
        CellExecutionError: If a cell fails.
    """
    shutil.copytree(EXAMPLES, folder, dirs_exist_ok=True)
    notebook = nbformat.reads((folder / path.name).read_text(encoding="utf-8"), as_version=4)
    client = NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
    )
    return client.execute()


def pruned(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """The notebook with small outputs only, and without what names the machine or the run."""
    notebook.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    for cell in notebook.cells:
        cell.metadata = {}
        if cell.cell_type == "code":
            cell.execution_count = None
            cell.outputs = [output for output in map(_kept, cell.outputs) if output is not None]
    return notebook


def _kept(output: nbformat.NotebookNode) -> nbformat.NotebookNode | None:
    if output.output_type == "stream":
        return output if output.name == "stdout" else None
    data = output.get("data", {})
    if any("plotly" in kind for kind in data) or len(str(data.get("text/html", ""))) > LARGEST:
        return None
    output.data = {kind: data[kind] for kind in ("text/plain", "text/html") if kind in data}
    output.metadata = {}
    if "execution_count" in output:
        output.execution_count = None
    return output


def main() -> None:
    """Run the named notebooks, or all, and write them anew."""
    names = sys.argv[1:] or sorted(path.name for path in EXAMPLES.glob("*.ipynb"))
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            notebook = pruned(run(EXAMPLES / name, Path(folder)))
        written = nbformat.writes(notebook) + "\n"
        (EXAMPLES / name).write_text(written, encoding="utf-8")
        print(f"examples/{name}: {len(written)} characters")


if __name__ == "__main__":
    main()
