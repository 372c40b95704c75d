"""The page, the service and the trained pipeline together."""

import pytest
from playwright.sync_api import expect

from tests.service.page.conftest import Desk

pytestmark = [pytest.mark.browser, pytest.mark.model]

WORDS = """() => Object.fromEntries([...document.querySelectorAll("#text a.mark")].map(
  mark => [mark.firstChild.data, mark.dataset.ids]))"""


@pytest.fixture
def real(browser, service):
    """The page of the service with the trained pipeline."""
    return Desk(browser, service)


def test_a_real_article_from_paste_to_timeline(real):
    text = (
        "🎼 Norway and Denmark signed an agreement on Monday.\n\n"
        "The 𝄞 bridge will cost €2.5bn, and work is to start in 2026."
    )
    real.extract(text, "2024-03-14")
    marks = real.page.evaluate(WORDS)
    for words, kind in [("Norway", "e"), ("signed", "v"), ("Monday", "d"), ("€2.5bn", "q"), ("2026", "d")]:
        assert marks[words].startswith(kind), words
    timeline = real.open_tab("timeline")
    expect(timeline.locator("li").filter(has_text="signed")).to_contain_text("2024-03-11")
    assert real.browser.errors() == []


def test_the_example_shows_what_the_page_can(real):
    real.find("#example").click()
    expect(real.find("#results")).to_be_visible()
    for tab in ("events", "measurements", "quantities", "dates", "entities"):
        assert int(real.find(f"#tab-{tab} .count").inner_text()) > 2
    expect(real.find("#warnings-list")).to_contain_text("not-english")
    expect(real.find("#text .aside").last).to_contain_text("Sign up for our newsletter")
    bars = real.open_tab("timeline").locator("rect")
    hollow = bars.evaluate_all("bars => bars.filter(bar => bar.classList.contains('hollow')).length")
    assert 0 < hollow < bars.count()


def test_a_broken_article_is_refused_in_words(real):
    real.page.evaluate(r"document.querySelector('#article').value = 'A lone surrogate: \ud800'")
    real.find("#extract").click()
    expect(real.find("#problem")).to_be_visible()
    expect(real.find("#problem-detail")).not_to_be_empty()
    expect(real.find("#problem-reference")).to_contain_text("invalid-")
