"""Every score looked into, once for each content: what it holds, or what is wrong with it."""

from __future__ import annotations

import itertools
import json
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from build_tools.children import Children, Ended, in_parallel
from build_tools.domain import Progress, Score
from build_tools.problems import Location, Problem, Words, in_reading_order, report, worded
from build_tools.scores import finding, plan
from build_tools.scores.notation import Mistake
from build_tools.store import Store

_SCORE = worded("the score")


class _NotOrdinary(OSError):
    """A pipe, a device or a folder, where a file is wanted."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found, by path. A file with an error is in `problems` only."""

    scores: Mapping[str, Score]
    problems: tuple[Problem, ...]


def inspect(root: Path, paths: Sequence[str], store: Store, progress: Progress) -> Inspection:
    """Look into all score files, given by their paths in `root`."""
    wanted, counted = list(dict.fromkeys(paths)), itertools.count(1)

    def step(_: str) -> None:
        progress("Reading the scores", next(counted), len(wanted))

    try:
        found = in_parallel(
            lambda children, path: _look_into(children, root, path, store), wanted, step
        )
    finally:
        store.remember()
    scores = {score.path: score for score, _ in found if score is not None}
    problems = [problem for _, each in found for problem in each]
    return Inspection(scores, tuple(in_reading_order(problems)))


def _look_into(
    children: Children, root: Path, path: str, store: Store
) -> tuple[Score | None, list[Problem]]:
    file, ending = root / path, PurePosixPath(path).suffix.lower()
    try:
        if refused := _refused(file, path, ending):
            return None, [refused]
        sha256 = store.sha256_of(file)
        key = f"{sha256}-score{ending.replace('.', '-')}-v{plan.VERSION}"
        found = store.finding(key)
        if found is None or not finding.is_known(found):
            found, lasting = _examine(children, file, ending)
            if lasting and store.sha256_of(file) == sha256:
                store.keep_finding(key, found)
        problems = finding.problems_of(path, file, found["mistakes"])
        return finding.score_of(path, sha256, found), problems
    except OSError as fault:
        reason = (
            worded("it is no ordinary file")
            if isinstance(fault, _NotOrdinary)
            else str(fault.strerror or fault)
        )
        return None, [report("MED09", Location(path), what=_SCORE, reason=reason)]


def _refused(file: Path, path: str, ending: str) -> Problem | None:
    """Recognise what needs no look inside; raises OSError."""
    status = file.stat()
    if not stat.S_ISREG(status.st_mode):
        # A pipe or a device would keep the reader waiting for ever.
        raise _NotOrdinary
    if not status.st_size:
        return report("MED01", Location(path), what=_SCORE)
    most = plan.LARGEST_TEXT_BYTES if ending == ".abc" else plan.LARGEST_XML_BYTES
    if status.st_size > most:
        size = worded("{count} MB", count=f"{status.st_size / 1e6:.1f}")
        limit = worded("{count} MB", count=f"{most / 1e6:g}")
        return report("SCO01", Location(path), size=size, limit=limit)
    return None


def _examine(children: Children, file: Path, ending: str) -> tuple[dict[str, Any], bool]:
    """Have a child read a file; say, too, whether its answer will be the same next time."""
    ended = children.run(
        [*plan.PROGRAM, "inspect", str(file.absolute()), ending],
        seconds=plan.INSPECTING_S,
        memory_bytes=plan.MEMORY_BYTES,
    )
    try:
        if ended.code == 0:
            return dict(json.loads(ended.out)), True
    except ValueError:
        pass
    mistake = Mistake("SCO07", {"reason": how_it_ended(ended)})
    return {"mistakes": [mistake.kept()]}, False


def how_it_ended(ended: Ended) -> Words:
    """Return what became of a child that gave no answer, in plain words."""
    if ended.code is None:
        return worded("it came to no end in {count} seconds", count=f"{plan.INSPECTING_S:.0f}")
    return worded("it stopped in the middle of it")
