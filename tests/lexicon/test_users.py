import pytest
from pydantic import BaseModel, ConfigDict

from newsfacts.errors import LexiconError
from newsfacts.lexicon import lexicon_files
from newsfacts.lexicon.users import line_of

TEXT = """\
# names
[aliases."State Oil Company"]
names = ["SOCAR"]
type = "organization"

[ units . bigha ]
definition = "5 * acre"

[[triggers.arrest]]
verbs = "nab"
[[triggers.arrest]]
verbs = "collar"

[currencies]
'XTS' = { nouns = ["florin"] }
XTSX.nouns = ["mark"]
"""


@pytest.mark.parametrize(
    ("key", "line"),
    [
        (("aliases", "State Oil Company"), 2),
        (("aliases", "State Oil Company", "type"), 4),
        (("aliases", "State Oil Company", "country"), 2),
        (("units", "bigha", "definition"), 7),
        (("triggers", "arrest", 0), 9),
        (("triggers", "arrest", 1, "verbs"), 12),
        (("currencies", "XTS"), 15),
        (("currencies", "XTSX"), 16),
        (("nowhere",), 1),
    ],
)
def test_the_line_of_a_key(key, line):
    assert line_of(TEXT, key) == line


class Aliases(BaseModel):
    model_config = ConfigDict(extra="forbid")
    aliases: dict[str, dict[str, int]] = {}


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("mine.toml", '[aliases."A B"]\n\ntype = "x"\n', ":3: aliases.A B.type: Input should be"),
        ("mine.csv", "entity,type\n\nA B,x\n", ":3: aliases.A B.type: Input should be"),
        ("MINE.CSV", "entity,type\nA B,x\n", ":2: aliases.A B.type: Input should be"),
    ],
)
def test_toml_and_csv_say_alike_what_is_wrong(tmp_path, name, content, message):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    (file,) = lexicon_files([str(path)])
    with pytest.raises(LexiconError) as caught:
        file.validated(Aliases, ["aliases"])
    assert caught.value.message.startswith(f"{path}{message}")


@pytest.mark.parametrize("name", ["mine.toml", "mine.csv"])
def test_a_file_from_a_spreadsheet_may_begin_with_a_byte_order_mark(tmp_path, name):
    path = tmp_path / name
    path.write_bytes("\ufeff".encode() + (b"entity\nA\n" if name.endswith("csv") else b"[aliases.A]\n"))
    (file,) = lexicon_files([str(path)])
    assert file.tables == {"aliases": {"A": {}}}


@pytest.mark.parametrize("name", ["mine.toml", "mine.csv"])
def test_a_file_that_is_no_text(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LexiconError, match=f"{name}: "):
        lexicon_files([str(path)])
