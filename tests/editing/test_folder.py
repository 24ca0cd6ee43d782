"""New folders and files are there as a whole, or not at all."""

import os
from pathlib import Path

import pytest

from build_tools.editing import lay, put, put_file


def test_files_lie_where_they_are_wanted(tmp_path: Path) -> None:
    put(tmp_path / "new", {"a.yml": b"a\r\n", "pictures/b.png": b"\x00"})
    assert (tmp_path / "new/a.yml").read_bytes() == b"a\r\n"
    assert (tmp_path / "new/pictures/b.png").read_bytes() == b"\x00"
    assert [path.name for path in tmp_path.iterdir()] == ["new"]


def test_a_disk_that_fills_up_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first file was written; neither it nor its folder stays, under any name."""
    write = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.name == "b.yml":
            raise OSError(28, "No space left on device", str(path))
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        put(tmp_path / "new", {"a.yml": b"a", "b.yml": b"b"})
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_came_in_between_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new/mine.yml").write_bytes(b"mine")
    with pytest.raises(OSError):
        put(tmp_path / "new", {"a.yml": b"a"})
    assert [path.name for path in tmp_path.rglob("*")] == ["new", "mine.yml"]


def test_a_path_is_copied_and_folders_above_are_made(tmp_path: Path) -> None:
    (tmp_path / "choir.flac").write_bytes(b"fLaC")
    put(tmp_path / "content/recordings/new", {"new.flac": tmp_path / "choir.flac"})
    assert (tmp_path / "content/recordings/new/new.flac").read_bytes() == b"fLaC"
    assert (tmp_path / "choir.flac").exists()


def test_a_file_that_is_there_is_not_touched(tmp_path: Path) -> None:
    put_file(tmp_path / "playlists/a.yml", b"mine")
    with pytest.raises(FileExistsError):
        put_file(tmp_path / "playlists/a.yml", b"other")
    assert [path.read_bytes() for path in (tmp_path / "playlists").iterdir()] == [b"mine"]


def test_where_files_have_one_name_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """FAT: a second name is refused, and still nothing is overwritten."""

    def refuse(*names: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    put_file(tmp_path / "a.yml", b"mine")
    with pytest.raises(FileExistsError):
        put_file(tmp_path / "a.yml", b"other")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.yml": b"mine"}


def test_what_is_as_it_is_wanted_is_not_written_again(tmp_path: Path) -> None:
    lay(tmp_path / "own", {"a": b"1", "b": b"2"})
    (tmp_path / "own/b").write_bytes(b"old")
    before = (tmp_path / "own/a").stat().st_mtime_ns
    lay(tmp_path / "own", {"a": b"1", "b": b"2"})
    assert {path.name: path.read_bytes() for path in (tmp_path / "own").iterdir()} == {
        "a": b"1",
        "b": b"2",
    }
    assert (tmp_path / "own/a").stat().st_mtime_ns == before
