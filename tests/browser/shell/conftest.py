"""What the shell's tests share: the tiny site, built once, and words for what one does with it."""

from pathlib import Path

import pytest

from tests.browser.shell import tiny_site


@pytest.fixture(scope="session")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shell of the tiny site."""
    return tiny_site.build(tmp_path_factory.mktemp("tiny"))
