"""The command that brings copies up to date, and what proves it afterwards."""

import subprocess
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_tools.cli import main
from build_tools.manifest import PUBLIC
from tests.editions.test_folder import tree
from tests.editions.versions import FIRST, GONE, SECOND, edition, laid, update_of, zipped
from tests.programs import RSYNC, program
from tests.season import ROOT


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return laid(tmp_path / "stick", edition(tmp_path, FIRST))


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    old, new = (edition(tmp_path, version) for version in (FIRST, SECOND))
    return zipped(tmp_path / "update.zip", update_of(new, old))


def poche(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(main, [*map(str, arguments)])
    return done.exit_code, done.output


def test_it_says_what_was_done(copy: Path, pack: Path) -> None:
    code, said = poche("update", copy, "--from", pack)
    assert code == 0
    assert f"Version {FIRST} → {SECOND}: 15 files written (0.2 MB), 5 removed" in said
    stages = [line.partition(", in kB: ")[0] for line in said.splitlines() if ", in kB: " in line]
    assert stages == ["Comparing", "Checking what came", "Writing", "Reading back"]
    code, said = poche("update", copy, "--from", pack)
    assert code == 0
    assert f"The copy is of version {SECOND} and whole; there was nothing to do." in said


def test_it_refuses_in_one_sentence(copy: Path, pack: Path, tmp_path: Path) -> None:
    """Also for a key that is none; nothing is written."""
    before = tree(copy)
    (tmp_path / "empty").mkdir()
    code, said = poche("update", tmp_path / "empty", "--from", pack)
    assert code == 1 and said.startswith("poche: ") and "is no copy of an edition" in said
    for content in (b"not a key", b"\xff\xfe"):
        (tmp_path / "poche.pub").write_bytes(content)
        code, said = poche("update", copy, "--from", pack, "--key", tmp_path / "poche.pub")
        assert code == 1 and "no public key" in said and len(said.splitlines()) == 1
    assert tree(copy) == before


def test_what_is_left_over_after_unzipping_is_named_until_it_is_removed(
    copy: Path, pack: Path
) -> None:
    """A recording that was withdrawn does not stay unnoticed."""
    with zipfile.ZipFile(pack) as archive:
        archive.extractall(copy)
    code, said = poche("verify", copy)
    assert code == 1
    assert [line for line in said.splitlines() if GONE in line and "leftover" in line], said
    poche("update", copy, "--from", pack)
    _, said = poche("verify", copy)
    assert "leftover" not in said and "foreign" not in said and "changed" not in said, said


def commands(lang: str) -> list[str]:
    """What the technicians' page gives for rsync, without its places."""
    page = (ROOT / "docs/technicians" / lang / "updates.md").read_text("utf-8")
    block = next(it for it in page.split("```") if it.strip().startswith("rsync"))
    return block.partition("dist/lan/")[0].replace("\\\n", " ").split()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_rsync_brings_a_box_up_to_date_as_the_guide_says(tmp_path: Path, lang: str) -> None:
    """What is the teacher's stays, what was withdrawn goes, and what dropped is finished."""
    old, new = (edition(tmp_path, version) for version in (FIRST, SECOND))
    box, fresh = laid(tmp_path / "box", old), laid(tmp_path / "lan", new)
    laid(box, type(new)(new.stamp, {f"{PUBLIC}own.odt": b"own"}))
    (box / "poche/media/.rsync-partial").mkdir()
    (box / "poche/media/.rsync-partial/new-4444444444.mp3").write_bytes(b"half of it")
    _, *options = commands(lang)
    assert options
    subprocess.run([program(RSYNC), *options, f"{fresh}/", f"{box}/"], check=True)
    assert tree(box) == {**tree(fresh), f"{PUBLIC}own.odt": b"own"}
