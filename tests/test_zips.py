"""Zips from anywhere: what is hostile is refused before a byte of it is unpacked."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from build_tools import zips
from build_tools.zips import DamagedFile, RefusedZip, opened_zip


def zip_of(path: Path, *entries: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    """Write a zip of these names, however bad they are."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return path


def faults(path: Path) -> dict[str, str]:
    with opened_zip(path) as archive:
        assert not {fault.path for fault in archive.faults} & set(archive.files)
        return {fault.path: fault.why for fault in archive.faults}


def test_good_files_are_read(tmp_path: Path) -> None:
    """Folders have entries of their own and are no files."""
    path = zip_of(tmp_path / "a.zip", ("poche/", b""), ("poche/a.txt", b"hello"), ("b", b""))
    with opened_zip(path) as archive:
        assert list(archive.files) == ["poche/a.txt", "b"]
        assert b"".join(archive.pieces("poche/a.txt")) == b"hello"
    assert faults(path) == {}


@pytest.mark.parametrize(
    "name",
    [
        "../a",
        "a/../../b",
        "/etc/passwd",
        "C:/a",
        "a\\..\\b",
        "//host/a",
        "a\x1b[2J",
        "con.txt",
        "./a",
    ],
)
def test_names_that_lead_out_are_refused(name: str, tmp_path: Path) -> None:
    path = zip_of(tmp_path / "a.zip", ("good", b"1"), (name, b"2"))
    assert list(faults(path)) == [name]


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_links_and_devices_are_refused(kind: int, tmp_path: Path) -> None:
    """Unzipped by a program that makes links, one could lead the next file out of the folder."""
    info = zipfile.ZipInfo("way")
    info.external_attr = (kind | 0o777) << 16
    assert "a link" in faults(zip_of(tmp_path / "a.zip", (info, b"/etc")))["way"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    """Which of them is unpacked depends on the program; so does one that differs by case."""
    path = zip_of(tmp_path / "a.zip", ("a", b"1"), ("a", b"2"), ("B", b"3"), ("b", b"4"))
    assert faults(path) == {"a": "it is there twice", "b": "sticks take it for 'B'"}


def test_locked_and_unusual_files_are_refused(tmp_path: Path) -> None:
    """A password cannot be asked for, and bzip2 is not what editions use."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("bz", b"1" * 100, zipfile.ZIP_BZIP2)
        archive.writestr("locked", b"1")
    content = bytearray(path.read_bytes())
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert set(faults(path)) == {"bz", "locked"}
    assert "password" in faults(path)["locked"]


def test_a_bomb_is_refused_by_the_size_that_it_would_have(tmp_path: Path) -> None:
    """A thousand times as large as it is."""
    path = zip_of(tmp_path / "a.zip", ("zeros", bytes(50_000_000)))
    assert path.stat().st_size < 60_000
    with pytest.raises(RefusedZip, match="would become 50,000,000"), opened_zip(path):
        pass


def test_a_bomb_that_hides_its_size_grows_no_further_than_it_says(tmp_path: Path) -> None:
    """The directory says 10 bytes; more than these are never unpacked, and the sum is wrong."""
    path = zip_of(tmp_path / "a.zip", ("zeros", bytes(50_000_000)))
    content = bytearray(path.read_bytes())
    entry = content.rindex(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = struct.pack("<I", 10)
    path.write_bytes(content)
    with opened_zip(path) as archive, pytest.raises(DamagedFile):
        assert sum(map(len, archive.pieces("zeros"))) <= 10


def test_files_that_share_their_bytes_are_refused(tmp_path: Path) -> None:
    """How a small zip of many files becomes a huge one: all entries point at the same content."""
    path = zip_of(tmp_path / "a.zip", ("a", b"1" * 100), ("b", b"1" * 100))
    content = bytearray(path.read_bytes())
    entry = content.rindex(b"PK\x01\x02")
    content[entry + 42 : entry + 46] = bytes(4)
    path.write_bytes(content)
    with pytest.raises(RefusedZip, match="lie in each other"), opened_zip(path):
        pass


def test_a_list_without_end_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The directory would be held in memory, so it has a largest size."""
    path = zip_of(tmp_path / "a.zip", *((f"{number:04}", b"") for number in range(1000)))
    monkeypatch.setattr(zips, "LARGEST_DIRECTORY", 40_000)
    with pytest.raises(RefusedZip, match="lists more files"), opened_zip(path):
        pass


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: b"",
        lambda content: b"hello",
        lambda content: content[: len(content) // 2],
        lambda content: content[:-1],
        lambda content: content[:-22] + bytes(22),
        lambda content: content[-30:],
    ],
)
def test_what_is_no_whole_zip_is_refused(spoil: Callable[[bytes], bytes], tmp_path: Path) -> None:
    path = zip_of(tmp_path / "a.zip", ("a", b"1" * 100), ("b", b"1" * 100))
    path.write_bytes(spoil(path.read_bytes()))
    with pytest.raises(RefusedZip, match=r"'a\.zip' is no zip"), opened_zip(path):
        pass


def test_damage_in_a_file_is_found_when_it_is_read(tmp_path: Path) -> None:
    """Every byte of the content and of the header before it counts."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", bytes(range(256)))
    content = whole.getvalue()
    path, unharmed = tmp_path / "a.zip", []
    for place in range(30, content.index(b"PK\x01\x02")):
        path.write_bytes(content[:place] + bytes([content[place] ^ 4]) + content[place + 1 :])
        with opened_zip(path) as archive_read:
            try:
                assert b"".join(archive_read.pieces("a")) != bytes(range(256))
                unharmed.append(place)
            except DamagedFile:
                pass
    assert unharmed == []
