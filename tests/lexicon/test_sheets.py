import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.errors import LexiconError
from newsfacts.lexicon.sheets import read_sheet


def read(text):
    return read_sheet("mine.csv", text)


def test_a_sheet_gives_what_toml_would():
    tables, lines = read(
        'entity,names,type,country\nAcme,A|Acme Oil,organization,US\n\n# people\n"Roe, Ann",,person,\n'
    )
    assert tables == {
        "aliases": {
            "Acme": {"names": ["A", "Acme Oil"], "type": "organization", "country": "US"},
            "Roe, Ann": {"type": "person"},
        }
    }
    assert lines == {("aliases", "Acme"): 2, ("aliases", "Roe, Ann"): 5}


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("unit,definition,dimension,words\nbigha,5 * acre,area,bigha|beega\n", "units"),
        ("currency,symbols,nouns\nXTS,Fl,florin\n", "currencies"),
        ("entity\nAcme\n", "aliases"),
        ("# of our own\n\nentity\nAcme\n", "aliases"),
        (" entity , type \n Acme , person \n", "aliases"),
        ("entity,type\r\nAcme,person\r\n", "aliases"),
    ],
)
def test_the_first_column_tells_the_table(text, table):
    tables, lines = read(text)
    assert list(tables) == [table]
    assert {key[0] for key in lines} == {table}
    names = [name for name, _ in tables[table].items()]
    assert names == [name.strip() for name in names]


def test_a_cell_over_several_lines_is_counted_from_its_first():
    _, lines = read('entity,names\n"Acme\nOil","A\nB"\nBolt,\n')
    assert lines == {("aliases", "Acme\nOil"): 2, ("aliases", "Bolt"): 5}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "mine.csv:1: the first column is ''"),
        ("\n\n", "mine.csv:1: the first column is ''"),
        ("name\n", "mine.csv:1: the first column is 'name'; it must be one of entity, unit, currency"),
        ("entity;names\n", "mine.csv:1: the first column is 'entity;names'"),
        (
            "\nentity,colour\n",
            "mine.csv:2: 'colour' is no column here, or stands twice; there are type, country, names",
        ),
        ("entity,names,names\n", "mine.csv:1: 'names' is no column here, or stands twice"),
        ("entity,names\nAcme\n", "mine.csv:2: 1 cells, 2 expected"),
        ("entity,names\nAcme,A,B\n", "mine.csv:2: 3 cells, 2 expected"),
        ("entity\nAcme\n\nAcme\n", "mine.csv:4: 'Acme' stands already in line 2"),
        ('entity,names\n"Acme,A\n', "mine.csv:2: "),
        ('entity,names\n"Acme"x,A\n', "mine.csv:2: "),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text, message):
    with pytest.raises(LexiconError) as caught:
        read(text)
    assert caught.value.message.startswith(message)


@given(st.text())
def test_any_text_is_read_or_refused(text):
    try:
        tables, lines = read("entity,names\n" + text)
    except LexiconError as refused:
        message = refused.message
    else:
        message = "mine.csv:"
        assert {name for _, name in lines} == set(tables["aliases"])
    assert message.startswith("mine.csv:")
