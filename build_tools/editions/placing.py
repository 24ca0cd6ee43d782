"""Files put where they belong: whole or not at all, whatever happens in between."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from build_tools.editions.clusters import USUAL, taken
from build_tools.editions.package import CannotCarry, Content, opened, size_of

PIECE = 1024 * 1024
"""Bytes that are read and written at a time."""
_SPARE_BYTES = 1024 * 1024
"""For what the file system itself keeps."""


class NoRoom(CannotCarry):
    """The carrier has not enough room; nothing was written."""


def no_piece(size: int) -> None:
    """Take no notice of another piece written."""


def put(
    content: Content,
    place: Path,
    part: Path,
    *,
    link: bool = False,
    told: Callable[[int], None] = no_piece,
) -> None:
    """Bring a file to its place: beside it first, flushed to the disk, then renamed.

    `part` is a name on the same disk that nothing else uses; what a killed run left there is
    replaced. With `link` a file of the same disk gets a second name and is not copied. `told`
    hears the bytes of every piece, and may raise to stop. Raises OSError.
    """
    with _beside(place, part):
        if not (link and isinstance(content, Path) and _linked(content, part)):
            _written(_pieces(content, told), part)


def put_pieces(pieces: Iterable[bytes], place: Path, part: Path) -> None:
    """Bring what comes in pieces to its place, as `put` does. Whoever yields them may refuse."""
    with _beside(place, part):
        _written(pieces, part)


@contextlib.contextmanager
def _beside(place: Path, part: Path) -> Iterator[None]:
    """Let what was written as `part` take its place, and nothing if that failed."""
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        yield
        part.replace(place)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def is_there(content: Content, place: Path) -> bool:
    """Return whether a file holds just this. Raises OSError."""
    if not place.is_file() or place.stat().st_size != size_of(content):
        return False
    with opened(content) as ours, place.open("rb") as theirs:
        while piece := ours.read(PIECE):
            if piece != theirs.read(PIECE):
                return False
    return True


def check_room(target: Path, sizes: Mapping[str, int], what: str, way_out: str) -> None:
    """Raise NoRoom unless files of these sizes, by carrier path, still fit into a folder.

    Those that would be linked count as well: links may turn out not to be possible.
    """
    needed = taken(sizes, cluster_of(target)) + _SPARE_BYTES if sizes else 0
    free = shutil.disk_usage(target).free
    if needed > free:
        raise NoRoom(
            f"{target} has {free / 1e6:.0f} MB free, and {what} needs {needed / 1e6:.0f} MB; "
            f"{way_out}"
        )


def cluster_of(folder: Path) -> int:
    """Return in how many bytes at least a folder's disk gives out its room.

    Windows does not say; the usual stick's cluster stands for it.
    """
    if not hasattr(os, "statvfs"):
        return USUAL
    return max(512, os.statvfs(folder).f_frsize)


def _linked(source: Path, part: Path) -> bool:
    try:
        part.unlink(missing_ok=True)
        part.hardlink_to(source)
    except OSError:  # another disk, or a file system without links (FAT32)
        return False
    return True


def _pieces(content: Content, told: Callable[[int], None]) -> Iterator[bytes]:
    with opened(content) as read:
        while piece := read.read(PIECE):
            yield piece
            told(len(piece))


def _written(pieces: Iterable[bytes], part: Path) -> None:
    with part.open("wb") as written:
        written.writelines(pieces)
        written.flush()
        os.fsync(written.fileno())
