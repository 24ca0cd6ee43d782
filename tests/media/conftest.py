"""What the media tests share: a hub's folder to fill, a store, and a way to look."""

import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from build_tools.media import (
    Derived,
    Inspection,
    Sounds,
    Tags,
    Track,
    decode,
    derive,
    inspect,
)
from build_tools.store import Store

FILES = Path(__file__).parent / "files"
SOUNDS = {".flac", ".wav", ".aif", ".aiff", ".mp3", ".m4a", ".ogg", ".oga", ".opus"}
PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff"}


def silent(_label: str, _done: int, _total: int) -> None:
    pass


def bring(root: Path, *names: str) -> None:
    """Copy fixtures into a hub; they are as old as committed files usually are."""
    for name in names:
        shutil.copy(FILES / name, root / name)
        os.utime(root / name, (1_700_000_000, 1_700_000_000))


def look(root: Path, store: Store) -> Inspection:
    """Inspect every sound and picture in a folder."""
    names = sorted(path.relative_to(root).as_posix() for path in root.rglob("*"))
    sounds = [name for name in names if Path(name).suffix.lower() in SOUNDS]
    pictures = [name for name in names if Path(name).suffix.lower() in PICTURES]
    return inspect(root, sounds, pictures, store, silent)


LOOK_AND_MEASURE = """
import pickle, resource, sys
from pathlib import Path
from build_tools.store import Store
from tests.media.conftest import look

root, store, answer = map(Path, sys.argv[1:])
found = look(root, Store(store))
most_kb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
answer.write_bytes(pickle.dumps((found, most_kb)))
"""


def look_and_measure(root: Path) -> tuple[Inspection, int]:
    """Inspect a folder from a small process of its own; the most memory that one of the
    programs it started took, in kB. A child is never counted as smaller than who started
    it, and the process that runs the tests may be large."""
    answer = root.parent / "answer"
    command = [sys.executable, "-c", LOOK_AND_MEASURE, root, root.parent / "store", answer]
    subprocess.run(command, check=True)
    found, most_kb = pickle.loads(answer.read_bytes())
    return found, most_kb


def publish(
    root: Path, store: Store, title: str = "Titel", artist: str = "", tier: str = "standard"
) -> Derived:
    """Inspect and derive everything in a folder, each under its file's stem."""
    found, tags = look(root, store), Tags(title, artist)
    tracks = Sounds({Path(path).stem: Track(it, tags) for path, it in found.sounds.items()})
    pictures = {Path(path).stem: picture for path, picture in found.pictures.items()}
    return derive(root, tracks, pictures, store, silent, tier=tier)


def sound(path: Path, source: str, *options: str) -> None:
    """Make a sound by one of ffmpeg's sources, such as `sine=f=440:d=1`."""
    begun = (decode.ffmpeg(), "-v", "error", "-y", "-f", "lavfi", "-i", source)
    subprocess.run([*begun, "-fflags", "+bitexact", *options, str(path)], check=True)
    os.utime(path, (1_700_000_000, 1_700_000_000))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "hub"
    folder.mkdir()
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def children_started(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Counts the programs that were started."""
    started: list[object] = []
    begin = subprocess.Popen.__init__

    def counted(self: object, *arguments: object, **options: object) -> None:
        started.append(arguments)
        begin(self, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(subprocess.Popen, "__init__", counted)
    return lambda: len(started)
