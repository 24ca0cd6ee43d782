"""A hub with one recording of twenty minutes that tells by its sound where one is in it.

A tone rises from 400 to 2400 Hz in every ten seconds.
"""

import shutil
import subprocess
from pathlib import Path

import imageio_ffmpeg

from tests.season import build, kept

LENGTH_S = 1200
TURN_S = 10
FORMS = {"standard": "mp3", "frugal": "webm"}
"""The form that a browser takes, by the tier that publishes it."""
PAGE = "fr/recordings/far.html"
BUTTON = "button[data-play=far]"
_LOWEST_HZ, _HZ_PER_S = 400, 200


def sites(scratch: Path) -> dict[str, Path]:
    """The finished sites, by tier."""
    folder = kept("far", make, scratch)
    return {tier: folder / tier for tier in FORMS}


def make(folder: Path) -> None:
    """Build the hub in each tier, as users do, out of one cache."""
    hub = folder / "hub"
    recording = hub / "content/recordings/far"
    recording.mkdir(parents=True)
    rising = f"sin(2*PI*({_LOWEST_HZ}*t+{_HZ_PER_S / 2}*t*t))/4"
    turn = ["-f", "lavfi", "-i", f"aevalsrc='{rising}':s=44100:d={TURN_S}"]
    turns = ["-stream_loop", str(LENGTH_S // TURN_S - 1), "-i", str(folder / "turn.wav")]
    for command in (
        [*turn, str(folder / "turn.wav")],
        [*turns, "-compression_level", "0", str(recording / "far.flac")],
    ):
        subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", *command], check=True)
    (hub / "content/hub.yml").write_text(
        "title: {fr: Loin}\nlanguages: [fr]\ndefault_language: fr\n", "utf-8"
    )
    (recording / "recording.yml").write_text(
        "title: {fr: Vingt minutes}\nrights: {licence: CC0-1.0, holder: Poche}\n", "utf-8"
    )
    for tier in FORMS:
        shutil.copytree(build(hub, "--audio", tier), folder / tier)  # safe from the next
    shutil.rmtree(hub)
    (folder / "turn.wav").unlink()


def apart(hertz: float, place_s: float) -> float:
    """By how many seconds what is heard lies behind a place: the shortest way round a turn."""
    behind = (place_s - (hertz - _LOWEST_HZ) / _HZ_PER_S) % TURN_S
    return behind - TURN_S if behind > TURN_S / 2 else behind
