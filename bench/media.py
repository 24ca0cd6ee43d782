"""How fast sounds and pictures go through, as multiples of real time, measured here and now.

    python -m bench.media [MINUTES]

The sound is made on the spot: chords with a little noise, as FLAC, one file for
each core. Decoding and encoding are timed on one core; the whole is `inspect`
and `derive` on all of them, with an empty store and then again.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PIL import Image

from build_tools.domain import Sound
from build_tools.media import Inspection, Store, Track, derive, inspect
from build_tools.media.children import Children, cores
from build_tools.media.decode import decode, ffmpeg
from build_tools.media.encode import published_sound

Result = TypeVar("Result")

_CHORD = "+".join(f"0.12*sin(2*PI*{hertz}*t)" for hertz in (220, 277.2, 329.6, 440, 880))


def main() -> None:
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 3.0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        masters = _masters(root, 60 * minutes)
        _one_core(root, masters[0])
        _whole(root, masters)


def _masters(root: Path, length_s: float) -> list[str]:
    names = [f"master-{number}.flac" for number in range(cores())]
    for number, name in enumerate(names):
        noise = f"anoisesrc=a=0.02:r=44100:d={length_s}:s={number}"
        chord = f"aevalsrc='{_CHORD}|{_CHORD}':s=44100:d={length_s}"
        subprocess.run(
            [
                *(ffmpeg(), "-v", "error", "-f", "lavfi", "-i", chord, "-f", "lavfi", "-i", noise),
                *("-filter_complex", "amix", "-sample_fmt", "s16", str(root / name)),
            ],
            check=True,
        )
    return names


def _one_core(root: Path, name: str) -> None:
    children = Children()
    path = root / name
    took_s, decoded = _timed(lambda: decode(children, path, path.stat().st_size))
    _say("decode, one core", decoded.heard_s, took_s)
    store = Store(root / "store-one")
    sha256 = store.sha256_of(path)
    sound = Sound(name, sha256, decoded.heard_s, "flac", decoded.channels, 44_100)
    took_s, _ = _timed(lambda: published_sound(children, root, Track(sound, "Bench"), store))
    _say("encode, one core", decoded.heard_s, took_s)


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
    _say(f"inspect and derive, {cores()} cores", total_s, took_s + derive_s)
    took_s = _timed(lambda: _derive(root, inspect(root, masters, [], store, _silent), store))[0]
    print(f"the same again: {took_s * 1000:.1f} ms, nothing is decoded or encoded")
    took_s, found = _timed(lambda: inspect(root, [], photos, store, _silent))
    derive_s = _timed(lambda: _derive(root, found, store))[0]
    each_ms = 1000 / len(photos)
    print(f"photos of 12 million points: inspect {took_s * each_ms:.0f} ms each,"
          f" derive {derive_s * each_ms:.0f} ms each, {cores()} cores")  # fmt: skip


def _derive(root: Path, found: Inspection, store: Store) -> object:
    tracks = {Path(path).stem: Track(sound, path) for path, sound in found.sounds.items()}
    pictures = {Path(path).stem: picture for path, picture in found.pictures.items()}
    return derive(root, tracks, pictures, store, _silent)


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
