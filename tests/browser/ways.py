"""The two ways into a site: a double-click on a stick, and a server on the network.

The server is nginx with the settings that Poche's documentation gives, on this machine.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser import chromium as chromium_driver
from tests.browser.page import Page
from tests.browser.shell.visitor import FRAME, arrived
from tests.servers.running import nginx

BROWSERS = ("chromium", "firefox")
BY_FILE, BY_HTTP = "file", "http"
ALL = [(browser, way) for browser in BROWSERS for way in (BY_FILE, BY_HTTP)]


@dataclass(frozen=True)
class Visit:
    """A tab, and the site it is to look at."""

    page: Page
    address: str
    """What stands before a page's own address, with its last slash."""

    def enter(self, url: str) -> None:
        """Open the shell at a page and wait until that page has a voice in it."""
        self.page.open(f"{self.address}index.html#{url}")
        arrived(self.page, url)
        self.page.wait_for("document.querySelector('#page').title === document.title")
        self.page.wait_for("document.readyState === 'complete'", frame=FRAME)

    def strayed(self) -> list[str]:
        """What was asked of anybody else."""
        return [url for url in self.page.requests if not url.startswith(self.address)]


@contextmanager
def tab(request: pytest.FixtureRequest, browser: str) -> Iterator[Page]:
    """Yield a tab that may ask servers of this machine."""
    if browser == "firefox":  # with the network off it still reaches its own machine
        yield request.getfixturevalue("firefox")
        return
    chromium = request.getfixturevalue("chromium_browser")
    with chromium_driver.page_in(chromium, offline=False) as page:
        yield page


@contextmanager
def visiting(
    request: pytest.FixtureRequest, browser: str, way: str, root: Path, scratch: Path
) -> Iterator[Visit]:
    """Yield a visit to the site in `root`, by one browser and one way."""
    if way == BY_FILE:
        yield Visit(request.getfixturevalue(browser), root.as_uri() + "/")
        return
    with nginx(root, scratch) as address, tab(request, browser) as page:
        yield Visit(page, address + "/")
