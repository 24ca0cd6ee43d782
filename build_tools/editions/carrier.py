"""Files written onto a carrier: whole or not at all, and nothing else touched."""

from __future__ import annotations

import contextlib
import filecmp
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_SPARE_BYTES = 1024 * 1024
"""For folders and for what is lost at the ends of clusters."""
_CLUSTER_BYTES = 32 * 1024
"""What the usual stick takes for each file at least."""


class NoRoom(Exception):
    """The carrier has not enough room; nothing was written. The message is for people."""


@dataclass(frozen=True, slots=True)
class Written:
    """What lies on the carrier now."""

    files: int
    size_bytes: int
    fresh: int
    """How many of the files were not there before as they are."""


def write(target: Path, files: Mapping[str, Path]) -> Written:
    """Bring files, by their paths in `target`, onto a carrier in the order given.

    A file that is there already and is the same stays; one of the same name
    that is not is replaced. Nothing else in `target` is changed or removed. On
    the same disk a file is linked, elsewhere copied, beside its place first, so
    that a pulled stick holds no half file under a good name. Raises NoRoom
    before anything is written, and OSError.
    """
    wanted = {
        path: source for path, source in files.items() if not _is_there(target / path, source)
    }
    _check_room(target, list(wanted.values()))
    for path, source in wanted.items():
        _bring(source, target / path)
    size_bytes = sum(source.stat().st_size for source in files.values())
    return Written(len(files), size_bytes, len(wanted))


def _is_there(place: Path, source: Path) -> bool:
    return place.is_file() and filecmp.cmp(place, source, shallow=False)


def _check_room(target: Path, sources: list[Path]) -> None:
    """Compare what is to be written with what is free; links need none, but may not be possible."""
    clusters = sum(-(-source.stat().st_size // _CLUSTER_BYTES) for source in sources)
    needed = clusters * _CLUSTER_BYTES + _SPARE_BYTES if sources else 0
    free = shutil.disk_usage(target).free
    if needed > free:
        raise NoRoom(
            f"{target} has {free / 1e6:.0f} MB free, and the music needs {needed / 1e6:.0f} MB; "
            "choose fewer playlists, or --audio frugal"
        )


def _bring(source: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_name(f".{os.getpid()}.part")
    try:
        try:
            part.hardlink_to(source)
        except OSError:  # another disk, or a file system without links (FAT32)
            with source.open("rb") as read, part.open("wb") as written:
                shutil.copyfileobj(read, written, 1024 * 1024)
                written.flush()
                os.fsync(written.fileno())
        part.replace(place)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
