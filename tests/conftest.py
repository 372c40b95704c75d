"""Fixtures that every folder of tests shares."""

from pathlib import Path

import pytest
from hypothesis import settings

pytest_plugins = ["tests.browser"]  # the fixture `browser`

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
