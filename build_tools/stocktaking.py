"""What a hub still lacks, from what all rooms found out about it: nothing is made for it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from build_tools import making, masters, media, pipeline, prose, status
from build_tools.domain import KINDS, Catalogue, Progress
from build_tools.editions.choose import reached
from build_tools.memory import Shelf
from build_tools.references import bodies_of

_CONTENT = "content"


def taken(root: Path, today: date, progress: Progress) -> status.Report:
    """Check the hub at `root` and return its figures on a day. Raises OSError."""
    checked = pipeline.check(root, progress, day=today, in_part=True)
    it, inspection = checked.understood, checked.inspection
    looked_into = (inspection.sounds, inspection.pictures, inspection.films)
    known = status.Known(
        it,
        checked.problems,
        _reckonings(root, it) if it else {},
        _heard(root, it) if it else {},
        {name: reached(it, edition) for name, edition in it.editions.items()} if it else {},
        [path for found in looked_into for path in found],
        dict(_sizes(root)),
    )
    return status.report(known, today)


def _reckonings(root: Path, catalogue: Catalogue) -> dict[str, prose.Reckoning]:
    """Count over all texts, each once for each content."""
    shelf = Shelf(root / "build" / "cache" / "reckoned")
    found = {}
    for kind in KINDS:
        for resource in catalogue.of_kind(kind).values():
            for body in bodies_of(resource):
                name = f"{kind} {body.digest}"  # the kind says from where links lead
                known = shelf.get(name)
                if known is None and isinstance(body.words, prose.LaterWords):
                    known = prose.reckoned(body.words.body(), f"{_CONTENT}/{kind}")
                    shelf.put(name, known)
                if known is not None:
                    found[body.path] = known
    if (root / _CONTENT).is_dir():
        with contextlib.suppress(OSError):  # a hub may lie where nothing can be written
            shelf.write()
    return found


def _heard(root: Path, catalogue: Catalogue) -> dict[tuple[str, str], status.Loudness]:
    """Return how loud masters are, as far as a build has measured them."""
    shas = {(kind, id_): sound.sha256 for kind, id_, _, sound in status.masters(catalogue)}
    found = media.heard(making.store_of(root), shas)
    return {
        key: status.Loudness(it.integrated_lufs, it.peak_dbfs, it.true_peak_dbtp)
        for key, it in found.items()
    }


def _sizes(root: Path) -> Iterator[tuple[str, int]]:
    """Yield the files of a hub's content with their bytes; what is away has none."""
    outside = masters.of(root)
    inside = _files(root / _CONTENT, root)
    for path in sorted({*inside, *(outside.below(_CONTENT) if outside.is_here else ())}):
        with contextlib.suppress(OSError):
            yield path, outside.place(path).stat().st_size


def _files(folder: Path, root: Path) -> Iterator[str]:
    for name, _, files in os.walk(folder):
        way = Path(name).relative_to(root).as_posix()
        yield from (f"{way}/{file}" for file in files)
