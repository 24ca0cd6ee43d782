"""How true a seek is at twenty minutes, by the sound itself, in real browsers.

    python -m bench.seeking [chromium|firefox …]

A recording of twenty minutes whose sound tells its own place (tests/browser/far.py) is built
as users build it, as MP3 and as Opus in WebM, and opened from its folder (file://). The
player stands still; its slider is pulled to a place; then it plays. What the browser sends to
the loudspeakers is recorded (PulseAudio, see bench/listening.py), and the first of it that is
not silence is compared with the place. The element's clock is compared besides.
"""

from __future__ import annotations

import array
import itertools
import statistics
import sys
import tempfile
import time
from pathlib import Path

from bench.listening import RATE_HZ, listen, listening_machine, samples_in, tab
from tests.browser import far
from tests.browser.page import Page
from tests.browser.shell.visitor import FRAME, PLAYING, SOUND, arrived, set_slider
from tests.programs import CHROMIUM, FIREFOX, executable

PLACES_S = [63.2 + 125.2 * number for number in range(10)]
LOUD = 300
"""A sample of 16 bits beyond this is no silence."""
WINDOW_S = 0.05
SKIPPED_S = 0.01
"""A browser fades a sound in; its very first waves say little."""


def main() -> None:
    wanted = sys.argv[1:]
    browsers = [it for it in (CHROMIUM, FIREFOX) if not wanted or it.name.lower() in wanted]
    with tempfile.TemporaryDirectory() as folder, listening_machine(Path(folder)) as record:
        if record is None:
            print("PulseAudio is missing: nothing can be heard")
            return
        sites = far.sites(Path(folder))
        for browser in browsers:
            program = executable(browser)
            if program is None:
                print(f"{browser.name}: not here")
                continue
            for tier, form in far.FORMS.items():
                with tab(browser.name, program) as page:
                    open_at(page, sites[tier], form)
                    misses = [missed(page, place_s, record) for place_s in PLACES_S]
                clocks, sounds = zip(*misses, strict=True)
                report(f"{browser.name}, {form}, by the element's clock", clocks)
                report(f"{browser.name}, {form}, by the sound itself", sounds)


def open_at(page: Page, site: Path, form: str) -> None:
    """Open the player with the recording, and let it stand still."""
    page.open(f"{(site / 'index.html').as_uri()}#{far.PAGE}")
    arrived(page, far.PAGE)
    page.click(far.BUTTON, frame=FRAME)
    page.wait_for(f"{PLAYING} > 0.3 && {SOUND}.src.endsWith({form!r})")
    page.click("#toggle")
    page.wait_for(f"{SOUND}.paused")


def missed(page: Page, place_s: float, record: Path) -> tuple[float, float | None]:
    """Return by how many seconds a seek missed, by the clock and by the ear (None: unheard)."""
    set_slider(page, "#position", place_s)
    clock_s = page.wait_for(f"!{SOUND}.seeking && {SOUND}.currentTime")
    time.sleep(0.5)
    ear = listen(record)
    time.sleep(0.7)
    page.click("#toggle")
    page.wait_for(f"{PLAYING} > {place_s + 0.5}")
    page.click("#toggle")
    page.wait_for(f"{SOUND}.paused")
    ear.terminate()
    ear.wait()
    hertz = first_heard(samples_in(record))
    # The waves of the window tell the height in its middle.
    middle_s = place_s + SKIPPED_S + WINDOW_S / 2
    return clock_s - place_s, None if hertz is None else -far.apart(hertz, middle_s)


def first_heard(samples: array.array[int]) -> float | None:
    """Return the height of the tone where silence ends, from where it crosses zero upwards."""
    begin = next((place for place, sample in enumerate(samples) if abs(sample) > LOUD), None)
    if begin is None:
        return None
    begin += int(SKIPPED_S * RATE_HZ)
    part = samples[begin : begin + int(WINDOW_S * RATE_HZ)]
    crossings = [
        place - now / (now - before)
        for place, (before, now) in enumerate(itertools.pairwise(part), start=1)
        if before < 0 <= now
    ]
    if len(crossings) < 3:
        return None
    return RATE_HZ * (len(crossings) - 1) / (crossings[-1] - crossings[0])


def report(what: str, misses_s: tuple[float | None, ...]) -> None:
    """Print the median and the worst miss."""
    sizes = [abs(miss_s) for miss_s in misses_s if miss_s is not None]
    if not sizes:
        print(f"{what}: nothing was heard")
        return
    print(
        f"{what}: median {1000 * statistics.median(sizes):.0f} ms,"
        f" worst {1000 * max(sizes):.0f} ms, of {len(sizes)} seeks",
        flush=True,
    )


if __name__ == "__main__":
    main()
