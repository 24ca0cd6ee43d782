"""Changes of files, tried beside the hub and then made: all of a file, or nothing of it."""

from __future__ import annotations

import difflib
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from build_tools import masters
from build_tools.problems import Problem
from build_tools.refusal import Refusal

_READ = ("content", "playlists", "overrides", "editions.yml", "mkdocs.yml")
"""What a check looks at."""

UNREAD = ".ingest"
"""A folder in content/ of what is not part of the hub yet."""

_LARGE_BYTES = 1_000_000
"""What is smaller is copied: a link is a change to whoever watches a file."""


@dataclass(frozen=True, slots=True)
class Change:
    """A file that changes, or that is new."""

    path: str
    """Relative to the hub's root, with `/`."""
    before: bytes | None
    after: bytes


def difference(change: Change) -> str:
    """Return what changes in a file, line by line, as git shows it; without what acts on
    terminals."""
    before, after = (_lines(text or b"") for text in (change.before, change.after))
    old = change.path if change.before is not None else "/dev/null"
    shown = difflib.unified_diff(before, after, old, change.path, lineterm="")
    return "\n".join(
        "".join(char if char.isprintable() or char in "\t\xa0\u202f" else "�" for char in line)
        for line in shown
    )


def _lines(text: bytes) -> list[str]:
    return text.decode("utf-8").removeprefix("\ufeff").splitlines()


@contextmanager
def overlaid(
    root: Path, changes: Sequence[Change], folders: Sequence[tuple[str, Path]] = ()
) -> Iterator[Path]:
    """Give a copy of a hub in which files are changed already. The hub itself is not touched.

    `folders` are new ones: paths in the hub, with where their files are until then. What does
    not change is linked where that can be. What checks have found is remembered in the same
    place, so that sounds are not decoded again.
    """
    beside = root / "build"
    beside.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".table-", dir=beside))
    try:
        for name in _READ:
            if (root / name).is_dir():
                _lay(root / name, folder / name)
            elif (root / name).exists():
                _linked(root / name, folder / name)
        for change in changes:
            put(folder, change)
        for path, there in folders:
            _lay(there, folder / path)
        (folder / "build").mkdir()
        _share(beside / "cache", folder / "build" / "cache")
        with _masters_of(root):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _lay(source: Path, target: Path) -> None:
    unread = shutil.ignore_patterns(UNREAD)
    shutil.copytree(
        source, target, symlinks=True, ignore=unread, copy_function=_linked, dirs_exist_ok=True
    )


@contextmanager
def _masters_of(root: Path) -> Iterator[None]:
    """Let a copy of a hub find the masters that lie outside, which the hub may name by the way
    that leads there from itself."""
    folder = masters.of(root).folder
    if folder is None:
        yield
        return
    said = os.environ.get(masters.VARIABLE)
    os.environ[masters.VARIABLE] = str(folder.absolute())
    try:
        yield
    finally:
        if said is None:
            del os.environ[masters.VARIABLE]
        else:
            os.environ[masters.VARIABLE] = said


def _linked(source: str | Path, target: str | Path) -> None:
    if Path(source).stat(follow_symlinks=False).st_size < _LARGE_BYTES:
        shutil.copy2(source, target, follow_symlinks=False)
        return
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, target, follow_symlinks=False)


def _share(cache: Path, place: Path) -> None:
    cache.mkdir(exist_ok=True)
    try:
        place.symlink_to(cache.resolve(), target_is_directory=True)
    except OSError:
        return  # some systems want a right for that: then everything is looked at once more


def added(before: Sequence[Problem], after: Sequence[Problem]) -> list[Problem]:
    """Return the problems that were not there before; lines may have moved."""
    was = Counter(map(_same, before))
    new = []
    for problem in after:
        was[_same(problem)] -= 1
        if was[_same(problem)] < 0:
            new.append(problem)
    return new


def _same(problem: Problem) -> tuple[str, str, str]:
    return problem.code, problem.location.path, problem.message


def put(root: Path, change: Change) -> None:
    """Write a file as a whole, and make its folder if there is none. Raises OSError."""
    place = root / change.path
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        part.write_bytes(change.after)
        if place.exists():
            shutil.copymode(place, part)
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)


def make(root: Path, changes: Sequence[Change]) -> None:
    """Write all changes, if no file is another than when they were thought of.

    Raises Refusal, with nothing written, and OSError.
    """
    for change in changes:
        place = root / change.path
        there = place.read_bytes() if place.exists() else None
        if there != change.before:
            raise Refusal(f"{change.path} was changed in the meantime; please begin again")
    for change in changes:
        put(root, change)
