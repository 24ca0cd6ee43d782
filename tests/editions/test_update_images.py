"""Updates on a real exFAT, which takes names that differ by case for one and has no journal."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.editions import NoRoom, Package, packaged, update
from build_tools.editions.copying import copy as copy_onto
from tests.editions.images import exfat
from tests.editions.laid_out import STAMP, site_in
from tests.editions.test_folder import tree, wanted
from tests.editions.versions import FIRST, SECOND, laid, opens, silent, update_of, zipped


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    with exfat(tmp_path / "stick.img", tmp_path / "exfat", 12 * 1024**2) as place:
        yield place


def test_a_stick_becomes_the_new_edition(
    stick: Path, old: Package, new: Package, pack: Path
) -> None:
    laid(stick, old)
    (stick / "PUBLIC").mkdir()
    (stick / "PUBLIC/own.odt").write_bytes(b"own")
    done = update(stick, pack, silent)
    assert (done.fresh, done.removed) == (15, 5)
    assert tree(stick) == {**wanted(new), "PUBLIC/own.odt": b"own"}
    assert not (stick / "Musique/Adieu").exists()


LETTERS = {
    FIRST: {"Musique/Lieder/Das Lied.mp3": b"one", "Musique/Lieder/Noch Eins.mp3": b"same"},
    SECOND: {"Musique/LIEDER/Das LIED.mp3": b"two", "Musique/LIEDER/noch eins.mp3": b"same"},
}


@pytest.mark.parametrize("by", ["update", "copy"])
def test_what_is_only_written_in_other_letters_is_not_lost(
    stick: Path, tmp_path: Path, by: str
) -> None:
    """Such a file, and its folder, is the new one itself: it is renamed, and never removed."""
    before, after = (
        packaged(site_in(tmp_path / it), replace(STAMP, version=it), dict(LETTERS[it]))
        for it in (FIRST, SECOND)
    )
    laid(stick, before)
    if by == "update":
        pack = zipped(tmp_path / "update.zip", update_of(after, before))
        assert update(stick, pack, silent).removed == 0
        assert update(stick, pack, silent).fresh == 0
    else:
        assert copy_onto(after, stick, silent).removed == 0
        assert copy_onto(after, stick, silent).fresh == 0
    assert tree(stick) == wanted(after), "by its very names"


def test_a_stick_that_is_nearly_full_is_not_begun(
    stick: Path, old: Package, new: Package, pack: Path
) -> None:
    """Old and new have to lie side by side; with room again it is done."""
    laid(stick, old)
    room = os.statvfs(stick)
    own = stick / "holidays.mov"
    own.write_bytes(b"\0" * (room.f_bavail * room.f_frsize - 1_100_000))
    before = tree(stick)
    with pytest.raises(NoRoom, match="until old files can go"):
        update(stick, pack, silent)
    assert tree(stick) == before
    opens(stick, before)
    own.unlink()
    update(stick, pack, silent)
    assert tree(stick) == wanted(new)
