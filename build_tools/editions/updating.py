"""A copy brought up to date, so that it opens at every moment and a second run finishes the first.

What is to be done is found from what is there, by the sums of its files; no journal is kept but
the mark of a copy under way, which also names all that came with older copies: nothing else is
ever removed, and a run that was stopped does not forget it.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from build_tools.editions.accepting import gap, refuse_signature, refuse_target
from build_tools.editions.arriving import Arrival, arriving, damaged
from build_tools.editions.claims import folders_of
from build_tools.editions.clusters import LARGEST_FILE
from build_tools.editions.copying import Meter, Say, read_back, settle, sum_of
from build_tools.editions.holding import Holding, look, mark
from build_tools.editions.leaving import gone, let_go
from build_tools.editions.package import CannotCarry
from build_tools.editions.placing import NoRoom, cluster_of, put, put_pieces
from build_tools.editions.steps import in_order, peak
from build_tools.manifest import SITE, UNFINISHED
from build_tools.signatures import Key

_PART = SITE + ".part"
_SPARE_BYTES = 1024 * 1024
"""For what the file system itself keeps."""


@dataclass(frozen=True, slots=True)
class Updated:
    """What came of an update."""

    before: str | None
    """The version that was there; None where it could not be read any more."""
    now: str
    fresh: int
    """How many files were written."""
    size_bytes: int
    """Of the files that were written."""
    removed: int


def update(target: Path, pack: Path, say: Say, key: Key | None = None) -> Updated:
    """Make a copy what a pack says, and prove it by reading all of it back.

    The pack is an update, or a whole edition of the same version or a later one. With a key,
    its list must be signed with that key. Raises CannotCarry, before anything is written
    unless the carrier itself is at fault, and OSError: then the copy opens, and another run
    with the same pack goes on.
    """
    if not target.is_dir():
        raise CannotCarry(f"{target} is no folder; is the stick plugged in?")
    with arriving(pack) as new:
        holds = look(target)
        refuse_signature(new, key, target)
        refuse_target(new, holds, target)
        steps = _planned(new, holds, target, say)
        paths = [path for step in steps for path in step]
        _check_room(new, paths, target)
        _prove(new, [path for path in paths if path in new.sizes], say)
        if paths or gone(target, holds.ours, new.all_sums):
            _begin(new, holds, target)
            _bring(new, steps, target, say)

    there = sum((target / path).stat().st_size for path in new.all_sums)
    read_back(target, new.all_sums, Meter(say, "reading back", there))
    left = let_go(target, holds.ours, new.all_sums)
    (target / UNFINISHED).unlink(missing_ok=True)
    settle([target, *(target / folder for folder in folders_of([*left, UNFINISHED]))])
    before = holds.stamp.version if holds.stamp else None
    size = sum(_sizes(new)[path] for path in paths)
    return Updated(before, new.stamp.version, len(paths), size, len(left))


def _planned(new: Arrival, holds: Holding, target: Path, say: Say) -> list[list[str]]:
    """Compare what is there with what is to be; return what to write, step by step."""
    sums = new.all_sums
    there = {path for path in sums if (target / path).is_file()}
    told = Meter(say, "comparing", sum((target / path).stat().st_size for path in there))
    wanted = {p for p in sums if p not in there or sum_of(target / p, told) != sums[p]}
    lacking = sorted(wanted - {*new.sizes, *new.lists})
    if lacking:
        raise CannotCarry(gap(new, holds, target, lacking))

    lists = [path for path in new.lists if path in wanted]
    steps = in_order(wanted - {*new.lists}, there)
    return [*steps, lists] if lists else steps


def _sizes(new: Arrival) -> Mapping[str, int]:
    return {**new.sizes, **{path: len(it) for path, it in new.lists.items()}}


def _check_room(new: Arrival, paths: list[str], target: Path) -> None:
    """Raise NoRoom unless all can be written, with each old file there until its new one is."""
    if not paths:
        return
    sizes = {path: _sizes(new)[path] for path in paths}
    large = next((path for path in paths if sizes[path] > LARGEST_FILE), None)
    if large is not None:
        raise CannotCarry(f"'{large}' has 4 GB or more, which sticks with FAT32 cannot hold")
    there = {p: (target / p).stat().st_size for p in paths if (target / p).is_file()}
    needed = peak(paths, sizes, there, cluster_of(target)) + _SPARE_BYTES
    free = shutil.disk_usage(target).free
    if needed > free:
        raise NoRoom(
            f"{target} has {free / 1e6:.1f} MB free, and the update needs {needed / 1e6:.1f} MB "
            "until old files can go; nothing was written. Move files of your own away"
        )


def _prove(new: Arrival, paths: list[str], say: Say) -> None:
    """Raise CannotCarry unless all that is to be written came as its makers listed it."""
    told = Meter(say, "checking what came", sum(new.sizes[path] for path in paths))
    for path in paths:
        digest = hashlib.sha256()
        for piece in new.pieces(path):
            digest.update(piece)
            told(len(piece))
        if digest.hexdigest() != new.sums[path]:
            raise damaged(new.name, path)


def _begin(new: Arrival, holds: Holding, target: Path) -> None:
    """Let nothing take the copy for whole, and no path of ours be forgotten."""
    part = target / _PART
    part.unlink(missing_ok=True)  # or what lies there, a link perhaps, would be written through
    put(mark(new.stamp, holds.ours | new.all_sums.keys()), target / UNFINISHED, part)
    settle([target / SITE])


def _bring(new: Arrival, steps: list[list[str]], target: Path, say: Say) -> None:
    """Write step by step; what one step needs is on the disk before it begins."""
    part, sizes = target / _PART, _sizes(new)
    told = Meter(say, "writing", sum(sizes[path] for step in steps for path in step))
    for step in steps:
        for path in step:
            if path in new.lists:
                put(new.lists[path], target / path, part, told=told)
            else:
                _receive(new, path, target / path, part, told)
        _settle_files(target, step)


def _receive(new: Arrival, path: str, place: Path, part: Path, told: Meter) -> None:
    """Bring a file to its place, whole: other bytes than the list names never get there."""
    digest = hashlib.sha256()

    def pieces() -> Iterator[bytes]:
        for piece in new.pieces(path):
            digest.update(piece)
            told(len(piece))
            yield piece
        if digest.hexdigest() != new.sums[path]:
            raise damaged(new.name, path)

    put_pieces(pieces(), place, part)


def _settle_files(target: Path, paths: Iterable[str]) -> None:
    settle([target, *(target / folder for folder in folders_of(paths))])
