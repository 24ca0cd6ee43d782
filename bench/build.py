"""What it takes to build a hub of thousands of pages, and again after small changes.

    python -m bench.build [--resources 1000] [--beside]

The hub is that of bench/_hub.py: a page for each resource in five languages, lists besides.
Each build is a process of its own, by the command line, timed from its start to its end; told are
seconds on the clock, seconds of all processors, and the most memory that one process held. The
last is a build after one sentence in a process that has built before, as the preview is. With
--beside stock MkDocs with Material and static-i18n builds the same prose in the same run.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import _hub, _material
from build_tools import pipeline

POCHE = (sys.executable, "-P", "-m", "build_tools")
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Taken:
    """What one run of a command took."""

    wall_s: float
    cpu_s: float
    memory_mb: float

    def told(self) -> str:
        """Return it in one line."""
        return f"{self.wall_s:6.2f} s, of processors {self.cpu_s:6.2f} s, {self.memory_mb:5.0f} MB"


def run(command: Sequence[str]) -> Taken:
    """Run a command to its end; raises CalledProcessError where it fails."""
    begun = time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, env=environment, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall_s = time.perf_counter() - begun
        if process.returncode:
            said.seek(0)
            raise subprocess.CalledProcessError(
                process.returncode, command, stderr=said.read().decode()
            )
    return Taken(wall_s, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def edited(path: Path, old: str, new: str) -> None:
    """Change a file as an editor does."""
    text = path.read_text("utf-8")
    if old not in text:
        raise ValueError(f"{path} does not say {old!r}")
    path.write_text(text.replace(old, new, 1), "utf-8")


def resident(hub: Path, body: Path) -> float:
    """Return how many seconds a build takes after one sentence where another has just been."""
    pipeline.build(hub)
    edited(body, "\n\n", "\n\nEncore une phrase. ")
    begun = time.perf_counter()
    pipeline.build(hub)
    return time.perf_counter() - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--resources", type=int, default=1_000)
    parser.add_argument("--beside", action="store_true", help="let stock MkDocs build the same")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        hub = Path(scratch) / "hub"
        said = _hub.write(hub, given.resources)
        build, check = ((*POCHE, "--root", str(hub), it) for it in ("build", "check"))
        checks = [run(check), run(check)]
        shutil.rmtree(hub / "build")
        cold = run(build)
        site = hub / "build" / "site"
        html = [path.stat().st_size for path in site.rglob("*.html")]
        each = sum(html) / len(html)
        print(f"{given.resources} resources, {len(html)} pages, {each:,.0f} bytes each")
        print(f"check         {checks[0].told()}")
        print(f"again         {checks[1].told()}")
        print(f"cold          {cold.told()}")
        print(f"unchanged     {run(build).told()}")
        body = hub / "content" / "works" / _hub.work(0) / "index.fr.md"
        edited(body, "\n\n", "\n\nUne phrase de plus. ")
        print(f"one body      {run(build).told()}")
        facts = hub / "content" / "people" / _hub.person(0) / "person.yml"
        edited(facts, 'name: "', 'name: "Nouveau ')
        print(f"one name, {_hub.PROLIFIC} works  {run(build).told()}")
        print(f"as a preview  {resident(hub, body):6.2f} s")
        if given.beside:
            begun = time.perf_counter()
            _material.build(Path(scratch) / "material", said)
            print(f"stock, cold   {time.perf_counter() - begun:6.2f} s")


if __name__ == "__main__":
    main()
