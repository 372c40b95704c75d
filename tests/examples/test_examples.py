import runpy

import pytest

pytestmark = pytest.mark.model


def test_extract_article(root, capsys):
    runpy.run_path(str(root / "examples" / "extract_article.py"), run_name="__main__")
    printed = capsys.readouterr().out
    for line in (
        "'about 32 bcm/yr' = 32000000000 meter ** 3 / year",
        "'€11.4bn' = 11400000000 EUR",
        "'4×1,200 MW' = 1200 megawatt",
        "'December 2014' = 2014-12",
        "'2019' = 2019",
    ):
        assert line in printed


def test_own_event_type(root, capsys):
    runpy.run_path(str(root / "examples" / "own_event_type.py"), run_name="__main__")
    printed = capsys.readouterr().out
    assert printed.startswith("Norway took the mines (2024-06-03)\n")
    assert "v1 nationalisation 'nationalised'" in printed
    assert "nationalisation.toml: nationalisation, entry 1" in printed
