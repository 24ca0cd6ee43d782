"""Files that came with older copies and are not to be there any more."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from build_tools.editions.claims import folders_of
from build_tools.editions.steps import left_over
from build_tools.manifest import is_the_teachers, left_by_a_system, refused


def gone(target: Path, ours: Iterable[str], kept: Collection[str]) -> list[str]:
    """Return those of our paths that have a file and are not among those to be kept.

    Nothing of the teacher's or of a system's is among them, whatever a list says. Sticks take
    names that differ by case for one: such a file goes only where its twin lies beside it.
    """

    def is_one(path: str, twin: str) -> bool:
        return not (_stands(target, path) and _stands(target, twin))

    return [path for path in left_over(ours, kept, is_one) if _may_go(target / path, path)]


def let_go(target: Path, ours: Iterable[str], kept: Collection[str]) -> list[str]:
    """Remove what is gone, once all is there that is to be kept; return what it was.

    What only changed the letters of its name gets the new ones. Raises OSError.
    """
    ours = list(ours)
    for path, twin in _twins(ours, kept):
        if _stands(target, path) and not _stands(target, twin):
            _rename(target, path, twin)
    left = gone(target, ours, kept)
    remove(target, left)
    return left


def remove(target: Path, paths: list[str]) -> None:
    """Remove files, and folders that are left empty; links lead out of the target and stay."""
    for path in paths:
        if not any((target / name).is_symlink() for name in (path, *folders_of([path]))):
            (target / path).unlink(missing_ok=True)
    for folder in reversed(folders_of(paths)):
        with contextlib.suppress(OSError):
            (target / folder).rmdir()


def _twins(ours: Iterable[str], kept: Collection[str]) -> Iterator[tuple[str, str]]:
    folded = {path.lower(): path for path in kept}
    for path in ours:
        twin = folded.get(path.lower(), path)
        if twin != path:
            yield path, twin


def _stands(target: Path, path: str) -> bool:
    """Return whether a file is there under just these letters.

    Listed names are asked: numbers of files do not tell, as some file systems give each
    spelling one of its own (exFAT by FUSE).
    """
    place = target
    for name in path.split("/"):
        try:
            if name not in os.listdir(place):  # noqa: PTH208 (names, not places)
                return False
        except OSError:
            return False
        place /= name
    return True


def _rename(target: Path, path: str, twin: str) -> None:
    """Give a file, and the folders above it, the letters of its twin."""
    place = target
    for name, other in zip(path.split("/"), twin.split("/"), strict=True):
        if name != other and (place / name).exists():
            (place / name).rename(place / other)
        place /= other


def _may_go(place: Path, path: str) -> bool:
    is_others = is_the_teachers(path) or left_by_a_system(path) or refused(path) is not None
    return not is_others and place.is_file() and not place.is_symlink()
