"""An edition copied onto a stick, read back, and finished by a second run if something stopped it.

The order is the package's: media, pages, the way in, the list last. A stamp of what is under way
stands on the stick from the first file to the last check, so a half copy never looks whole. Of
what was there before, only files that the old list names are replaced or removed.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from build_tools.editions.claims import folders_of, refuse
from build_tools.editions.holding import look, mark
from build_tools.editions.leaving import gone, let_go
from build_tools.editions.package import CannotCarry, Package, sha256, size_of, sums_of
from build_tools.editions.placing import PIECE, check_room, put
from build_tools.manifest import SITE, SUMS, UNFINISHED

Say = Callable[[str, int, int], None]
"""Told what is being done, and how many bytes of how many are; may raise to stop."""

_PART = SITE + ".part"
_SHOWN = 3
"""How many files a message names."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What came of copying to one target."""

    target: Path
    trouble: str = ""
    """Why there is no whole copy, for people; empty if there is one."""
    files: int = 0
    size_bytes: int = 0
    fresh: int = 0
    """How many of the files were not there before as they are."""
    removed: int = 0
    """How many files of an older copy are gone."""


@dataclass(slots=True)
class Meter:
    """Adds up the bytes of one stage and tells them."""

    say: Say
    stage: str
    """What is being done."""
    total: int
    """Bytes of the whole stage."""
    done: int = 0

    def __call__(self, size: int) -> None:
        """Count another piece. Raises what `say` raises to stop."""
        self.done += size
        self.say(self.stage, self.done, self.total)


def copy(package: Package, target: Path, say: Say) -> Copied:
    """Make a folder a whole copy of a package, and prove it by reading all of it back.

    Files that are there as they should be are left. Raises CannotCarry, before anything is
    written where the target is not fit for it, and OSError.
    """
    if not target.is_dir():
        raise CannotCarry(f"{target} is no folder; is the stick plugged in?")
    sizes = {path: size_of(content) for path, content in package.files.items()}
    total, holds = sum(sizes.values()), look(target)
    refuse(package, sizes, holds, target)

    sums = _all_sums(package)
    wanted = _different(target, sums, sizes, Meter(say, "comparing", total))
    needed = {path: sizes[path] for path in wanted}
    check_room(target, needed, "the copy", "take a larger stick, or a smaller edition")
    ours = holds.ours if holds.is_of(package.stamp) else frozenset()
    left: list[str] = []
    if wanted or gone(target, ours, sums):
        put(mark(package.stamp, ours | sums.keys()), target / UNFINISHED, target / _PART)
        told = Meter(say, "writing", sum(needed.values()))
        left = _bring(package, wanted, ours, target, told)

    read_back(target, sums, Meter(say, "reading back", total))
    (target / UNFINISHED).unlink(missing_ok=True)
    settle([target / SITE])
    return Copied(target, "", len(sizes), total, len(wanted), len(left))


def _all_sums(package: Package) -> dict[str, str]:
    """Return the list's sums, and those of the list and its signature."""
    listed = sums_of(package)
    return {path: listed.get(path) or sha256(it) for path, it in package.files.items()}


def _different(
    target: Path, sums: Mapping[str, str], sizes: Mapping[str, int], told: Meter
) -> set[str]:
    """Return the paths whose files are missing there or are others."""
    found = set()
    for path, size in sizes.items():
        place = target / path
        if not place.is_file() or place.stat().st_size != size or sum_of(place) != sums[path]:
            found.add(path)
        told(size)
    return found


def _bring(
    package: Package, wanted: set[str], ours: Collection[str], target: Path, told: Meter
) -> list[str]:
    """Write what is wanted; remove what is gone before the new list says so, and return it.

    Until then the old list stands, so that a second run still knows what to remove.
    """
    part, left = target / _PART, list[str]()
    folders = [target, *(target / folder for folder in folders_of(wanted))]
    for path, content in package.files.items():
        if path == SUMS:
            left = let_go(target, ours, package.files)
            settle(folders)
        if path in wanted:
            put(content, target / path, part, told=told)
    settle(folders)
    return left


def settle(folders: Iterable[Path]) -> None:
    """Flush the names in folders to the disk, where the system knows how."""
    for folder in folders:
        with contextlib.suppress(OSError):
            known = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(known)
            finally:
                os.close(known)


def read_back(target: Path, sums: Mapping[str, str], told: Meter) -> None:
    """Raise CannotCarry unless every file comes back from the stick as it was meant."""
    wrong = []
    for path, expected in sums.items():
        if sum_of(target / path, told) != expected:
            wrong.append(path)
    if wrong:
        more = f" and {len(wrong) - _SHOWN} more" if len(wrong) > _SHOWN else ""
        raise CannotCarry(
            f"{target} gave back other bytes than were written ({', '.join(wrong[:_SHOWN])}{more}"
            "); do not use this stick any more"
        )


def sum_of(place: Path, told: Callable[[int], None] | None = None) -> str:
    """Return a file's SHA-256, read from the disk and not from memory as far as can be."""
    digest = hashlib.sha256()
    with place.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while piece := file.read(PIECE):
            digest.update(piece)
            if told is not None:
                told(len(piece))
    return digest.hexdigest()
