"""A tiny season and its packed stick, made once for all tests by the command that people type."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.players.conftest import FILES, NAME, STEPS_HZ, TONE_HZ, tones
from tests.season import EPOCH, ROOT, kept

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


def pack_hub(folder: Path) -> None:
    """Make the tiny season and pack its stick."""
    done = poche(write_hub(folder / "hub"), "pack", "stick")
    if done.code != 0:
        pytest.fail(f"poche pack ended with {done.code}:\n{done.out}\n{done.err}")


@pytest.fixture(scope="session")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tiny season, whose stick is packed already: to pack again in."""
    whole = kept("sticks", pack_hub, tmp_path_factory.mktemp("sticks"))
    return Path(shutil.copytree(whole / "hub", tmp_path_factory.mktemp("season") / "hub"))


@pytest.fixture(scope="session")
def stick(hub: Path) -> Iterator[Path]:
    """The packed stick, which others than root may read, too: VLC refuses to run as root."""
    with tempfile.TemporaryDirectory(prefix="poche-") as folder:
        Path(folder).chmod(0o755)
        yield Path(shutil.copytree(hub / "dist/stick", Path(folder) / NAME))
