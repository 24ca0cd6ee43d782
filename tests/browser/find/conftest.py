"""The tiny season to search in, built once."""

import shutil
from pathlib import Path

import pytest

from tests.browser.find import hub
from tests.season import Site


@pytest.fixture(scope="session")
def sea(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site in French and German."""
    return Site(hub.build(tmp_path_factory.mktemp("sea") / "hub"))


@pytest.fixture
def damaged(sea: Site, tmp_path: Path) -> Site:
    """A copy of the site, for a test to take something out of."""
    return Site(Path(shutil.copytree(sea.root, tmp_path / "site")))
