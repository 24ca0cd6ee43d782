"""Copies brought up to date: they open at every moment, and nothing of others is touched."""

import errno
import os
import resource
import shutil
import signal
import stat
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import minisign
import pytest
from click.testing import CliRunner

from build_tools.cli import main
from build_tools.editions import (
    CannotCarry,
    NoRoom,
    Package,
    read_older,
    since,
    sums_of,
    update,
    write_zip,
)
from build_tools.editions import copying as copying_module
from build_tools.editions import updating as updating_module
from build_tools.editions.signing import signed
from build_tools.editions.since import Older
from build_tools.manifest import SIGNATURE, STAMP, SUMS, UNFINISHED, UPDATE, Update, update_json
from build_tools.signatures import Key
from tests.editions.test_folder import Tree, tree, wanted
from tests.editions.versions import FIRST, SECOND, THIRD, edition, laid, opens
from tests.season import ROOT

FRESH, GONE = "poche/media/new-4444444444.mp3", "poche/media/gone-2222222222.mp3"
OWN: Tree = {
    "PUBLIC/own.odt": b"own",
    "Photos/fete.jpg": b"own",
    "Musique/Adieu/mine.mp3": b"own",
    "poche/fr/notes.txt": b"own",
    "System Volume Information/IndexerVolumeGuid": b"{}",
    "poche/media/._a-1111111111.mp3": b"left by a Mac",
}
"""What a teacher and her systems put among our files."""


def silent(*_: object) -> None:
    """Nobody is told."""


@pytest.fixture
def old(tmp_path: Path) -> Package:
    return edition(tmp_path, FIRST)


@pytest.fixture
def new(tmp_path: Path) -> Package:
    return edition(tmp_path, SECOND)


@pytest.fixture
def copy(tmp_path: Path, old: Package) -> Path:
    return laid(tmp_path / "stick", old)


@pytest.fixture
def pack(tmp_path: Path, old: Package, new: Package) -> Path:
    return zipped(tmp_path / "update.zip", update_of(new, old))


def update_of(new: Package, old: Package) -> Package:
    return since(new, Older(old.stamp, sums_of(old)))


def zipped(path: Path, package: Package) -> Path:
    write_zip(package, path)
    return path


def refused(copy: Path, pack: Path, why: str, key: Key | None = None) -> None:
    """Nothing is written; the reason is said."""
    before = tree(copy)
    with pytest.raises(CannotCarry, match=why):
        update(copy, pack, silent, key)
    assert tree(copy) == before


# What comes of it


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


def test_a_name_in_other_letters_goes_where_it_is_another(
    copy: Path, pack: Path, old: Package, new: Package
) -> None:
    """On FAT32 it is the new file itself, as here by a second name of one file."""
    for name in ("poche/fr/NEW.html", "poche/fr/A.html"):
        listed = (copy / SUMS).read_text() + f"{'0' * 64}  {name}\n"
        (copy / SUMS).write_text("".join(sorted(listed.splitlines(keepends=True), key=_path)))
    (copy / "poche/fr/NEW.html").write_bytes(b"old")
    (copy / "poche/fr/A.html").hardlink_to(copy / "poche/fr/a.html")
    text = (copy / SUMS).read_text().replace("poche/fr/a.html", "poche/fr/b.html")
    (copy / SUMS).write_text(text)
    update(copy, pack, silent)
    there = tree(copy)
    assert "poche/fr/NEW.html" not in there and "poche/fr/A.html" in there


def _path(line: str) -> str:
    return line.split("  ", 1)[1]


def test_dates_of_files_and_clocks_change_nothing(copy: Path, pack: Path, new: Package) -> None:
    """A laptop whose battery is flat begins in 1970."""
    for path in (*copy.rglob("*"), pack):
        os.utime(path, (0, 0))
    update(copy, pack, silent)
    for path in copy.rglob("*"):
        os.utime(path, (4102444800, 4102444800))
    assert update(copy, pack, silent).fresh == 0
    assert tree(copy) == wanted(new)


# Stopped in the middle


