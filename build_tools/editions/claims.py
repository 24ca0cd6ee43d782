"""Whether a folder may become a copy of an edition: room for its names, and whose they are."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path

from build_tools.editions.clusters import LARGEST_FILE
from build_tools.editions.holding import Holding
from build_tools.editions.package import CannotCarry, Package
from build_tools.editions.placing import is_there
from build_tools.manifest import Stamp


def refuse(package: Package, sizes: Mapping[str, int], holds: Holding, target: Path) -> None:
    """Raise CannotCarry unless the package may be written into the target.

    It may where there is an older or half copy of the same edition, and where none of its
    names stands for anything else; files of other names are nobody's obstacle. Reads, and
    raises OSError, but writes nothing.
    """
    large = next((path for path, size in sizes.items() if size > LARGEST_FILE), None)
    if large is not None:
        raise CannotCarry(f"'{large}' has 4 GB or more, which sticks with FAT32 cannot hold")
    whose = holds.begun or holds.stamp
    if whose is not None and not holds.is_of(package.stamp):
        raise CannotCarry(
            f"{target} is a copy of '{whose.edition}' of {whose.hub}; take an empty stick, or "
            "empty this one yourself"
        )
    refuse_newer(package.stamp, holds, target)
    refuse_taken(
        package.files,
        target,
        lambda path: holds.owns(path) or is_there(package.files[path], target / path),
    )


def refuse_newer(stamp: Stamp, holds: Holding, target: Path) -> None:
    """Raise CannotCarry where the target holds a newer version, or one was begun there."""
    there = (known for known in (holds.begun, holds.stamp) if known is not None)
    of_it = (it for it in there if (it.hub, it.edition) == (stamp.hub, stamp.edition))
    newer = next((known for known in of_it if known.newer_than(stamp)), None)
    if newer is not None:
        raise CannotCarry(
            f"{target} holds version {newer.version}, which is newer than {stamp.version}"
            "; empty it yourself if you want the older one"
        )


def refuse_taken(paths: Collection[str], target: Path, is_ours: Callable[[str], bool]) -> None:
    """Raise CannotCarry where one of the paths stands in the target for something else.

    `is_ours` is asked of what is a file there. Raises OSError.
    """
    taken = _taken(paths, target, is_ours)
    if taken is not None:
        raise CannotCarry(
            f"'{taken}' in {target} is not ours and is not replaced; move it away, or take an "
            "empty stick"
        )


def folders_of(paths: Iterable[str]) -> list[str]:
    """Return the folders in which files lie, outer ones first, without the root."""
    found: dict[str, None] = {}
    for path in paths:
        parts = path.split("/")[:-1]
        found |= {"/".join(parts[: depth + 1]): None for depth in range(len(parts))}
    return list(found)


def _taken(paths: Collection[str], target: Path, is_ours: Callable[[str], bool]) -> str | None:
    """Return a name among the paths that stands there for something else."""
    for folder in folders_of(paths):
        place = target / folder
        if place.is_symlink() or (place.exists() and not place.is_dir()):
            return folder
    for path in paths:
        place = target / path
        if not os.path.lexists(place):
            continue
        if place.is_symlink() or not place.is_file() or not is_ours(path):
            return path
    return None
