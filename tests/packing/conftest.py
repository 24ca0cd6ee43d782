"""The tiny hub of these tests, packed once."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_tools.cli import main
from tests.packing.meadow_hub import EPOCH, write
from tests.season import kept


def poche(root: Path, *arguments: str, epoch: str = EPOCH, given: str | None = None) -> Result:
    """What somebody gets who types a command, and `given`; a traceback is a failure."""
    environment = {"SOURCE_DATE_EPOCH": epoch}
    command = ["--root", str(root), *arguments]
    result = CliRunner().invoke(main, command, env=environment, input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture(scope="session")
def meadow(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hub with two of its editions packed; nobody changes anything in it."""

    def make(root: Path) -> None:
        packed = poche(write(root), "pack", "annee", "box")
        assert packed.exit_code == 0, packed.stderr
        (root / "said.txt").write_text(packed.stdout, encoding="utf-8")

    return kept("meadow", make, tmp_path_factory.mktemp("meadow"))
