"""What Lighthouse says of the site: performance, accessibility, best practices, of 100 each.

    python -m bench.lighthouse [SITE [ROUNDS]]

SITE is a finished site, build/site if not given. Lighthouse comes by npm, kept outside the project;
it opens pages in the Chromium that is here, from a server which compresses as `poche serve` does
for a class, as a phone on a slow line and as a desktop. It slows the processor down by
the clock on the wall: on a busy machine pages look worse than they are, so the best of some rounds
counts. Below each page stands what cost it points.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from bench._pages import PAGES
from tests.programs import CHROMIUM, executable
from tests.servers.running import application

ROOT = Path(__file__).parent.parent
LIGHTHOUSE = "lighthouse@12.8.2"
CATEGORIES = ("performance", "accessibility", "best-practices")
AS = {"phone": (), "desktop": ("--preset=desktop",)}
Report = dict[str, Any]


def main() -> None:
    site = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "site").resolve()
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    program = lighthouse()
    print(f"| page | as | {' | '.join(CATEGORIES)} |\n|---|---|---|---|---|")
    served = Mount("/", StaticFiles(directory=site))
    app = Starlette(routes=[served], middleware=[Middleware(GZipMiddleware)])
    with application(app) as address:
        for kind, url in PAGES.items():
            for name, options in AS.items():
                told = [report(program, f"{address}/{url}", options) for _ in range(rounds)]
                scores = [max(score(it, category) for it in told) for category in CATEGORIES]
                print(f"| {kind} | {name} | {' | '.join(map(str, scores))} |", flush=True)
                best = max(told, key=lambda it: score(it, "performance"))
                for line in lost(best):
                    print(f"  {line}", flush=True)


def lighthouse() -> Path:
    """Return the program, after fetching it by npm if it is not there."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("Lighthouse comes by npm, which is not here: install Node.js.")
    home = Path(os.environ.get("POCHE_LIGHTHOUSE", Path(tempfile.gettempdir()) / LIGHTHOUSE))
    found = home / "node_modules" / ".bin" / "lighthouse"
    if not found.exists():
        home.mkdir(parents=True, exist_ok=True)
        quiet = ["--no-audit", "--no-fund", "--silent"]
        subprocess.run([npm, "install", *quiet, "--prefix", str(home), LIGHTHOUSE], check=True)
    return found


def report(program: Path, address: str, options: tuple[str, ...]) -> Report:
    """Return what is told of one page."""
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "report.json"
        command = [
            *(str(program), address, "--quiet", "--output=json", f"--output-path={file}"),
            f"--only-categories={','.join(CATEGORIES)}",
            "--chrome-flags=--headless=new --no-sandbox",
            *options,
        ]
        environment = {**os.environ, "CHROME_PATH": executable(CHROMIUM) or ""}
        subprocess.run(command, check=True, env=environment)
        told: Report = json.loads(file.read_text("utf-8"))
    return told


def score(told: Report, category: str) -> int:
    return round(100 * (told["categories"][category]["score"] or 0))


def lost(told: Report) -> list[str]:
    """Return what counts and is not perfect, with what was measured."""
    counted = (
        ref for it in told["categories"].values() for ref in it["auditRefs"] if ref["weight"]
    )
    audits = (told["audits"][ref["id"]] for ref in counted)
    return [
        f"{it['id']} {it['score']:.2f} {it.get('displayValue', '')}"
        for it in audits
        if it["score"] is not None and it["score"] < 1
    ]


if __name__ == "__main__":
    main()
