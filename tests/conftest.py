"""Fixtures that every folder of tests shares."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# No time limit for one example: the first one loads data files, and a machine may be busy.
# The same examples in every run, so that a change is judged by itself; to look for new ones:
# pytest --hypothesis-profile=explore
settings.register_profile("newsfacts", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile("newsfacts")


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the checkout, where the README and the examples are."""
    return Path(__file__).resolve().parent.parent


# One for each module, not for the session: while Playwright runs, no other test can run an event loop.
@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """A real headless Chromium; for tests marked `browser`."""
    from tests.browser import started

    with started() as chromium:
        yield chromium
