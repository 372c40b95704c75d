import pytest

from newsfacts.errors import LexiconError
from newsfacts.mentions.quantities import modifiers, unit_data
from newsfacts.mentions.quantities.currencies import Currency, CurrencyTable
from newsfacts.mentions.quantities.unit_data import UnitFile, load_units, surfaces
from newsfacts.mentions.quantities.vocabulary import ModifierTable, vocabulary


def units_with(**changes):
    table = load_units().model_dump()
    unit = {"name": "meter", "words": ("meter",)} | changes
    return UnitFile.model_validate(table | {"unit": (unit,)})


@pytest.mark.parametrize(
    ("changes", "fault"),
    [({"name": "blorp"}, "'blorp' is not built"), ({"prefixes": "huge"}, "no prefixes.huge")],
)
def test_a_wrong_unit_is_refused_by_name(changes, fault):
    with pytest.raises(LexiconError, match=fault):
        list(surfaces(units_with(**changes)))


def test_an_unknown_key_is_refused(monkeypatch):
    monkeypatch.setattr("newsfacts.lexicon.shipped.read_text", lambda name: "[[unit]]\ncolour = 'red'\n")
    with pytest.raises(LexiconError, match=r"en/units.toml: .*colour"):
        unit_data.load_units()


def test_a_phrase_under_two_modifiers_is_refused():
    table = vocabulary().modifiers.model_dump()
    table["before"]["less_than"] = (*table["before"]["less_than"], "about")
    with pytest.raises(LexiconError, match="'about' stands under two modifiers"):
        modifiers.ModifierPhrases(ModifierTable.model_validate(table))


def test_an_unknown_modifier_is_refused():
    table = vocabulary().modifiers.model_dump()
    table["before"]["fuzzy"] = ("kind of",)
    with pytest.raises(LexiconError, match="unknown modifier 'fuzzy'"):
        modifiers.ModifierPhrases(ModifierTable.model_validate(table))


def test_a_currency_with_an_unknown_noun_is_refused():
    row = Currency("QQQ", ("blorp",), (), (), ())
    with pytest.raises(LexiconError, match="QQQ: no noun 'blorp'"):
        CurrencyTable([row], vocabulary().money)


@pytest.mark.parametrize("group", ["dates", "names", "scores", "ages", "change", "counting"])
def test_words_are_in_the_case_they_are_looked_up_in(group):
    table = getattr(vocabulary().context, group).model_dump()
    for key, words in table.items():
        if key not in ("capital", "emergency"):
            assert all(word == word.lower() for word in words), key
