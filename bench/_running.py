"""A command as somebody starts it, and what it took: seconds on the clock and of processors, and
memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import _launching

ROOT = Path(__file__).resolve().parent.parent
POCHE = (sys.executable, "-P", "-m", "build_tools")


@dataclass(frozen=True, slots=True)
class Taken:
    """What one run of a command took."""

    wall_s: float
    cpu_s: float
    """Of all processors; other programs beside make it longer, too, but less."""
    memory_mb: float
    """The most that one of its processes held."""

    def told(self) -> str:
        """Return it in one line."""
        return f"{self.wall_s:6.2f} s, of processors {self.cpu_s:6.2f} s, {self.memory_mb:5.0f} MB"

    def beside(self, other: Taken) -> str:
        """Return it, and how many times as long it is as another."""
        clock, processors = self.wall_s / other.wall_s, self.cpu_s / other.cpu_s
        return f"{self.told()}; {clock:.2g} times, of processors {processors:.2g} times"


def run(command: Sequence[str], folder: Path | None = None) -> Taken:
    """Run a command to its end, in a folder; raises CalledProcessError where it fails."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    # Test machines are often told to keep no byte code: to compile all modules at each start takes
    # 0.25 s, and on no editor's machine.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as scratch:
        report = Path(scratch) / "report"
        launching = (sys.executable, "-S", _launching.__file__, str(report), *command)
        subprocess.run(
            launching, cwd=folder, env=environment, check=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        return Taken(**json.loads(report.read_text("utf-8")))
