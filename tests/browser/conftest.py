"""Journeys in a real browser: the fixtures of tests/support/browser.py, and the marker on every test here."""

from pathlib import Path

import hypothesis.internal.observability  # noqa: F401 its plugin would import it last, when the browser's greenlets confuse Python 3.11
import pytest

from tests.support.browser import browser, empty, laptop, live, phone, small_world, told, without_scripts

__all__ = ["browser", "empty", "laptop", "live", "phone", "small_world", "told", "without_scripts"]
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies in this folder, so that `-m "not browser"` leaves it out."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
