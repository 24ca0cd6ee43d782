"""How long it takes until what an editor saves is seen.

    python -m bench.preview [HUB [ROUNDS]]

HUB is copied, this project's season if not given, and shown by `poche preview` in Chromium. A
sentence is added to a text; told is the time from there until the page says it. The first save is
told apart: after it, more is at hand.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.browser import chromium
from tests.browser.page import Page
from tests.previewing import preview
from tests.programs import CHROMIUM, executable
from tests.season import ROOT

PAGES = {
    "content/workshops/sound-detectives/index.fr.md": "fr/workshops/sound-detectives.html",
    "content/works/ode-an-die-freude/index.de.md": "de/works/ode-an-die-freude.html",
}
ROUNDS = 10


def main() -> int:
    """Measure, and print the table."""
    hub = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "hub"
        for name in ("content", "playlists"):
            shutil.copytree(hub / name, copy / name)
        with preview(copy) as address, chromium.started(executable(CHROMIUM)) as browser:
            for text, url in PAGES.items():
                with chromium.page_in(browser, offline=False) as page:
                    page.open(address + url)
                    tell(url, [saved(page, copy / text, number) for number in range(rounds)])
    return 0


def saved(page: Page, text: Path, number: int) -> float:
    """Add a sentence; return after how many seconds it is seen."""
    sentence = f"Phrase {number} {time.monotonic_ns()}."
    before = text.read_text("utf-8")
    text.write_text(f"{before}\n{sentence}\n", "utf-8")
    begun = time.monotonic()
    page.wait_for(f"document.body.innerText.includes({sentence!r})")
    took = time.monotonic() - begun
    text.write_text(before, "utf-8")
    page.wait_for(f"!document.body.innerText.includes({sentence!r})")
    return took


def tell(url: str, seconds: list[float]) -> None:
    """Print one line."""
    first, *others = seconds
    middle = statistics.median(others) if others else first
    print(f"{url:44} first {first:.2f} s, then {middle:.2f} s, at most {max(seconds):.2f} s")


if __name__ == "__main__":
    sys.exit(main())
