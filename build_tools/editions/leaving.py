"""Which files of a folder came with older copies and are not to be there any more."""

from __future__ import annotations

import contextlib
from collections.abc import Collection
from functools import partial
from pathlib import Path

from build_tools.editions.holding import Holding
from build_tools.editions.steps import left_over
from build_tools.manifest import is_the_teachers, left_by_a_system, refused


def gone(target: Path, holds: Holding, kept: Collection[str]) -> list[str]:
    """Return the paths of files of ours that are not among those to be kept.

    Nothing of the teacher's or of a system's is among them, whatever a list says.
    """
    old = left_over(holds.ours, kept, partial(_are_one, target))
    return [path for path in old if _may_go(target / path, path)]


def _are_one(target: Path, path: str, other: str) -> bool:
    with contextlib.suppress(OSError):
        return (target / path).samefile(target / other)
    return False


def _may_go(place: Path, path: str) -> bool:
    is_others = is_the_teachers(path) or left_by_a_system(path) or refused(path) is not None
    return not is_others and place.is_file() and not place.is_symlink()
