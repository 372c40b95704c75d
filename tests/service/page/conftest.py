"""The page in a browser, with answers that the tests make up where the service is not what is tested."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from newsfacts.records import Extraction
from tests.browser import Browser


class Desk:
    """The page as somebody uses it."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.browser = browser
        self.url = url
        self.sent: list[dict[str, object]] = []
        self.keys: list[str | None] = []
        browser.open(url)

    @property
    def page(self) -> Page:
        return self.browser.page

    def find(self, selector: str) -> Locator:
        return self.page.locator(selector)

    def answer(self, facts: Extraction) -> None:
        """From now on, the service answers with these facts."""
        self._reply(200, facts.model_dump_json(), {})

    def refuse(self, status: int, headers: Mapping[str, str] | None = None, **problem: object) -> None:
        """From now on, the service answers with this problem."""
        self._reply(status, json.dumps({"status": status, **problem}), headers or {})

    def submit(self, text: str = "Some text.", published: str = "") -> None:
        self.find("#article").fill(text)
        self.find("#published").fill(published)
        self.find("#extract").click()

    def extract(self, text: str = "Some text.", published: str = "") -> None:
        """Paste, press the button and wait for the facts."""
        self.submit(text, published)
        expect(self.find("#results")).to_be_visible()

    def open_tab(self, name: str) -> Locator:
        self.find(f"#tab-{name}").click()
        return self.find(f"#{name}")

    def _reply(self, status: int, body: str, headers: Mapping[str, str]) -> None:
        kind = "application/json" if status == 200 else "application/problem+json"

        def fulfil(route: Route) -> None:
            self.sent.append(route.request.post_data_json)
            self.keys.append(route.request.headers.get("authorization"))
            route.fulfill(status=status, body=body, headers={"Content-Type": kind, **headers})

        self.page.unroute("**/v1/extract")
        self.page.route("**/v1/extract", fulfil)


@pytest.fixture
def desk(browser: Browser, fake_service: str) -> Desk:
    """The page, freshly opened."""
    return Desk(browser, fake_service)
