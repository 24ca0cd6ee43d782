"""Say in each recording when the bars of its work's score are played, so that it can be followed.

    python bars.py                       write `bars:` (or `beats:`) into every recording.yml
    python bars.py die-forelle-clarinet  only into this one
    python bars.py --check               write nothing; 1 when a file would change
    python bars.py --listen              write nothing; compare the notes with what is heard

The arrangement says when the notes of the score's tune are played, tempo changes included. Where
time flows evenly, the first bar and the end are enough; a bar gets a time of its own where a note
would come too early or too late. Needs abc2midi, and ffmpeg to listen (see README.md).
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from barlines import bars
from listening import LOOK_S, onset, samples, seconds
from lyrics import played
from notes import clock, top_line, tracks
from render import (
    CONTENT,
    LEAD_IN_MS,
    Demonstration,
    abc_text,
    demonstrations,
    score_path,
    to_midi,
)

FIRST_TICK = 1
"""abc2midi's for the first note of a tune."""
NEAR_S = 0.01
"""How far a note may be from the moment that the bars around it tell."""
SHORTEST_BARS = 2
"""Of the end of a tune that is played once more by itself."""
NUMBERS_A_LINE = 12
CLOSEST_S = 0.08
"""How far around a note at least one listens for its beginning."""

_WRITTEN = re.compile(r"(?m)^(?:bars|beats):.*\n(?:[ -].*\n)*")
_FERMATA = re.compile("!fermata!")


@dataclass(frozen=True, slots=True)
class Moment:
    """Where in the score, in quarter notes, and when in the recording."""

    quarters: float
    at_s: float


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the score as it is played once, to its end: all its notes, then that end."""

    notes: tuple[Moment, ...]

    def when(self, quarters: float) -> float:
        """When a place of the score is played; between two notes time flows evenly."""
        return between(self.notes, quarters)


def between(known: Sequence[Moment], quarters: float) -> float:
    """When a place is played, told by the moments around it."""
    around = pairwise(known)
    before, after = next(two for two in around if quarters <= two[1].quarters)
    share = (quarters - before.quarters) / (after.quarters - before.quarters)
    return before.at_s + share * (after.at_s - before.at_s)


@dataclass(frozen=True, slots=True)
class Midi:
    """The notes of a score or of an arrangement."""

    tracks: tuple[tuple[tuple[int, int], ...], ...]
    """Tick and pitch of every note, by track."""
    quarter: int
    """Ticks of a quarter note."""
    data: bytes

    def seconds(self, tick: float) -> float:
        """When a tick sounds in the recording that is made of it."""
        return LEAD_IN_MS / 1000 + clock(self.data)(round(tick))


def midi(abc: str, folder: Path) -> Midi:
    """What abc2midi makes of a text."""
    data = to_midi(abc, folder).read_bytes()
    found = tuple(tuple(track) for track in tracks(data))
    return Midi(found, int.from_bytes(data[12:14], "big"), data)


def run(score: Midi, heard: Midi, pairs: Sequence[tuple[int, int]], total: float) -> Run:
    """A run of notes, each with its tick in the score and in the arrangement.

    After the last note everything is as long as it is written.
    """
    tick, sounds = pairs[-1]
    end = sounds + total * score.quarter - (tick - FIRST_TICK)
    notes = [Moment((a - FIRST_TICK) / score.quarter, heard.seconds(b)) for a, b in pairs]
    return Run((*notes, Moment(total, heard.seconds(end))))


def runs(demo: Demonstration, score: Midi, heard: Midi, bars: Sequence[float]) -> list[Run]:
    """Every time the tune is played, in whatever voice, and its end once more after that."""
    total = bars[-1]
    if demo.from_score:
        # Chords are rolled where they are played: their first note counts.
        pairs: dict[int, int] = {}
        for own, other in zip(score.tracks, heard.tracks, strict=False):
            for (tick, _), (sounds, _) in zip(own, other, strict=True):
                pairs[tick] = min(sounds, pairs.get(tick, sounds))
        return [run(score, heard, sorted(pairs.items()), total)]
    tune = top_line(list(score.tracks[1]))
    lines = [top_line(list(track)) for track in heard.tracks]
    whole = sorted(found(tune, lines), key=lambda pairs: pairs[0][1])
    kept = whole[:1] + [b for a, b in pairwise(whole) if b[0][1] >= a[-1][1]]
    for first in bars[:-SHORTEST_BARS]:
        end = [note for note in tune if note[0] - FIRST_TICK >= first * score.quarter]
        after = kept[-1][-1][1]
        again = [pairs for pairs in found(end, lines) if pairs[0][1] > after]
        if again:
            kept.append(again[0])
            break
    return [run(score, heard, pairs, total) for pairs in kept]


def found(
    tune: Sequence[tuple[int, int]], lines: Sequence[Sequence[tuple[int, int]]]
) -> Iterator[list[tuple[int, int]]]:
    """The ticks of a tune beside those at which it is played, for each time in each voice."""
    pitches = [pitch for _, pitch in tune]
    for line in lines:
        for begin in played(pitches, [pitch for _, pitch in line]):
            yield [(a[0], b[0]) for a, b in zip(tune, line[begin:], strict=False)]


def enough(it: Run, places: Sequence[float]) -> list[Moment]:
    """The moments of as few places, bars or their end, as tell all notes well enough."""
    ends = [Moment(at, it.when(at)) for at in (places[0], places[-1])]
    inside = [note for note in it.notes if places[0] <= note.quarters <= places[-1]]
    worst = max(inside, key=lambda note: abs(note.at_s - between(ends, note.quarters)))
    if len(places) == 2 or abs(worst.at_s - between(ends, worst.quarters)) <= NEAR_S:
        return ends
    middle = min(places[1:-1], key=lambda at: abs(at - worst.quarters))
    at = places.index(middle)
    return [*enough(it, places[: at + 1])[:-1], *enough(it, places[at:])]


def told(demo: Demonstration, folder: Path) -> tuple[str, list[Run]]:
    """The lines for recording.yml, and the runs that they tell."""
    text = score_path(demo).read_text(encoding="utf-8")
    score, heard = midi(_as_written(text), folder), midi(abc_text(demo), folder)
    numbers = bars(text)
    places = list(numbers.values())
    known = runs(demo, score, heard, places)
    if _FERMATA.search(text):
        return _beats(known[0], round(places[-1])), known
    named = {at: number for number, at in numbers.items()}
    length_s = seconds(sound(demo))
    lines = [
        # The last note may have died away before its written end.
        f'  - {{at: "{_time(min(moment.at_s, length_s))}", bar: {named[moment.quarters]}}}\n'
        for it in known
        for moment in enough(it, [at for at in places if at >= it.notes[0].quarters])
    ]
    return "bars:\n" + "".join(lines), known


def _as_written(score: str) -> str:
    """Where bars are counted nobody waits at a fermata, and no chord is rolled."""
    return re.sub(r"(?m)^(?=K:)", "%%MIDI chordattack 0\n", _FERMATA.sub("", score), count=1)


def _beats(it: Run, count: int) -> str:
    """Every quarter by itself: where voices wait within a bar, bars say too little."""
    times = [f"{it.when(beat):.2f}" for beat in range(count)]
    rows = [times[at : at + NUMBERS_A_LINE] for at in range(0, count, NUMBERS_A_LINE)]
    return "beats:\n  [\n" + "".join(f"    {', '.join(row)},\n" for row in rows) + "  ]\n"


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds * 1000), 60_000)
    return f"{minutes}:{rest / 1000:06.3f}".rstrip("0").rstrip(".")


def written(recording: str, lines: str, *, only_check: bool) -> bool:
    """Put the lines before `speech:`; return whether they are new."""
    path = CONTENT / "recordings" / recording / "recording.yml"
    old = path.read_text(encoding="utf-8")
    new = re.sub(r"(?m)^(?=speech:)", lines, _WRITTEN.sub("", old), count=1)
    if new != old and not only_check:
        path.write_text(new, encoding="utf-8", newline="\n")
    return new != old


def sound(demo: Demonstration) -> Path:
    """The file in which the beginnings of the tune's notes are heard best."""
    name = f"{demo.parts[0] if demo.parts else demo.id}{demo.suffix}"
    return CONTENT / "recordings" / demo.id / name


