"""Tiny videos, made on the spot by the ffmpeg that Poche uses."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from build_tools.media import Derived, Reel, Sounds, Tags, decode, derive, inspect
from build_tools.problems import Severity
from build_tools.store import Store
from tests.media.conftest import silent

H264 = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")
AAC = ("-c:a", "aac", "-b:a", "64k")


def pattern(width: int = 160, height: int = 90, seconds: float = 2, rate: int = 10) -> str:
    """A moving test picture as one of ffmpeg's sources."""
    return f"testsrc2=s={width}x{height}:r={rate}:d={seconds}"


def tone(seconds: float = 2, pitch_hz: int = 440) -> str:
    """A tone as one of ffmpeg's sources."""
    return f"sine=f={pitch_hz}:r=44100:d={seconds}"


def film(path: Path, *sources: str, options: tuple[str, ...] = (*H264, *AAC)) -> Path:
    """Make a video of pictures and sounds, each of which becomes a stream."""
    inputs = [word for source in sources for word in ("-f", "lavfi", "-i", source)]
    maps = [word for number in range(len(sources)) for word in ("-map", str(number))]
    run(*inputs, *maps, *options, str(path))
    return old(path)


def run(*arguments: str) -> None:
    """Call ffmpeg."""
    subprocess.run([decode.ffmpeg(), "-v", "error", "-y", *arguments], check=True)


def old(path: Path) -> Path:
    """Make a file as old as committed ones usually are, so that its hash is remembered."""
    os.utime(path, (1_700_000_000, 1_700_000_000))
    return path


def publish(root: Path, store: Store, *names: str, tier: str = "standard") -> Derived:
    """Inspect and derive videos, each under its file's stem."""
    found = inspect(root, [], [], store, silent, films=names)
    assert all(it.severity is not Severity.ERROR for it in found.problems)
    reels = {Path(path).stem: Reel(it, Tags("Titel")) for path, it in found.films.items()}
    return derive(root, Sounds(), {}, store, silent, films=reels, tier=tier)


def told(path: Path) -> str:
    """What ffmpeg says of a file."""
    asked = [decode.ffmpeg(), "-hide_banner", "-i", str(path)]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stderr
