"""Units and currencies that users add."""

from decimal import Decimal

import pytest

import newsfacts
from newsfacts import Options
from newsfacts.errors import LexiconError
from newsfacts.lexicon import lexicon_files
from newsfacts.mentions.quantities.extension import QuantityLexicon, tables_of, tables_with, usual_tables
from newsfacts.mentions.quantities.scanner import find_quantities
from newsfacts.records.units import as_pint

ADDED = {
    "units": {
        "test_bigha": {"definition": "1337.8 * meter ** 2", "dimension": "area", "words": ["bigha"]},
        "barrel": {"words": ["oil drum"]},
    },
    "currencies": {
        "ZKM": {"nouns": ["zorkmid"], "symbols": ["Ƶ"]},
        "RTP": {"nouns": ["peso"], "adjectives": ["Ruritanian"], "evidence": ["Ruritania"]},
    },
}


def read(text, lexicon):
    return [(q.value, q.unit) for q in find_quantities(text, None, tables_with(lexicon))]


def test_added_units_and_currencies_are_read():
    lexicon = QuantityLexicon.model_validate(ADDED)
    assert read("It sold 5 bighas for 300 zorkmids.", lexicon) == [(5, "test_bigha"), (300, "ZKM")]
    assert read("It sold 7 oil drums at Ƶ4 a barrel.", lexicon) == [(7, "barrel"), (4, "ZKM / barrel")]
    assert read("It paid 9 Ruritanian pesos.", lexicon) == [(9, "RTP")]
    assert read("It paid 9 million ZKM.", lexicon) == [(9_000_000, "ZKM")]
    assert as_pint(Decimal(2), "test_bigha").to("meter ** 2").magnitude == Decimal("2675.6")


def test_adding_twice_is_the_same():
    lexicon = QuantityLexicon.model_validate(ADDED)
    tables_with(lexicon)
    assert read("It sold 5 bighas.", lexicon) == [(5, "test_bigha")]


def test_nothing_added_is_the_usual_reading():
    assert tables_with(QuantityLexicon()) is usual_tables()
    assert find_quantities("It sold 5 zorbs.")[0].unit == "dimensionless"


@pytest.mark.parametrize(
    ("lexicon", "problem"),
    [
        ({"units": {"x_1": {"words": ["bpd"]}}}, "units.x_1: 'bpd' is read as barrel / day already"),
        ({"units": {"x_2": {"words": ["zed"]}}}, "units.x_2: a new unit needs a definition"),
        ({"units": {"x_3": {"definition": "5 * barrel", "dimension": "volume"}}}, "no words and no symbols"),
        (
            {"units": {"x_4": {"words": ["zed"], "definition": "5 * blorb", "dimension": "volume"}}},
            "units.x_4.definition: .*blorb",
        ),
        (
            {"units": {"x_5": {"words": ["zed"], "definition": "5 * barrel", "dimension": "bulk"}}},
            "units.x_5.dimension: 'bulk' is none of",
        ),
        (
            {"units": {"barrel": {"words": ["zed"], "definition": "5 * liter", "dimension": "volume"}}},
            "'barrel' is a unit already",
        ),
        (
            {"units": {"x 6": {"words": ["zed"], "definition": "1 * meter"}}},
            "letters, digits and underscores",
        ),
        ({"currencies": {"USD": {"nouns": ["zed"]}}}, "currencies.USD: this currency is known already"),
        ({"currencies": {"usx": {"nouns": ["zed"]}}}, "three or four capitals"),
        ({"currencies": {"QQQ": {"nouns": ["dollar"]}}}, "'dollar' means other money already"),
    ],
)
def test_a_fault_is_named_with_its_key(lexicon, problem):
    with pytest.raises(LexiconError, match=problem):
        tables_with(QuantityLexicon.model_validate(lexicon))


@pytest.fixture
def written(tmp_path):
    def write(text, name="more.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def test_a_file_of_options_adds_to_the_reading(written):
    path = written('[units.barrel]\nwords = ["oil butt"]\n[currencies.ZKN]\nnouns = ["zorkling"]\n')
    facts = newsfacts.extract("It sold 5 oil butts for 3 million zorklings.", options=Options(lexicon=path))
    assert [(q.value, q.unit) for q in facts.quantities] == [(5, "barrel"), (3_000_000, "ZKN")]
    assert "ZKN" not in {q.unit for q in newsfacts.extract("It cost 3 million zorklings.").quantities}


def test_a_fault_is_named_with_its_line(written):
    path = written('# mine\n[units.x_9]\nwords = ["bpd"]\n')
    with pytest.raises(LexiconError, match=r"more.toml:2: units.x_9: 'bpd' is read as barrel / day"):
        tables_of(lexicon_files([path]))


def test_a_unit_of_two_files_is_refused(written):
    text = '[units.barrel]\nwords = ["oil butt"]\n'
    with pytest.raises(LexiconError, match="already"):
        tables_of(lexicon_files([written(text), written(text, "again.toml")]))
