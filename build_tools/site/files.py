"""Writing without waste: only what changed, and never half a file."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from build_tools.domain import Progress


def write_if_changed(path: Path, content: str | bytes) -> bool:
    """Write `content` unless the file holds it already; return whether it was written.

    Through a neighbour and a rename, so that whoever reads meanwhile sees the
    old file or the new one.
    """
    data = content.encode() if isinstance(content, str) else content
    if path.is_file() and path.read_bytes() == data:
        return False
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
    beside.replace(path)
    return True


def link_or_copy(source: Path | str, target: Path | str) -> bool:
    """Give `source` a second name, or copy it where the file system has no hard links; return
    whether it is the very same file. What is there already stays."""
    try:
        os.link(source, target)
    except FileExistsError:
        return False
    except FileNotFoundError:
        folder = Path(target).parent
        if folder.is_dir():
            raise
        folder.mkdir(parents=True)
        return link_or_copy(source, target)
    except OSError:
        shutil.copyfile(source, target)
        return False
    return True


def moved(source: Path, target: Path) -> None:
    """Move a file to a place where there may be one already."""
    try:
        source.replace(target)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        source.replace(target)


def below(folder: Path) -> Iterator[str]:
    """Yield the way from `folder` to every file below it, with `/`, links among them; nothing
    where there is no such folder.

    As texts, not as paths: of thousands, taking paths apart takes longer than looking.
    """
    top = len(str(folder)) + 1
    for name, _, files in os.walk(folder):
        way = name[top:].replace(os.sep, "/")
        way = way and f"{way}/"
        for file in files:
            yield way + file


def remove_others(folder: Path, wanted: Collection[str]) -> None:
    """Remove every file below `folder` that is not wanted, and folders left empty; `wanted` are
    the ways from it that `below` yields."""
    others = [way for way in below(folder) if way not in wanted]
    for way in others:
        (folder / way).unlink()
    if others:
        remove_empty(folder)


def remove_empty(folder: Path) -> None:
    """Remove the folders below `folder` in which there is nothing."""
    for name, _, files in os.walk(folder, topdown=False):
        if not files and name != str(folder):
            with contextlib.suppress(OSError):  # not empty after all
                Path(name).rmdir()


@contextmanager
def swapped(new: Path, current: Path) -> Iterator[None]:
    """Put the folder `new` in the place of `current`, which is gone in the end.

    Two renames: killed between them, `recover` finds the old folder again.
    """
    old = current.with_name(current.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if current.exists():
        current.rename(old)
    new.rename(current)
    try:
        yield
    finally:
        shutil.rmtree(old, ignore_errors=True)


@contextmanager
def only_build(folder: Path, progress: Progress) -> Iterator[None]:
    """Hold the lock on a build folder; wait, and say so, while another build holds it.

    The operating system frees the lock of a process that was killed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        progress("Waiting for another build of this folder", 0, 1)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def recover(current: Path) -> None:
    """Bring back the old folder if a swap was killed between its two renames."""
    old = current.with_name(current.name + ".old")
    if old.is_dir() and not current.exists():
        old.rename(current)
