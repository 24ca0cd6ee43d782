"""An older and a newer edition, a copy of the older, and the update that leads to the newer."""

from pathlib import Path

import pytest

from build_tools.editions import Package
from tests.editions.versions import FIRST, SECOND, edition, laid, update_of, zipped


@pytest.fixture
def old(tmp_path: Path) -> Package:
    return edition(tmp_path, FIRST)


@pytest.fixture
def new(tmp_path: Path) -> Package:
    return edition(tmp_path, SECOND)


@pytest.fixture
def copy(tmp_path: Path, old: Package) -> Path:
    return laid(tmp_path / "stick", old)


@pytest.fixture
def pack(tmp_path: Path, old: Package, new: Package) -> Path:
    return zipped(tmp_path / "update.zip", update_of(new, old))
