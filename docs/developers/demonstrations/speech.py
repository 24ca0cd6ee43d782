"""Let the machine speak: make the spoken introduction and its captions again.

    python speech.py            the recording, its captions, the times of their translations
    python speech.py --check    write nothing; 1 when a caption file would change

Each caption of speech.toml is synthesised by itself, so that its time is known to the sample.
Needs espeak-ng and ffmpeg (see README.md). The same versions of these programs give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import tomllib
import wave
from array import array
from dataclasses import dataclass
from pathlib import Path

from lyrics import Cue, captioned
from render import CONTENT, HERE, levelled, measure, run

RATE_HZ = 22_050
"""espeak-ng's own rate; nothing above 11 kHz is in its voices."""
QUIET = 150
"""Sixteen-bit samples below this, −47 dBFS, are the silence around a sentence."""
MARGIN_S = 0.02
LEAD_IN_S = 0.3
PAUSE_S = 0.8
"""After every sentence; its caption stays until the next one is said."""
QUALITY = 2
"""Vorbis quality: enough for one voice."""


@dataclass(frozen=True, slots=True)
class Speech:
    """What is said in one recording."""

    recording: str
    title: str
    """Written into the file's tags."""
    lang: str
    voice: str
    """A voice of espeak-ng."""
    words_a_minute: int
    captions: str
    """Parted by empty lines; each is one sentence."""


def speech() -> Speech:
    """Read what is to be said."""
    return Speech(**tomllib.loads((HERE / "speech.toml").read_text(encoding="utf-8")))


def spoken(said: Speech, text: str, folder: Path) -> array[int]:
    """The samples of one caption, without the silence around it."""
    target = folder / "sentence.wav"
    speed = str(said.words_a_minute)
    run("espeak-ng", "-v", said.voice, "-s", speed, "-z", "-w", target, text.replace("\n", " "))
    with wave.open(str(target), "rb") as sound:
        if (sound.getframerate(), sound.getnchannels(), sound.getsampwidth()) != (RATE_HZ, 1, 2):
            raise ValueError(f"{target} is not {RATE_HZ} Hz, mono, 16 bit")
        samples = array("h", sound.readframes(sound.getnframes()))
    loud = [at for at, sample in enumerate(samples) if abs(sample) > QUIET]
    margin = round(MARGIN_S * RATE_HZ)
    return samples[max(0, loud[0] - margin) : loud[-1] + margin]


def silence(seconds: float) -> array[int]:
    """So much of nothing."""
    return array("h", bytes(2 * round(seconds * RATE_HZ)))


def performed(said: Speech, folder: Path) -> tuple[array[int], list[Cue]]:
    """Everything that is said, one sentence after the other, and when."""
    samples, cues = silence(LEAD_IN_S), []
    for text in said.captions.strip().split("\n\n"):
        start = len(samples)
        samples += spoken(said, text, folder) + silence(PAUSE_S)
        cues.append(Cue(start / RATE_HZ, len(samples) / RATE_HZ, text))
    return samples, cues


def encode(said: Speech, samples: array[int], folder: Path) -> Path:
    """Write the master, as loud as the other recordings."""
    raw = folder / "speech.raw"
    raw.write_bytes(samples.tobytes())
    pcm: tuple[str | Path, ...] = ("-f", "s16le", "-ar", str(RATE_HZ), "-ac", "1", "-i", raw)
    level = levelled(*measure(pcm))
    tags = {
        "title": said.title,
        "album": "Démonstrations de Poche",
        "language": said.lang,
        "copyright": "CC0-1.0",
        "comment": "Synthetic voice of espeak-ng, demonstration",
    }
    words = [word for key, value in tags.items() for word in ("-metadata", f"{key}={value}")]
    target = CONTENT / "recordings" / said.recording / f"{said.recording}.ogg"
    target.parent.mkdir(parents=True, exist_ok=True)
    run(
        *("ffmpeg", "-hide_banner", "-y", *pcm, "-af", level, "-map_metadata", "-1"),
        *("-fflags", "+bitexact", "-flags:a", "+bitexact", "-c:a", "libvorbis"),
        *("-q:a", str(QUALITY), *words),
        target,
    )
    loudness, peak = measure(("-i", target))
    size_kb = target.stat().st_size / 1000
    seconds = len(samples) / RATE_HZ
    print(
        f"{target.name:42} {seconds:6.1f} s {size_kb:7.0f} kB {loudness:6.1f} LUFS {peak:6.1f} dBFS"
    )
    return target


def main(arguments: list[str]) -> int:
    """Return the exit code."""
    parser = argparse.ArgumentParser(description="Make the spoken introduction again.")
    parser.add_argument("--check", action="store_true", help="only compare the captions")
    options = parser.parse_args(arguments)
    said = speech()
    with tempfile.TemporaryDirectory() as temporary:
        samples, cues = performed(said, Path(temporary))
        if not options.check:
            encode(said, samples, Path(temporary))
    changed = captioned(said.recording, said.lang, cues, only_check=options.check)
    return int(options.check and changed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
