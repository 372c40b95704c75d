"""What the page tells when an article could not be read."""

import pytest
from playwright.sync_api import expect

from newsfacts.service.keys import hashed, new_key
from newsfacts.service.settings import Settings
from tests.samples import sample
from tests.service.conftest import running
from tests.service.fakes import FakePool
from tests.service.page.conftest import Desk

pytestmark = pytest.mark.browser


def test_a_problem_is_told_in_the_words_of_the_service(desk):
    desk.refuse(
        422,
        title="The article cannot be read",
        detail="published: must be a date such as 2016-10-11",
        code="invalid-article",
        instance="urn:uuid:1",
    )
    desk.submit()
    problem = desk.find("#problem")
    expect(problem).to_be_visible()
    expect(problem).to_be_focused()
    expect(problem).to_contain_text("The article cannot be read")
    expect(problem).to_contain_text("published: must be a date such as 2016-10-11")
    expect(problem).to_contain_text("Mend the article")
    expect(problem).to_contain_text("invalid-article · 422 · urn:uuid:1")
    expect(desk.find("#again")).to_be_hidden()
    expect(desk.find("#results")).to_be_hidden()


def test_a_busy_service_can_be_asked_again(desk):
    desk.refuse(503, {"Retry-After": "7"}, title="Too busy", code="overloaded")
    desk.submit()
    expect(desk.find("#problem-advice")).to_have_text("The service is busy. Try again in 7 s.")
    desk.answer(sample())
    desk.find("#again").click()
    expect(desk.find("#results")).to_be_visible()
    expect(desk.find("#problem")).to_be_hidden()


def test_a_service_that_is_gone_is_told(desk):
    desk.page.route("**/v1/extract", lambda route: route.abort("connectionrefused"))
    desk.submit()
    expect(desk.find("#problem")).to_contain_text("The service does not answer")
    expect(desk.find("#problem")).to_contain_text("still running")
    expect(desk.find("#again")).to_be_visible()


@pytest.mark.parametrize("body", ["", "<h1>502</h1>", "[]", "null"])
def test_an_answer_that_is_no_problem_document_is_told_all_the_same(desk, body):
    desk.page.route("**/v1/extract", lambda route: route.fulfill(status=502, body=body))
    desk.submit()
    expect(desk.find("#problem-title")).to_have_text("The service answered with status 502")


@pytest.mark.parametrize("body", ["{}", "[]", "no JSON"])
def test_an_answer_that_the_page_cannot_show_is_told(desk, body):
    desk.page.route("**/v1/extract", lambda route: route.fulfill(status=200, body=body))
    desk.submit()
    expect(desk.find("#problem")).to_be_visible()
    expect(desk.find("#extract")).not_to_have_attribute("aria-disabled", "true")


def test_the_key_is_asked_for_only_where_one_is_needed(desk):
    expect(desk.find("#key-field")).to_be_hidden()
    desk.refuse(401, title="No key", detail="This service asks for a key.", code="unauthorized")
    desk.submit()
    expect(desk.find("#key")).to_be_focused()
    expect(desk.find("#problem")).to_contain_text("This service asks for a key.")
    desk.answer(sample())
    desk.find("#key").fill("s3cret")
    desk.find("#extract").click()
    expect(desk.find("#results")).to_be_visible()
    assert desk.keys == [None, "Bearer s3cret"]
    assert "s3cret" not in desk.page.evaluate("document.body.textContent + location.href")
    assert "$NEWSFACTS_KEY" in desk.find("#curl-text").text_content()
    assert desk.page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0


def test_one_press_is_one_request(desk):
    held = []
    desk.page.route("**/v1/extract", lambda route: held.append(route))
    desk.submit()
    desk.find("#extract").press("Enter")
    expect(desk.find("#status")).to_have_text("Reading the article …")
    expect(desk.find("#extract")).to_have_attribute("aria-disabled", "true")
    assert len(held) == 1
    held[0].fulfill(body=sample().model_dump_json())
    expect(desk.find("#results")).to_be_visible()
    expect(desk.find("#extract")).not_to_have_attribute("aria-disabled", "true")


def test_nothing_is_sent_without_an_article(desk):
    desk.answer(sample())
    desk.find("#extract").click()
    expect(desk.find("#article")).to_be_focused()
    assert desk.sent == []


def test_a_service_with_keys_reads_for_who_has_one(browser):
    secret = new_key()
    settings = Settings(port=0, keys=(hashed("page", secret),))
    with running(settings, FakePool()) as (url, _):
        desk = Desk(browser, url)
        desk.submit("Norway met Denmark.")
        expect(desk.find("#key")).to_be_focused()
        desk.find("#key").fill("nonsense")
        desk.find("#extract").click()
        expect(desk.find("#problem-reference")).to_contain_text("unauthorized · 401")
        desk.find("#key").fill(secret)
        desk.find("#extract").click()
        expect(desk.find("#results")).to_be_visible()
        assert desk.find("#entities .title").all_text_contents() == ["Norway", "Denmark"]
