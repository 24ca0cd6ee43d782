"""When something begins to sound in a recording: enough to compare with the notes."""

from __future__ import annotations

import math
import subprocess
from array import array
from functools import cache
from itertools import pairwise
from pathlib import Path

RATE_HZ = 8000
HOP_S = 0.01
LOOK_S = 0.2
"""How far from a moment its onset is looked for, where no other note is near."""


@cache
def samples(path: Path) -> array[int]:
    """A whole recording, left and right together, at `RATE_HZ`."""
    pcm = ("-f", "s16le", "-ac", "1", "-ar", str(RATE_HZ), "-")
    done = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", path, *pcm], capture_output=True, check=True
    )
    return array("h", done.stdout)


def seconds(path: Path) -> float:
    """How long a recording is, to the millisecond below."""
    return len(samples(path)) * 1000 // RATE_HZ / 1000


def onset(whole: array[int], near_s: float, look_s: float = LOOK_S) -> float:
    """When, near a moment of a recording's samples, the level rises most.

    Higher tones count more.
    """
    begin_s = max(0.0, near_s - look_s)
    end_s = near_s + look_s + 2 * HOP_S
    heard = whole[round(begin_s * RATE_HZ) : round(end_s * RATE_HZ)]
    changes = [b - a for a, b in pairwise(heard)]
    hop = round(HOP_S * RATE_HZ)
    levels = [
        math.log(1 + sum(one * one for one in changes[at : at + 2 * hop]))
        for at in range(0, len(changes) - 2 * hop, hop)
    ]
    rises = [after - before for before, after in zip(levels, levels[2:], strict=False)]
    return begin_s + (rises.index(max(rises)) + 2) * HOP_S
