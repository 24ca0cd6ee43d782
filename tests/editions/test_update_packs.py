"""Updates and editions from anywhere: damaged, forged, or made to do harm."""

import os
import shutil
import struct
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.editions import CannotCarry, Package, update
from build_tools.editions import updating as updating_module
from build_tools.manifest import STAMP, SUMS, UPDATE, Update, update_json
from tests.editions.test_folder import tree, wanted
from tests.editions.versions import FIRST, FRESH, laid, opens, refused, silent, zipped


def test_a_bit_that_fell_over_on_the_way_is_found_before_anything_is_written(
    copy: Path, pack: Path, tmp_path: Path
) -> None:
    """In a zip its own check finds it, in a folder the list."""
    with zipfile.ZipFile(pack) as archive:
        archive.extractall(tmp_path / "unzipped")
        info = archive.getinfo(FRESH)
    data = bytearray(pack.read_bytes())
    data[info.header_offset + 1000] ^= 1
    pack.write_bytes(data)
    refused(copy, pack, rf"update.zip was damaged on its way \('{FRESH}'\)")
    media = tmp_path / "unzipped" / FRESH
    media.write_bytes(media.read_bytes()[:-1] + b"?")
    refused(copy, tmp_path / "unzipped", rf"unzipped was damaged on its way \('{FRESH}'\)")


def test_a_file_changed_after_it_was_checked_does_not_get_to_its_place(
    copy: Path, pack: Path, new: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(copy)
    with zipfile.ZipFile(pack) as archive:
        archive.extractall(tmp_path / "unzipped")
    real = updating_module._bring

    def late(*arguments: object) -> None:
        (tmp_path / "unzipped" / FRESH).write_bytes(b"?" * 40_000)
        real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(updating_module, "_bring", late)
    with pytest.raises(CannotCarry, match="damaged on its way"):
        update(copy, tmp_path / "unzipped", silent)
    opens(copy, before, wanted(new))
    assert FRESH not in tree(copy)


@pytest.mark.parametrize("missing", [SUMS, STAMP])
def test_what_has_no_list_or_stamp_is_no_update(
    copy: Path, new: Package, tmp_path: Path, missing: str
) -> None:
    files = {path: it for path, it in new.files.items() if path != missing}
    refused(copy, zipped(tmp_path / "some.zip", replace(new, files=files)), "no edition and no upd")


def test_a_whole_edition_that_is_not_whole_is_refused(
    copy: Path, new: Package, tmp_path: Path
) -> None:
    files = {path: it for path, it in new.files.items() if path != FRESH}
    pack = zipped(tmp_path / "half.zip", replace(new, files=files))
    refused(copy, pack, f"half.zip is not whole: '{FRESH}' should be in it")


def _entry(name: str, mode: int = 0o100644) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.create_system, entry.external_attr = 3, mode << 16
    return entry


@pytest.mark.parametrize(
    ("entry", "content", "why"),
    [
        (_entry("../outside.txt"), b"x", "leads out of its folder"),
        (_entry("/etc/poche"), b"x", "leads out of its folder"),
        (_entry("poche\\..\\..\\outside.txt"), b"x", "signs that sticks cannot bear"),
        (_entry("poche/CON.html"), b"x", "Windows keeps this name"),
        (_entry("poche/fr/link.html", 0o120777), b"/etc/passwd", "a link or a device"),
        (_entry("poche/fr/A.html"), b"x", "sticks take it for 'poche/fr/a.html'"),
        (_entry("poche/fr/a.html"), b"x", "it is there twice"),
        (_entry("poche/fr/more.html"), b"x", "is in it and not in its list"),
        (_entry("PUBLIC/own.odt"), b"x", "is in it and not in its list"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_zip_that_holds_more_than_it_may_is_refused(
    copy: Path, pack: Path, entry: zipfile.ZipInfo, content: bytes, why: str
) -> None:
    with zipfile.ZipFile(pack, "a") as archive:
        archive.writestr(entry, content)
    refused(copy, pack, why)
    assert not (copy.parent / "outside.txt").exists()


def test_a_list_that_names_what_is_the_teachers_is_refused(
    copy: Path, new: Package, tmp_path: Path
) -> None:
    """Also where its sums are right."""
    text = wanted(new)[SUMS].decode()
    mine = Package(new.stamp, {**new.files, SUMS: f"{'0' * 64}  PUBLIC/own.odt\n{text}".encode()})
    refused(copy, zipped(tmp_path / "mine.zip", mine), "what is the teacher's own")


def test_a_locked_zip_is_refused(copy: Path, pack: Path) -> None:
    data = bytearray(pack.read_bytes())
    start = data.index(b"PK\x01\x02")  # the first entry of its directory; its flags follow
    data[start + 8 : start + 10] = struct.pack("<H", 1)
    pack.write_bytes(data)
    refused(copy, pack, "it is locked with a password")


def test_bombs_are_refused(copy: Path, new: Package, tmp_path: Path) -> None:
    """A file that grows a thousandfold is refused by its size, listed or not."""
    bomb = Package(new.stamp, {**new.files, FRESH: bytes(60_000_000)})
    refused(copy, zipped_small(tmp_path / "bomb.zip", bomb), "no edition shrinks like that")


def zipped_small(path: Path, package: Package) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in wanted(package).items():
            archive.writestr(name, content)
    return path


def test_a_list_that_would_fill_the_memory_is_not_read(
    copy: Path, new: Package, tmp_path: Path
) -> None:
    large = Package(new.stamp, {**new.files, STAMP: os.urandom(1_100_000)})
    refused(copy, zipped(tmp_path / "large.zip", large), f"'{STAMP}' is larger than it can be")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"ZIM\x04" * 999])
def test_what_is_no_zip_is_refused(copy: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "update.zip").write_bytes(content)
    refused(copy, tmp_path / "update.zip", "is no zip")


def test_links_in_a_folder_bring_nothing(copy: Path, pack: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(pack) as archive:
        archive.extractall(tmp_path / "unzipped")
    shutil.move(tmp_path / "unzipped" / FRESH, tmp_path / "elsewhere.mp3")
    (tmp_path / "unzipped" / FRESH).symlink_to(tmp_path / "elsewhere.mp3")
    refused(copy, tmp_path / "unzipped", "has lost or changed|would be missing")


def test_what_an_older_update_left_in_a_folder_is_not_taken_for_its_own(
    copy: Path, new: Package, tmp_path: Path
) -> None:
    """A copy that was unzipped over twice, the second time by a whole edition."""
    folder = laid(tmp_path / "folder", new)
    (folder / UPDATE).write_text(update_json(Update("20250901T080000Z", FIRST, ())))
    (folder / FRESH).unlink()
    refused(copy, folder, f"folder is not whole: '{FRESH}' should be in it")
