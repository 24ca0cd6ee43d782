"""How well the parts of a recording keep together in the rehearsal, measured in real browsers.

    python -m bench.rehearsal [MINUTES] [chromium|firefox …]

Two parts of clicks, one a second, low and high, are played by the real shell from
a folder (file://), as a balance of both: everything else is one sound, and cannot
drift. Every 250 ms the elements' own clocks are compared. Where PulseAudio is
installed, what the browser really sends to the loudspeakers is recorded too, and
the clicks of both parts are compared millisecond by millisecond. The first seconds
count, too: they show how long two sounds need to find each other.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import imageio_ffmpeg

from bench.listening import (
    RATE_HZ,
    filtered,
    listen,
    listening_machine,
    onsets,
    samples_in,
    tab,
)
from tests.browser.page import Page
from tests.browser.shell import tiny_site
from tests.browser.shell.visitor import FRAME, enter
from tests.programs import CHROMIUM, FIREFOX, executable

GOAL_MS = 30
SAMPLE = """[...document.querySelectorAll('audio[data-part]')].map((a) => a.paused ? null :
  [a.currentTime, document.querySelector('#sound').currentTime])"""


def main() -> None:
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 5.0
    browsers = [
        each
        for each in (CHROMIUM, FIREFOX)
        if not sys.argv[2:] or each.name.lower() in sys.argv[2:]
    ]
    with tempfile.TemporaryDirectory() as folder, listening_machine(Path(folder)) as record:
        root = Path(folder) / "site"
        root.mkdir()
        shell = tiny_site.build(root)
        for name, hertz in (("low", 500), ("high", 3000), ("choir", 60)):
            clicks(root / "media" / f"{name}.mp3", hertz, 60 * minutes + 20)
        for browser in browsers:
            program = executable(browser)
            if program is None:
                print(f"{browser.name}: not here")
                continue
            measure(browser.name, program, shell, 60 * minutes, record)


def clicks(path: Path, hertz: int, length_s: float) -> None:
    """A click of 10 ms at every full second, as MP3."""
    tone = f"0.5*sin(2*PI*{hertz}*t)*lt(mod(t,1),0.01)"
    source = f"aevalsrc='{tone}':s={RATE_HZ}:d={length_s}"
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y", "-f", "lavfi", "-i", source]
    subprocess.run([*command, "-b:a", "96k", str(path)], check=True)


def measure(name: str, program: str, shell: Path, length_s: float, record: Path | None) -> None:
    """Rehearse for `length_s` seconds and print how far the parts were apart."""
    with tab(name, program) as page:
        enter(page, shell, "fr/index.html")
        page.click("#rehearse", frame=FRAME)
        page.wait_for(
            "document.querySelector('#panel') && !document.querySelector('#panel').hidden"
        )
        for _ in range(5):
            page.click("[data-do=moreOthers]")
        page.wait_for(f"{SAMPLE}.filter(Boolean).length === 1")
        ear = listen(record) if record else None
        report(f"{name}, by the elements' clocks", watch(page, length_s))
        if ear is not None and record is not None:
            ear.terminate()
            ear.wait()
            report(f"{name}, by the sound itself", heard(record))


def watch(page: Page, length_s: float) -> list[float]:
    """Return by how many milliseconds my part is ahead of the others, over time."""
    apart = []
    end = time.monotonic() + length_s
    while time.monotonic() < end:
        apart += [1000 * (mine - others) for mine, others in filter(None, page.evaluate(SAMPLE))]
        time.sleep(0.25)
    return apart


def report(what: str, apart_ms: list[float]) -> None:
    """Print median, 95th and 100th percentile of what lies apart."""
    sizes = sorted(abs(each) for each in apart_ms)
    if not sizes:
        print(f"{what}: nothing was heard")
        return
    p95 = sizes[int(0.95 * (len(sizes) - 1))]
    within = sum(each <= GOAL_MS for each in sizes) / len(sizes)
    print(
        f"{what}: median {sizes[len(sizes) // 2]:.1f} ms, 95 % within {p95:.1f} ms,"
        f" most {sizes[-1]:.1f} ms, of {len(sizes)};"
        f" {within:.1%} within {GOAL_MS} ms",
        flush=True,
    )


def heard(record: Path) -> list[float]:
    """Return how far the low and the high click of each second are apart, in milliseconds."""
    samples = samples_in(record)
    low, high = (onsets(filtered(samples, hertz)) for hertz in (500, 3000))
    pairs = ((one, min(high, key=lambda other: abs(other - one))) for one in low if high)
    return [
        1000 * (one - other) / RATE_HZ for one, other in pairs if abs(one - other) < RATE_HZ / 2
    ]


if __name__ == "__main__":
    main()
