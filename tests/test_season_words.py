"""The words shown with the sample season's recordings are the scores', and come when they sound."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from array import array
from functools import cache
from pathlib import Path
from types import ModuleType

import imageio_ffmpeg
import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
RECORDINGS = ROOT / "content" / "recordings"
WELCOME = "welcome-spoken-introduction"
SONGS = {
    "altijd-is-kortjakje-ziek-xylophone": "altijd-is-kortjakje-ziek-xylophone.flac",
    "au-clair-de-la-lune-flute": "au-clair-de-la-lune-flute.ogg",
    "die-gedanken-sind-frei-guitar": "die-gedanken-sind-frei-guitar.ogg",
    "leiwer-herrgottsblieschen-accordion": "leiwer-herrgottsblieschen-accordion.ogg",
    "ode-an-die-freude-piano": "ode-an-die-freude-piano.ogg",
    "wachet-auf-choir": "soprano.ogg",
}
"""Each sung recording, and the file in which the beginnings of its tune are heard best."""

STRUCK = {
    "altijd-is-kortjakje-ziek-xylophone",
    "die-gedanken-sind-frei-guitar",
    "ode-an-die-freude-piano",
}

RATE_HZ = 8000


@cache
def demonstration(name: str) -> ModuleType:
    """A module of docs/developers/demonstrations, which is no package."""
    path = ROOT / "docs" / "developers" / "demonstrations" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"demonstration_{name}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look for themselves there
    spec.loader.exec_module(module)
    return module


def facts(recording: str) -> dict[str, str]:
    loaded: dict[str, str] = yaml.safe_load((RECORDINGS / recording / "recording.yml").read_text())
    return loaded


def captions(path: Path) -> list[tuple[float, float, str]]:
    """Start and end in seconds, and the text."""
    found = []
    for block in path.read_text("utf-8").strip().split("\n\n")[1:]:
        times, text = block.split("\n", 1)
        start, end = (
            sum(float(part) * 60**power for power, part in enumerate(reversed(time.split(":"))))
            for time in times.split(" --> ")
        )
        found.append((start, end, text))
    return found


def original(recording: str) -> Path:
    """The captions in the language of the words."""
    known = facts(recording)
    lang = known["speech"]
    if "work" in known:
        work = yaml.safe_load((ROOT / "content/works" / known["work"] / "work.yml").read_text())
        lang = work["lyrics_language"]
    return RECORDINGS / recording / f"captions.{lang}.vtt"


@cache
def samples(path: Path) -> array[int]:
    """A whole recording, left and right together."""
    pcm = ("-f", "s16le", "-ac", "1", "-ar", str(RATE_HZ), "-")
    ffmpeg = (imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error")
    done = subprocess.run([*ffmpeg, "-i", path, *pcm], capture_output=True, check=True)
    return array("h", done.stdout)


def heard(path: Path, begin_s: float, end_s: float) -> array[int]:
    """The samples of a stretch."""
    return samples(path)[round(begin_s * RATE_HZ) : round(end_s * RATE_HZ)]


def onset(path: Path, near_s: float) -> float:
    """When, near a moment, the level rises most; higher tones count more."""
    found: float = demonstration("listening").onset(samples(path), near_s)
    return found


@pytest.mark.parametrize("recording", SONGS)
def test_the_words_are_those_of_the_score(recording: str) -> None:
    """Whatever is sung stands in the score, in this order, and nothing is left out."""
    known = demonstration("words")
    work = facts(recording)["work"]
    score = (ROOT / f"content/works/{work}/{work}.abc").read_text("utf-8")
    verses = [
        "".join(known.letters(syllable) for _, syllable in known.syllables(score, verse))
        for verse in (1, 2, 3)
    ]
    rest = known.letters("".join(text for _, _, text in captions(original(recording))))
    while fitting := [verse for verse in verses if rest.startswith(verse)]:
        rest = rest.removeprefix(fitting[0])
    assert any(verse.endswith(rest) for verse in verses), rest


@pytest.mark.parametrize("recording", SONGS)
def test_lines_come_with_their_notes(recording: str) -> None:
    """Every line, where notes are struck or plucked; the first and the last, where they swell."""
    starts = [start_s for start_s, _, _ in captions(original(recording))]
    looked_at, off_s = (starts, 0.03) if recording in STRUCK else ((starts[0], starts[-1]), 0.15)
    for start_s in looked_at:
        found_s = onset(RECORDINGS / recording / SONGS[recording], start_s)
        assert found_s == pytest.approx(start_s, abs=off_s)


def test_the_voice_begins_with_its_captions() -> None:
    """Every sentence of the introduction follows a silence, and its caption comes with it."""
    path = RECORDINGS / WELCOME / f"{WELCOME}.ogg"
    for start_s, _, text in captions(original(WELCOME)):
        before, after = heard(path, start_s - 0.3, start_s), heard(path, start_s, start_s + 0.15)
        assert 5 * max(map(abs, before)) < max(map(abs, after)), text


@pytest.mark.parametrize("recording", [*SONGS, WELCOME])
def test_translations_have_the_same_times(recording: str) -> None:
    times = [(start_s, end_s) for start_s, end_s, _ in captions(original(recording))]
    for path in (RECORDINGS / recording).glob("captions.*.vtt"):
        assert [(start_s, end_s) for start_s, end_s, _ in captions(path)] == times, path.name


def test_words_in_many_languages() -> None:
    """Two songs and the introduction speak to everybody."""
    whole = [path.name for path in RECORDINGS.iterdir() if len(list(path.glob("*.vtt"))) == 5]
    assert {"au-clair-de-la-lune-flute", "die-gedanken-sind-frei-guitar", WELCOME} <= set(whole)
