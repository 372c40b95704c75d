"""A real Chromium for the tests of what people look at, without a window and without network.

The tests marked `browser` use the fixture `browser`. On a machine without Chromium they are
skipped; with NEWSFACTS_REQUIRE_BROWSER=1 that is a failure. The programs are looked for on the
path; NEWSFACTS_CHROMIUM and NEWSFACTS_CHROMEDRIVER name others.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from selenium import webdriver

# What a fresh Chromium would do on its own: ask the network, offer tours, use a GPU.
FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-default-apps", "--disable-extensions", "--force-device-scale-factor=1", "--lang=en"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


class Browser:
    """One window, with what the tests ask of it; `driver` is Selenium's, for everything else."""

    def __init__(self, driver: webdriver.Chrome, folder: Path) -> None:
        self.driver = driver
        self._folder = folder
        self._shown = 0

    def open(self, url: str) -> None:
        """Go to a page; what was asked for and said until then is forgotten."""
        self.driver.get("about:blank")
        self.driver.get_log("performance")
        self.driver.get_log("browser")
        self.driver.get(url)

    def show(self, html: str) -> None:
        """Open a page with this content, from a file."""
        self._shown += 1
        path = self._folder / f"page{self._shown}.html"
        path.write_text(html, encoding="utf-8")
        self.open(path.as_uri())

    def size(self, width: int, height: int) -> None:
        """How much of a page is seen, in CSS pixels."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def scheme(self, name: str) -> None:
        """Ask pages to be "light" or "dark"."""
        features = [{"name": "prefers-color-scheme", "value": name}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    def requests(self) -> list[str]:
        """The addresses that the page asked for since it was opened, those within it and files aside."""
        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        sent = [message for message in messages if message["method"] == "Network.requestWillBeSent"]
        urls = [message["params"]["request"]["url"] for message in sent]
        return [url for url in urls if not url.startswith(("data:", "file:", "blob:", "about:"))]

    def errors(self) -> list[str]:
        """What the console of the page complains about since it was opened."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]

    def screenshot(self, path: Path, *, whole: bool = False) -> None:
        """The window, or the whole of a page, as a PNG."""
        if whole:
            height = self.driver.execute_script("return document.documentElement.scrollHeight")
            self.size(self.driver.execute_script("return innerWidth"), height)
        self.driver.save_screenshot(str(path))


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One Chromium for all tests of a run, with a profile of its own."""
    chromium = os.environ.get("NEWSFACTS_CHROMIUM") or shutil.which("chromium")
    driver = os.environ.get("NEWSFACTS_CHROMEDRIVER") or shutil.which("chromedriver")
    if not chromium or not driver:
        missing = "chromium" if not chromium else "chromedriver"
        reason = f"no {missing} on this machine; install chromium and chromium-driver"
        if os.environ.get("NEWSFACTS_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    folder = tmp_path_factory.mktemp("browser")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in (*FLAGS, f"--user-data-dir={folder / 'profile'}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    window = webdriver.Chrome(options=options, service=Service(executable_path=driver))
    yield Browser(window, folder)
    window.quit()


@pytest.fixture(autouse=True)
def _usual_window(request: pytest.FixtureRequest) -> None:
    """Every test starts with a wide and light window, whatever the one before it did."""
    if "browser" in request.fixturenames:
        window: Browser = request.getfixturevalue("browser")
        window.size(1200, 900)
        window.scheme("light")
