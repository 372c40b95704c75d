"""What somebody does with the page: paste, read, hover, choose, copy."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.samples import TEXT, sample
from tests.service.page.facts import EMOJI, NESTED, dated, emoji, interrupted, nested

pytestmark = pytest.mark.browser

MARKS = """() => [...document.querySelectorAll("#text a.mark")].map(
  mark => [mark.firstChild.data, mark.dataset.ids, mark.dataset.label ?? ""])"""


def test_what_is_pasted_is_sent_and_nothing_else(desk):
    desk.answer(sample())
    desk.extract(TEXT, "2021-03-05")
    assert desk.sent == [{"text": TEXT, "published": "2021-03-05"}]
    assert desk.page.url == f"{desk.url}/"


def test_the_service_itself_answers(desk):
    desk.extract("Norway and Denmark met.")
    assert desk.find("#entities .title").all_text_contents() == ["Norway", "Denmark"]
    assert desk.browser.errors() == []


def test_the_text_is_shown_whole_with_its_marks(desk):
    desk.answer(sample())
    desk.extract()
    assert desk.page.evaluate("document.querySelector('#text').textContent") == TEXT
    marks = desk.page.evaluate(MARKS)
    assert ["Norway", "e1", ""] in marks
    assert ["signed", "v1", "agreement"] in marks
    assert ["about 1.40 gigawatts", "q1", "≈ 1.40 gigawatt"] in marks
    assert ["2.5 to 3 billion euros", "q2", "2,500,000,000 to 3,000,000,000 EUR"] in marks
    aside = desk.find("#text .aside")
    expect(aside).to_have_text("Read more: <Five> charts & a map")
    assert aside.get_attribute("data-kind") == "Set aside: furniture"


def test_marks_stand_right_among_emoji(desk):
    desk.answer(emoji())
    desk.extract()
    assert desk.page.evaluate("document.querySelector('#text').textContent") == EMOJI
    assert [words for words, _, _ in desk.page.evaluate(MARKS)] == [
        "Norway",
        "deal",
        "5 million euros",
        "2021",
    ]


def test_a_name_within_a_name_keeps_its_own_mark(desk):
    desk.answer(nested())
    desk.extract()
    assert desk.page.evaluate(MARKS) == [["The Bank of ", "e1", ""], ["Norway", "e2 e1", ""]]
    inner = desk.find("#text a.mark >> nth=1")
    inner.click()
    expect(desk.find("#record-e2")).to_have_class(re.compile("chosen"))
    desk.find("#text a.mark >> nth=1").click()
    expect(desk.find("#record-e1")).to_have_class(re.compile("chosen"))
    expect(desk.find("#record-e2")).not_to_have_class(re.compile("chosen"))


def test_hovering_tells_what_a_mark_is(desk):
    desk.answer(sample())
    desk.extract()
    desk.find("#text a.mark >> nth=0").hover()
    expect(desk.find("#note")).to_be_visible()
    expect(desk.find("#note")).to_have_text("Norway place, NO e1")
    assert desk.page.evaluate("document.querySelectorAll('#text .kin').length") == 2  # both mentions
    desk.find("h1").hover()
    expect(desk.find("#note")).to_be_hidden()


def test_an_event_lights_up_its_words_and_scrolls_to_them(desk):
    facts = sample()
    desk.answer(facts)
    desk.browser.size(1200, 420)
    desk.extract()
    lit = """[...document.querySelectorAll("#text .argument")].map(
      lit => [lit.firstChild.data, lit.dataset.role])"""
    assert desk.page.evaluate(lit) == []
    card = desk.find("#record-v1 button")
    card.click()
    expect(card).to_have_attribute("aria-pressed", "true")
    assert desk.page.evaluate("document.querySelector('#text .chosen').firstChild.data") == "signed"
    assert desk.page.evaluate(lit) == [
        ["Norway", "party"],
        ["Denmark", "party"],
        ["Skagen link", "subject"],
        ["March 2021", "time"],
        ["Norway", None],
        ["'s grid operator", "source"],
    ]
    expect(desk.find("#text .chosen")).to_be_in_viewport()
    card.click()
    expect(card).to_have_attribute("aria-pressed", "false")
    assert desk.page.evaluate(lit) == []


def test_the_words_of_a_card_can_be_selected_and_a_click_on_them_chooses(desk):
    desk.answer(sample())
    desk.extract()
    quote = desk.find("#record-v1 blockquote")
    quote.dblclick(position={"x": 20, "y": 8})
    assert desk.page.evaluate("getSelection().toString()").strip() != ""
    desk.page.evaluate("getSelection().empty()")
    desk.answer(sample())
    desk.submit()
    expect(desk.find("#record-v1 button")).to_have_attribute("aria-pressed", "false")
    quote.click()
    expect(desk.find("#record-v1 button")).to_have_attribute("aria-pressed", "true")


def test_the_pointer_may_move_onto_the_note(desk):
    desk.answer(sample())
    desk.extract()
    desk.find("#text a.mark >> nth=0").hover()
    desk.find("#note strong").hover()
    expect(desk.find("#note")).to_be_visible()
    desk.page.keyboard.press("Escape")
    expect(desk.find("#note")).to_be_hidden()


def test_text_after_a_stretch_that_is_set_aside_stands_outside_of_it(desk):
    desk.answer(interrupted())
    desk.extract()
    expect(desk.find("#text .aside")).to_have_text("Read more")
    assert desk.page.evaluate("document.querySelector('#text').textContent") == interrupted().text


def test_the_words_of_a_late_event_come_into_view(desk):
    facts = dated()
    text = facts.text.replace("It fell.", "It fell." + " Filler stands here." * 900)
    shift = len(text) - len(facts.text)
    late = facts.events[3].model_dump()
    late["trigger"]["start"] += shift
    late["trigger"]["end"] += shift
    late["evidence"] = late["trigger"]
    events = (facts.events[0].model_copy(update={"evidence": facts.events[0].trigger}), late)
    desk.answer(type(facts)(**{**facts.model_dump(), "text": text, "events": events}))
    desk.extract()
    expect(desk.find("#text a.mark >> nth=1")).not_to_be_in_viewport()
    desk.find("#record-v4 button").click()
    expect(desk.find("#text .chosen")).to_have_text("rose")
    expect(desk.find("#text .chosen")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("mark", "tab", "record"),
    [("Denmark", "entities", "e2"), ("about 1.40", "quantities", "q1"), ("March", "dates", "d1")],
)
def test_a_mark_shows_its_record(desk, mark, tab, record):
    desk.answer(sample())
    desk.extract()
    desk.find(
        "#text a.mark",
    ).filter(has_text=mark).first.click()
    expect(desk.find(f"#tab-{tab}")).to_have_attribute("aria-selected", "true")
    expect(desk.find(f"#record-{record}")).to_be_in_viewport()
    expect(desk.find(f"#record-{record} button")).to_be_focused()


def test_cards_say_what_the_records_hold(desk):
    desk.answer(sample())
    desk.extract()
    event = desk.find("#record-v1").inner_text()
    assert "2021-03 (2021-03-01 to 2021-03-31)" in event
    assert "Norway's grid operator, “said”" in event
    assert "0.85" in event
    denied = desk.find("#record-v2")
    assert denied.locator(".stance").all_text_contents() == ["planned", "not so"]
    expect(denied).to_contain_text("v1 agreement, “signed”")
    measurement = desk.open_tab("measurements").inner_text()
    assert "The cable (Skagen link)" in measurement
    assert "≈ 1.40 gigawatt" in measurement
    assert "1,400,000,000 kilogram * meter² / second³" in desk.open_tab("quantities").inner_text()


def test_kinds_of_marks_can_be_hidden(desk):
    desk.answer(sample())
    desk.extract()
    desk.find("#legend input[value=entity]").uncheck()
    assert {ids[0] for _, ids, _ in desk.page.evaluate(MARKS)} == {"v", "q", "d"}
    assert desk.page.evaluate("document.querySelector('#text').textContent") == TEXT
    desk.find("#legend input[value=entity]").check()
    assert ["Norway", "e1", ""] in desk.page.evaluate(MARKS)


def test_warnings_are_told_and_shown_in_the_text(desk):
    desk.answer(nested())
    desk.extract()
    expect(desk.find("#warnings-list")).to_contain_text("not read not-english")
    expect(desk.find("#text .aside")).to_have_text(NESTED[19:])
    desk.find("#warnings button").click()
    expect(desk.find("#text .aside")).to_be_in_viewport()
    desk.answer(sample())
    desk.submit()
    expect(desk.find("#warnings")).to_be_hidden()


def test_without_a_day_the_page_says_what_stays_open(desk):
    desk.answer(nested())
    desk.extract()
    expect(desk.find("#undated")).to_be_visible()
    desk.answer(dated())
    desk.submit()
    expect(desk.find("#undated")).to_be_hidden()


def test_the_timeline_shows_dated_events_in_order(desk):
    desk.answer(dated())
    desk.extract()
    timeline = desk.open_tab("timeline")
    rows = timeline.locator("li")
    assert rows.locator(".title").all_text_contents() == ["opened", "rose", "close"]
    assert rows.locator(".days").all_text_contents() == [
        "1976-01-01 to 1976-12-31",
        "2024-03-11",
        "planned, 2029-01-01 to 2029-12-31",
    ]
    hollow = "rows => rows.map(row => row.querySelector('rect').classList.contains('hollow'))"
    assert rows.evaluate_all(hollow) == [False, False, True]
    lefts = rows.locator("rect").evaluate_all("bars => bars.map(bar => bar.getBoundingClientRect().left)")
    assert lefts == sorted(lefts)
    assert len(set(lefts)) == 3
    expect(timeline).to_contain_text("1 of 4 events has no date in the text and is not drawn.")
    rows.nth(1).locator("button").click()
    expect(desk.find("#text .chosen")).to_have_text("rose")


def test_an_article_without_facts_says_so(desk):
    desk.answer(nested().model_copy(update={"entities": (), "warnings": ()}))
    desk.extract()
    expect(desk.find("#events")).to_have_text("No events were found in this text.")
    expect(desk.open_tab("timeline")).to_have_text("No events were found in this text.")


def test_json_is_copied_as_the_service_answered(desk):
    facts = emoji()
    desk.answer(facts)
    desk.extract()
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.open_tab("json").get_by_role("button", name="Copy JSON").click()
    expect(desk.find("#status")).to_have_text("Copied: the JSON.")
    copied = desk.page.evaluate("navigator.clipboard.readText()")
    assert json.loads(copied) == json.loads(facts.model_dump_json())


def test_where_the_clipboard_is_closed_the_text_is_selected(desk):
    desk.page.evaluate("""Object.defineProperty(navigator, "clipboard", {value: undefined})""")
    desk.page.evaluate("document.execCommand = () => false")
    desk.answer(sample())
    desk.extract()
    desk.open_tab("json").get_by_role("button", name="Copy JSON").click()
    expect(desk.find("#status")).to_contain_text("copy it by hand")
    assert json.loads(desk.page.evaluate("getSelection().toString()"))["doc_id"] == "skagen"


def test_the_example_is_filled_in_and_read(desk):
    desk.find("#example").click()
    expect(desk.find("#results")).to_be_visible()
    assert desk.find("#published").input_value() == "2024-03-14"
    shown = desk.page.evaluate("document.querySelector('#text').textContent")
    assert shown == desk.find("#article").input_value()
