"""The tiny season to search in, built once."""

import shutil
from pathlib import Path

import pytest

from tests.browser.find import hub
from tests.season import SITE, Site, kept


@pytest.fixture(scope="session")
def sea(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site in French and German."""
    scratch = tmp_path_factory.mktemp("sea")
    return Site(kept("sea", hub.build, scratch, hub.__file__, hub.SOUND) / SITE)


@pytest.fixture
def damaged(sea: Site, tmp_path: Path) -> Site:
    """A copy of the site, for a test to take something out of."""
    return Site(Path(shutil.copytree(sea.root, tmp_path / "site")))