def killed(tmp_path: Path, copy: Path, pack: Path, new: Package, moments: int) -> int:
    """Kill updates at random moments: each copy opens, and a second run finishes it."""
    laid(copy, Package(new.stamp, dict(OWN)))
    before, halves = tree(copy), tmp_path / "halves"
    halves.mkdir()
    command = [sys.executable, "-m", "tests.editions.stopped_update"]
    done = subprocess.run(
        [*command, copy, pack, halves, "20260907", str(moments)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert int(done.stdout) > 1000
    kinds = set()
    for half in sorted(halves.iterdir()):
        there = tree(half)
        opens(half, before, {**wanted(new), **OWN})
        if there.keys() - before.keys():
            assert there.get(UNFINISHED) or there == {**wanted(new), **OWN}, half.name
        kinds.add((UNFINISHED in there, FRESH in there, there[SUMS] == before[SUMS]))
        update(half, pack, silent)
        assert tree(half) == {**wanted(new), **OWN}, half.name
    return len(kinds)


def test_killed_at_any_moment_it_opens_and_is_finished(
    tmp_path: Path, copy: Path, pack: Path, new: Package
) -> None:
    assert killed(tmp_path, copy, pack, new, 6) > 2


@pytest.mark.proof
def test_killed_at_fifty_moments(
    tmp_path: Path, copy: Path, pack: Path, new: Package, prove: Callable[[str], None]
) -> None:
    assert killed(tmp_path, copy, pack, new, 50) > 3
    prove(
        "- updates killed at 50 random moments: every copy opened and was finished by another run"
    )


def test_full_at_any_file_it_opens_and_is_finished(
    tmp_path: Path, copy: Path, pack: Path, new: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every flush of a file to the disk is the one that fails, in turn."""
    before, last = tree(copy), 0
    real = os.fsync
    while True:
        half = shutil.copytree(copy, tmp_path / f"half-{last}")
        left = [last]

        def full(handle: int, left: list[int] = left) -> None:
            if stat.S_ISREG(os.fstat(handle).st_mode):
                if left[0] == 0:
                    raise OSError(errno.ENOSPC, "No space left on device")
                left[0] -= 1
            real(handle)

        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", full)
            try:
                update(half, pack, silent)
                break
            except OSError as error:
                assert error.errno == errno.ENOSPC
        opens(half, before, wanted(new))
        assert not [path for path in tree(half) if path.endswith(".part")]
        update(half, pack, silent)
        assert tree(half) == wanted(new)
        last += 1
    assert last == 16  # the mark, and each file that changed


def test_a_file_that_the_disk_refuses_is_said(copy: Path, pack: Path, new: Package) -> None:
    """The system itself stops the writing: no file may have more than 20 kB."""
    before = tree(copy)
    done = subprocess.run(
        [sys.executable, "-m", "build_tools", "update", str(copy), "--from", str(pack)],
        preexec_fn=_limited,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "cannot hold a file of this size" in done.stderr
    assert "The copy opens as it is" in done.stderr and "Traceback" not in done.stderr
    opens(copy, before, wanted(new))
    assert CliRunner().invoke(main, ["update", str(copy), "--from", str(pack)]).exit_code == 0
    assert tree(copy) == wanted(new)


def _limited() -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of half a megabyte more than a copy has, where the machine lets us mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=384k", "tmpfs", str(disk)]
    try:
        made = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        made = False
    if not made:
        pytest.skip("this machine lets nobody mount a disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_real_disk_that_is_full_is_finished_when_there_is_room(
    small_disk: Path, old: Package, new: Package, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that claims more room than it has, as some sticks do."""
    copy = laid(small_disk / "stick", old)
    before = tree(copy)
    refused(copy, pack, "MB free, and the update needs")
    monkeypatch.setattr(updating_module, "_check_room", silent)
    with pytest.raises(OSError, match="No space left"):
        update(copy, pack, silent)
    opens(copy, before, wanted(new))
    subprocess.run(["mount", "-o", "remount,size=4m", str(small_disk)], check=True)
    update(copy, pack, silent)
    assert tree(copy) == wanted(new)


def test_without_room_nothing_is_begun(
    copy: Path, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(copy)
    usage = shutil.disk_usage(copy)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1_000_000))
    with pytest.raises(NoRoom, match=r"has 1\.0 MB free, and the update needs 1\.\d MB"):
        update(copy, pack, silent)
    assert tree(copy) == before


def test_another_update_clears_what_an_unfinished_one_brought(
    tmp_path: Path, copy: Path, pack: Path, old: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A recording that came with the first and is withdrawn in the second does not stay."""
    latest = edition(tmp_path, THIRD)
    real = updating_module._settle_files

    def pulled(target: Path, paths: list[str]) -> None:
        real(target, paths)
        if FRESH in paths:
            raise OSError(errno.EIO, "pulled out")

    with monkeypatch.context() as patched:
        patched.setattr(updating_module, "_settle_files", pulled)
        with pytest.raises(OSError, match="pulled out"):
            update(copy, pack, silent)
    assert (copy / FRESH).is_file() and (copy / UNFINISHED).is_file()
    update(copy, zipped(tmp_path / "latest.zip", update_of(latest, old)), silent)
    assert tree(copy) == wanted(latest)


def test_old_files_stay_until_the_new_copy_is_proven(
    copy: Path, pack: Path, new: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick that gives back other bytes than were written is found before anything is lost."""
    real = copying_module.read_back

    def forgetful(target: Path, *rest: object) -> None:
        (target / FRESH).write_bytes(b"?" * 40_000)
        real(target, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(updating_module, "read_back", forgetful)
        with pytest.raises(CannotCarry, match=r"other bytes than were written .*do not use"):
            update(copy, pack, silent)
    assert {GONE, UNFINISHED} <= tree(copy).keys()
    update(copy, pack, silent)
    assert tree(copy) == wanted(new)


# What is refused


def test_an_older_version_is_refused(
    copy: Path, old: Package, new: Package, tmp_path: Path
) -> None:
    whole = zipped(tmp_path / "old.zip", old)
    update(copy, zipped(tmp_path / "new.zip", new), silent)
    refused(copy, whole, f"holds version {SECOND}, which is newer than {FIRST}")


def test_an_older_version_is_refused_where_a_newer_one_was_begun(
    copy: Path, old: Package, new: Package, tmp_path: Path
) -> None:
    (copy / UNFINISHED).write_bytes(wanted(new)[STAMP])
    refused(copy, zipped(tmp_path / "old.zip", old), f"holds version {SECOND}")


@pytest.mark.parametrize("other", [{"hub": "autre"}, {"edition": "lan"}])
def test_another_edition_is_refused(copy: Path, tmp_path: Path, other: dict[str, str]) -> None:
    theirs = zipped(tmp_path / "theirs.zip", edition(tmp_path, SECOND, **other))
    refused(copy, theirs, "is a copy of 'stick' of petite-saison, and theirs.zip is '(stick|lan)'")


def test_what_is_no_copy_is_never_written(tmp_path: Path, pack: Path) -> None:
    """An empty folder, somebody's own, one that is not there."""
    (tmp_path / "empty").mkdir()
    own = laid(tmp_path / "own", Package(edition(tmp_path, FIRST).stamp, dict(OWN)))
    for folder in (tmp_path / "empty", own):
        refused(folder, pack, "is no copy of an edition")
    with pytest.raises(CannotCarry, match="is no folder"):
        update(tmp_path / "nowhere", pack, silent)


def test_a_name_that_is_somebody_elses_is_not_replaced(copy: Path, pack: Path) -> None:
    (copy / "poche/fr/new.html").write_bytes(b"own")
    refused(copy, pack, "'poche/fr/new.html' in .* is not ours")


def test_the_same_file_under_a_new_name_is_no_obstacle(
    copy: Path, pack: Path, new: Package
) -> None:
    (copy / FRESH).write_bytes(wanted(new)[FRESH])
    update(copy, pack, silent)
    assert tree(copy) == wanted(new)


@pytest.mark.parametrize("name", ["poche/media", "poche/fr/a.html", "Musique/Fete"])
def test_links_do_not_lead_out_of_the_copy(
    copy: Path, pack: Path, tmp_path: Path, name: str
) -> None:
    shutil.move(copy / name, tmp_path / "outside")
    (copy / name).symlink_to(tmp_path / "outside")
    refused(copy, pack, f"'{name}' in .* is not ours")


def test_a_link_in_place_of_the_file_under_way_is_not_followed(
    copy: Path, pack: Path, new: Package, tmp_path: Path
) -> None:
    (tmp_path / "outside").write_bytes(b"own")
    (copy / "poche/.part").symlink_to(tmp_path / "outside")
    update(copy, pack, silent)
    assert (tmp_path / "outside").read_bytes() == b"own" and tree(copy) == wanted(new)


def test_an_update_from_another_version_says_which_it_needs(
    copy: Path, new: Package, tmp_path: Path
) -> None:
    latest = edition(tmp_path, THIRD)
    later = zipped(tmp_path / "later.zip", update_of(latest, new))
    refused(
        copy,
        later,
        f"leads from version {SECOND} to {THIRD}, and .* is {FIRST}: 2 files, "
        "'Musique/Fete/01 Un.mp3' first would be missing",
    )


def test_an_update_from_another_version_will_do_where_nothing_is_missing(
    copy: Path, new: Package, tmp_path: Path
) -> None:
    """What is needed is known by its bytes, whatever version they came with."""
    latest = edition(tmp_path, THIRD)
    later = zipped(tmp_path / "later.zip", update_of(latest, new))
    for path in ("Musique/Fete/01 Un.mp3", "poche/media/a-3333333333.mp3"):
        (copy / path).write_bytes(wanted(latest)[path])
    update(copy, later, silent)
    assert tree(copy) == wanted(latest)


def test_a_damaged_copy_is_told_from_a_wrong_update(copy: Path, pack: Path) -> None:
    (copy / "poche/media/same-0000000000.mp3").write_bytes(b"?")
    refused(copy, pack, "has lost or changed 'poche/media/same-0000000000.mp3', and the update")


# Signatures


@pytest.fixture(scope="module")
def pair() -> minisign.KeyPair:
    return minisign.KeyPair.generate()


def key_of(pair: minisign.KeyPair) -> Key:
    return Key(bytes(pair.public_key).decode())


def test_a_signed_update_is_taken_with_its_key(
    copy: Path, old: Package, new: Package, tmp_path: Path, pair: minisign.KeyPair
) -> None:
    both = signed(new, pair.secret_key)
    pack = zipped(tmp_path / "signed.zip", update_of(both, old))
    update(copy, pack, silent, key_of(pair))
    assert tree(copy) == wanted(both) and SIGNATURE in tree(copy)


def test_what_is_not_signed_is_refused_where_a_key_is_given(
    copy: Path, pack: Path, pair: minisign.KeyPair
) -> None:
    refused(copy, pack, "update.zip is not signed", key_of(pair))


def test_a_signed_copy_does_not_become_an_unsigned_one(copy: Path, pack: Path) -> None:
    (copy / SIGNATURE).write_bytes(b"signed")
    refused(copy, pack, "is a signed copy and update.zip is not signed")


def test_wrong_signatures_are_refused(
    copy: Path, old: Package, new: Package, tmp_path: Path, pair: minisign.KeyPair
) -> None:
    """By another key, of another list, of another version, and one that is none."""
    right = signed(new, pair.secret_key)
    stranger = signed(new, minisign.KeyPair.generate().secret_key)
    elsewhere = signed(replace(new, stamp=replace(new.stamp, version=THIRD)), pair.secret_key)
    cases = {
        "another key": stranger.files[SIGNATURE],
        "changed the list": signed(old, pair.secret_key).files[SIGNATURE],
        "signed as something else": elsewhere.files[SIGNATURE],
        "signature is damaged": b"?",
    }
    for number, (why, signature) in enumerate(cases.items()):
        package = Package(new.stamp, {**right.files, SIGNATURE: signature})
        pack = zipped(tmp_path / f"{number}.zip", update_of(package, old))
        refused(copy, pack, why, key_of(pair))


# Packs from anywhere


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


# The command


def run(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["update", *map(str, arguments)])
    return done.exit_code, done.output


def test_the_command_says_what_was_done(copy: Path, pack: Path) -> None:
    assert read_older(copy).stamp.version == FIRST
    code, said = run(copy, "--from", pack)
    assert code == 0
    assert f"Version {FIRST} → {SECOND}: 15 files written (0.2 MB), 5 removed" in said
    code, said = run(copy, "--from", pack)
    assert code == 0
    assert f"The copy is of version {SECOND} and whole; there was nothing to do." in said


def test_the_command_refuses_in_one_sentence(copy: Path, pack: Path, tmp_path: Path) -> None:
    """Also for a key that is none; nothing is written."""
    before = tree(copy)
    (tmp_path / "empty").mkdir()
    code, said = run(tmp_path / "empty", "--from", pack)
    assert code == 1 and said.startswith("poche: ") and "is no copy of an edition" in said
    for content in (b"not a key", b"\xff\xfe"):
        (tmp_path / "poche.pub").write_bytes(content)
        code, said = run(copy, "--from", pack, "--key", tmp_path / "poche.pub")
        assert code == 1 and "is no public key" in said and len(said.splitlines()) == 1
    assert tree(copy) == before
