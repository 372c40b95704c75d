"""The page on events: its Python runs and prints what the page says."""

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "events.md"


@pytest.mark.model
def test_the_python_of_the_page(capsys):
    code = "\n".join(re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL))
    exec(compile(code, "events.md", "exec"), {})
    told = capsys.readouterr().out.splitlines()
    assert told == [
        "closure close 2024-06-10 planned positive",
        "appeal called for None actual positive",
        "protest protests None actual negative",
        "Ida Berg ['the plant in Halden']",
    ]
