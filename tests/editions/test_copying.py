"""An edition on a stick: whole and proven, or not looking whole; nothing of others touched."""

import hashlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from build_tools.domain import Edition
from build_tools.editions import CannotCarry, NoRoom, Package
from build_tools.editions import claims as claims_module
from build_tools.editions import copying as copying_module
from build_tools.editions import placing as placing_module
from build_tools.editions.copying import Copied, copy
from build_tools.editions.leaving import remove
from build_tools.editions.targets import copy_to, refuse_targets, told_copied
from build_tools.manifest import SIGNATURE, SUMS, UNFINISHED, read_sums
from build_tools.verify import NotAnEdition, verify
from tests.editions.laid_out import STAMP, package_in
from tests.editions.stopped import NEW, OLD, edition
from tests.editions.test_folder import full_after, tree, wanted
from tests.season import ROOT

LATER = replace(STAMP, version=NEW)


def silent(*_: object) -> None:
    """Nobody is told."""


@pytest.fixture
def package(tmp_path: Path) -> Package:
    return package_in(tmp_path / "site")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def looks_whole(stick: Path) -> bool:
    """What `sha256sum -c` would say, and no mark of a copy under way."""
    if (stick / UNFINISHED).exists() or not (stick / SUMS).exists():
        return False
    return all(
        (stick / path).is_file()
        and hashlib.sha256((stick / path).read_bytes()).hexdigest() == expected
        for path, expected in read_sums((stick / SUMS).read_text()).items()
    )


def test_a_copy_is_the_package_and_nothing_else(package: Package, stick: Path) -> None:
    copied = copy(package, stick, silent)
    assert tree(stick) == wanted(package) and looks_whole(stick)
    sizes = [len(content) for content in wanted(package).values()]
    assert copied == Copied(stick, "", len(sizes), sum(sizes), len(sizes), 0)
    assert {path.stat().st_nlink for path in stick.rglob("*") if path.is_file()} == {1}


def test_what_came_of_it_is_said(package: Package, stick: Path, tmp_path: Path) -> None:
    fresh, absent = copy_to(package, [stick, tmp_path / "absent"], silent)
    files = len(package.files)
    whole = f"{stick}: {files} files, 0.2 MB, {files} of them new; read back, and whole"
    assert told_copied(fresh) == whole
    assert told_copied(absent).startswith(f"not copied: {tmp_path}/absent is no folder")
    removed = replace(fresh, fresh=1, removed=2)
    assert ", 1 of them new, 2 old ones removed; read back" in told_copied(removed)


def test_a_file_of_kiwix_is_not_copied_as_a_folder() -> None:
    """It is one file for each language, for whatever carrier."""
    zim = Edition("kiwix", ("fr",), format="zim")
    with pytest.raises(CannotCarry, match="'kiwix' is one file for each language"):
        refuse_targets([zim])
    refuse_targets([replace(zim, format="lan")])


def test_a_second_run_writes_nothing(package: Package, stick: Path) -> None:
    copy(package, stick, silent)
    before = {path: path.stat().st_ino for path in stick.rglob("*")}
    assert copy(package, stick, silent).fresh == 0
    assert {path: path.stat().st_ino for path in stick.rglob("*")} == before


def test_what_is_damaged_or_missing_is_mended(package: Package, stick: Path) -> None:
    """Also where size and date have not changed."""
    copy(package, stick, silent)
    page = stick / "poche/fr/index.html"
    page.write_bytes(page.read_bytes().replace(b"A", b"B"))
    (stick / "LISEZ-MOI.txt").unlink()
    assert copy(package, stick, silent).fresh == 2
    assert tree(stick) == wanted(package)


