"""A small site of seven projects, built once for all tests of its overview."""

from pathlib import Path

import pytest

from tests.season import Site
from tests.site import fifty


@pytest.fixture(scope="session")
def valleys(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site in French and German: fourteen places, nine journeys, concerts and meetings."""
    known = fifty.hub(7, 9, 140, ("fr", "de"))
    return Site(fifty.site(known, tmp_path_factory.mktemp("valleys")))


@pytest.fixture
def overview(valleys: Site) -> Path:
    """The overview in French."""
    return valleys.root / "fr/special/overview.html"


@pytest.fixture
def november(valleys: Site) -> Path:
    """A month of its calendar, with holidays in it."""
    return valleys.root / "fr/special/calendar-2026-11.html"
