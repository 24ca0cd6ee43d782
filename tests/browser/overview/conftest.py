"""A small site of seven projects, built once for all tests of its overview."""

from pathlib import Path

import pytest

from tests.season import SITE, Site, kept
from tests.site import fifty


@pytest.fixture(scope="session")
def valleys(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site in French and German: fourteen places, nine journeys, concerts and meetings."""

    def make(folder: Path) -> None:
        fifty.site(fifty.hub(7, 9, 140, ("fr", "de")), folder)

    scratch = tmp_path_factory.mktemp("valleys")
    return Site(kept("valleys", make, scratch, __file__, fifty.__file__) / SITE)


@pytest.fixture
def overview(valleys: Site) -> Path:
    """The overview in French."""
    return valleys.root / "fr/special/overview.html"


@pytest.fixture
def november(valleys: Site) -> Path:
    """A month of its calendar, with holidays in it."""
    return valleys.root / "fr/special/calendar-2026-11.html"
