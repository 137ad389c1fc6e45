"""What tests of several modules share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium import webdriver

from tests.browsing import driven


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """One browser for all tests that need one; it is large, and takes a second to start."""
    with driven(tmp_path_factory.mktemp("profile")) as driver:
        yield driver
