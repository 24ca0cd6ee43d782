"""Updates stopped in the middle: the copy opens at every moment, and a second run finishes it."""

import errno
import os
import resource
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_tools.cli import main
from build_tools.editions import CannotCarry, NoRoom, Package, update
from build_tools.editions import copying as copying_module
from build_tools.editions import updating as updating_module
from build_tools.manifest import SUMS, UNFINISHED
from tests.editions.test_folder import tree, wanted
from tests.editions.versions import (
    FRESH,
    GONE,
    OWN,
    THIRD,
    edition,
    laid,
    opens,
    refused,
    silent,
    update_of,
    zipped,
)
from tests.season import ROOT


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
        there = tree(half)
        opens(half, before, wanted(new))
        assert not [path for path in there if path.endswith(".part")]
        if there[SUMS] != before[SUMS]:
            assert wanted(new).items() <= there.items(), "the list comes last"
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