def listen(demo: Demonstration, known: Sequence[Run]) -> str:
    """How far the notes that are heard are from those that are told."""
    path = sound(demo)
    times = [note.at_s for it in known for note in it.notes[:-1]]
    gaps = [LOOK_S, *(abs(after - before) / 2 for before, after in pairwise(times)), LOOK_S]
    off = [
        onset(samples(path), at_s, max(CLOSEST_S, min(LOOK_S, before, after))) - at_s
        for at_s, (before, after) in zip(times, pairwise(gaps), strict=True)
    ]
    near = sum(abs(one) <= 0.05 for one in off)
    return (
        f"{len(off):4} notes, half of them within {statistics.median(map(abs, off)):.3f} s, "
        f"{near / len(off):4.0%} within 0.05 s, on the whole {statistics.median(off):+.3f} s"
    )


def main(arguments: list[str]) -> int:
    """Return the exit code."""
    parser = argparse.ArgumentParser(description="Tell when the bars of the scores are played.")
    parser.add_argument(
        "ids", nargs="*", help="recordings; all that play a work when none is named"
    )
    parser.add_argument("--check", action="store_true", help="only say which files would change")
    parser.add_argument("--listen", action="store_true", help="only compare with what is heard")
    options = parser.parse_args(arguments)
    demos = {name: demo for name, demo in demonstrations().items() if demo.work is not None}
    unknown = set(options.ids) - set(demos)
    if unknown:
        parser.error(f"no score for: {', '.join(sorted(unknown))}")
    changed = False
    with tempfile.TemporaryDirectory() as temporary:
        for name in options.ids or demos:
            lines, known = told(demos[name], Path(temporary))
            if options.listen:
                print(f"{name:36} {listen(demos[name], known)}")
                continue
            new = written(name, lines, only_check=options.check)
            print(f"{'CHANGED' if new else 'as it was':10} {name}")
            changed |= new
    return int(options.check and changed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
