"""A tiny season packed onto two sticks at once, by the command that people type."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.players.conftest import FILES, NAME, STEPS_HZ, TONE_HZ, tones
from tests.season import EPOCH, ROOT

EDITIONS = """\
stick: {format: folder}
pocket: {format: zip}
"""
LONG_S = 20
"""Seconds of the recording `long`: enough to seek in."""


@dataclass(frozen=True)
class Done:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Packed:
    """The season, the sticks and what the command said."""

    hub: Path
    sticks: tuple[Path, Path]
    done: Done

    @property
    def stick(self) -> Path:
        """One of the sticks, in a folder of a difficult name."""
        return self.sticks[0]


def poche(hub: Path, *arguments: str | Path) -> Done:
    """Run a command as a person does, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", "build_tools", "--root", hub, *arguments],
        cwd=hub,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": EPOCH},
        capture_output=True,
        text=True,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def write_hub(hub: Path) -> Path:
    """Write the tiny season of the players' tests, with a longer recording and editions."""
    long = {"content/recordings/long/recording.yml": "title: {fr: Long, de: Lang}\n"}
    for name, text in (FILES | long | {"editions.yml": EDITIONS}).items():
        (hub / name).parent.mkdir(parents=True, exist_ok=True)
        (hub / name).write_text(text, "utf-8")
    tones(hub / "content/recordings/steps/steps.flac", STEPS_HZ)
    tones(hub / "content/recordings/tone/tone.flac", (TONE_HZ,))
    tones(hub / "content/recordings/long/long.flac", (TONE_HZ,) * LONG_S)
    return hub


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Packed]:
    """The edition `stick`, which others than root may read, too: VLC refuses to run as root."""
    hub = write_hub(tmp_path_factory.mktemp("hub"))
    with tempfile.TemporaryDirectory(prefix="poche-") as folder:
        Path(folder).chmod(0o755)
        sticks = Path(folder) / NAME, Path(folder) / "second"
        for stick in sticks:
            stick.mkdir()
        done = poche(hub, "pack", "stick", "--to", sticks[0], "--to", sticks[1])
        assert done.code == 0, done.err
        yield Packed(hub, sticks, done)
