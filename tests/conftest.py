"""Fixtures that every folder of tests shares."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the checkout, where the README and the examples are."""
    return Path(__file__).resolve().parent.parent
