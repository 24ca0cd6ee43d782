"""An edition as a folder: the same bytes each time, whole or not there, nothing of others lost."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.editions import CannotCarry, Package, sums_of, write_folder
from build_tools.editions import placing as placing_module
from build_tools.editions.package import opened, sha256
from build_tools.manifest import SIGNATURE
from tests.editions.laid_out import STAMP, package_in

Tree = dict[str, bytes]


def tree(folder: Path) -> Tree:
    """All files of a folder, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def wanted(package: Package) -> Tree:
    found = {}
    for path, content in package.files.items():
        with opened(content) as file:
            found[path] = file.read()
    return found


@pytest.fixture
def package(tmp_path: Path) -> Package:
    return package_in(tmp_path / "site")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "dist/stick"


def test_the_folder_holds_the_package_and_nothing_else(package: Package, target: Path) -> None:
    write_folder(package, target)
    assert tree(target) == wanted(package)
    assert {path: sha256(target / path) for path in sums_of(package)} == sums_of(package)
    assert [path.name for path in target.parent.iterdir()] == ["stick"]


def test_media_are_linked_and_pages_are_not(package: Package, target: Path) -> None:
    """A page changed in the folder is not changed in the site; media would take room twice."""
    write_folder(package, target)
    assert (target / "poche/media/a-0123456789.mp3").stat().st_nlink == 2
    assert (target / "poche/fr/index.html").stat().st_nlink == 1


def test_a_new_version_takes_the_place_of_the_old(target: Path, tmp_path: Path) -> None:
    """What it does not hold any more is gone; what systems and the teacher left is no obstacle."""
    write_folder(package_in(tmp_path / "one", gone_mp3=b"withdrawn"), target)
    (target / "PUBLIC").mkdir()
    (target / "PUBLIC/mine.odt").write_bytes(b"own")
    (target / "Thumbs.db").write_bytes(b"")
    newer = package_in(tmp_path / "two", replace(STAMP, version="20270901T080000Z"))
    write_folder(newer, target)
    assert tree(target) == {**wanted(newer), "PUBLIC/mine.odt": b"own"}


@pytest.mark.parametrize("other", [{"hub": "autre"}, {"edition": "lan"}])
def test_another_edition_is_not_touched(
    package: Package, target: Path, tmp_path: Path, other: dict[str, str]
) -> None:
    theirs = package_in(tmp_path / "theirs", replace(STAMP, **other))
    write_folder(theirs, target)
    with pytest.raises(CannotCarry, match="is not a copy of 'stick' of petite-saison"):
        write_folder(package, target)
    assert tree(target) == wanted(theirs)


def test_a_folder_that_is_not_ours_is_not_touched(package: Package, target: Path) -> None:
    target.mkdir(parents=True)
    (target / "thesis.odt").write_bytes(b"ten years")
    with pytest.raises(CannotCarry, match="nothing in it is touched"):
        write_folder(package, target)
    assert tree(target) == {"thesis.odt": b"ten years"}


def test_files_that_somebody_put_into_the_folder_are_not_wiped(
    package: Package, target: Path
) -> None:
    write_folder(package, target)
    (target / "poche/fr/notes.odt").write_bytes(b"own")
    with pytest.raises(CannotCarry, match=r"\(poche/fr/notes\.odt\); move them away, or into PUB"):
        write_folder(package, target)
    assert (target / "poche/fr/notes.odt").read_bytes() == b"own"


def test_a_file_of_the_name_is_not_replaced(package: Package, target: Path) -> None:
    target.parent.mkdir()
    target.write_bytes(b"a file")
    with pytest.raises(CannotCarry, match="is not a folder"):
        write_folder(package, target)


def test_a_link_is_not_followed(package: Package, target: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    target.parent.mkdir()
    target.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CannotCarry, match="is not a folder"):
        write_folder(package, target)


def test_a_failed_run_leaves_the_old_folder(
    package: Package, target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the next one is not disturbed by what was left."""
    write_folder(package, target)
    newer = package_in(tmp_path / "two", replace(STAMP, version="20270901T080000Z"), new_mp3=b"n")
    monkeypatch.setattr(placing_module, "_written", full_after(3))
    with pytest.raises(OSError, match="full"):
        write_folder(newer, target)
    assert tree(target) == wanted(package)
    monkeypatch.undo()
    write_folder(newer, target)
    assert tree(target) == wanted(newer)


def full_after(files: int) -> Callable[..., None]:
    written: list[Path] = []
    real = placing_module._written

    def write(pieces: Iterable[bytes], part: Path) -> None:
        if len(written) == files:
            raise OSError(28, "the disk is full")
        written.append(part)
        real(pieces, part)

    return write


def test_a_run_killed_between_two_renames_loses_nothing(package: Package, target: Path) -> None:
    """The old folder is found again, with what the teacher kept there."""
    write_folder(package, target)
    (target / "PUBLIC").mkdir()
    (target / "PUBLIC/mine.odt").write_bytes(b"own")
    target.rename(target.with_name(".stick.old"))
    write_folder(package, target)
    assert tree(target) == {**wanted(package), "PUBLIC/mine.odt": b"own"}


def test_a_run_killed_before_the_old_folder_was_let_go(package: Package, target: Path) -> None:
    write_folder(package, target)
    old = target.with_name(".stick.old")
    (old / "PUBLIC").mkdir(parents=True)
    (old / "PUBLIC/mine.odt").write_bytes(b"own")
    write_folder(package, target)
    assert tree(target) == {**wanted(package), "PUBLIC/mine.odt": b"own"}
    assert not old.exists()


def test_a_signature_stands_in_no_list_and_is_no_obstacle(package: Package, target: Path) -> None:
    signed = replace(package, files={**package.files, SIGNATURE: b"signed"})
    write_folder(signed, target)
    write_folder(signed, target)
    assert tree(target)[SIGNATURE] == b"signed"
