"""Copies a package to a folder, and dies at a given moment: run as a process of its own.

    python -m tests.editions.stopped <site> <target> <version> <moment>

Moments are counted in calls of functions, Python's own and built-in ones alike, so that any
place between two of them may be the last. Without one it goes on to its end and prints how
many there were.
"""

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

from build_tools.editions import Package
from build_tools.editions.copying import copy
from tests.editions.laid_out import STAMP, package_in

OLD, NEW = "20260901T080000Z", "20270901T080000Z"
LARGE = bytes(range(251)) * 10_000
"""Two and a half pieces of writing."""


def edition(site: Path, version: str) -> Package:
    """The edition of a version: the newer one has another recording, and one less."""
    stamp = replace(STAMP, version=version)
    if version == OLD:
        return package_in(site, stamp, withdrawn_mp3=b"withdrawn" * 999, large_mp3=LARGE)
    return package_in(site, stamp, fresh_mp3=LARGE[::-1], large_mp3=LARGE)


def main() -> None:
    site, target, version, last = sys.argv[1:]
    package, count = edition(Path(site), version), 0

    def one_more(*_: object) -> None:
        nonlocal count
        count += 1
        if count == int(last):
            os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(one_more)
    copy(package, Path(target), lambda *_: None)
    sys.setprofile(None)
    print(count)


if __name__ == "__main__":
    main()
