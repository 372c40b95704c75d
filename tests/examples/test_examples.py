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


@pytest.mark.parametrize(
    ("script", "lines"),
    [
        (
            "schema_pipelines.py",
            [
                "Norrvik Pipeline\n  costs 1,400,000,000 EUR ('1.4 billion euros' at 136)",
                "  carries 21,902,806 cubic metres a day over 310 km",
                "  opens between 2026-01-01 and 2026-12-31\n  not said: suspended",
                "Tarn Pipeline\n  costs 900,000,000 USD",
                "  suspended between 2023-06-01 and 2023-06-30",
            ],
        ),
        (
            "schema_courts.py",
            [
                "2024-03-05 Maria Duarte: tax fraud\n  A court in Porto; sentence: four years",
                "  charged between 2022-05-01 and 2022-05-31",
                "2024-03-04 Rui Lopes: bribery\n  a judge in Braga; sentence: none",
            ],
        ),
        (
            "schema_deals.py",
            [
                "Acme Robotics buys Bolt Instruments: 2,500,000,000 USD (planned)",
                "Harbour Foods buys Mill Lane Bakery: 40,000,000 GBP (actual)",
                "Heron Media buys Corvid Press: no price (actual, denied)",
                "  price: '3 to 4 billion kronor' is a range, no single amount",
            ],
        ),
        (
            "schema_earthquakes.py",
            [
                "2023-11-03 6.4 Nepal: 150 dead",
                "2023-11-01 7.1 the coast of Peru: no deaths told",
                "no earthquake, v4: {'magnitude': 'the field is required, and the text does not say'}",
            ],
        ),
    ],
)
def test_own_schemas(root, capsys, script, lines):
    runpy.run_path(str(root / "examples" / script), run_name="__main__")
    printed = capsys.readouterr().out
    for line in lines:
        assert line in printed


def test_own_names(root, capsys):
    runpy.run_path(str(root / "examples" / "own_names.py"), run_name="__main__")
    printed = capsys.readouterr().out
    assert "State Oil Company of Azerbaijan (AZ): ['SOCAR', \"Azerbaijan's oil firm\"]" in printed
    assert "300 bighas = 401,340 meter ** 2" in printed
