"""How well the parts of a recording keep together in the rehearsal, measured in real browsers.

    python -m bench.rehearsal [MINUTES] [chromium|firefox …]

Two parts of clicks, one a second, low and high, are played by the real shell from
a folder (file://). Every 250 ms the elements' own clocks are compared. Where
PulseAudio is installed, what the browser really sends to the loudspeakers is
recorded too, and the clicks of both parts are compared sample by sample.
"""

from __future__ import annotations

import array
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import imageio_ffmpeg

from tests.browser import chromium, firefox
from tests.browser.page import Page
from tests.browser.shell import tiny_site
from tests.browser.shell.visitor import FRAME, enter
from tests.programs import CHROMIUM, FIREFOX, executable

RATE_HZ = 44_100
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
        page.wait_for(f"{SAMPLE}.filter(Boolean).length === 2")
        ear = listen(record) if record else None
        between, leading = watch(page, length_s)
        report(f"{name}, by the elements' clocks", between)
        report(f"{name}, from the silent leader", leading)
        if ear is not None and record is not None:
            ear.terminate()
            ear.wait()
            report(f"{name}, by the sound itself", heard(record))


@contextmanager
def tab(name: str, program: str) -> Iterator[Page]:
    """A tab whose sound reaches the machine."""
    if name == CHROMIUM.name:
        with chromium.started(program, audible=True) as browser, chromium.page_in(browser) as page:
            yield page
    else:
        with firefox.started(program) as running, firefox.page_in(running) as other:
            yield other


def watch(page: Page, length_s: float) -> tuple[list[float], list[float]]:
    """Return how far the parts are apart, and from the leader, in milliseconds, over time."""
    between, leading = [], []
    end = time.monotonic() + length_s
    while time.monotonic() < end:
        both = [each for each in page.evaluate(SAMPLE) if each]
        if len(both) == 2:
            between.append(1000 * (both[0][0] - both[1][0]))
            leading += [1000 * (at - leader) for at, leader in both]
        time.sleep(0.25)
    return between, leading


def report(what: str, apart_ms: list[float]) -> None:
    """Print median, 95th and 100th percentile of what lies apart."""
    sizes = sorted(abs(each) for each in apart_ms)
    if not sizes:
        print(f"{what}: nothing was heard")
        return
    p95 = sizes[int(0.95 * (len(sizes) - 1))]
    print(
        f"{what}: median {sizes[len(sizes) // 2]:.1f} ms, 95 % within {p95:.1f} ms,"
        f" most {sizes[-1]:.1f} ms, of {len(sizes)}",
        flush=True,
    )


# What comes out of the loudspeakers


@contextmanager
def listening_machine(folder: Path) -> Iterator[Path | None]:
    """A sound card that is none (PulseAudio's null sink), whose sound can be recorded."""
    if not shutil.which("pulseaudio") or not shutil.which("parecord"):
        yield None
        return
    runtime = folder / "pulse"
    runtime.mkdir(mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    os.environ["PULSE_SERVER"] = f"unix:{runtime}/pulse/native"
    command = ["pulseaudio", "--daemonize=no", "--exit-idle-time=-1", "-n"]
    command += ["-L", "module-native-protocol-unix", "-L", f"module-null-sink rate={RATE_HZ}"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(1.5)
    try:
        yield folder / "heard.raw"
    finally:
        server.terminate()
        server.wait()


def listen(record: Path) -> subprocess.Popen[bytes]:
    """Begin to record what the browser plays, as mono 16-bit samples."""
    command = ["parecord", "--device=@DEFAULT_MONITOR@", "--raw", "--format=s16le"]
    return subprocess.Popen([*command, f"--rate={RATE_HZ}", "--channels=1", str(record)])


def heard(record: Path) -> list[float]:
    """Return how far the low and the high click of each second are apart, in milliseconds."""
    samples = array.array("h")
    with record.open("rb") as file:
        samples.frombytes(file.read()[: record.stat().st_size // 2 * 2])
    low, high = (onsets(filtered(samples, hertz)) for hertz in (500, 3000))
    pairs = ((one, min(high, key=lambda other: abs(other - one))) for one in low if high)
    return [
        1000 * (one - other) / RATE_HZ for one, other in pairs if abs(one - other) < RATE_HZ / 2
    ]


def filtered(samples: array.array[int], hertz: int) -> list[float]:
    """Return the strength of one frequency in every stretch of 1 ms (Goertzel over 4 ms)."""
    size, step = RATE_HZ // 250, RATE_HZ // 1000
    weight = 2 * math.cos(2 * math.pi * hertz / RATE_HZ)
    strengths = []
    for begin in range(0, len(samples) - size, step):
        part = samples[begin : begin + size]
        if max(part) < 200:
            strengths.append(0.0)
            continue
        first = second = 0.0
        for sample in part:
            first, second = sample + weight * first - second, first
        strengths.append(first * first + second * second - weight * first * second)
    return strengths


def onsets(strengths: list[float]) -> list[int]:
    """Return the samples at which a click begins: above a fifth of the strongest, after quiet."""
    threshold = max(strengths, default=0.0) / 5
    found: list[int] = []
    for place, strength in enumerate(strengths):
        at = place * (RATE_HZ // 1000)
        if strength > threshold > 0 and (not found or at - found[-1] > RATE_HZ / 2):
            found.append(at)
    return found


if __name__ == "__main__":
    main()
