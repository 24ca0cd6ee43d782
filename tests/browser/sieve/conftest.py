"""A small site of sixty workshops, built once for all tests of its list."""

from pathlib import Path

import pytest

from tests.season import SITE, Site, kept
from tests.site import fifty, meadow


@pytest.fixture(scope="session")
def meadows(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Home, lists and sheets in French and German."""

    def make(folder: Path) -> None:
        fifty.site(meadow.hub(60), folder, meadow.wanted)

    scratch = tmp_path_factory.mktemp("meadows")
    return Site(kept("meadows", make, scratch, __file__, fifty.__file__, meadow.__file__) / SITE)


@pytest.fixture
def sheets(meadows: Site) -> Path:
    """The list of workshops in French."""
    return meadows.root / "fr/workshops/index.html"
