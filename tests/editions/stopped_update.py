"""Updates copies, and dies at given moments: run as a process of its own, with children.

    python -m tests.editions.stopped_update <copy> <pack> <folder> [<seed> <how many>]

Moments are counted in calls of functions, Python's own and built-in ones alike. They are drawn
with the seed; the half copy of each is left in the folder, under its moment's number.
"""

import os
import random
import shutil
import signal
import sys
from pathlib import Path

from build_tools.editions import update


def stopped(copy: Path, pack: Path, last: int) -> int:
    """Update in a child that is killed at its last moment; return how many there were if not."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        count = 0

        def one_more(*_: object) -> None:
            nonlocal count
            count += 1
            if count == last:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.setprofile(one_more)
        update(copy, pack, lambda *_: None)
        sys.setprofile(None)
        os.write(writing, str(count).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as said:
        told = said.read()
    _, status = os.waitpid(child, 0)
    if last and os.WTERMSIG(status) != signal.SIGKILL:
        raise SystemExit(f"it was not killed at {last}: {told}")
    return int(told or 0)


def main() -> None:
    copy, pack, folder = map(Path, sys.argv[1:4])
    seed, many = map(int, sys.argv[4:])
    shutil.copytree(copy, folder / "0")
    count = stopped(folder / "0", pack, 0)
    for moment in sorted(random.Random(seed).sample(range(1, count), many)):
        shutil.copytree(copy, folder / str(moment))
        stopped(folder / str(moment), pack, moment)
    print(count)


if __name__ == "__main__":
    main()
