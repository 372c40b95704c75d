"""The page on articles: its Python runs and prints what it tells."""

import re

import pytest


@pytest.mark.model
def test_python_of_the_page_runs(root, capsys):
    pytest.importorskip("trafilatura")
    page = (root / "docs" / "articles.md").read_text(encoding="utf-8")
    names = {}
    for block in re.findall(r"^```python\n(.*?)^```$", page, re.DOTALL | re.MULTILINE):
        exec(compile(block, "articles.md", "exec"), names)
    printed = capsys.readouterr().out
    assert "headline 'Harbour bridge opens after six years'" in printed
    assert "byline 'By Anna Roe'" in printed
    assert "dateline 'OSLO (Reuters) -'" in printed
    assert re.search(r"furniture .*Sign in", printed)
    assert "() [('not-english'" in printed
    assert "Ferry sails again 2024-05-13 meta" in printed
    assert [entity.name for entity in names["facts"].entities if entity.type == "place"] == [
        "Oslo",
        "Nordvik",
    ]
