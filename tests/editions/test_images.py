"""Real FAT32 and exFAT: every name survives, and what is counted is what is taken."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_tools.editions import Package, copy_to, taken, write_folder
from build_tools.editions import copying as copying_module
from build_tools.editions.copying import copy
from build_tools.editions.package import size_of
from build_tools.editions.placing import cluster_of
from tests.editions.images import CLUSTER, Fat32, exfat
from tests.editions.laid_out import package_in
from tests.editions.test_copying import looks_whole, silent
from tests.editions.test_folder import tree, wanted

MANY = {f"erinnerung_an_den_fluss_{number:03}_mp3": b"x" * number * 100 for number in range(320)}
"""So many names that their folder takes more than one cluster."""


@pytest.fixture
def package(tmp_path: Path) -> Package:
    return package_in(tmp_path / "site", **MANY)


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    with exfat(tmp_path / "stick.img", tmp_path / "stick", 32 * 1024**2) as place:
        yield place


def counted(package: Package) -> int:
    return taken({path: size_of(it) for path, it in package.files.items()}, CLUSTER)


def test_fat32_holds_every_name_and_takes_what_was_counted(
    package: Package, tmp_path: Path
) -> None:
    """But for the root's cluster, which formatting gave out before."""
    write_folder(package, tmp_path / "dist")
    stick = Fat32(tmp_path / "fat32.img")
    before = stick.free_bytes
    stick.fill(tmp_path / "dist")
    assert stick.files == set(package.files)
    used = before - stick.free_bytes
    assert counted(package) - 2 * CLUSTER <= used <= counted(package)
    stick.empty_into(tmp_path / "back")
    assert tree(tmp_path / "back") == wanted(package)


def test_exfat_is_filled_by_ourselves_and_takes_what_was_counted(
    package: Package, stick: Path
) -> None:
    assert cluster_of(stick) == CLUSTER
    before = _free(stick)
    copied = copy(package, stick, silent)
    assert copied.fresh == len(package.files)
    assert tree(stick) == wanted(package) and looks_whole(stick)
    used = before - _free(stick)
    assert counted(package) - 2 * CLUSTER <= used <= counted(package)
    assert copy(package, stick, silent).fresh == 0


def test_a_stick_that_is_too_small_is_not_begun(package: Package, tmp_path: Path) -> None:
    """Its clusters are counted: by its bytes alone the edition would fit."""
    with exfat(tmp_path / "small.img", tmp_path / "small", 10 * 1024**2) as stick:
        assert sum(map(size_of, package.files.values())) + 1024**2 < _free(stick)
        (done,) = copy_to(package, [stick], silent)
        assert re.search("MB free, and the copy needs .* take a larger stick", done.trouble)
        assert not tree(stick)


def test_a_stick_that_fills_up_meanwhile_is_finished_later(
    package: Package, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else writes to it while it is filled; then makes room."""
    other = stick / "holidays.mov"
    other.write_bytes(b"\0" * (_free(stick) - counted(package) // 2 // CLUSTER * CLUSTER))
    monkeypatch.setattr(copying_module, "check_room", silent)
    (done,) = copy_to(package, [stick], silent)
    assert re.search("is full; make room, then run the same command again", done.trouble)
    assert not looks_whole(stick) and not (stick / "index.html").exists()
    other.unlink()
    (done,) = copy_to(package, [stick], silent)
    assert done.trouble == "" and tree(stick) == wanted(package) and looks_whole(stick)


def _free(folder: Path) -> int:
    room = os.statvfs(folder)
    return room.f_bavail * room.f_frsize
