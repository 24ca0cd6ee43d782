"""How a first build grows with its hub: processors, memory, and bytes of a page.

    python -m bench.growth [--resources 50 200 1000 2000] [--rounds 2] [--scratch FOLDER]

The hubs are those of bench/_hub.py, with a page for each resource in five languages, lists besides.
Each is built from nothing, by the command line; of some rounds the least counts. The exponent is
the slope of processors' seconds over pages, both as logarithms, from the second size on, since
what every build does weighs in the first. Pages with a text of an editor's and those with lists
are weighed apart: the first must not grow at all.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path

from bench import _hub
from bench._running import POCHE, Taken, run

EXPONENT, MEMORY_MB, HEAVIER = 1.05, 150, 0.05
"""The goals."""


@dataclass(frozen=True, slots=True)
class Grown:
    """A hub of one size, built."""

    pages: int
    taken: Taken
    page_bytes: float
    """Bytes of HTML of a page with a text of an editor's."""
    every_bytes: float
    """Bytes of HTML of any page, lists among them."""


def grown(folder: Path, resources: int, rounds: int) -> Grown:
    """Build a hub of so many resources from nothing, some times."""
    hub = folder / "hub"
    _hub.write(hub, resources)
    times = []
    for _ in range(rounds):
        shutil.rmtree(hub / "build", ignore_errors=True)
        times.append(run((*POCHE, "--root", str(hub), "build")))
    site = hub / "build" / "site"
    every = [path.stat().st_size for path in site.rglob("*.html")]
    written = [path.stat().st_size for path in _written(site)]
    shutil.rmtree(hub)
    least = Taken(
        min(it.wall_s for it in times),
        min(it.cpu_s for it in times),
        max(it.memory_mb for it in times),
    )
    return Grown(len(every), least, statistics.fmean(written), statistics.fmean(every))


def _written(site: Path) -> Iterable[Path]:
    """Return the pages of works: those of people list as many works as there are."""
    return (path for path in site.glob("*/works/*.html") if path.name != "index.html")


def exponent(of: Sequence[tuple[float, float]]) -> float:
    """Return the slope of a line through these points, both sides as logarithms."""
    slope, _ = statistics.linear_regression(
        [log(pages) for pages, _ in of], [log(cpu_s) for _, cpu_s in of]
    )
    return slope


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--resources", type=int, nargs="+", default=[50, 200, 1_000, 2_000])
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--scratch", type=Path, help="a folder to work in")
    given = parser.parse_args()
    found = []
    with tempfile.TemporaryDirectory(dir=given.scratch) as scratch:
        for resources in given.resources:
            it = grown(Path(scratch), resources, given.rounds)
            found.append(it)
            each_ms = 1000 * it.taken.cpu_s / it.pages
            print(
                f"{it.pages:6} pages {it.taken.told()}, {each_ms:.2f} ms a page; bytes of a work's "
                f"page {it.page_bytes:,.0f}, of any {it.every_bytes:,.0f}"
            )
    if len(found) > 2:
        slope = exponent([(it.pages, it.taken.cpu_s) for it in found[1:]])
        print(f"exponent {slope:.2f} (goal {EXPONENT})")
    heavier = found[-1].page_bytes / found[0].page_bytes - 1
    print(f"a work's page is {heavier:+.1%} heavier (goal {HEAVIER:.0%})")
    print(f"memory {found[-1].taken.memory_mb:.0f} MB (goal {MEMORY_MB})")


if __name__ == "__main__":
    main()
