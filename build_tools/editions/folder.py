"""An edition as a folder on this machine, replaced as a whole or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

from build_tools.editions.holding import foreign, look
from build_tools.editions.package import CannotCarry, Package
from build_tools.editions.placing import put
from build_tools.manifest import PUBLIC, SITE, Stamp

_MEDIA = SITE + "media/"
_SHOWN = 3
"""How many files a message names."""


def write_folder(package: Package, target: Path) -> None:
    """Make a folder that holds just this package; an older one stays until the new one is whole.

    Media get a second name where the disk allows, all else is written: what somebody changes
    in the folder must not change the site that it was made of. What a teacher keeps in PUBLIC
    is taken along. Raises CannotCarry for a folder that is something else or holds files that
    no list of ours names, and OSError.
    """
    beside = target.with_name(f".{target.name}.new")
    old = target.with_name(f".{target.name}.old")
    _recover(old, target)
    _refuse_others(package.stamp, target)
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    for path, content in package.files.items():
        place = beside / path
        put(content, place, place.with_name(".part"), link=path.startswith(_MEDIA))
    _swap(beside, target, old)


def _refuse_others(stamp: Stamp, target: Path) -> None:
    """Raise CannotCarry unless everything in the target may be replaced."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise CannotCarry(f"{target} is not a folder; move it away, or pack into another place")
    if not target.exists():
        return
    holds = look(target)
    others = foreign(target, holds.sums)
    if not holds.is_of(stamp) and (others or holds.sums):
        raise CannotCarry(
            f"{target} is not a copy of '{stamp.edition}' of {stamp.hub}, so nothing in it is "
            "touched; move it away, or pack into another place"
        )
    if others:
        more = f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
        named = ", ".join(others[:_SHOWN]) + more
        raise CannotCarry(
            f"{target} holds files that are not the edition's ({named}); move them away, or into "
            f"{PUBLIC}, which is yours"
        )


def _swap(new: Path, current: Path, old: Path) -> None:
    """Two renames: killed between them, `_recover` finds the old folder again."""
    if current.exists():
        current.rename(old)
    new.rename(current)
    _take_along(old, current)


def _recover(old: Path, current: Path) -> None:
    """Finish what a killed run left undone."""
    if old.is_dir() and not current.exists():
        old.rename(current)
    elif old.is_dir():
        _take_along(old, current)


def _take_along(old: Path, current: Path) -> None:
    """Bring the teacher's folder over, then let go of the old copy."""
    kept = old / PUBLIC
    if kept.is_dir() and not (current / PUBLIC).exists():
        kept.rename(current / PUBLIC)
    shutil.rmtree(old, ignore_errors=True)
