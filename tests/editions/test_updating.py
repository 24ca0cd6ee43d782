"""Copies brought up to date: they become the new edition, and nothing of others is touched."""

import os
import zipfile
from pathlib import Path

import pytest

from build_tools.editions import Package, read_older, update
from build_tools.manifest import STAMP, SUMS, UPDATE, Update, update_json
from tests.editions.test_folder import tree, wanted
from tests.editions.versions import FIRST, GONE, OWN, SECOND, laid, silent, zipped


@pytest.mark.parametrize("form", ["update", "update, unzipped", "zip", "folder"])
def test_the_copy_is_the_new_edition(
    copy: Path, pack: Path, new: Package, tmp_path: Path, form: str
) -> None:
    if form == "update, unzipped":
        with zipfile.ZipFile(pack) as archive:
            archive.extractall(tmp_path / "unzipped")
        pack = tmp_path / "unzipped"
    elif form == "zip":
        pack = zipped(tmp_path / "whole.zip", new)
    elif form == "folder":
        pack = laid(tmp_path / "whole", new)
    done = update(copy, pack, silent)
    assert tree(copy) == wanted(new)
    assert (done.before, done.now, done.fresh, done.removed) == (FIRST, SECOND, 15, 5)


def test_what_is_not_ours_stays(copy: Path, pack: Path, new: Package) -> None:
    """And so do folders that hold some of it; our own that are left empty go."""
    laid(copy, Package(new.stamp, dict(OWN)))
    update(copy, pack, silent)
    assert tree(copy) == {**wanted(new), **OWN}
    assert not (copy / "poche/fr/gone").exists()


def test_a_second_run_writes_nothing(copy: Path, pack: Path) -> None:
    update(copy, pack, silent)
    before = {path: path.stat().st_ino for path in copy.rglob("*")}
    done = update(copy, pack, silent)
    assert (done.before, done.fresh, done.removed) == (SECOND, 0, 0)
    assert {path: path.stat().st_ino for path in copy.rglob("*")} == before


def test_the_same_version_mends(copy: Path, old: Package, tmp_path: Path) -> None:
    """What was lost, what changed and kept its size, and a stamp or a list that cannot be read."""
    whole = zipped(tmp_path / "whole.zip", old)
    for path, content in {
        GONE: b"?" * 40_000,
        STAMP: b"?",
        "poche/fr/a.html": None,
    }.items():
        (copy / path).unlink()
        if content is not None:
            (copy / path).write_bytes(content)
    assert update(copy, whole, silent).fresh == 3
    assert tree(copy) == wanted(old)
    (copy / SUMS).write_bytes(b"?")
    assert update(copy, whole, silent).fresh == 1
    assert tree(copy) == wanted(old)


def test_what_is_left_over_after_unzipping_is_removed(copy: Path, pack: Path, new: Package) -> None:
    """The list that named it is gone; what the update says of itself still names it."""
    with zipfile.ZipFile(pack) as archive:
        archive.extractall(copy)
    laid(copy, Package(new.stamp, dict(OWN)))
    assert GONE in tree(copy)
    assert update(copy, pack, silent).removed == 6
    assert tree(copy) == {**wanted(new), **OWN}


def test_what_an_update_of_others_says_reaches_nothing_of_the_teachers(
    copy: Path, pack: Path, new: Package
) -> None:
    laid(copy, Package(new.stamp, dict(OWN)))
    paths = ("PUBLIC/own.odt", "System Volume Information/IndexerVolumeGuid", "poche/fr/a.html")
    (copy / UPDATE).write_text(update_json(Update(FIRST, SECOND, paths)))
    update(copy, pack, silent)
    assert tree(copy) == {**wanted(new), **OWN}


def test_a_name_in_other_letters_goes_where_it_is_another_file(
    copy: Path, pack: Path, new: Package
) -> None:
    """On sticks it is the new file itself, see test_update_images."""
    name, other = "Musique/Fete/01 Un.mp3", "MUSIQUE/fete/01 un.MP3"
    (copy / SUMS).write_text((copy / SUMS).read_text().replace(name, other))
    (copy / "MUSIQUE/fete").mkdir(parents=True)
    (copy / name).rename(copy / other)
    assert read_older(copy).sums[other]
    update(copy, pack, silent)
    assert tree(copy) == wanted(new) and not (copy / "MUSIQUE").exists()


def test_dates_of_files_and_clocks_change_nothing(copy: Path, pack: Path, new: Package) -> None:
    """A laptop whose battery is flat begins in 1970."""
    for path in (*copy.rglob("*"), pack):
        os.utime(path, (0, 0))
    update(copy, pack, silent)
    for path in copy.rglob("*"):
        os.utime(path, (4102444800, 4102444800))
    assert update(copy, pack, silent).fresh == 0
    assert tree(copy) == wanted(new)


def test_a_link_in_place_of_what_is_to_go_is_not_ours(
    copy: Path, pack: Path, new: Package, tmp_path: Path
) -> None:
    """Neither is what it leads to."""
    (copy / GONE).rename(tmp_path / "own.mp3")
    (copy / GONE).symlink_to(tmp_path / "own.mp3")
    assert update(copy, pack, silent).removed == 4
    assert (copy / GONE).is_symlink() and (tmp_path / "own.mp3").is_file()
