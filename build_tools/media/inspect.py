"""Every sound, picture and video looked into, once for each content: findings and problems."""

from __future__ import annotations

import contextlib
import itertools
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from build_tools import masters
from build_tools.children import Children, in_parallel
from build_tools.domain import Film, Picture, Progress, Sound
from build_tools.later import later
from build_tools.masters import Masters
from build_tools.media import listen, private, sniff, watch
from build_tools.media.finding import ENDINGS, Finding, as_record, from_record, wrong
from build_tools.media.notes import away_note, link_note
from build_tools.problems import Fact, Location, Problem, Words, in_reading_order, report, worded
from build_tools.store import Store

if TYPE_CHECKING:
    from build_tools.media import images
else:
    images = later("build_tools.media.images")

LARGEST_BYTES = 2_000_000_000
"""The largest original sound or picture: three hours of stereo WAV at 96 kHz and 16 bits."""

_PICTURES_VERSION = 2
"""Counts up when the same picture would be judged or measured otherwise."""


_WHAT = {
    "sound": worded("the sound"),
    "picture": worded("the picture"),
    "video": worded("the video"),
}


class _NotOrdinary(OSError):
    """A pipe, a device or a folder, where a file is wanted."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found, by path. A file with an error is in `problems` only."""

    sounds: Mapping[str, Sound]
    pictures: Mapping[str, Picture]
    problems: tuple[Problem, ...]
    films: Mapping[str, Film] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class _Job:
    path: str
    what: str
    """`sound`, `picture` or `video`."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A finding and whose it is."""

    job: _Job
    sha256: str
    finding: Finding
    note: sniff.Pointer | None = None
    """What stood in the file's place; it is known from before."""


def inspect(
    root: Path,
    sounds: Sequence[str],
    pictures: Sequence[str],
    store: Store,
    progress: Progress,
    *,
    films: Sequence[str] = (),
) -> Inspection:
    """Look into all files, given by their paths in `root`; nothing is written but to the store."""
    outside = masters.of(root, store)
    named = (("video", films), ("sound", sounds), ("picture", pictures))
    jobs = [_Job(path, what) for what, paths in named for path in dict.fromkeys(paths)]
    counted = itertools.count(1)
    label = "Listening to the sounds and looking at the pictures"
    try:
        everything = in_parallel(
            lambda children, job: _look_into(children, outside, job, store),
            jobs,
            lambda _: progress(label, next(counted), len(jobs)),
        )
    finally:
        store.remember()
    with contextlib.suppress(OSError):  # a hub may lie where nothing can be written
        outside.remember(store, {it.job.path: it.sha256 for it in everything if it.sha256})
    return _gathered(everything)


def _gathered(everything: Sequence[_Seen]) -> Inspection:
    sounds: dict[str, Sound] = {}
    pictures: dict[str, Picture] = {}
    films: dict[str, Film] = {}
    problems: list[Problem] = []
    for seen in everything:
        path, what, measured = seen.job.path, seen.job.what, seen.finding.measured
        if measured is not None and what == "sound":
            sounds[path] = Sound(path=path, sha256=seen.sha256, **measured)
        elif measured is not None and what == "picture":
            pictures[path] = Picture(path=path, sha256=seen.sha256, **measured)
        elif measured is not None:
            films[path] = _film(path, seen.sha256, measured)
        if seen.note is not None:
            where, fetch = seen.note.where, seen.note.fetch
            problems.append(
                report("MED15", Location(path), what=_WHAT[what], where=where, fetch=fetch)
            )
        problem = _problem(path, seen.finding) or _misnamed(path, seen.finding.kind)
        if problem is not None:
            problems.append(problem)
        problems += private.written_in(path, _WHAT[what], seen.finding)
    return Inspection(sounds, pictures, tuple(in_reading_order(problems)), films)


def _film(path: str, sha256: str, measured: Mapping[str, Any]) -> Film:
    heard = measured["sound"]
    sound = Sound(path=path, sha256=sha256, **heard) if heard else None
    return Film(path=path, sha256=sha256, **{**measured, "sound": sound})


def _problem(path: str, finding: Finding) -> Problem | None:
    if finding.code is None:
        return None
    return report(finding.code, Location(path), help=finding.help, **finding.facts)


def _misnamed(path: str, kind: str) -> Problem | None:
    """Compare a name's ending with what the file holds: nothing else is wrong with it."""
    if kind not in ENDINGS:
        return None
    name, endings = ENDINGS[kind]
    ending = Path(path).suffix
    if ending.lower() in endings:
        return None
    better = Path(path).stem + endings[0]
    return report("MED07", Location(path), ending=ending, seen=name, better=better)