def test_a_newer_version_takes_away_what_it_does_not_hold(
    package: Package, stick: Path, tmp_path: Path
) -> None:
    """A withdrawn recording is gone, and its folder; what somebody else put there is not."""
    older = package_in(tmp_path / "old", withdrawn_mp3=b"gone")
    copy(older, stick, silent)
    (stick / "PUBLIC").mkdir()
    (stick / "PUBLIC/mine.odt").write_bytes(b"own")
    (stick / "holidays.jpg").write_bytes(b"sea")
    newer = package_in(tmp_path / "new", LATER)
    assert copy(newer, stick, silent).removed == 1
    own = {"PUBLIC/mine.odt": b"own", "holidays.jpg": b"sea"}
    assert tree(stick) == {**wanted(newer), **own}


def test_nothing_stays_of_a_version_that_was_never_finished(
    package: Package, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick whose update was stopped, and then came the next one, without what that brought."""
    copy(package, stick, silent)
    never = package_in(tmp_path / "never", LATER, withdrawn_mp3=b"soon")
    monkeypatch.setattr("build_tools.editions.placing._written", full_after(2))
    copy_to(never, [stick], silent)
    monkeypatch.undo()
    assert (stick / "poche/media/withdrawn.mp3").read_bytes() == b"soon"
    newest = package_in(tmp_path / "newest", replace(STAMP, version="20280901T080000Z"))
    copy(newest, stick, silent)
    assert tree(stick) == wanted(newest)


def test_what_differs_by_case_alone_goes_where_it_is_another_file(
    stick: Path, tmp_path: Path
) -> None:
    """On sticks it is the new file itself, see test_update_images."""
    copy(package_in(tmp_path / "old", Lied_mp3=b"one"), stick, silent)
    newer = package_in(tmp_path / "new", LATER, lied_mp3=b"two")
    assert copy(newer, stick, silent).removed == 1
    assert tree(stick) == wanted(newer)


def test_a_signature_that_is_of_no_list_any_more_goes(package: Package, stick: Path) -> None:
    copy(package, stick, silent)
    (stick / SIGNATURE).write_bytes(b"of the old list")
    copy(package_in(stick.parent / "new", LATER), stick, silent)
    assert SIGNATURE not in tree(stick)


def test_what_an_unfinished_copy_brought_is_cleared_by_another(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A recording that came with one version and is withdrawn in the next does not stay."""
    copy(package_in(tmp_path / "old"), stick, silent)
    with monkeypatch.context() as patched:
        patched.setattr(placing_module, "_written", full_after(3))
        with pytest.raises(OSError, match="full"):
            copy(package_in(tmp_path / "next", LATER, aaa_mp3=b"withdrawn"), stick, silent)
    assert "poche/media/aaa.mp3" in tree(stick)
    latest = package_in(tmp_path / "latest", replace(STAMP, version="20280901T080000Z"))
    copy(latest, stick, silent)
    assert tree(stick) == wanted(latest)


def test_an_older_version_is_refused(package: Package, stick: Path, tmp_path: Path) -> None:
    newer = package_in(tmp_path / "new", LATER)
    copy(newer, stick, silent)
    with pytest.raises(CannotCarry, match=f"holds version {NEW}, which is newer than {OLD}"):
        copy(package, stick, silent)
    assert tree(stick) == wanted(newer)


@pytest.mark.parametrize("other", [{"hub": "autre"}, {"edition": "lan"}])
def test_a_stick_of_another_edition_is_refused(
    package: Package, stick: Path, tmp_path: Path, other: dict[str, str]
) -> None:
    theirs = package_in(tmp_path / "theirs", replace(STAMP, **other))
    copy(theirs, stick, silent)
    with pytest.raises(CannotCarry, match=r"is a copy of '.*' of .*; take an empty stick"):
        copy(package, stick, silent)
    assert tree(stick) == wanted(theirs)


def test_a_stick_with_other_things_keeps_them(package: Package, stick: Path) -> None:
    """Nobody's names are ours: there is room for both."""
    (stick / "System Volume Information").mkdir()
    (stick / "thesis.odt").write_bytes(b"ten years")
    copy(package, stick, silent)
    assert tree(stick) == {**wanted(package), "thesis.odt": b"ten years"}


@pytest.mark.parametrize("name", ["index.html", "Musique/Fete/01 Un.mp3", SUMS])
def test_a_file_of_our_name_that_is_not_ours_is_not_replaced(
    package: Package, stick: Path, name: str
) -> None:
    (stick / name).parent.mkdir(parents=True, exist_ok=True)
    (stick / name).write_bytes(b"somebody's own")
    with pytest.raises(CannotCarry, match=f"'{name}' in .* is not ours and is not replaced"):
        copy(package, stick, silent)
    assert tree(stick) == {name: b"somebody's own"}


def test_a_new_name_that_is_the_teachers_stops_the_update(
    package: Package, stick: Path, tmp_path: Path
) -> None:
    """Not even on our own stick is a file replaced that no list of ours names."""
    copy(package, stick, silent)
    (stick / "poche/media/new.mp3").write_bytes(b"own")
    with pytest.raises(CannotCarry, match=r"'poche/media/new\.mp3'"):
        copy(package_in(tmp_path / "new", LATER, new_mp3=b"ours"), stick, silent)
    assert (stick / "poche/media/new.mp3").read_bytes() == b"own"


@pytest.mark.parametrize("place", ["poche", "poche/media", "index.html"])
def test_links_lead_nowhere(package: Package, stick: Path, tmp_path: Path, place: str) -> None:
    """What lies outside of the target is not written to, whatever leads there."""
    (tmp_path / "outside").mkdir()
    (stick / place).parent.mkdir(exist_ok=True)
    (stick / place).symlink_to(tmp_path / "outside")
    with pytest.raises(CannotCarry, match=f"'{place}' in"):
        copy(package, stick, silent)
    assert not list((tmp_path / "outside").iterdir())


def test_an_old_list_does_not_reach_out_by_a_link(stick: Path, tmp_path: Path) -> None:
    """What it names behind a link stays."""
    copy(package_in(tmp_path / "old", withdrawn_mp3=b"gone"), stick, silent)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/withdrawn.mp3").write_bytes(b"own")
    (stick / "poche/media/withdrawn.mp3").unlink()
    remove(stick, ["poche/media/withdrawn.mp3"])
    shutil.rmtree(stick / "poche/media")
    (stick / "poche/media").symlink_to(tmp_path / "outside")
    remove(stick, ["poche/media/withdrawn.mp3"])
    assert (tmp_path / "outside/withdrawn.mp3").exists()


def test_files_of_four_gigabytes_are_refused(
    package: Package, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claims_module, "LARGEST_FILE", 100_000)
    with pytest.raises(CannotCarry, match=r"'poche/media/a-0123456789\.mp3' has 4 GB"):
        copy(package, stick, silent)
    assert not list(stick.iterdir())


def test_too_little_room_is_said_before_anything_is_written(
    package: Package, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(stick)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1_200_000))
    with pytest.raises(NoRoom, match="has 1 MB free, and the copy needs 1 MB; take a larger"):
        copy(package, stick, silent)
    assert not list(stick.iterdir())


