"""What the shell's tests share: the tiny site, built once, and words for what one does with it."""

from pathlib import Path

import pytest

from tests.browser.shell import tiny_site
from tests.season import kept


@pytest.fixture(scope="session")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shell of the tiny site."""
    scratch = tmp_path_factory.mktemp("tiny")
    return kept("tiny", tiny_site.build, scratch, Path(tiny_site.__file__).parent) / "index.html"