def _look_into(children: Children, outside: Masters, job: _Job, store: Store) -> _Seen:
    """Find out about one file; what was found about the same content before is taken from there."""
    path = outside.place(job.path)
    try:
        if note := link_note(path, job.path) or away_note(outside, job.path):
            return _from_before(job, note, store)
        size_bytes = _size(path)
        with path.open("rb") as file:
            head = file.read(sniff.HEAD_BYTES)
        if note := sniff.pointer(head, job.path):
            return _from_before(job, note, store)
        if refused := _not_the_file(job, head, size_bytes):
            return _Seen(job, "", refused)
        sha256 = store.sha256_of(path)
        key = _key(sha256, job.what)
        finding = from_record(store.finding(key))
        if finding is None:
            finding = _examine(children, job.what, path, head, size_bytes)
            if finding.lasting and store.sha256_of(path) == sha256:
                store.keep_finding(key, as_record(finding))
        return _Seen(job, sha256, finding)
    except OSError as fault:
        reason = _reason(fault)
        return _Seen(job, "", wrong("MED09", what=_WHAT[job.what], reason=reason, lasting=False))


def _key(sha256: str, what: str, before: int = 0) -> str:
    """Return under which name the store keeps what was found in a file of this content, or kept
    it so many versions before."""
    version = {"sound": listen.VERSION, "video": watch.VERSION}.get(what, _PICTURES_VERSION)
    return f"{sha256}-{what}-v{version - before}"


def _from_before(job: _Job, note: sniff.Pointer, store: Store) -> _Seen:
    """Return what was found in a file when it was here, if its note tells which one it is."""
    known = _known(note.sha256, job.what, store) if note.sha256 else None
    if known is None or note.sha256 is None:
        told = wrong("MED02", what=_WHAT[job.what], keeper=note.keeper, command=note.command)
        return _Seen(job, "", told)
    return _Seen(job, note.sha256, known, note)


def _known(sha256: str, what: str, store: Store) -> Finding | None:
    """Return what was found in a file that is not here; what an earlier version found will do:
    since then more is looked for, and nothing is judged otherwise."""
    kept = (store.finding(_key(sha256, what, before)) for before in (0, 1))
    return from_record(next((record for record in kept if record is not None), None))


def _examine(children: Children, what: str, path: Path, head: bytes, size_bytes: int) -> Finding:
    if what == "sound":
        return listen.examine(children, path, head, size_bytes)
    if what == "video":
        return watch.examine(children, path, head, size_bytes)
    return _examine_picture(path, head)


def _size(path: Path) -> int:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        # A pipe or a device would keep the reader waiting for ever.
        raise _NotOrdinary
    return status.st_size


def _has(size_bytes: int) -> Words:
    return worded("has {size}", size=worded("{count} GB", count=f"{size_bytes / 1e9:.1f}"))


def _not_the_file(job: _Job, head: bytes, size_bytes: int) -> Finding | None:
    """Recognise what needs no look inside."""
    if not size_bytes:
        return wrong("MED01", what=_WHAT[job.what])
    if job.what == "video" and size_bytes > watch.LARGEST_BYTES:
        return wrong("FLM05", measure=_has(size_bytes), limit=worded("{count} GB", count=4))
    if job.what != "video" and size_bytes > LARGEST_BYTES:
        limit = worded("{count} GB", count=2)
        return wrong("MED08", what=_WHAT[job.what], measure=_has(size_bytes), limit=limit)
    return None


def _examine_picture(path: Path, head: bytes) -> Finding:
    """Decode a picture and measure it; raises OSError where it cannot be opened."""
    if sniff.picture_kind(head) is None:
        seen = sniff.described(head) or worded("what it holds is in no known form of picture")
        return wrong("MED11", seen=seen)
    try:
        look = images.look(path)
    except images.TooLarge as fault:
        width, height = str(fault.width_px), str(fault.height_px)
        limit = str(images.LARGEST_PX // 1_000_000)
        return wrong("MED13", width=width, height=height, limit=limit)
    except images.Damaged:
        return wrong("MED12")
    measured = {"width_px": look.width_px, "height_px": look.height_px}
    code = "MED14" if look.moves else None
    return Finding(look.kind, measured, code, written=look.written)


def _reason(fault: OSError) -> Fact:
    """Say in plain words why the system does not give a file."""
    if isinstance(fault, PermissionError):
        return worded("this account may not open it")
    if isinstance(fault, FileNotFoundError):
        return worded("it is no longer there, or a link leads nowhere")
    if isinstance(fault, _NotOrdinary):
        return worded("it is no ordinary file")
    return fault.strerror or str(fault)
