"""What comes out of the loudspeakers: a sound card that is none, whose sound can be recorded.

PulseAudio's null sink takes what a browser plays. Where PulseAudio is missing, nothing is heard.
"""

from __future__ import annotations

import array
import math
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser import chromium, firefox
from tests.browser.page import Page
from tests.programs import CHROMIUM

RATE_HZ = 44_100
BYTES_PER_SAMPLE = 2


@contextmanager
def tab(name: str, program: str) -> Iterator[Page]:
    """A tab whose sound reaches the machine."""
    if name == CHROMIUM.name:
        with chromium.started(program, audible=True) as browser, chromium.page_in(browser) as page:
            yield page
    else:
        with firefox.started(program) as running, firefox.page_in(running) as other:
            yield other


@contextmanager
def listening_machine(folder: Path) -> Iterator[Path | None]:
    """Yield the file that `listen` may record to, or None where nothing can be heard."""
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
    return subprocess.Popen(
        [*command, f"--rate={RATE_HZ}", "--channels=1", "--latency-msec=20", str(record)]
    )


def samples_in(record: Path) -> array.array[int]:
    """Return what was recorded."""
    samples = array.array("h")
    with record.open("rb") as file:
        samples.frombytes(file.read()[: record.stat().st_size // 2 * 2])
    return samples


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
