"""An update: what has changed since an older copy, so that little has to come over a bad line.

It is laid over the older copy by unzipping it there, or by `poche update`. It holds the whole new
list, so what comes of it is proven as any copy is.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from build_tools.editions.arriving import arriving
from build_tools.editions.package import CannotCarry, Content, Package, sums_of
from build_tools.manifest import SIGNATURE, SUMS, UPDATE, Stamp, Update, update_json

_ALIKE = {"folder", "zip"}
"""Formats that hold the same files."""


@dataclass(frozen=True, slots=True)
class Older:
    """Which edition there is already; its files need not be at hand."""

    stamp: Stamp
    sums: dict[str, str]


def read_older(path: Path) -> Older:
    """Read of which edition something is a copy: a folder, a zip, an update, or a list of files.

    A list needs its stamp beside it, where a copy has it. Raises CannotCarry and OSError.
    """
    with arriving(path) as found:
        return Older(found.stamp, dict(found.sums))


def update_name(stamp: Stamp, older: Older) -> str:
    """Return the name of the file that an update is given out as."""
    return f"{stamp.edition}-since-{older.stamp.version}.zip"


def since(package: Package, older: Older) -> Package:
    """Return what a package has that an older copy has not, in the package's order.

    Raises CannotCarry unless the copy is an older one of the same edition.
    """
    stamp, old = package.stamp, older.stamp
    refuse_older(older, stamp.hub, [stamp.edition], stamp.version)
    if stamp.format != old.format and not {stamp.format, old.format} <= _ALIKE:
        raise CannotCarry(
            f"the older copy is a '{old.format}' and this edition a '{stamp.format}', which have "
            "other files: no update leads from the one to the other"
        )
    sums = sums_of(package)
    # FAT32 takes names that differ by case alone for one: such a file is not left over.
    kept = {path.lower() for path in sums}
    removed = tuple(path for path in older.sums if path.lower() not in kept)
    told = Update(old.version, stamp.version, removed)

    files: dict[str, Content] = {}
    for path, content in package.files.items():
        if path == SUMS:
            files[UPDATE] = update_json(told).encode()
        if path in (SUMS, SIGNATURE) or older.sums.get(path) != sums[path]:
            files[path] = content
    return Package(stamp, files)


def refuse_older(older: Older, hub: str, names: Collection[str], version: str) -> None:
    """Raise CannotCarry unless a copy is an older one of an edition that is packed.

    The hub's id, the names of its editions and their version are known before anything is made.
    """
    old = older.stamp
    if hub != old.hub or old.edition not in names:
        raise CannotCarry(
            f"the older copy is '{old.edition}' of {old.hub}, and what is packed is "
            f"'{', '.join(names)}' of {hub}: no update leads from the one to the other"
        )
    if version == old.version:
        raise CannotCarry(
            f"the older copy is of the same version, {old.version}; commit what you have changed, "
            "which gives a new version, then pack again"
        )
    if version < old.version:
        raise CannotCarry(
            f"the older copy is of version {old.version}, which is newer than {version}"
        )
