"""The words of a real song light up with the singer, in the player and on the page."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser import ways
from tests.browser.shell.visitor import FRAME, PLAYING, SOUND, on_a_busy_machine, set_slider
from tests.browser.ways import Visit, visiting
from tests.season import ROOT, Site

pytestmark = [pytest.mark.browser, pytest.mark.alone]

SONG = "die-gedanken-sind-frei-guitar"
CAPTIONS = ROOT / f"content/recordings/{SONG}/captions.fr.vtt"
STEP_S = 0.2
LINES = (0, 7, 15)
"""The lines looked at: at the beginning, and after a pull of the slider."""

# What is lit in the player and, where the browser lets a script look into the frame (never on
# file://), on the page: the starts of both, with the sound's clock.
WATCH = """void (clearInterval(window.watch), window.seen = [], window.watch = setInterval(() => {
  const lit = document.querySelector("#lines [aria-current] .line")?.textContent || null;
  let onPage = null;
  try {
    const page = document.querySelector("#page").contentDocument;
    onPage = page.querySelector("[data-line][aria-current]").dataset.at;
  } catch (closed) { /* another document's content is its own */ }
  seen.push([document.querySelector("#sound").currentTime, lit, onPage]);
}, 15))"""


def seconds(clock: str) -> float:
    """A WebVTT time in seconds."""
    hours, minutes, rest = clock.split(":")
    return 3600 * int(hours) + 60 * int(minutes) + float(rest)


def captions() -> list[tuple[float, float, str]]:
    """Start, end and text of what is sung, read from the editor's own file."""
    found = re.findall(
        r"^(\S+) --> (\S+)\n(.+?)\n(?:\n|\Z)", CAPTIONS.read_text("utf-8"), re.M | re.S
    )
    return [(seconds(start), seconds(end), text) for start, end, text in found]


@pytest.fixture(params=ways.ALL, ids="-".join)
def visit(request: pytest.FixtureRequest, site: Site, tmp_path: Path) -> Iterator[Visit]:
    """The season, by each way in each browser."""
    with visiting(request, *request.param, site.root, tmp_path) as entered:
        yield entered


def test_words_are_in_step_with_the_singer(visit: Visit) -> None:
    """Within 0.2 s."""
    page = visit.page
    visit.enter(f"fr/recordings/{SONG}.html")
    page.click(f"button[data-play={SONG!r}]", frame=FRAME)
    page.wait_for(f"{PLAYING} > 0.1")
    page.click("#more")
    page.wait_for("document.querySelectorAll('#lines .line').length > 15")
    sung = captions()

    @on_a_busy_machine
    def faults() -> list[str]:
        found: list[str] = []
        for number in LINES:
            start, end, _ = line = sung[number]
            page.evaluate(WATCH)
            set_slider(page, "#position", start - 0.6)
            page.wait_for(f"!{SOUND}.seeking && {PLAYING} > {start + 0.5} && {PLAYING} < {end}")
            found += late(page.evaluate("seen"), line, by_page=visit.address.startswith("http"))
        return found

    assert faults() == []
    assert page.errors() == []
    assert visit.strayed() == []


def late(seen: list[list[Any]], line: tuple[float, float, str], *, by_page: bool) -> list[str]:
    """Where a line was not lit when it began to be sung, or too early."""
    start, end, text = line
    near = [each for each in seen if start - 1 < each[0] < end]  # a refrain has its words twice
    shown = {
        "player": [at for at, lit, _ in near if lit == text],
        "page": [at for at, _, on_page in near if on_page and abs(float(on_page) - start) < 0.01],
    }
    if not by_page:
        del shown["page"]
    return [
        f"{text!r} in the {where}: lit at {min(times, default=None)}, sung at {start}"
        for where, times in shown.items()
        if not times or abs(min(times) - start) > STEP_S
    ]
