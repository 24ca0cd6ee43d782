"""A new folder is there as a whole, or not at all."""

from pathlib import Path

import pytest

from build_tools.editing import put


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
