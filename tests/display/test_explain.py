"""`extract --explain`: why each record is what it is."""

import pytest
from typer.testing import CliRunner

from newsfacts.cli import app
from newsfacts.display.explain import explained

pytestmark = pytest.mark.model

TEXT = (
    "Norway and Chile signed a trade agreement in Oslo on Monday, the ministry said. "
    "Acme will not close the plant. The line has a capacity of 5 MW."
)


def test_every_event_names_its_entry_its_slots_and_its_cues():
    told = explained(TEXT, published="2024-06-05")
    assert "v1 agreement 'signed'" in told
    assert "en/triggers/contact.toml: agreement, entry" in told
    assert "'Norway' as subject" in told
    assert "'the ministry' by 'said'" in told
    assert "2024-06-03: its own date" in told
    assert "planned, negative: 'will', 'not'" in told
    assert "capacity of 'The line': '5 MW'" in told


def test_a_time_of_the_story_names_its_facts():
    text = "A bus crashed near Leeds on Monday. Five people died and twelve were injured."
    assert "from the story:" in explained(text, published="2024-06-05")


def test_the_command(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(app, ["extract", str(path), "--published", "2024-06-05", "--explain"])
    assert result.exit_code == 0
    assert result.stdout.startswith("v1 agreement 'signed'")


def test_a_faulty_lexicon_is_said_in_one_line(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    lexicon = tmp_path / "mine.toml"
    lexicon.write_text("[kinds]\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["extract", str(path), "--lexicon", str(lexicon)])
    assert result.exit_code == 2
    assert "mine.toml:1: kinds: no such table" in result.output
