"""Copies of an edition: whole ones pass, and whatever happened to one is named."""

from __future__ import annotations

import os
import random
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from build_tools.editions import write_zip
from build_tools.manifest import STAMP, SUMS
from build_tools.verify import NotAnEdition
from tests.verify.edition import EXTRA, SITE, found_in, package_of, report_of, stick_in

MP3 = "poche/media/a-01.mp3"
PAGE = "poche/fr/index.html"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stick that no test may change."""
    return stick_in(tmp_path_factory.mktemp("whole"))


@pytest.fixture
def stick(whole: Path, tmp_path: Path) -> Path:
    """A copy of the stick that a test may spoil."""
    return Path(shutil.copytree(whole, tmp_path / "stick"))


def test_a_whole_stick_is_whole(whole: Path) -> None:
    """Every file was read, and one address leads to the internet if somebody presses it."""
    report = report_of(whole)
    files = [path for path in whole.rglob("*") if path.is_file()]
    assert report.findings == ()
    assert report.files == len(SITE) + len(EXTRA) + 2 == len(files) - 1
    assert report.size_bytes == sum(p.stat().st_size for p in files if p.name != SUMS)
    assert (report.carrier, report.followed, report.signer) == ("folder", 1, None)
    assert report.stamp is not None and report.stamp.edition == "stick"


def test_a_whole_zip_is_whole(tmp_path: Path) -> None:
    write_zip(package_of(tmp_path / "site"), tmp_path / "a.zip")
    report = report_of(tmp_path / "a.zip")
    assert report.findings == () and report.carrier == "zip"
    assert report.files == len(SITE) + len(EXTRA) + 2


def cut(path: Path, size: int) -> None:
    os.truncate(path, size)


def zeros(path: Path) -> None:
    """As FAT leaves a file whose bytes had no time to arrive."""
    size = path.stat().st_size
    cut(path, size - 4096)
    with path.open("ab") as file:
        file.truncate(size)


DAMAGE: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "missing": (MP3, lambda it: it.unlink(), "is not there"),
    "changed": (MP3, lambda it: it.write_bytes(b"x" * 102_400), "bytes are not those"),
    "one more byte": (
        MP3,
        lambda it: it.write_bytes(it.read_bytes() + b"x"),
        "bytes are not those",
    ),
    "empty": (MP3, lambda it: cut(it, 0), "half-written: it is empty"),
    "cut": (MP3, lambda it: cut(it, 65_536), "half-written: it has 65,536 of 102,400 bytes"),
    "zeros": (MP3, zeros, "half-written: its end is nothing but zeros"),
    "page cut": (PAGE, lambda it: cut(it, 200), "half-written: the page breaks off"),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_what_happened_to_a_file_is_said(what: str, stick: Path) -> None:
    """And nothing else is blamed: links to it lead to where it should be."""
    path, spoil, why = DAMAGE[what]
    spoil(stick / path)
    kind = "missing" if what == "missing" else "changed"
    findings = [it for it in report_of(stick).findings if it.path != "poche/catalogue.json"]
    assert [(it.kind, it.path) for it in findings] == [(kind, path)]
    assert why in findings[0].message


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_cannot_be_read_is_said(stick: Path) -> None:
    (stick / MP3).chmod(0)
    assert found_in(stick) == [("changed", MP3)]


def test_strangers_are_named_and_what_systems_leave_behind_is_a_notice(stick: Path) -> None:
    """PUBLIC/ is not looked at."""
    for path in (
        "virus.exe",
        "poche/fr/works/.4711.part",
        "PUBLIC/lesson.odt",
        "System Volume Information/IndexerVolumeGuid",
        "poche/media/._a-01.mp3",
    ):
        (stick / path).parent.mkdir(exist_ok=True)
        (stick / path).touch()
    assert found_in(stick) == [
        ("foreign", "poche/fr/works/.4711.part"),
        ("foreign", "virus.exe"),
        ("notice", "System Volume Information"),
        ("notice", "poche/media/._a-01.mp3"),
    ]
    assert "when the stick was pulled" in report_of(stick).findings[0].message


def test_systems_alone_do_no_harm(stick: Path) -> None:
    """A stick that was in a Mac is whole all the same."""
    (stick / ".DS_Store").touch()
    assert report_of(stick).whole


def test_links_and_pipes_are_named_and_not_followed(stick: Path, tmp_path: Path) -> None:
    """A link to a folder outside, to the file that it replaces, and a pipe that never ends."""
    (stick / MP3).rename(tmp_path / "elsewhere.mp3")
    (stick / MP3).symlink_to(tmp_path / "elsewhere.mp3")
    (stick / "more").symlink_to("/")
    os.mkfifo(stick / "pipe")
    assert found_in(stick) == [("missing", MP3), ("name", "more"), ("name", "pipe"), ("name", MP3)]


def test_names_that_sticks_cannot_bear_are_named(stick: Path) -> None:
    """They are foreign besides, as the list cannot have them."""
    (stick / "a:b?").touch()
    (stick / "lisez-moi.TXT").touch()
    (stick / "huge").touch()
    os.truncate(stick / "huge", 4 * 1024**3)
    found = found_in(stick)
    assert ("name", "a:b?") in found and ("size", "huge") in found
    assert {("name", "lisez-moi.TXT"), ("name", "LISEZ-MOI.txt")} & set(found)
    assert [it for it in found if it[0] == "missing"] == []


def test_a_system_may_write_names_in_its_own_way(stick: Path) -> None:
    """FAT32 gives short names back in lower case; the file is there all the same."""
    (stick / "LISEZ-MOI.txt").rename(stick / "lisez-moi.txt")
    report = report_of(stick)
    assert report.whole
    assert [(it.kind, it.path) for it in report.findings] == [("notice", "LISEZ-MOI.txt")]


def test_without_its_list_nothing_can_be_said(stick: Path) -> None:
    """Without its list nothing can be said of a copy, and that is said."""
    (stick / SUMS).unlink()
    assert found_in(stick) == [("missing", SUMS)]
    (stick / STAMP).unlink()
    with pytest.raises(NotAnEdition, match="holds no edition of Poche"):
        report_of(stick)


@pytest.mark.parametrize(
    "text", [b"", b"\0" * 5000, b"\xff\xfe", b"0 a\n", b"1" * 64 + b"  ../a\n"]
)
def test_a_damaged_list_is_named(text: bytes, stick: Path) -> None:
    (stick / SUMS).write_bytes(text)
    assert found_in(stick) == [("damaged", SUMS)]


def test_a_list_with_control_signs_steers_nothing(stick: Path) -> None:
    (stick / SUMS).write_bytes(b"1" * 64 + b"  a\x1b[2J\n")
    report = report_of(stick)
    assert [it.kind for it in report.findings] == ["damaged"]
    assert "\x1b" not in report.findings[0].message


def test_a_list_of_a_million_lines_or_a_gigabyte_is_not_read(stick: Path) -> None:
    """No edition has one; memory stays as it is."""
    with (stick / SUMS).open("ab") as file:
        file.truncate(1024**3)
    assert found_in(stick) == [("damaged", SUMS)]
    with (stick / SUMS).open("wb") as file:
        file.writelines(b"%064d  f%d\n" % (number, number) for number in range(1_000_000))
    assert found_in(stick) == [("damaged", SUMS)]


@pytest.mark.parametrize(
    "text", [b"", b"{}", b"\xff", b"[" * 50_000, b" " * 100_000, b'{"format":2}']
)
def test_a_damaged_stamp_is_named(text: bytes, stick: Path) -> None:
    """And its bytes are not those of the list."""
    (stick / STAMP).write_bytes(text)
    assert found_in(stick) == [("damaged", STAMP), ("changed", STAMP)]


@pytest.mark.parametrize("name", ["empty", "text", "picture.zip"])
def test_what_is_no_edition_is_said_in_one_sentence(name: str, tmp_path: Path) -> None:
    """An empty folder, a text, a zip of something else."""
    path = tmp_path / name
    if name == "empty":
        path.mkdir()
    elif name == "text":
        path.write_text("hello")
    else:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("picture.jpg", b"x")
    with pytest.raises(NotAnEdition, match=f"'.*{name}'.* edition"):
        report_of(path)


def test_the_folder_inside_is_meant(stick: Path) -> None:
    """Who unpacks a zip often has one folder more."""
    with pytest.raises(NotAnEdition, match="did you mean 'stick' in it"):
        report_of(stick.parent)


def test_hostile_zips_are_refused_or_named(tmp_path: Path) -> None:
    """Names that lead out are findings; the others are compared all the same."""
    write_zip(package_of(tmp_path / "site"), tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip", "a") as archive:
        archive.writestr("../../evil", b"x")
        archive.writestr("/etc/passwd", b"x")
        archive.writestr("more", b"x")
    assert found_in(tmp_path / "a.zip") == [
        ("foreign", "more"),
        ("name", "../../evil"),
        ("name", "/etc/passwd"),
    ]
    with zipfile.ZipFile(tmp_path / "a.zip", "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb", bytes(100_000_000))
    with pytest.raises(NotAnEdition, match="would become"):
        report_of(tmp_path / "a.zip")


def flips(stick: Path, count: int) -> Iterator[tuple[Path, int, int]]:
    """Places of single bits, evenly over all bytes of an edition; always the same ones."""
    files = sorted(path for path in stick.rglob("*") if path.is_file())
    sizes = [path.stat().st_size for path in files]
    chance = random.Random(20260907)
    for path in chance.choices(files, sizes, k=count - len(files)) + files:
        yield path, chance.randrange(path.stat().st_size), 1 << chance.randrange(8)


def flipped(whole: Path, count: int) -> None:
    missed = []
    for path, place, bit in flips(whole, count):
        content = bytearray(path.read_bytes())
        content[place] ^= bit
        before = path.read_bytes()
        try:
            path.write_bytes(content)
            name = path.relative_to(whole).as_posix()
            found = found_in(whole)
            # In the list itself, the flipped line is damaged, or accuses the file that it names.
            if not found or (name != SUMS and name not in {where for _, where in found}):
                missed.append((name, place, bit))
        finally:
            path.write_bytes(before)
    assert missed == []


def test_bits_that_flipped_are_found(stick: Path) -> None:
    """In every file at least one."""
    flipped(stick, 24)


@pytest.mark.proof
def test_a_hundred_bits_that_flipped_are_found(stick: Path, prove: Callable[[str], None]) -> None:
    flipped(stick, 120)
    prove("- 120 bits flipped one by one in a small edition: all found and named.")
