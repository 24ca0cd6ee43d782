"""Make the demonstration recordings again from their ABC files.

    python render.py                 render everything
    python render.py steady-pulse …  render only these
    python render.py --check         compare the arrangements with the scores, render nothing

Needs abc2midi, fluidsynth, ffmpeg and the FluidR3 sound font on the machine (see README.md).
The same versions of these programs give the same bytes.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import tomllib
from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from notes import tracks, tune

HERE = Path(__file__).resolve().parent
CONTENT = HERE.parents[2] / "content"
SOUND_FONT = Path("/usr/share/sounds/sf2/FluidR3_GM.sf2")

RATE_HZ = 44_100
CHANNELS = 2
TARGET_LUFS = -18.0
PEAK_LIMIT_DBFS = -2.5
"""Below the −1 dBFS promised to listeners: Vorbis overshoots a little."""
AUDIBLE = 10 ** (-74 / 20)
"""The reverberation counts as over when no sample is louder than this."""
PART_SAVING = 0.5
"""How much less Vorbis quality a single practice voice needs than the whole choir."""
LEAD_IN_MS = 60
FADE_S = 0.25
SILENCE_AT_END_S = 0.3


@dataclass(frozen=True, slots=True)
class Demonstration:
    """One recording: which notes, which instruments, which kind of file."""

    id: str
    title: str
    """Written into the file's tags."""
    work: str | None = None
    from_score: bool = False
    """Take the work's own score instead of the arrangement beside this script."""
    suffix: str = ".ogg"
    quality: float = 3
    """Vorbis quality, −1 to 10; 3 is about 110 kbit/s here."""
    reverb: float = 0.4
    """Size of the room, 0 to 1; 0 is no reverberation at all."""
    centre: bool = False
    """Fold left and right together, for a single drum or a single voice."""
    tempo: int | None = None
    """Beats a minute, where the score's own tempo is not wanted."""
    programs: tuple[int, ...] = ()
    """General MIDI programs of the score's voices, from 0, in their order."""
    parts: tuple[str, ...] = ()
    """One more file for each voice, in the order of the voices."""
    click_bars: int = 0
    """Adds a soft wood block on every beat of so many 2/4 bars."""
    tune_in_voice: int = 1


