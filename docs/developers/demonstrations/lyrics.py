"""Write the words of the songs beside their recordings, each line when its first note sounds.

    python lyrics.py                            all songs of lyrics.toml
    python lyrics.py au-clair-de-la-lune-flute  only this one
    python lyrics.py --check                    write nothing; 1 when a file would change

The score says which syllable belongs to which note, the arrangement when that note is played. The
captions in the song's own language are written anew; translations beside them keep their words and
take the same times. Needs abc2midi (see README.md).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import tomllib
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from notes import clock, endings, top_line, tracks
from render import (
    CONTENT,
    HERE,
    LEAD_IN_MS,
    Demonstration,
    abc_text,
    demonstrations,
    score_path,
    to_midi,
)
from words import letters, syllables

FLICKER_S = 0.4
"""A shorter gap between two captions is closed: the words would only blink."""


@dataclass(frozen=True, slots=True)
class Song:
    """What is sung to one recording; the fields are explained in lyrics.toml."""

    recording: str
    lang: str
    sung: tuple[int, ...]
    verses: tuple[str, ...]
    coda: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A caption and its first and last note, counted from the tune's first."""

    text: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Cue:
    """A caption and when it is shown, in seconds of the recording."""

    start_s: float
    end_s: float
    text: str


def songs() -> dict[str, Song]:
    """Read the table of songs, by the ids of their recordings."""
    table = tomllib.loads((HERE / "lyrics.toml").read_text(encoding="utf-8"))
    rows: list[dict[str, Any]] = [
        {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
        for row in table["song"]
    ]
    return {row["recording"]: Song(**row) for row in rows}


def tail(words: list[tuple[int, str]], length: int) -> int:
    """The place of the syllable from which so many letters are left to sing."""
    place = len(words)
    while place > 0 and length > 0:
        place -= 1
        length -= len(letters(words[place][1]))
    return place


def stretches(text: str, words: list[tuple[int, str]], notes: int) -> list[Stretch]:
    """The captions of a whole verse, or of its end, on the notes of the tune, which has so many.

    ValueError where the captions have other words than the score.
    """
    found = []
    place = tail(words, len(letters(text)))
    for caption in text.strip().split("\n\n"):
        first, taken = place, ""
        while place < len(words) and len(taken) < len(letters(caption)):
            taken += letters(words[place][1])
            place += 1
        if taken != letters(caption):
            raise ValueError(f"the score says {taken!r}, the caption {caption!r}")
        after = words[place][0] if place < len(words) else notes
        found.append(Stretch(caption, words[first][0], after - 1))
    return found


def played(wanted: list[int], heard: list[int], begin: int = 0) -> list[int]:
    """Where a tune begins among the notes heard; both as pitches, in whatever key."""
    steps = [b - a for a, b in pairwise(wanted)]
    found, at = [], begin
    while at + len(wanted) <= len(heard):
        if [b - a for a, b in pairwise(heard[at : at + len(wanted)])] == steps:
            found.append(at)
            at += len(wanted)
        else:
            at += 1
    return found


def placed(song: Song, score: str, wanted: list[int], heard: list[int]) -> list[Stretch]:
    """All captions of a song on the notes of its arrangement."""
    count = len(wanted)
    begins = played(wanted, heard)
    if len(begins) != len(song.sung):
        raise ValueError(f"{song.recording}: the tune is played {len(begins)} times")
    found = [
        replace(it, first=it.first + begin, last=it.last + begin)
        for begin, verse in zip(begins, song.sung, strict=True)
        for it in stretches(song.verses[verse - 1], syllables(score, verse), count)
    ]
    if song.coda:
        end = stretches(song.coda, syllables(score, song.sung[-1]), count)
        (begin,) = played(wanted[end[0].first :], heard, begins[-1] + count)
        shift = begin - end[0].first
        found += [replace(it, first=it.first + shift, last=it.last + shift) for it in end]
    return found


def cues(song: Song, demo: Demonstration, folder: Path) -> list[Cue]:
    """The captions of a song with their times in the recording."""
    score = score_path(demo).read_text(encoding="utf-8")
    wanted = top_line(list(tracks(to_midi(score, folder).read_bytes()))[1])
    midi = to_midi(abc_text(demo), folder).read_bytes()
    heard = top_line(list(tracks(midi))[demo.tune_in_voice])
    offs = list(endings(midi))[demo.tune_in_voice]
    seconds = clock(midi)

    def until(tick: int, pitch: int) -> int:
        return min(at for at, which in offs if which == pitch and at > tick)

    pitches = [[pitch for _, pitch in line] for line in (wanted, heard)]
    found = [
        Cue(
            LEAD_IN_MS / 1000 + seconds(heard[it.first][0]),
            LEAD_IN_MS / 1000 + seconds(until(*heard[it.last])),
            it.text,
        )
        for it in placed(song, score, *pitches)
    ]
    ends = [
        after.start_s if after.start_s - cue.end_s < FLICKER_S else cue.end_s
        for cue, after in pairwise(found)
    ]
    return [
        replace(cue, end_s=end) for cue, end in zip(found, [*ends, found[-1].end_s], strict=True)
    ]


def webvtt(captions: list[Cue]) -> str:
    """The text of a WebVTT file."""
    blocks = [f"{_time(it.start_s)} --> {_time(it.end_s)}\n{it.text}" for it in captions]
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"


def _time(seconds: float) -> str:
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{thousandths:03}"


def translated(old: str, captions: list[Cue]) -> str:
    """A translation's words with the original's times; ValueError when their number differs."""
    texts = [block.split("\n", 1)[1] for block in old.strip().split("\n\n")[1:]]
    return webvtt([replace(cue, text=text) for cue, text in zip(captions, texts, strict=True)])


def captioned(recording: str, lang: str, captions: list[Cue], *, only_check: bool) -> int:
    """Write a recording's caption files, the original's first; return how many are new.

    With `only_check` nothing is written.
    """
    home = CONTENT / "recordings" / recording
    original = home / f"captions.{lang}.vtt"
    wanted = {original: webvtt(captions)} | {
        path: translated(path.read_text(encoding="utf-8"), captions)
        for path in sorted(home.glob("captions.*.vtt"))
        if path != original
    }
    changed = 0
    for path, text in wanted.items():
        same = path.is_file() and path.read_text(encoding="utf-8") == text
        changed += not same
        print(f"{'as it was' if same else 'CHANGED':10} {path.relative_to(CONTENT)}")
        if not same and not only_check:
            path.write_text(text, encoding="utf-8", newline="\n")
    return changed


def main(arguments: list[str]) -> int:
    """Return the exit code."""
    parser = argparse.ArgumentParser(description="Write the captions of the songs.")
    parser.add_argument("ids", nargs="*", help="recordings; all when none is named")
    parser.add_argument("--check", action="store_true", help="only say which files would change")
    options = parser.parse_args(arguments)
    known, demos = songs(), demonstrations()
    unknown = set(options.ids) - set(known)
    if unknown:
        parser.error(f"no words for: {', '.join(sorted(unknown))}")
    changed = 0
    with tempfile.TemporaryDirectory() as temporary:
        for name in options.ids or known:
            captions = cues(known[name], demos[name], Path(temporary))
            changed += captioned(name, known[name].lang, captions, only_check=options.check)
    return int(options.check and changed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
