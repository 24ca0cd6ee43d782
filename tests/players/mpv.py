"""mpv, without picture and without a loudspeaker: what it makes of a playlist."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

BOUND_S = 60
_MARK = "poche-entry"


@dataclass(frozen=True)
class Entry:
    """One entry as mpv tells it while playing."""

    place: str
    """Position and length of the list, such as 1/4."""
    path: Path
    length_s: float


@dataclass(frozen=True)
class Told:
    """How mpv ended, what it played, and all it said."""

    code: int
    entries: list[Entry]
    log: str

    @property
    def complaints(self) -> list[str]:
        """Lines in which it speaks of something that failed."""
        words = ("rror", "ailed", "annot")
        return [line for line in self.log.splitlines() if any(word in line for word in words)]


def play(program: str, site: Path, *files: Path, seconds: float | None = None) -> Told:
    """Let mpv play lists from a site's folder: whole, or the first seconds of each entry."""
    done = subprocess.run(
        [
            *(program, "--no-config", "--no-video", "--ao=null", "--untimed", "--ao-null-untimed"),
            *([] if seconds is None else [f"--length={seconds}"]),
            f"--term-playing-msg={_MARK}\t${{playlist-pos-1}}/${{playlist-count}}\t${{=duration}}"
            "\t${path}",
            *(file.relative_to(site).as_posix() for file in files),
        ],
        cwd=site,
        capture_output=True,
        timeout=BOUND_S,
        check=False,
    )
    log = (done.stdout + done.stderr).decode("utf-8", "replace")
    entries = []
    for line in log.splitlines():
        if line.startswith(_MARK):
            _, place, length, path = line.split("\t")
            entries.append(Entry(place, (site / path).resolve(), float(length)))
    return Told(done.returncode, entries, log)
