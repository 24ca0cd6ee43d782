"""``python -m tests.alone``: what plays in real time, two at a time; what fails so, by itself."""

import subprocess
import sys

from tests.season import ROOT

PYTEST = (sys.executable, "-m", "pytest", "--sample", "-m", "alone and not proof")
TOGETHER = ("-n", "2")
BY_THEMSELVES = ("--last-failed", "--last-failed-no-failures=none")
FAILED = 1
"""pytest's exit code when all was run and something failed: only that may be tried again."""


def main() -> int:
    """Such tests wait for sounds and leave a core idle; one beside others may come too late."""
    code = run(TOGETHER)
    return run(BY_THEMSELVES) if code == FAILED else code


def run(options: tuple[str, ...]) -> int:
    """pytest's exit code."""
    return subprocess.run([*PYTEST, *options], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
