"""What the scores' tests share: the small season, built once."""

from pathlib import Path

import pytest

from tests.browser.scores import hub
from tests.season import SITE, kept


@pytest.fixture(scope="session")
def coucou(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small season."""
    return kept("coucou", hub.build, tmp_path_factory.mktemp("coucou"), hub.__file__) / SITE
