"""How fast `poche verify` is, beside `sha256sum -c` on the same files: both on one core, warm.

    python -m bench.verify [FOLDER]

FOLDER is an edition of your own; without one, 1 GB is made up: a thousand pages that are alike as
pages of one site are, and for the rest sounds, as on a stick. Processor time is compared, not the
clock on the wall, so that what else the machine does counts less. The ratio is what lasts: how
much more than summing it takes to look through every page as well.
"""

from __future__ import annotations

import hashlib
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from build_tools.manifest import STAMP, SUMS, Stamp, stamp_json, sums_text
from build_tools.verify import verify

SOUNDS, SOUND_BYTES, PAGES = 190, 5_000_000, 1000
TIMES = 3
POLICY = (
    b'<!doctype html><html><meta http-equiv="Content-Security-Policy" '
    b"content=\"default-src 'self'\">"
)


def main() -> None:
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory() as scratch:
        folder = given or made_in(Path(scratch))
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        ours, theirs = [], []
        for _ in range(TIMES):  # side by side: the machine's mood hits both
            ours.append(of_verify(folder))
            theirs.append(of_sha256sum(folder))
    best, other = min(ours), min(theirs)
    print(f"{size / 1e6:,.0f} MB, best of {TIMES}, processor time on one core")
    print(f"poche verify  {best:6.2f} s  {size / 1e6 / best:6.0f} MB/s")
    print(f"sha256sum -c  {other:6.2f} s  {size / 1e6 / other:6.0f} MB/s")
    print(f"ratio         {best / other:6.2f}")
    print(f"memory        {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:6.0f} MB")


def of_verify(folder: Path) -> float:
    begun = time.process_time()
    report = verify(folder, key=None, today=date.today(), progress=lambda *_: None)
    took = time.process_time() - begun
    assert report.files, report.findings
    return took


def of_sha256sum(folder: Path) -> float:
    before = os.times()
    subprocess.run(["sha256sum", "--quiet", "-c", SUMS], cwd=folder, check=True)
    after = os.times()
    return (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )


def made_in(folder: Path) -> Path:
    """An edition of 1 GB that is whole."""
    chance = random.Random(7)
    stamp = Stamp("bench", "Bench", "stick", "20260901T080000Z", ("fr",), "folder", "standard")
    files = {STAMP: stamp_json(stamp).encode(), "index.html": page_of(0)}
    files |= {f"poche/fr/p{number}.html": page_of(number) for number in range(PAGES)}
    sums = {path: written(folder / path, content) for path, content in files.items()}
    for number in range(SOUNDS):
        path = f"poche/media/{number}.mp3"
        sums[path] = written(folder / path, chance.randbytes(SOUND_BYTES))
    (folder / SUMS).write_text(sums_text(sums))
    return folder


def page_of(number: int) -> bytes:
    """Thirty kB, of which most stands in all pages."""
    base = b"" if number else b"poche/fr/"
    shared = b"".join(
        b'<li class="entry"><a href="%sp%d.html">Entry %d</a> and what it is</li>\n'
        % (base, it, it)
        for it in range(400)
    )
    own = b"".join(b"<p>Word %d of page %d.</p>" % (it, number) for it in range(100))
    return POLICY + shared + own + b"</html>\n"


def written(path: Path, content: bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return hashlib.sha256(content).hexdigest()


if __name__ == "__main__":
    main()
