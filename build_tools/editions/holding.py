"""What a folder or stick holds of an edition already, and whose the rest is."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from build_tools.manifest import (
    SIGNATURE,
    STAMP,
    SUMS,
    UNFINISHED,
    UPDATE,
    Malformed,
    Stamp,
    is_the_teachers,
    left_by_a_system,
    read_stamp,
    read_sums,
    read_update,
    stamp_json,
)

_OF_OURS = (SUMS, SIGNATURE, UNFINISHED, UPDATE)
_OURS = "ours"
_LARGEST_LIST = 64 * 1024**2
"""Bytes of a list or stamp; what is larger is none."""


@dataclass(frozen=True, slots=True)
class Holding:
    """Of which edition a folder is the copy."""

    stamp: Stamp | None
    """None where it is no copy of any."""
    begun: Stamp | None
    """The edition that was being copied there when something stopped it."""
    sums: Mapping[str, str]
    """What its list names; empty without a list that can be read."""
    ours: frozenset[str]
    """All paths of which it is known that they came with a copy: what its list names, what a
    copy that was stopped, or an unzipped update, has left of earlier ones."""

    folded: frozenset[str]
    """What its list names, in lower case: sticks take names that differ by case for one."""

    def is_of(self, stamp: Stamp) -> bool:
        """Return whether it is a copy, or was to be one, of the same edition in any version."""
        whose = self.begun or self.stamp
        return whose is not None and (whose.hub, whose.edition) == (stamp.hub, stamp.edition)

    def owns(self, path: str) -> bool:
        """Return whether what stands under a path came with the copy.

        Where a copy was stopped, or lost its list, all that stands under its names is its own.
        """
        if self.begun is not None:
            return True
        listed = path.lower() in self.folded or path in _OF_OURS or not self.sums
        return self.stamp is not None and listed


def look(folder: Path) -> Holding:
    """Read what a folder says of itself; what cannot be read says nothing."""
    sums = _sums(_text(folder / SUMS) or "")
    signature = [SIGNATURE] if sums else []
    ours = {*sums, *signature, *_marked(_text(folder / UNFINISHED) or ""), *_unzipped(folder)}
    folded = frozenset(path.lower() for path in sums)
    stamp, begun = _stamp(folder / STAMP), _stamp(folder / UNFINISHED)
    return Holding(stamp, begun, sums, frozenset(ours), folded)


def mark(stamp: Stamp, ours: Iterable[str]) -> bytes:
    """Return what stands in UNFINISHED: what is being copied, and all paths that are ours.

    Once the new list stands, nothing else would know what only the old one named.
    """
    said = {**json.loads(stamp_json(stamp)), _OURS: sorted(ours)}
    return json.dumps(said, ensure_ascii=False, indent=1).encode() + b"\n"


def foreign(folder: Path, sums: Collection[str]) -> list[str]:
    """Return the paths of files that neither a list names nor a system nor a teacher left there.

    Raises OSError where a folder cannot be read.
    """
    named = {*sums, *_OF_OURS}
    return sorted(path for path in _files(folder, "") if path not in named)


def _files(folder: Path, above: str) -> list[str]:
    """Return the paths below a folder, links as what they are; not what is anyone else's."""
    found: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            path = above + entry.name
            is_folder = entry.is_dir(follow_symlinks=False)
            if left_by_a_system(path) or is_the_teachers(f"{path}/" if is_folder else path):
                continue
            found += _files(folder / entry.name, f"{path}/") if is_folder else [path]
    return found


def _marked(text: str) -> list[str]:
    with contextlib.suppress(ValueError, KeyError, TypeError, RecursionError):
        return [str(path) for path in json.loads(text)[_OURS]]
    return []


def _unzipped(folder: Path) -> list[str]:
    """Return what an update that was unzipped over a copy says is left over, and itself."""
    with contextlib.suppress(Malformed):
        return [UPDATE, *read_update(_text(folder / UPDATE) or "").removed]
    return []


def _stamp(path: Path) -> Stamp | None:
    with contextlib.suppress(Malformed):
        return read_stamp(_text(path) or "")
    return None


def _sums(text: str) -> dict[str, str]:
    with contextlib.suppress(Malformed):
        return read_sums(text)
    return {}


def _text(path: Path) -> str | None:
    try:
        if path.stat().st_size > _LARGEST_LIST:
            return None
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None
