from pathlib import Path

import pytest

from build_tools.domain import FactorSet
from tests.footprint.activities import sets


@pytest.fixture(scope="session")
def known(tmp_path_factory: pytest.TempPathFactory) -> dict[str, FactorSet]:
    """The factor sets that come with Poche."""
    folder: Path = tmp_path_factory.mktemp("factors")
    return sets(folder)


@pytest.fixture(scope="session")
def factors(known: dict[str, FactorSet]) -> FactorSet:
    """The one that is taken if nobody names another."""
    return known["poche-2026"]
