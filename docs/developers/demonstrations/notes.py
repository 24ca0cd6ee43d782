"""Which notes a MIDI file plays: enough of the format to compare two versions of a tune."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import pairwise

CHORD_SPREAD_TICKS = 60
"""abc2midi rolls chords by a few ticks; onsets closer than this are one chord."""


def tracks(data: bytes) -> Iterator[list[tuple[int, int]]]:
    """The (tick, pitch) of every note that begins, track by track."""
    place = 14
    while place < len(data):
        (length,) = struct.unpack_from(">I", data, place + 4)
        yield list(_notes(data[place + 8 : place + 8 + length]))
        place += 8 + length


def _notes(track: bytes) -> Iterator[tuple[int, int]]:
    """Walk over one MIDI track's events and keep the beginnings of notes."""
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
        if status in (0xFF, 0xF0, 0xF7):
            place += status == 0xFF
            length = number()
            place += length
        else:
            if status & 0xF0 == 0x90 and track[place + 1]:
                yield tick, track[place]
            place += 1 if status & 0xF0 in (0xC0, 0xD0) else 2


def tune(notes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The top line as steps: (length in twelfths of a beat, interval) from note to note."""
    line: list[tuple[int, int]] = []
    for tick, pitch in sorted(notes):
        if line and tick - line[-1][0] < CHORD_SPREAD_TICKS:
            line[-1] = (line[-1][0], max(pitch, line[-1][1]))
        else:
            line.append((tick, pitch))
    return [(round((b[0] - a[0]) / 40), b[1] - a[1]) for a, b in pairwise(line)]