def demonstrations() -> dict[str, Demonstration]:
    """Read the table of demonstrations, by their ids."""
    table = tomllib.loads((HERE / "demonstrations.toml").read_text(encoding="utf-8"))
    rows: list[dict[str, Any]] = [
        {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
        for row in table["demonstration"]
    ]
    return {row["id"]: Demonstration(**row) for row in rows}


def run(*command: str | Path) -> str:
    """Run a program and return what it said; its own words when it fails."""
    done = subprocess.run(
        [str(word) for word in command], check=False, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed:\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def abc_text(demo: Demonstration, solo: int | None = None) -> str:
    """The ABC to play; `solo` silences every voice of the score but this one (from 0)."""
    if not demo.from_score:
        return (HERE / f"{demo.id}.abc").read_text(encoding="utf-8")
    text = score_path(demo).read_text(encoding="utf-8")
    head, body = re.split(r"(?m)^(?=K:)", text, maxsplit=1)
    if demo.tempo:
        head = re.sub(r"(?m)^Q:.*$", f"Q:1/4={demo.tempo}", head)
    for number, program in enumerate(demo.programs):
        pan = 64 + round(48 * (number - (len(demo.programs) - 1) / 2) / len(demo.programs))
        orders = f"%%MIDI program {program}\n%%MIDI control 10 {pan}\n"
        if solo is not None and number != solo:
            orders += "%%MIDI control 7 0\n"
        body = body.replace(f"V:{number + 1}\n", f"V:{number + 1}\n{orders}", 1)
    if demo.click_bars:
        body += "V:9\n%%MIDI channel 10\n!mp!" + "e4e4|" * demo.click_bars + "\n"
    return f"{head}%%MIDI fermatafixed\n%%MIDI chordattack 4\n{body}"


def score_path(demo: Demonstration) -> Path:
    """The ABC of the work that a demonstration plays."""
    assert demo.work is not None
    return CONTENT / "works" / demo.work / f"{demo.work}.abc"


def to_midi(abc: str, folder: Path) -> Path:
    """Write the ABC and its MIDI file into a folder."""
    source, midi = folder / "tune.abc", folder / "tune.mid"
    source.write_text(abc, encoding="utf-8")
    run("abc2midi", source, "-o", midi)
    return midi


def synthesise(midi: Path, raw: Path, reverb: float) -> array[float]:
    """Play a MIDI file into stereo samples, left and right in turn."""
    room = ("-o", f"synth.reverb.room-size={reverb}", "-o", "synth.reverb.level=0.5")
    wet = "1" if reverb else "0"
    run(
        *("fluidsynth", "-n", "-i", "-q", "-g", "0.5", "-C", "0", "-R", wet, *room),
        *("-r", str(RATE_HZ), "-T", "raw", "-O", "float", "-F", raw, SOUND_FONT, midi),
    )
    samples = array("f")
    samples.frombytes(raw.read_bytes())
    return samples


def audible_frames(samples: array[float]) -> int:
    """Where the last reverberation has died away."""
    step = RATE_HZ // 20 * CHANNELS
    end = len(samples)
    while end > 0:
        start = max(0, end - step)
        if max(samples[start:end]) > AUDIBLE or min(samples[start:end]) < -AUDIBLE:
            break
        end = start
    return end // CHANNELS


def measure(source: tuple[str | Path, ...], filters: str = "anull") -> tuple[float, float]:
    """Integrated loudness in LUFS and true peak in dBFS, by EBU R 128."""
    report = run(
        *("ffmpeg", "-hide_banner", "-nostats", *source),
        *("-af", f"{filters},ebur128=peak=true", "-f", "null", "-"),
    )
    summary = report[report.rindex("Summary:") :]
    loudness = re.search(r"I:\s+(-?[\d.]+) LUFS", summary)
    peak = re.search(r"Peak:\s+(-?[\d.]+) dBFS", summary)
    assert loudness and peak, summary
    return float(loudness[1]), float(peak[1])


def levelled(loudness: float, peak: float) -> str:
    """The filters that bring a sound so loud, with such a true peak, to the common level."""
    gain = TARGET_LUFS - loudness
    filters = f"volume={gain:.2f}dB"
    if peak + gain > PEAK_LIMIT_DBFS:
        # Only the sharpest strokes and consonants reach it; the body of the sound is untouched.
        limit = 10 ** (PEAK_LIMIT_DBFS / 20)
        filters += f",alimiter=limit={limit:.4f}:level=0:attack=2:release=40"
    return filters


@dataclass(frozen=True, slots=True)
class Take:
    """One file of a demonstration: everybody, or one voice of it."""

    target: Path
    title: str
    solo: int | None = None


def encode(demo: Demonstration, take: Take, raw: Path, frames: int) -> None:
    """Write one master: equal loudness, a fade at the very end, then silence."""
    target = take.target
    pcm = ("-f", "f32le", "-ar", str(RATE_HZ), "-ac", str(CHANNELS), "-i", raw)
    shape = (
        f"atrim=end_sample={frames},adelay={LEAD_IN_MS}:all=1,"
        f"afade=t=out:st={frames / RATE_HZ + LEAD_IN_MS / 1000 - FADE_S}:d={FADE_S},"
        f"apad=pad_len={round(SILENCE_AT_END_S * RATE_HZ)}"
    )
    if demo.centre or take.solo is not None:
        shape += ",pan=stereo|c0=0.5*c0+0.5*c1|c1=0.5*c0+0.5*c1"
    level = levelled(*measure(pcm, shape))
    quality = demo.quality - (PART_SAVING if take.solo is not None else 0)
    codec = (
        ("-c:a", "flac", "-sample_fmt", "s16", "-compression_level", "12")
        if target.suffix == ".flac"
        else ("-c:a", "libvorbis", "-q:a", str(quality))
    )
    tags = {
        "title": take.title,
        "album": "Démonstrations de Poche",
        "copyright": "CC0-1.0",
        "comment": "Synthesised demonstration made with the FluidR3 sound font",
    }
    words = [word for key, value in tags.items() for word in ("-metadata", f"{key}={value}")]
    target.parent.mkdir(parents=True, exist_ok=True)
    # bitexact: no random stream number and no version in the file, so equal input, equal bytes.
    run(
        *("ffmpeg", "-hide_banner", "-y", *pcm, "-af", f"{shape},{level}", "-map_metadata", "-1"),
        *("-fflags", "+bitexact", "-flags:a", "+bitexact", *codec, *words, target),
    )
    loudness, peak = measure(("-i", target))
    seconds = frames / RATE_HZ + LEAD_IN_MS / 1000 + SILENCE_AT_END_S
    size_kb = target.stat().st_size / 1000
    print(
        f"{target.name:42} {seconds:6.1f} s {size_kb:7.0f} kB {loudness:6.1f} LUFS {peak:6.1f} dBFS"
    )


def render(demo: Demonstration) -> None:
    """Make the recording and its parts, all of one length."""
    folder = CONTENT / "recordings" / demo.id
    takes = [Take(folder / f"{demo.id}{demo.suffix}", demo.title)] + [
        Take(folder / f"{name}{demo.suffix}", f"{demo.title} : {name}", voice)
        for voice, name in enumerate(demo.parts)
    ]
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        frames = 0
        for number, take in enumerate(takes):
            midi = to_midi(abc_text(demo, take.solo), work)
            samples = synthesise(midi, work / f"{number}.raw", demo.reverb)
            frames = max(frames, audible_frames(samples))
        for number, take in enumerate(takes):
            encode(demo, take, work / f"{number}.raw", frames)


def same_tune(demo: Demonstration, folder: Path) -> bool:
    """Whether the arrangement holds the score's tune whole, in whatever key."""
    score = list(tracks(to_midi(score_path(demo).read_text("utf-8"), folder).read_bytes()))
    played = list(tracks(to_midi(abc_text(demo), folder).read_bytes()))
    wanted, heard = tune(score[1]), tune(played[demo.tune_in_voice])
    span = len(wanted)
    return any(heard[at : at + span] == wanted for at in range(len(heard) - span + 1))


def check() -> int:
    """Print one line for each arrangement; 1 when one has other notes than its score."""
    failed = 0
    with tempfile.TemporaryDirectory() as temporary:
        for demo in demonstrations().values():
            if demo.work is None or demo.from_score:
                continue
            same = same_tune(demo, Path(temporary))
            failed |= not same
            print(f"{demo.id:42} {'same notes as the score' if same else 'DIFFERENT NOTES'}")
    return int(failed)


def main(arguments: list[str]) -> int:
    """Return the exit code."""
    parser = argparse.ArgumentParser(description="Make the demonstration recordings again.")
    parser.add_argument("ids", nargs="*", help="recordings to make; all when none is named")
    parser.add_argument("--check", action="store_true", help="only compare notes with the scores")
    options = parser.parse_args(arguments)
    known = demonstrations()
    unknown = set(options.ids) - set(known)
    if unknown:
        parser.error(f"no such demonstration: {', '.join(sorted(unknown))}")
    if options.check:
        return check()
    for name in options.ids or known:
        render(known[name])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
