"""What an update weighs and takes, beside giving out the whole edition again.

    python -m bench.update [OLD NEW]

OLD and NEW are two versions of one edition, as folders; without them an edition is made up: 600
pages, 40 recordings, of which one comes and one goes while ten pages change. The update is made and
laid over a copy of OLD as `poche update` does; beside it the whole of NEW is copied to an empty
folder as `poche pack --to` does. Both flush every file and read all back, on the disk where
temporary files lie.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from build_tools import editions
from build_tools.editions.arriving import arriving
from build_tools.editions.package import FRONT
from build_tools.manifest import SIGNATURE, SUMS
from tests.editions.laid_out import SHELL, STAMP
from tests.editions.versions import FIRST, SECOND, laid

LINE_BYTES_S = 64_000
"""A bad line."""
PAGES, RECORDINGS, MINUTES_BYTES = 600, 40, 2_000_000
CHANGED = 10


@dataclass(frozen=True)
class Measured:
    """Bytes and seconds."""

    files: int
    raw: int
    update: int
    whole: int
    made_s: float
    updated_s: float
    copied_s: float


def made_up(folder: Path, version: str) -> Path:
    """A version of an edition of our own invention."""
    is_new = version == SECOND
    site = {"index.html": SHELL.encode(), "catalogue.json": b"{}\n"}
    for number in range(PAGES):
        words = random.Random(number).choices("do re mi fa sol la si ut".split(), k=6000)  # noqa: SIM905
        more = version if number < CHANGED else ""
        site[f"fr/works/{number}.html"] = f"<!doctype html>{' '.join(words)}{more}".encode()
    for number in range(is_new, RECORDINGS + is_new):
        site[f"media/{number}.mp3"] = random.Random(number).randbytes(MINUTES_BYTES)
    for path, content in site.items():
        place = folder / version / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    stamp = replace(STAMP, version=version)
    return laid(folder / f"copy-{version}", editions.packaged(folder / version, stamp, {}))


def package(folder: Path) -> editions.Package:
    """An edition's folder as what it was written from."""
    with arriving(folder) as found:
        last = [FRONT, SUMS, *([SIGNATURE] if found.signature is not None else [])]
        paths = [*(path for path in found.sums if path != FRONT), *last]
        return editions.Package(found.stamp, {path: folder / path for path in paths})


def timed(work: Callable[[], object]) -> float:
    """Seconds of the clock."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measured(old: Path, new: Path, folder: Path) -> Measured:
    """Make the update, lay it over a copy, and copy the whole beside it."""
    whole = package(new)
    difference = editions.since(whole, editions.read_older(old))
    pack, zipped, stick = folder / "update.zip", folder / "whole.zip", folder / "stick"
    copy = shutil.copytree(old, folder / "copy")
    stick.mkdir()
    made_s = timed(lambda: editions.write_zip(difference, pack))
    editions.write_zip(whole, zipped)
    return Measured(
        len(difference.files),
        sum(map(editions.size_of, difference.files.values())),
        pack.stat().st_size,
        zipped.stat().st_size,
        made_s,
        timed(lambda: editions.update(copy, pack, lambda *_: None)),
        timed(lambda: editions.copy_to(whole, [stick], lambda *_: None)),
    )


def main() -> None:
    """Print what there is to compare."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        given = [Path(it) for it in sys.argv[1:]]
        old, new = given or [made_up(folder, version) for version in (FIRST, SECOND)]
        it = measured(old, new, folder)
    line = f"{it.update / LINE_BYTES_S:.0f} s; the whole: {it.whole / LINE_BYTES_S:.0f} s"
    print(f"changed: {it.files} files, {it.raw / 1e6:.2f} MB")
    print(f"update: {it.update / 1e6:.2f} MB as a zip, {it.update / it.raw:.1%} of what changed")
    print(f"        {it.update / it.whole:.1%} of the whole zip ({it.whole / 1e6:.1f} MB)")
    print(f"        made in {it.made_s:.1f} s; at 64 kB a second {line}")
    print(f"poche update: {it.updated_s:.1f} s; copying the whole: {it.copied_s:.1f} s")


if __name__ == "__main__":
    main()
