"""``python -m tests.turns``: many tests at once, then what plays in real time; failures again.

Where four browsers share two cores a test may come too late, or the page may, and only one of the
two is a fault. So what fails beside others is run once more by itself, and named: that it passed
there does not make it good.
"""

import subprocess
import sys

from tests.season import ROOT

Options = tuple[str, ...]

TURNS: tuple[Options, ...] = (
    ("-n", "4", "-m", "not alone and not proof"),
    ("-n", "2", "-m", "alone and not proof"),  # these wait for sounds, and leave a core idle
)
BY_THEMSELVES = ("-n", "0", "-v", "-x", "--last-failed", "--last-failed-no-failures=none")
"""One that fails again is enough: it ends the run."""

FAILED = 1
"""pytest's exit code when all was run and something failed: only that may be tried again."""

WARNING = "The tests just listed passed only by themselves: find the race, in them or in Poche."


def main() -> int:
    """Run all turns, whatever became of those before; the first exit code that is not 0."""
    codes = [turn(options) for options in TURNS]
    return next((code for code in codes if code), 0)


def turn(options: Options) -> int:
    """Run some tests, and those that failed once more."""
    code = run(options)
    if code != FAILED:
        return code
    code = run((*options, *BY_THEMSELVES))
    if not code:
        print(WARNING, file=sys.stderr)
    return code


def run(options: Options) -> int:
    """pytest's exit code."""
    command = [sys.executable, "-m", "pytest", "--sample", *options]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
