"""VLC, without a window and with its sound caught: what it opens, and what is heard."""

from __future__ import annotations

import array
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

BOUND_S = 60
RATE_HZ = 44_100
NOBODY = 65534
_OPENED = re.compile(r"`(file://[^']+)' successfully opened")


@dataclass(frozen=True)
class Heard:
    """How VLC ended, what it opened in order (the list first), what sounded, and its log."""

    code: int
    opened: list[Path]
    sound: array.array[int]
    """Samples of all entries, one after the other: 16 bits, one channel, `RATE_HZ`."""
    log: str

    def pitches_hz(self) -> list[tuple[float, int]]:
        """Pitch and length in seconds of each stretch of one pitch, in steps of 0.05 s.

        Zero crossings tell the pitch of a sine; a stretch shorter than 0.1 s is the seam
        between two and counts to neither.
        """
        step = RATE_HZ // 20
        seen: list[tuple[float, int]] = []
        for at in range(0, len(self.sound) - step + 1, step):
            part = self.sound[at : at + step]
            crossings = sum((a < 0) != (b < 0) for a, b in pairwise(part))
            pitch = round(crossings * 10, -2)  # two crossings a period, 20 steps a second
            if seen and seen[-1][1] == pitch:
                seen[-1] = (seen[-1][0] + 0.05, pitch)
            else:
                seen.append((0.05, pitch))
        return [(round(length, 2), pitch) for length, pitch in seen if length > 0.09]


SOUND = (
    *("--aout=afile", "--audiofile-file=-", "--no-audiofile-wav"),
    *("--audiofile-format=s16", "--audiofile-channels=1"),
)
"""Options that catch the sound, in the time that it takes."""
UNHEARD = ("--sout=#std{access=dummy,mux=dummy,dst=none}",)
"""Options that read every entry to its end as fast as the disk, without decoding it."""


def play(program: str, file: Path, options: tuple[str, ...] = SOUND) -> Heard:
    """Let VLC play a list.

    It refuses to run as root; root gives its rights away for it. The home is an
    empty one, so that neither settings nor resumed positions of others count.
    """
    rights: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="poche-vlc-") as home:
        if sys.platform != "win32" and os.geteuid() == 0:
            os.chown(home, NOBODY, NOBODY)
            rights = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        done = subprocess.run(
            [
                *(program, "-I", "dummy", "-vvv", "--no-color", "--play-and-exit", "--no-video"),
                "--no-metadata-network-access",
                *options,
                str(file),
            ],
            env={**os.environ, "HOME": home, "LC_ALL": "C.UTF-8"},
            capture_output=True,
            timeout=BOUND_S,
            check=False,
            **rights,
        )
    log = done.stderr.decode("utf-8", "replace")
    opened = [Path(unquote(urlsplit(url).path)) for url in _OPENED.findall(log)]
    sound = array.array("h", done.stdout[: len(done.stdout) // 2 * 2])
    return Heard(done.returncode, opened, sound, log)
