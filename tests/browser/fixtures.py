"""The browsers as fixtures: started once, a fresh tab with its own storage for every test."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium as chromium_driver
from tests.browser import firefox as firefox_driver
from tests.browser.page import Page
from tests.programs import CHROMIUM, FIREFOX, program


@pytest.fixture(scope="session")
def chromium_browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with chromium_driver.started(program(CHROMIUM)) as browser:
        yield browser


@pytest.fixture(scope="session")
def firefox_browser() -> Iterator[firefox_driver.Firefox]:
    """One Firefox for all tests."""
    with firefox_driver.started(program(FIREFOX)) as browser:
        yield browser


@pytest.fixture
def chromium(chromium_browser: Browser) -> Iterator[Page]:
    """A tab in Chromium."""
    with chromium_driver.page_in(chromium_browser) as page:
        yield page


@pytest.fixture
def chromium_without_script(chromium_browser: Browser) -> Iterator[Page]:
    """A tab in Chromium that runs no script of any page."""
    with chromium_driver.page_in(chromium_browser, script=False) as page:
        yield page


@pytest.fixture
def firefox(firefox_browser: firefox_driver.Firefox) -> Iterator[Page]:
    """A tab in Firefox."""
    with firefox_driver.page_in(firefox_browser) as page:
        yield page


@pytest.fixture(params=["chromium", "firefox"])
def page(request: pytest.FixtureRequest) -> Page:
    """A tab in Chromium, then the same test in Firefox."""
    tab: Page = request.getfixturevalue(request.param)
    return tab
