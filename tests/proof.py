"""``python -m tests.proof``: what samples leave out, full counts and benchmarks.

Counts and benchmarks are kept in docs/developers/proof.md.
"""

import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "developers" / "proof.md"

RUNS = (
    ("-n", "4", "-m", "sampled and not alone and not proof"),
    ("-m", "sampled and alone and not proof"),
    ("-m", "proof"),
)
"""All cases of what `make test` runs a sample of, then the counts."""

NOTHING_COLLECTED = 5
"""pytest's exit code when no test has the mark."""

OPENING = """\
# Proof

What `make proof` counted and measured, in full; `make test` runs samples of the same.
Ratios carry over to another machine, seconds do not.

Machine: {machine}, {cores} cores, Python {python}.

## Counts

"""


def main() -> int:
    """Run everything; write the page only if all of it passed."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "counts.md"
        log.touch()
        told = {**os.environ, "POCHE_PROOF": str(log)}
        for options in RUNS:
            tests = [sys.executable, "-m", "pytest", *options]
            code = subprocess.run(tests, cwd=ROOT, env=told, check=False).returncode
            if code not in {0, NOTHING_COLLECTED}:
                return code
        counts = "".join(sorted(log.read_text("utf-8").splitlines(keepends=True)))
    measured = [measure(script) for script in sorted((ROOT / "bench").glob("[!_]*.py"))]
    if None in measured:
        return 1
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(opening() + counts + "".join(filter(None, measured)), "utf-8")
    print(f"Written to {PAGE.relative_to(ROOT)}")
    return 0


def opening() -> str:
    """Where this was measured, without what changes from day to day."""
    machine = f"{platform.system()} {platform.machine()}"
    return OPENING.format(machine=machine, cores=os.cpu_count(), python=platform.python_version())


def measure(script: Path) -> str | None:
    """A benchmark's output as a section; None if it failed."""
    command = [sys.executable, "-m", f"bench.{script.stem}"]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    print(done.stdout, flush=True)
    if done.returncode != 0:
        print(f"bench/{script.name} failed", file=sys.stderr)
        return None
    return f"\n## bench/{script.name}\n\n```\n{done.stdout.strip()}\n```\n"


if __name__ == "__main__":
    sys.exit(main())
