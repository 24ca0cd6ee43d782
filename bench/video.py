"""How fast videos go through, how heavy they come out and how like their masters, here and now.

    python -m bench.video [SECONDS]

Three masters are made on the spot at 1920 × 1080 points and 30 pictures a second: drawn
shapes that move, the same filmed by an unsteady hand with grain, and noise, which is the
hardest there is. Times are the processor's, of one core: what is around does not count.
Likeness (SSIM, 1 is the same) is measured against the master at the published size.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from build_tools.domain import Film
from build_tools.media import Reel, Sounds, derive, inspect, reel
from build_tools.media.decode import ffmpeg
from build_tools.store import Store

_SHAPES = "testsrc2=s=1920x1080:r=30:d={0}"
_SHAKEN = (
    "testsrc2=s=1984x1144:r=30:d={0},gblur=2,"
    "crop=1920:1080:32+24*sin(2*t)+6*sin(9*t):32+20*cos(3*t),noise=alls=6:allf=t"
)
_NOISE = "nullsrc=s=960x540:r=30:d={0},geq=random(1)*255:128:128,scale=1920:1080:flags=neighbor"
_MASTERS = {"shapes": _SHAPES, "unsteady, with grain": _SHAKEN, "noise": _NOISE}


def main() -> None:
    """Print one line for each master."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 20.0
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, source) in enumerate(_MASTERS.items()):
            _one(Path(folder), f"{number}.mp4", name, source.format(seconds))


def _one(root: Path, file: str, name: str, source: str) -> None:
    _ffmpeg(
        *("-f", "lavfi", "-i", source, "-f", "lavfi", "-i", "anoisesrc=a=0.1:c=pink:r=44100"),
        *("-shortest", "-c:v", "libx264", "-preset", "superfast", "-crf", "20"),
        *("-maxrate", "20M", "-bufsize", "20M"),  # what a telephone writes
        *("-pix_fmt", "yuv420p", "-c:a", "aac", str(root / file)),
    )
    store = Store(root / "store")
    found: list[Film] = []
    look_s = _cpu_s(
        lambda: found.extend(inspect(root, [], [], store, _silent, films=[file]).films.values())
    )
    film = found[0]
    make_s = _cpu_s(lambda: derive(root, Sounds(), {}, store, _silent, films={"video": Reel(film)}))
    made = derive(root, Sounds(), {}, store, _silent, films={"video": Reel(film)})
    (it,) = made.assets.screenings.values()
    like = _likeness(made.files[it.video.url], root / file, film)
    minutes = film.duration_s / 60
    print(
        f"{name}: inspect {film.duration_s / look_s:.1f} x real time, make"
        f" {film.duration_s / make_s:.1f} x, {it.video.size_bytes / 1e6 / minutes:.1f} MB a minute,"
        f" SSIM {like:.3f}"
    )


def _likeness(made: Path, master: Path, film: Film) -> float:
    width, height = reel.size(film.width_px, film.height_px)
    graph = f"[1:v]scale={width}:{height}:flags=lanczos[m];[0:v][m]ssim"
    said = _ffmpeg("-i", str(made), "-i", str(master), "-lavfi", graph, "-f", "null", "-")
    return float(re.findall(r"All:([\d.]+)", said)[-1])


def _ffmpeg(*arguments: str) -> str:
    command = [ffmpeg(), "-hide_banner", "-y", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stderr


def _cpu_s(work: Callable[[], object]) -> float:
    before = _used_s()
    work()
    return _used_s() - before


def _used_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _silent(_label: str, _done: int, _total: int) -> None:
    pass


if __name__ == "__main__":
    main()
