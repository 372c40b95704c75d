"""The page by keyboard, by screen reader, in the dark, and on a phone."""

import pytest
from playwright.sync_api import expect

from tests.samples import sample
from tests.service.page.facts import dated, nested

pytestmark = pytest.mark.browser

TABS = ("events", "measurements", "quantities", "dates", "entities", "timeline", "json", "code")
FOCUSED = "(active => active.id || active.dataset.ids || active.parentElement.id)(document.activeElement)"


def press(desk, *keys):
    for key in keys:
        desk.page.keyboard.press(key)
    return desk.page.evaluate(FOCUSED)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_serious(desk, scheme, width):
    desk.browser.scheme(scheme)
    desk.browser.size(width, 800)
    assert desk.browser.faults() == []
    desk.answer(sample())
    desk.extract()
    desk.find("#record-v1 button").click()
    found = {tab: desk.browser.faults() for tab in TABS if desk.open_tab(tab)}
    assert found == {tab: [] for tab in TABS}
    desk.answer(nested())
    desk.submit()
    expect(desk.find("#warnings")).to_be_visible()
    desk.find("#text a.mark >> nth=1").hover()
    assert desk.browser.faults() == []
    desk.refuse(401, title="No key", detail="A key is needed.", code="unauthorized")
    desk.submit()
    expect(desk.find("#problem")).to_be_visible()
    assert desk.browser.faults() == []


def test_axe_would_find_something(desk):
    desk.page.evaluate("document.querySelector('label[for=article]').remove()")
    assert any(fault.startswith("label:") for fault in desk.browser.faults())


def test_everything_is_reached_by_keyboard(desk):
    desk.answer(sample())
    assert press(desk, "Tab") == "article"
    desk.page.keyboard.type("Some text.")
    assert press(desk, "Tab") == "published"
    desk.page.keyboard.type("03052021")
    desk.find("#title").focus()  # how many stops a date field has is the browser's affair
    assert press(desk, "Tab") == "extract"
    press(desk, "Enter")
    expect(desk.find("#results-title")).to_be_focused()
    assert desk.sent == [{"text": "Some text.", "published": "2021-03-05"}]
    press(desk, *["Tab"] * 4)
    assert desk.page.evaluate("document.activeElement.value") == "entity"
    assert press(desk, "Tab") == "text"
    assert press(desk, "Tab") == "e1"
    expect(desk.find("#note")).to_have_text("Norway place, NO e1")
    assert press(desk, "ArrowRight", "ArrowRight") == "v1"
    assert press(desk, "End") == "q2"
    assert press(desk, "Home", "ArrowRight") == "e2"
    assert press(desk, "Enter") == "record-e2"
    assert press(desk, "Escape") == "e2"
    expect(desk.find("#text a.mark >> nth=1")).to_be_focused()
    assert press(desk, "Tab") == "tab-entities"
    assert press(desk, "ArrowRight") == "tab-timeline"
    expect(desk.find("#timeline")).to_be_visible()
    expect(desk.find("#entities")).to_be_hidden()
    assert press(desk, "Home") == "tab-events"
    assert press(desk, "Tab") == "record-v1"
    press(desk, "Space")
    expect(desk.find("#text .chosen")).to_have_text("signed")
    assert press(desk, "Escape") == "v1"
    expect(desk.find("#text .chosen")).to_have_count(0)


def test_control_and_enter_submit_from_the_article(desk):
    desk.answer(sample())
    desk.find("#article").fill("Some text.")
    press(desk, "Control+Enter")
    expect(desk.find("#results")).to_be_visible()


def test_the_outcome_is_announced(desk):
    desk.answer(sample())
    desk.extract()
    status = desk.page.get_by_role("status")
    expect(status).to_have_text("Done: 2 events, 1 measurement, 2 quantities, 1 date, 3 entities.")
    desk.refuse(500, title="A fault", code="internal")
    desk.submit()
    expect(desk.page.get_by_role("alert")).to_contain_text("A fault")


def test_roles_and_names(desk):
    desk.answer(dated())
    desk.extract()
    page = desk.page
    expect(page.get_by_role("textbox", name="Article")).to_be_visible()
    expect(page.get_by_role("tab", name="Events 4", exact=True, selected=True)).to_be_visible()
    expect(page.get_by_role("tabpanel", name="Events 4")).to_be_visible()
    expect(page.get_by_role("region", name="The article with its marks")).to_be_visible()
    expect(page.get_by_role("checkbox", name="quantities")).to_be_checked()
    expect(page.get_by_role("button", name="close other planned")).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("facts", [sample, nested, dated])
def test_a_phone_needs_no_scrolling_sideways(desk, facts):
    desk.browser.size(360, 640)
    wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert desk.page.evaluate(wider) == 0
    desk.answer(facts())
    desk.extract()
    expect(desk.find("#results-title")).to_be_in_viewport()
    for tab in TABS:
        desk.open_tab(tab)
        assert desk.page.evaluate(wider) == 0, tab


def test_on_a_phone_the_words_stay_in_sight_beside_the_record(desk):
    desk.browser.size(360, 640)
    desk.answer(sample())
    desk.extract()
    desk.find("#record-v2 button").click()
    expect(desk.find("#record-v2 button")).to_be_in_viewport()
    expect(desk.find("#text .chosen")).to_be_in_viewport()


def test_where_motion_is_unwanted_nothing_glides(desk):
    glide = "getComputedStyle(document.documentElement).scrollBehavior"
    assert desk.page.evaluate(glide) == "smooth"
    desk.page.emulate_media(reduced_motion="reduce")
    assert desk.page.evaluate(glide) == "auto"
    assert desk.page.evaluate("getComputedStyle(document.querySelector('#text')).scrollBehavior") == "auto"


def test_the_focus_is_seen(desk):
    press(desk, "Tab")
    outline = desk.page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "3px"
