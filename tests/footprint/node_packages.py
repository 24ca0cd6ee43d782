"""What tests run in Node.js: the Green Web Foundation's own reckoning, beside ours."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

PINNED = Path(__file__).parent / "node"
"""With `package.json` and its lock: the version and the hash of what is fetched."""
FOLDER = Path(__file__).resolve().parents[2] / "build" / "tests" / "node"
CO2JS = FOLDER / "node_modules" / "@tgwf" / "co2"


def fetch() -> None:
    """Fetch what is pinned, where npm is and may; without it the tests are skipped."""
    npm = shutil.which("npm")
    if npm is None or CO2JS.is_dir():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(PINNED / name, FOLDER / name)
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=FOLDER, capture_output=True, check=False)
    if done.returncode:
        print("@tgwf/co2 could not be fetched by npm: its tests are skipped.", flush=True)


def run(script: str) -> str:
    """Run a script that may import @tgwf/co2, and return what it prints; skip without either."""
    node = os.environ.get("POCHE_NODE") or shutil.which("node")
    missing = "Node.js" if node is None else "@tgwf/co2" if not CO2JS.is_dir() else None
    if node is None or missing:
        pytest.skip(f"{missing} is missing; python -m tests.install gets it where npm is")
    command = [node, "--input-type=module", "-e", script]
    done = subprocess.run(command, cwd=FOLDER, capture_output=True, check=True, text=True)
    return done.stdout