def test_progress_is_told_in_bytes(package: Package, stick: Path) -> None:
    told: dict[str, list[tuple[int, int]]] = {}
    copy(
        package, stick, lambda stage, done, total: told.setdefault(stage, []).append((done, total))
    )
    total = sum(len(content) for content in wanted(package).values())
    assert list(told) == ["comparing", "writing", "reading back"]
    for steps in told.values():
        assert steps[-1] == (total, total) and steps == sorted(steps)


@pytest.mark.skipif(not hasattr(os, "posix_fadvise"), reason="this system keeps what it reads")
def test_what_is_read_back_comes_from_the_stick(
    package: Package, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of every file the system is told to forget what it remembers, before it is read."""
    forgotten: list[int] = []

    def forget(known: int, start: int, length: int, advice: int) -> None:
        assert (start, length, advice) == (0, 0, os.POSIX_FADV_DONTNEED)
        assert os.lseek(known, 0, os.SEEK_CUR) == 0
        forgotten.append(os.fstat(known).st_ino)

    monkeypatch.setattr(os, "posix_fadvise", forget)
    copy(package, stick, silent)
    there = {path.stat().st_ino for path in stick.rglob("*") if path.is_file()}
    assert set(forgotten) == there and len(forgotten) == len(package.files)


def test_a_stick_that_gives_back_other_bytes_is_found(
    package: Package, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sticks that claim more room than they have write over what they hold."""
    real = copying_module.read_back

    def forgetful(target: Path, *rest: object) -> None:
        media = target / "poche/media/a-0123456789.mp3"
        media.write_bytes(media.read_bytes()[:-1] + b"?")
        real(target, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(copying_module, "read_back", forgetful)
    with pytest.raises(CannotCarry, match=r"other bytes .*a-0123456789\.mp3\).* do not use this"):
        copy(package, stick, silent)
    assert not looks_whole(stick)
    monkeypatch.undo()
    assert copy(package, stick, silent).fresh == 1 and looks_whole(stick)


@pytest.mark.parametrize("files", range(0, 16, 3))
def test_a_full_stick_never_looks_whole_and_is_finished_later(
    package: Package, stick: Path, monkeypatch: pytest.MonkeyPatch, files: int
) -> None:
    monkeypatch.setattr("build_tools.editions.placing._written", full_after(files))
    (copied,) = copy_to(package, [stick], silent)
    again = "run the same command again and it will be finished"
    assert copied.trouble == f"{stick} is full; make room, then {again}"
    assert not looks_whole(stick) and not list(stick.rglob(".part"))
    monkeypatch.undo()
    assert copy(package, stick, silent).fresh == len(package.files) - max(0, files - 1)
    assert looks_whole(stick) and tree(stick) == wanted(package)


def test_half_a_copy_is_called_so(
    package: Package, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether there was nothing before, or an older version that is whole but for what is new."""
    monkeypatch.setattr("build_tools.editions.placing._written", full_after(5))
    copy_to(package, [stick], silent)
    today = date(2026, 11, 26)
    with pytest.raises(NotAnEdition, match="is half of a copy: it was stopped; copy again"):
        verify(stick, key=None, today=today, progress=silent)
    monkeypatch.undo()
    copy(package, stick, silent)
    newer = package_in(tmp_path / "new", LATER, one_mp3=b"1", two_mp3=b"2")
    monkeypatch.setattr("build_tools.editions.placing._written", full_after(2))
    copy_to(newer, [stick], silent)
    report = verify(stick, key=None, today=today, progress=silent)
    said = [it.message for it in report.findings if it.path == UNFINISHED]
    assert said == ["a copy was begun here and not finished; copy again"] and not report.whole


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (30, "cannot be written to; is its lock open?"),
        (13, "may not be written to by you"),
        (27, "cannot hold a file of this size"),
        (5, "does not answer any more; plug it in again"),
        (95, r"could not be written \(strange\)"),
    ],
)
def test_one_that_fails_says_so_and_does_not_stop_the_others(
    package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    good, bad, absent = (tmp_path / name for name in ("good", "bad", "absent"))
    good.mkdir()
    bad.mkdir()
    real = copying_module.put

    def refusing(content: object, place: Path, *rest: object, **more: object) -> None:
        if bad in place.parents:
            raise OSError(number, "strange")
        real(content, place, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(copying_module, "put", refusing)
    done = copy_to(package, [bad, good, absent], silent)
    assert [each.target for each in done] == [bad, good, absent]
    assert done[0].trouble.startswith(f"{bad} ")
    assert re.search(said, done[0].trouble)
    assert done[1].trouble == "" and looks_whole(good)
    assert done[2].trouble == f"{absent} is no folder; is the stick plugged in?"


def test_several_are_written_at_the_same_time(package: Package, tmp_path: Path) -> None:
    """Each waits, at its first piece, for all the others to be there."""
    targets = [tmp_path / f"stick {number}" for number in range(3)]
    for target in targets:
        target.mkdir()
    together, met = threading.Barrier(3, timeout=30), set()

    def meet(target: Path, stage: str, *_: object) -> None:
        if stage == "writing" and target not in met:
            met.add(target)
            together.wait()

    done = copy_to(package, [*targets, targets[0]], meet)
    assert [(each.target, each.trouble) for each in done] == [(it, "") for it in targets]
    assert all(looks_whole(target) for target in targets)


def test_ctrl_c_stops_all_of_them(package: Package, tmp_path: Path) -> None:
    """And leaves what a second run finishes."""
    targets = [tmp_path / name for name in ("a", "b")]
    for target in targets:
        target.mkdir()
    pressed = threading.Event()

    def press(target: Path, stage: str, *_: object) -> None:
        if stage == "writing" and not pressed.is_set():
            pressed.set()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy_to(package, targets, press)
    assert not looks_whole(targets[0]) or not looks_whole(targets[1])
    assert [each.trouble for each in copy_to(package, targets, silent)] == ["", ""]


def run(site: Path, stick: Path, version: str, moment: int) -> subprocess.CompletedProcess[str]:
    """A copy in a process that dies at this moment."""
    return subprocess.run(
        [sys.executable, "-m", "tests.editions.stopped", site, stick, version, str(moment)],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def killed_at(tmp_path: Path, moments: Callable[[int], list[int]], *, updating: bool) -> None:
    """Kill copies at some of their moments; each is a half copy, and finished by a second run."""
    old, new = edition(tmp_path / "old", OLD), edition(tmp_path / "new", NEW)
    before = tmp_path / "before"
    before.mkdir()
    if updating:
        copy(old, before, silent)
    shutil.copytree(before, tmp_path / "whole")
    count = int(run(tmp_path / "site", tmp_path / "whole", NEW, 0).stdout)
    assert count > 1000
    for moment in moments(count):
        stick = tmp_path / f"stick-{moment}"
        shutil.copytree(before, stick)
        done = run(tmp_path / "site", stick, NEW, moment)
        assert done.returncode == -signal.SIGKILL, done.stderr
        there = {path: it for path, it in tree(stick).items() if not path.endswith("/.part")}
        if there not in (wanted(new), wanted(old)):
            assert not looks_whole(stick), moment
        _still_opens(stick, wanted(old) if updating else {}, wanted(new))
        copy(new, stick, silent)
        assert tree(stick) == wanted(new), moment
        assert looks_whole(stick), moment


def _still_opens(stick: Path, old: dict[str, bytes], new: dict[str, bytes]) -> None:
    """Every file under a name of ours is whole; none is missing while anything points at it."""
    there = tree(stick)
    for path, content in there.items():
        known = path.endswith("/.part") or path == UNFINISHED
        assert known or content in (old.get(path), new.get(path)), path
    if "index.html" in there:
        everything_new = all(path in there for path in new)
        assert everything_new or all(path in there for path in old)


@pytest.mark.parametrize("updating", [False, True], ids=["first", "update"])
def test_killed_at_any_moment(tmp_path: Path, updating: bool) -> None:
    dice = random.Random(20260907)
    moments = 3 if updating else 2
    killed_at(tmp_path, lambda n: sorted(dice.sample(range(1, n), moments)), updating=updating)


@pytest.mark.proof
@pytest.mark.parametrize("updating", [False, True], ids=["first", "update"])
def test_killed_at_fifty_moments(
    tmp_path: Path, updating: bool, prove: Callable[[str], None]
) -> None:
    dice = random.Random(20260907)
    killed_at(tmp_path, lambda n: sorted(dice.sample(range(1, n), 50)), updating=updating)
    what = "updates of sticks" if updating else "first copies to sticks"
    prove(f"- {what} killed at 50 random moments: 50 half copies, all finished by a second run")
