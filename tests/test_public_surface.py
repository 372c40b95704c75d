import json
import subprocess
import sys
import time
from importlib.metadata import version

import pytest

import newsfacts

NLP = {
    "spacy",
    "thinc",
    "onnxruntime",
    "tokenizers",
    "numpy",
    "pint",
    "pandas",
    "polars",
    "plotly",
    "networkx",
    "typer",
    "rich",
    "dateparser",
}


def modules_after(statement):
    """The top-level modules that a fresh interpreter has after `statement`."""
    code = f"{statement}\nimport json, sys\nprint(json.dumps([name.split('.')[0] for name in sys.modules]))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_all_is_what_is_visible():
    assert sorted(newsfacts.__all__) == newsfacts.__all__ == dir(newsfacts)
    for name in newsfacts.__all__:
        assert getattr(newsfacts, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'extracts'"):
        _ = newsfacts.extracts


def test_version_is_the_packages():
    assert newsfacts.__version__ == version("newsfacts")


def test_import_is_lazy():
    loaded = modules_after("import newsfacts; newsfacts.__version__; dir(newsfacts)")
    assert not loaded & (NLP | {"pydantic"})


@pytest.mark.parametrize(
    "statement",
    [
        "import newsfacts.records",
        "from newsfacts import Article, Extraction, NewsfactsError, Options",
        "import newsfacts.sinks.tables, newsfacts.sinks.html, newsfacts.sinks.frames",
        "import newsfacts.article.model",
        "import newsfacts.schema, newsfacts.plot",
        "from newsfacts import Filled, Money, Role, one_per, plot, to_frame",
        "from newsfacts.records import Extraction\n"
        "facts = Extraction.model_validate_json("
        '\'{"doc_id": "x", "text": "", "producer": {"version": "1"}}\')\n'
        "facts._repr_html_(); facts.events.of('meeting')",
    ],
)
def test_records_and_sinks_need_pydantic_only(statement):
    loaded = modules_after(statement)
    assert "pydantic" in loaded or "newsfacts" in loaded
    assert not loaded & NLP


def test_import_takes_under_a_tenth_of_a_second():
    code = "import time; t = time.perf_counter(); import newsfacts; print(time.perf_counter() - t)"
    tries = []
    for _ in range(5):  # the best of a few: other programs may have the processor
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        tries.append(float(done.stdout))
        if tries[-1] < 0.1:
            break
        time.sleep(0.2)
    assert min(tries) < 0.1


def test_python_dash_m_is_the_command_line():
    done = subprocess.run(
        [sys.executable, "-m", "newsfacts", "--help"], capture_output=True, text=True, check=True
    )
    assert "extract" in done.stdout
