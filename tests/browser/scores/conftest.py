"""What the scores' tests share: the small season, built once."""

from pathlib import Path

import pytest

from tests.browser.scores import hub


@pytest.fixture(scope="session")
def coucou(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small season."""
    return hub.build(tmp_path_factory.mktemp("coucou"))
