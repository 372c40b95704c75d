import re

import pytest

from newsfacts.display.console import to_text
from newsfacts.records import Extraction, Warning
from tests.samples import PRODUCER, sample


def test_tables_show_the_facts():
    shown = to_text(sample())
    assert shown.startswith("A link across the sea · 2021-03-05\n")
    assert re.search(r"v1 +agreement +signed +party Norway, Denmark", shown)
    assert re.search(r"m1 +Skagen link +capacity +~1\.40 gigawatt +planned", shown)
    assert "\x1b" not in shown


@pytest.mark.parametrize("width", [40, 80, 200])
def test_tables_keep_to_the_width(width):
    assert max(map(len, to_text(sample(), width=width).splitlines())) <= width


def test_colour_is_ansi():
    assert "\x1b[" in to_text(sample(), color=True)


def test_markup_in_the_article_is_text():
    warning = Warning(code="empty-text", message="[bold]nothing[/bold]")
    facts = Extraction(doc_id="[red]x[/red]", text="", warnings=(warning,), producer=PRODUCER)
    assert to_text(facts) == "[red]x[/red]\nempty-text: [bold]nothing[/bold]\n"
