"""A real Chromium for the tests of what people look at, without a window and without network.

The tests marked `browser` use the fixture `browser`. On a machine without Chromium they are
skipped; with NEWSFACTS_REQUIRE_BROWSER=1 that is a failure. The program is looked for on the path;
NEWSFACTS_CHROMIUM names another. Playwright steers it, and downloads nothing.
"""

from __future__ import annotations

import importlib.resources
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import ConsoleMessage, Request, sync_playwright

# What a fresh Chromium would do on its own: ask the network, offer tours, use a GPU.
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-default-apps", "--disable-extensions", "--lang=en"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class Browser:
    """One window, with what the tests ask of it; `page` is Playwright's, for everything else."""

    def __init__(self, chromium: Chromium, folder: Path) -> None:
        self._context = chromium.new_context()
        self.page = self._context.new_page()
        self.page.set_default_timeout(30_000)
        self._folder = folder
        self._asked: list[str] = []
        self._said: list[str] = []
        self._context.on("request", self._ask)
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self._said.append(str(error)))

    def open(self, url: str) -> None:
        """Go to a page; what was asked for and said until then is forgotten."""
        self.page.goto("about:blank")
        self._asked.clear()
        self._said.clear()
        self.page.goto(url)

    def show(self, html: str) -> None:
        """Open a page with this content, from a file."""
        path = self._folder / f"page{len(list(self._folder.iterdir()))}.html"
        path.write_text(html, encoding="utf-8")
        self.open(path.as_uri())

    def size(self, width: int, height: int) -> None:
        """How much of a page is seen, in CSS pixels."""
        self.page.set_viewport_size({"width": width, "height": height})

    def scheme(self, name: str) -> None:
        """Ask pages to be "light" or "dark"."""
        self.page.emulate_media(color_scheme="dark" if name == "dark" else "light")

    def requests(self) -> list[str]:
        """The addresses that the page asked for since it was opened, those within it and files aside."""
        return [url for url in self._asked if not url.startswith(("data:", "file:", "blob:", "about:"))]

    def errors(self) -> list[str]:
        """What the console of the page complains about since it was opened."""
        return list(self._said)

    def faults(self) -> list[str]:
        """What axe-core finds serious or critical in the page as it stands: rule and place of each."""
        source = importlib.resources.files("axe_playwright_python").joinpath("axe.min.js")
        self.page.evaluate(source.read_text(encoding="utf-8"))
        found = self.page.evaluate("axe.run().then(result => result.violations)")
        return [
            f"{violation['id']}: {node['target']} {node['failureSummary']}"
            for violation in found
            if violation["impact"] in ("serious", "critical")
            for node in violation["nodes"]
        ]

    def screenshot(self, path: Path, *, whole: bool = False) -> None:
        """The window, or the whole of a page, as a PNG."""
        self.page.screenshot(path=path, full_page=whole)

    def close(self) -> None:
        """Close the window and forget what it stored."""
        self._context.close()

    def _ask(self, request: Request) -> None:
        self._asked.append(request.url)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._said.append(message.text)


# For one module, not for the session: while Playwright runs, no other test can run an event loop.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    """The program itself."""
    path = os.environ.get("NEWSFACTS_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        reason = "no Chromium on this machine; install the package chromium"
        if os.environ.get("NEWSFACTS_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield program
        program.close()


@pytest.fixture
def browser(chromium: Chromium, tmp_path: Path) -> Iterator[Browser]:
    """A window of its own for each test, wide and light."""
    window = Browser(chromium, tmp_path)
    window.size(1200, 900)
    window.scheme("light")
    yield window
    window.close()
