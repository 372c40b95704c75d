"""What an article, an answer or another site could do to who looks at the page: nothing."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.service.page.facts import MARKUP, hostile

pytestmark = pytest.mark.browser

TABS = ("measurements", "quantities", "dates", "entities", "timeline", "json", "code")


def test_markup_stays_text_wherever_it_stands(desk):
    desk.answer(hostile())
    before = desk.page.evaluate("document.querySelectorAll('script, img').length")
    desk.extract(MARKUP)
    assert desk.page.evaluate("document.querySelector('#text').textContent") == MARKUP
    desk.find("#text a.mark >> nth=0").hover()
    expect(desk.find("#note")).to_contain_text("<script>window.broken")
    for tab in TABS:
        desk.open_tab(tab)
    assert desk.find("#entities .title").text_content() == MARKUP
    assert MARKUP in desk.find("#warnings").text_content()
    assert json.loads(desk.find("#json-text").text_content())["title"] == MARKUP
    assert desk.page.evaluate("document.querySelectorAll('script, img').length") == before
    assert desk.page.evaluate("window.broken") is None
    assert desk.browser.errors() == []


def test_a_problem_with_markup_stays_text(desk):
    desk.refuse(500, title=MARKUP, detail=MARKUP, code=MARKUP, instance=MARKUP)
    desk.submit()
    expect(desk.find("#problem")).to_be_visible()
    assert desk.find("#problem-title").text_content() == MARKUP
    assert desk.find("#problem-detail").text_content() == MARKUP
    assert desk.page.evaluate("window.broken") is None


def test_real_answers_keep_markup_text(desk):
    desk.extract(MARKUP)
    assert desk.page.evaluate("document.querySelector('#text').textContent") == MARKUP
    assert desk.page.evaluate("window.broken") is None
    assert desk.browser.errors() == []


def test_no_request_leaves_the_service(desk):
    desk.find("#example").click()
    expect(desk.find("#results")).to_be_visible()
    for tab in TABS:
        desk.open_tab(tab)
    asked = desk.browser.requests()
    assert f"{desk.url}/v1/extract" in asked
    assert [url for url in asked if not url.startswith(f"{desk.url}/")] == []
    assert desk.browser.errors() == []


def test_the_browser_lets_nothing_leave(desk):
    refused = """async (to) => {
      const refusal = new Promise((told) => addEventListener("securitypolicyviolation",
        (event) => told(event.effectiveDirective)));
      const sent = fetch(to).then(() => "sent", () => refusal);
      return await sent;
    }"""
    assert desk.page.evaluate(refused, "http://127.0.0.1:9/") == "connect-src"


def test_the_page_names_no_other_place(root):
    for path in sorted((root / "src/newsfacts/service/page").iterdir()):
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(
            r"https?://|@import|\burl\(|innerHTML|outerHTML|insertAdjacentHTML|eval\(", text
        ), path
        assert not re.search(r"<[^>]+\s(style|on\w+)=", text), path
