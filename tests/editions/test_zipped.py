"""An edition as a zip: the same bytes each time, nothing of the machine in it, whole or absent."""

import shutil
import subprocess
import tracemalloc
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.editions import CannotCarry, Package, packaged, write_zip
from build_tools.editions import zipped as zipped_module
from tests.editions.laid_out import STAMP, package_in, site_in
from tests.editions.test_folder import tree, wanted


@pytest.fixture
def package(tmp_path: Path) -> Package:
    return package_in(tmp_path / "site")


def test_it_holds_the_package_in_its_order(package: Package, tmp_path: Path) -> None:
    write_zip(package, tmp_path / "dist/stick.zip")
    with zipfile.ZipFile(tmp_path / "dist/stick.zip") as archive:
        assert archive.namelist() == list(package.files)
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == wanted(package)
    assert [path.name for path in (tmp_path / "dist").iterdir()] == ["stick.zip"]


def test_music_is_stored_and_text_deflated(package: Package, tmp_path: Path) -> None:
    """Everything is dated with the version, readable by all, and has no field of a system."""
    write_zip(package, tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        for entry in archive.infolist():
            stored = entry.filename.endswith(".mp3")
            assert entry.compress_type == (zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)
            assert entry.date_time == (2026, 9, 1, 8, 0, 0)
            assert entry.extract_version == 20
            assert (entry.create_system, entry.external_attr) == (3, 0o100644 << 16)
            assert (entry.extra, entry.comment, entry.flag_bits) == (b"", b"", 0)


def test_the_same_input_gives_the_same_bytes(package: Package, tmp_path: Path) -> None:
    """Wherever it lies and whenever it was built."""
    again = package_in(tmp_path / "elsewhere/site")
    write_zip(package, tmp_path / "a.zip")
    write_zip(again, tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_version_before_zips_were_made_is_dated_with_their_first_day(tmp_path: Path) -> None:
    """SOURCE_DATE_EPOCH=0 is in use."""
    write_zip(package_in(tmp_path, replace(STAMP, version="19700101T000000Z")), tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_is_too_large_gets_long_fields(
    package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the limit set low, since four gigabytes take their time."""
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 50_000)
    write_zip(package, tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None
        large = {e.filename for e in archive.infolist() if e.extract_version >= 45}
    assert "poche/media/a-0123456789.mp3" in large


def test_large_files_are_never_held_in_memory(tmp_path: Path) -> None:
    """Neither to lay them out nor to zip them: an edition may be larger than the memory."""
    site = site_in(tmp_path / "site")
    with (site / "media/large.mp3").open("wb") as file:
        file.truncate(48 * 1024**2)
    tracemalloc.start()
    try:
        write_zip(packaged(site, STAMP, {}), tmp_path / "a.zip")
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (tmp_path / "a.zip").stat().st_size > 48 * 1024**2
    assert most < 6 * 1024**2


def test_another_program_unpacks_it(package: Package, tmp_path: Path) -> None:
    """What unzip finds wrong, others will, too."""
    unzip = shutil.which("unzip")
    if unzip is None:
        pytest.skip("unzip is missing")
    write_zip(package, tmp_path / "a.zip")
    subprocess.run([unzip, "-q", "a.zip", "-d", "out"], cwd=tmp_path, check=True)
    assert tree(tmp_path / "out") == wanted(package)


def test_a_failed_run_leaves_the_old_zip(
    package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.zip"
    write_zip(package, path)
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "the disk is full")

    monkeypatch.setattr(zipped_module.shutil, "copyfileobj", full)
    with pytest.raises(OSError, match="full"):
        write_zip(package, path)
    assert path.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.zip", "site"]


def test_a_folder_of_the_name_is_not_replaced(package: Package, tmp_path: Path) -> None:
    (tmp_path / "a.zip").mkdir()
    with pytest.raises(CannotCarry, match="is a folder"):
        write_zip(package, tmp_path / "a.zip")
