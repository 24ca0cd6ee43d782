"""How fast sounds and pictures go through, as multiples of real time, measured here and now.

    python -m bench.media [MINUTES]

The sound is made on the spot: chords with a little noise, as FLAC, one file for
each core. On one core (the process and its children are bound to it where the
system can do that) all three tiers are timed with everything that belongs to
them: measuring the master with its waveform, encoding, measuring what was
encoded. The whole is `inspect` and `derive` on all cores, with an empty store
and then again. Memory is the largest that any child has held.
"""

from __future__ import annotations

import contextlib
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from PIL import Image

from build_tools.children import Children, cores
from build_tools.choices import TIERS
from build_tools.domain import Sound
from build_tools.media import Inspection, Sounds, Track, derive, inspect, plan
from build_tools.media.decode import decode, ffmpeg
from build_tools.media.encode import Desk, form, listened
from build_tools.store import Store

Result = TypeVar("Result")

_RUNS = 3
_CHORD = "+".join(f"0.12*sin(2*PI*{hertz}*t)" for hertz in (220, 277.2, 329.6, 440, 880))


def main() -> None:
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 3.0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        with _one_core():
            for rate_hz in (44_100, 48_000):
                _one_core_each_tier(root, master(root, rate_hz, 0, 60 * minutes))
        peak_mb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"memory of the largest child: {peak_mb:.0f} MB")
        masters = [master(root, 44_100, number, 60 * minutes) for number in range(cores())]
        _whole(root, masters)


@contextlib.contextmanager
def _one_core() -> Iterator[None]:
    if sys.platform != "linux":
        yield
        return
    all_cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(all_cores)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, all_cores)


def master(root: Path, rate_hz: int, number: int, length_s: float) -> str:
    """Make a stereo master; return its name."""
    name = f"master-{rate_hz}-{number}.flac"
    noise = f"anoisesrc=a=0.02:r={rate_hz}:d={length_s}:s={number}"
    chord = f"aevalsrc='{_CHORD}|{_CHORD}':s={rate_hz}:d={length_s}"
    subprocess.run(
        [
            *(ffmpeg(), "-v", "error", "-y"),
            *("-f", "lavfi", "-i", chord, "-f", "lavfi", "-i", noise),
            *("-filter_complex", "amix", "-sample_fmt", "s16", str(root / name)),
        ],
        check=True,
    )
    return name


def _one_core_each_tier(root: Path, name: str) -> None:
    children, path = Children(), root / name
    took_s, decoded = _timed(lambda: decode(children, path, path.stat().st_size))
    print(f"{decoded.sample_rate_hz} Hz, {decoded.channels} channels, one core:")
    _say("  inspect: decode and count", decoded.heard_s, took_s)
    sha256 = Store(root / "store-hash").sha256_of(path)
    rate_hz, channels = decoded.sample_rate_hz, decoded.channels
    track = Track(Sound(name, sha256, decoded.heard_s, "flac", channels, rate_hz))
    for tier in TIERS:
        for preset in plan.TIERS[tier]:
            _one_form(children, root, track, tier, preset)


def _one_form(
    children: Children, root: Path, track: Track, tier: str, preset: plan.AudioPreset
) -> None:
    """Time one form in an empty store, three times: neighbours only ever make it slower."""
    mono, runs = track.is_mono(preset), []
    for number in range(_RUNS):
        store = Store(root / f"store-{tier}-{preset.name}-{track.sound.path}-{number}")
        desk, began_cpu_s = Desk(children, root, store), _children_cpu_s()
        master_s = _timed(lambda desk=desk: listened(desk, track, mono=mono))[0]
        encode_s = _timed(lambda desk=desk: form(desk, track, preset))[0]
        runs.append((_children_cpu_s() - began_cpu_s, master_s, encode_s))
    cpu_s, master_s, encode_s = min(runs)
    length_s = track.length_s
    _say(f"  {tier}, {preset.name}", length_s, master_s + encode_s)
    print(f"    master {master_s:.2f} s, encode and check {encode_s:.2f} s;"
          f" of the processor {cpu_s:.2f} s, {length_s / cpu_s:.0f} x real time,"
          f" in {_RUNS} runs at most {max(runs)[0]:.2f} s")  # fmt: skip


def _children_cpu_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _whole(root: Path, masters: list[str]) -> None:
    photos = [f"photo-{number}.jpg" for number in range(6)]
    for number, name in enumerate(photos):
        chance = random.Random(number)
        small = Image.frombytes("RGB", (80, 60), chance.randbytes(80 * 60 * 3))
        small.resize((4000, 3000), Image.Resampling.BICUBIC).save(root / name, quality=88)
    store = Store(root / "store-all")
    took_s, found = _timed(lambda: inspect(root, masters, [], store, _silent))
    total_s = sum(sound.duration_s for sound in found.sounds.values())
    derive_s = _timed(lambda: _derive(root, found, store))[0]
    _say(f"inspect and derive (standard), {cores()} cores", total_s, took_s + derive_s)
    took_s = _timed(lambda: _derive(root, inspect(root, masters, [], store, _silent), store))[0]
    print(f"the same again: {took_s * 1000:.1f} ms, nothing is decoded or encoded")
    took_s, found = _timed(lambda: inspect(root, [], photos, store, _silent))
    derive_s = _timed(lambda: _derive(root, found, store))[0]
    each_ms = 1000 / len(photos)
    print(f"photos of 12 million points: inspect {took_s * each_ms:.0f} ms each,"
          f" derive {derive_s * each_ms:.0f} ms each, {cores()} cores")  # fmt: skip


def _derive(root: Path, found: Inspection, store: Store) -> object:
    tracks = {Path(path).stem: Track(sound) for path, sound in found.sounds.items()}
    pictures = {Path(path).stem: picture for path, picture in found.pictures.items()}
    return derive(root, Sounds(tracks), pictures, store, _silent)


def _timed(work: Callable[[], Result]) -> tuple[float, Result]:
    began_s = time.perf_counter()
    result = work()
    return time.perf_counter() - began_s, result


def _say(what: str, sound_s: float, took_s: float) -> None:
    print(f"{what}: {sound_s / took_s:.0f} x real time ({sound_s:.0f} s in {took_s:.2f} s)")


def _silent(_label: str, _done: int, _total: int) -> None:
    pass


if __name__ == "__main__":
    main()
