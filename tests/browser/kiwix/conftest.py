"""The hub with one long recording, as a ZIM file, in Debian's kiwix-serve."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.editions.package import packaged
from tests.browser import far, ways
from tests.browser.page import Page
from tests.browser.ways import Visit
from tests.editions.zims import ABOUT, FRENCH, written
from tests.servers.running import kiwix

VIEWER = Path(__file__).with_name("viewer.html")


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ZIM file; its language is French, and so is the hub's only one."""
    site = far.sites(tmp_path_factory.mktemp("far"))["standard"]
    package = packaged(site, replace(FRENCH, hub="loin", title="Loin"), {})
    return written(package, tmp_path_factory.mktemp("book"), replace(ABOUT, title="Loin"))


@pytest.fixture(scope="session")
def library(book: Path) -> Iterator[str]:
    """The server's address."""
    with kiwix(book) as address:
        yield address


@pytest.fixture(scope="session")
def viewer(book: Path) -> Iterator[str]:
    """The address of a server that shows the book in a frame, as newer ones do."""
    with kiwix(book, "--customIndex", str(VIEWER)) as address:
        yield address


@pytest.fixture(params=ways.BROWSERS)
def reader(request: pytest.FixtureRequest) -> Iterator[Page]:
    """A tab that may ask servers of this machine."""
    with ways.tab(request, request.param) as page:
        yield page


@pytest.fixture
def visit(reader: Page, library: str, book: Path) -> Visit:
    """Somebody who reads the book."""
    return Visit(reader, f"{library}/{book.stem}/")
