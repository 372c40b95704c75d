"""A real Chromium for the tests of pages: where it is, how it starts, what audits a page in it.

It is the system's own; nothing is downloaded. Playwright steers it, and the audit is the
axe-core that `axe-playwright-python` brings along.
"""

import importlib.resources
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# As root there is no sandbox; the rest keeps the browser from asking the network for anything.
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def started() -> Iterator[Browser]:
    """A headless Chromium with a fresh profile; skips the test, or fails it, where there is none."""
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        _missing(f"no Chromium on the PATH ({', '.join(_NAMES)})")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def faults(page: Page) -> list[str]:
    """What axe-core finds serious or critical in the page as it stands: rule and place of each."""
    source = importlib.resources.files("axe_playwright_python").joinpath("axe.min.js")
    page.evaluate(source.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run().then(result => result.violations)")
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]


def _missing(reason: str) -> None:
    if os.environ.get("NEWSFACTS_REQUIRE_BROWSER") == "1":
        pytest.fail(f"{reason}, and NEWSFACTS_REQUIRE_BROWSER=1 asks for it")
    pytest.skip(f"{reason}; NEWSFACTS_REQUIRE_BROWSER=1 makes this a failure")
