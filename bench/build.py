"""What it takes to build a hub of thousands of pages, and again after small changes.

    python -m bench.build [--resources 1000] [--beside] [--scratch FOLDER]

The hub is that of bench/_hub.py: a page for each resource in five languages, lists besides.
Each build is a process of its own, by the command line, timed from its start to its end; told are
seconds on the clock, seconds of all processors, and the most memory that one process held. The
last is a build after one sentence in a process that has built before, as the preview is: until
its page can be seen, and until what can be found is there, too. With
--beside others build the same prose in the same run: stock MkDocs with Material and static-i18n,
and without languages Zensical and Hugo (bench/_others.py). All is written below --scratch, else
where the system has temporary files: a folder in memory has no moods.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench import _hub, _material, _others
from bench._running import POCHE, Taken, run
from build_tools import pipeline
from build_tools.memory import at_hand

SETTLED_S = 4
"""Files that have just been written may change again within their time; see `unchanged`."""
OTHERS: dict[str, Callable[[Path, _others.Pages], Taken]] = {
    "stock": _material.timed,
    "Zensical": _others.zensical,
    "Hugo": _others.hugo,
}


def edited(path: Path, old: str, new: str) -> None:
    """Change a file as an editor does."""
    text = path.read_text("utf-8")
    if old not in text:
        raise ValueError(f"{path} does not say {old!r}")
    path.write_text(text.replace(old, new, 1), "utf-8")


def resident(hub: Path, body: Path) -> str:
    """Return how many seconds a build takes after one sentence in a process that has built before,
    as a preview builds: until pages can be seen, and until all is done."""
    seen: list[float] = []
    with at_hand():
        for number in range(2):
            edited(body, "\n\n", f"\n\nEncore une phrase, la {number}. ")
            begun = time.perf_counter()
            pipeline.build(hub, shown=lambda _: seen.append(time.perf_counter()))
            ended = time.perf_counter()
    return f"{seen[-1] - begun:6.2f} s until it is seen, {ended - begun:.2f} in all"


def beside(folder: Path, said: _others.Pages, ours: Taken) -> None:
    """Print what others take for the same prose, and how many times as much as ours took."""
    for name, build in OTHERS.items():
        try:
            told = build(folder / name, said).beside(ours)
        except _others.Missing as missing:
            told = f"not measured: {missing}"
        print(f"{name:13} {told}")


def measured(hub: Path, said: _others.Pages, *, with_others: bool) -> None:
    """Print what each step takes."""
    build, check = ((*POCHE, "--root", str(hub), it) for it in ("build", "check"))
    time.sleep(SETTLED_S)
    print(f"check         {run(check).told()}")
    print(f"again         {run(check).told()}")
    shutil.rmtree(hub / "build")
    cold = run(build)
    html = [path.stat().st_size for path in (hub / "build" / "site").rglob("*.html")]
    print(f"cold          {cold.told()}")
    print(f"              {len(html)} pages, {sum(html) / len(html):,.0f} bytes each")
    time.sleep(SETTLED_S)
    run(build)
    print(f"unchanged     {run(build).told()}")
    body = hub / "content" / "works" / _hub.work(0) / "index.fr.md"
    edited(body, "\n\n", "\n\nUne phrase de plus. ")
    print(f"one body      {run(build).told()}")
    for number, works in enumerate(_hub.PROLIFIC):
        facts = hub / "content" / "people" / _hub.person(number) / "person.yml"
        edited(facts, 'name: "', 'name: "Nouveau ')
        print(f"one name, {works} works  {run(build).told()}")
    print(f"as a preview  {resident(hub, body)}")
    if with_others:
        beside(hub.parent, said, cold)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--resources", type=int, default=1_000)
    parser.add_argument("--beside", action="store_true", help="let others build the same")
    parser.add_argument("--scratch", type=Path, help="a folder to work in")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.scratch) as scratch:
        hub = Path(scratch) / "hub"
        said = _hub.write(hub, given.resources)
        measured(hub, said, with_others=given.beside)


if __name__ == "__main__":
    main()
