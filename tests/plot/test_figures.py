import json

import pytest

import newsfacts
from newsfacts.plot.figures import counted, hover, text
from tests.samples import sample
from tests.schema.story import Story


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("plain", "plain"),
        ("a < b & c", "a &lt; b &amp; c"),
        ("<a href='x'>b</a>", "&lt;a href='x'&gt;b&lt;/a&gt;"),
        ("$5 to $6", "&#36;5 to &#36;6"),
        ("&lt;", "&amp;lt;"),
    ],
)
def test_text_stays_text(words, shown):
    assert text(words) == shown


def test_long_text_is_wrapped_before_it_is_escaped():
    assert text("& " * 6, width=5) == "&amp; &amp; &amp;<br>&amp; &amp; &amp;"
    assert hover("one", "", "two < three") == "one<br>two &lt; three"


def test_nothing_is_not_counted():
    assert (counted(0, "left"), counted(3, "left")) == ("", "3 left")


@pytest.mark.parametrize("draw", [newsfacts.plot.timeline, newsfacts.plot.quantities, newsfacts.plot.network])
def test_a_figure_is_plain_data_and_the_same_every_time(draw):
    first, second = draw(sample()).to_json(), draw([sample()]).to_json()
    assert first == second
    assert json.loads(first)["layout"]["title"]["subtitle"]["text"]


HOSTILE = "<b>A</b><script>hit=1</script> $x^2$ %{x}"  # as long as a label


@pytest.mark.browser
def test_a_figure_needs_no_network_and_shows_text_as_it_is(browser):
    story = Story(f"{HOSTILE} opened.").entity("organization", HOSTILE)
    story.event("opening", "opened", time=("2020", "2020-01-01", "2020-12-31"), operator=[(HOSTILE, "e1")])
    browser.show(story.facts().timeline().to_html())
    label = browser.page.evaluate("document.querySelector('.ytick text').textContent")
    assert label.strip() == f"opening: {HOSTILE}"
    assert browser.page.evaluate("window.hit") is None
    assert browser.requests() == []
    assert browser.errors() == []
