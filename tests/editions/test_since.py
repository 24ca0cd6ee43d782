"""Updates: what changed and nothing else, the same bytes each time, new when unzipped over old."""

import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.editions import (
    CannotCarry,
    Package,
    read_older,
    since,
    sums_of,
    update_name,
    write_zip,
)
from build_tools.editions.since import Older
from build_tools.manifest import STAMP, SUMS, UPDATE, Update, read_update
from tests.editions.test_folder import tree, wanted
from tests.editions.versions import FIRST, SECOND, THIRD, edition, laid
from tests.programs import UNZIP, program

REMOVED = (
    "Musique/Adieu.m3u8",
    "Musique/Adieu/01 Parti.mp3",
    "poche/fr/gone/gone.html",
    "poche/media/a-1111111111.mp3",
    "poche/media/gone-2222222222.mp3",
)


def older(package: Package) -> Older:
    return Older(package.stamp, sums_of(package))


def test_it_holds_what_changed_and_the_whole_list(old: Package, new: Package) -> None:
    """In the order of the edition; what it says of itself stands before the list."""
    before, after = wanted(old), wanted(new)
    update = wanted(since(new, older(old)))
    told = read_update(update.pop(UPDATE).decode())
    assert told == Update(FIRST, SECOND, REMOVED)
    assert list(update) == [path for path in after if before.get(path) != after[path]]
    assert {path: after[path] for path in update} == update
    assert "poche/media/same-0000000000.mp3" not in update and SUMS in update


def test_it_weighs_what_changed_and_two_percent_at_most(
    old: Package, new: Package, tmp_path: Path
) -> None:
    before, after = wanted(old), wanted(new)
    changed = sum(len(it) for path, it in after.items() if before.get(path) != it)
    write_zip(since(new, older(old)), tmp_path / "update.zip")
    size = (tmp_path / "update.zip").stat().st_size
    write_zip(new, tmp_path / "whole.zip")
    assert changed < size <= 1.02 * changed < (tmp_path / "whole.zip").stat().st_size


def test_the_same_versions_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        package = since(edition(tmp_path / name, SECOND), older(edition(tmp_path / name, FIRST)))
        write_zip(package, tmp_path / f"{name}.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_it_is_named_for_what_it_follows(old: Package, new: Package) -> None:
    assert update_name(new.stamp, older(old)) == f"stick-since-{FIRST}.zip"


def test_the_older_copy_may_be_anything_that_has_its_list(
    old: Package, new: Package, tmp_path: Path
) -> None:
    """A stick, a zip, an update, its list, or a folder with nothing but list and stamp."""
    expected = older(old)
    stick = laid(tmp_path / "stick", old)
    write_zip(old, tmp_path / "old.zip")
    bare = tmp_path / "bare"
    (bare / "poche").mkdir(parents=True)
    shutil.copy(stick / SUMS, bare / SUMS)
    shutil.copy(stick / STAMP, bare / STAMP)
    for place in (stick, tmp_path / "old.zip", stick / SUMS, bare, bare / SUMS):
        assert read_older(place) == expected, place
    write_zip(since(new, expected), tmp_path / "update.zip")
    assert read_older(tmp_path / "update.zip") == older(new)


@pytest.mark.parametrize("missing", [SUMS, STAMP])
def test_what_is_no_edition_is_no_older_copy(old: Package, tmp_path: Path, missing: str) -> None:
    stick = laid(tmp_path / "stick", old)
    (stick / missing).unlink()
    with pytest.raises(CannotCarry, match=r"stick cannot be read|has no 'poche/edition.json'"):
        read_older(stick)


def test_a_harmed_stamp_is_no_older_copy(old: Package, tmp_path: Path) -> None:
    stick = laid(tmp_path / "stick", old)
    (stick / STAMP).write_text((stick / STAMP).read_text().replace(FIRST, THIRD))
    with pytest.raises(CannotCarry, match=r"damaged on its way \('poche/edition.json'\)"):
        read_older(stick)


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"hub": "autre"}, "is 'stick' of autre, and what is packed is 'stick' of petite-saison"),
        ({"edition": "lan"}, "is 'lan' of petite-saison, and what is packed is 'stick' of"),
        ({"version": SECOND}, "of the same version, .*; commit what you have changed"),
        ({"version": THIRD}, "which is newer than"),
        ({"format": "lan"}, "is a 'lan' and this edition a 'folder', which have other files"),
    ],
)
def test_no_update_leads_from_there(
    old: Package, new: Package, other: dict[str, str], why: str
) -> None:
    stamp = replace(old.stamp, **other)  # type: ignore[arg-type]
    with pytest.raises(CannotCarry, match=why):
        since(new, Older(stamp, sums_of(old)))


def test_a_name_in_other_letters_is_not_left_over(old: Package, new: Package) -> None:
    """FAT32 takes both for one file, which is there."""
    sums = {**sums_of(old), "poche/fr/NEW.html": "0" * 64}
    told = wanted(since(new, Older(old.stamp, sums)))[UPDATE].decode()
    assert read_update(told).removed == REMOVED


def unzipped_by_python(pack: Path, copy: Path) -> None:
    with zipfile.ZipFile(pack) as archive:
        archive.extractall(copy)


def unzipped_by_unzip(pack: Path, copy: Path) -> None:
    subprocess.run([program(UNZIP), "-oq", str(pack), "-d", str(copy)], check=True)


@pytest.mark.parametrize("unzipped", [unzipped_by_python, unzipped_by_unzip])
def test_unzipped_over_the_older_copy_it_is_the_new_one(
    old: Package, new: Package, tmp_path: Path, unzipped: object
) -> None:
    """But for what is left over, which the update names."""
    copy = laid(tmp_path / "stick", old)
    write_zip(since(new, older(old)), tmp_path / "update.zip")
    unzipped(tmp_path / "update.zip", copy)  # type: ignore[operator]
    there = tree(copy)
    told = read_update(there.pop(UPDATE).decode())
    assert {path for path in there if path not in wanted(new)} == {*told.removed}
    assert {path: there[path] for path in wanted(new)} == wanted(new)
