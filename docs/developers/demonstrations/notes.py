"""What a MIDI file plays, and when: enough of the format to compare and to time two tunes."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import pairwise

CHORD_SPREAD_TICKS = 60
"""abc2midi rolls chords by a few ticks; onsets closer than this are one chord."""

_META, _TEMPO = 0xFF, 0x51


def tracks(data: bytes) -> Iterator[list[tuple[int, int]]]:
    """The (tick, pitch) of every note that begins, track by track."""
    for track in _chunks(data):
        yield [(at, what[0]) for at, status, what in _events(track) if _begins(status, what)]


def endings(data: bytes) -> Iterator[list[tuple[int, int]]]:
    """The (tick, pitch) of every note that ends, track by track."""
    for track in _chunks(data):
        yield [(at, what[0]) for at, status, what in _events(track) if _ends(status, what)]


def clock(data: bytes) -> Callable[[int], float]:
    """From a tick to the seconds since the beginning, through all changes of tempo."""
    ticks_a_beat = int.from_bytes(data[12:14], "big")
    tempos = {0: 500_000} | {
        at: int.from_bytes(what[1:], "big")
        for track in _chunks(data)
        for at, status, what in _events(track)
        if status == _META and what[0] == _TEMPO
    }
    changes = sorted(tempos.items())
    passed_s = [0.0]
    for (at, tempo), (following, _) in pairwise(changes):
        passed_s.append(passed_s[-1] + (following - at) * tempo / ticks_a_beat / 1e6)

    def seconds(tick: int) -> float:
        last = bisect_right(changes, tick, key=lambda change: change[0]) - 1
        at, tempo = changes[last]
        return passed_s[last] + (tick - at) * tempo / ticks_a_beat / 1e6

    return seconds


def _chunks(data: bytes) -> Iterator[bytes]:
    """The bytes of every track, without their headers."""
    place = 14
    while place < len(data):
        (length,) = struct.unpack_from(">I", data, place + 4)
        yield data[place + 8 : place + 8 + length]
        place += 8 + length


def _events(track: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Tick, status and data of every event; a meta event's data begin with its type."""
    tick = place = status = 0

    def number() -> int:
        nonlocal place
        value = 0
        while True:
            byte = track[place]
            place += 1
            value = value << 7 | byte & 0x7F
            if byte < 0x80:
                return value

    while place < len(track):
        tick += number()
        if track[place] >= 0x80:
            status = track[place]
            place += 1
        kind = b""
        if status in (_META, 0xF0, 0xF7):
            if status == _META:
                kind = track[place : place + 1]
                place += 1
            length = number()
        else:
            length = 1 if status & 0xF0 in (0xC0, 0xD0) else 2
        yield tick, status, kind + track[place : place + length]
        place += length


def _begins(status: int, what: bytes) -> bool:
    return status & 0xF0 == 0x90 and what[1] > 0


def _ends(status: int, what: bytes) -> bool:
    """A note ends by its own event, or begins once more without any force."""
    return status & 0xF0 == 0x80 or (status & 0xF0 == 0x90 and what[1] == 0)


def top_line(notes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The highest voice: (tick, pitch) of every note, chords counting once."""
    line: list[tuple[int, int]] = []
    for tick, pitch in sorted(notes):
        if line and tick - line[-1][0] < CHORD_SPREAD_TICKS:
            line[-1] = (line[-1][0], max(pitch, line[-1][1]))
        else:
            line.append((tick, pitch))
    return line


def tune(notes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The top line as steps: (length in twelfths of a beat, interval) from note to note."""
    return [(round((b[0] - a[0]) / 40), b[1] - a[1]) for a, b in pairwise(top_line(notes))]
