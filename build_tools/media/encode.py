"""One master encoded by ffmpeg, and tagged with nothing but its title and artist."""

from __future__ import annotations

import shutil
from pathlib import Path

from build_tools.media import plan
from build_tools.media.children import Children
from build_tools.media.decode import MEMORY_BYTES, ffmpeg, opened
from build_tools.media.plan import Track
from build_tools.media.store import Store, Stored


class MediaError(Exception):
    """A sound or picture that was fine when it was inspected cannot be worked on now.

    The message is one sentence for people.
    """


def published_sound(children: Children, root: Path, track: Track, store: Store) -> Stored:
    """Return the published form of a sound, encoded only if the store does not have it.

    Raises MediaError, Stopped, OSError.
    """
    name = plan.stored_name(track.sound.sha256, plan.STANDARD)
    wanted = plan.id3(track.title, track.artist)
    known = store.derived(name)
    if known is not None and known.facts.get("tag") == wanted.hex():
        return known
    with store.unfinished() as bare:
        if known is not None:
            _copy(known.path, bare, skip=len(known.facts["tag"]) // 2)
        else:
            _encode(
                children, unchanged(root, track.sound.path, track.sound.sha256, store), track, bare
            )
            unchanged(root, track.sound.path, track.sound.sha256, store)
        with store.unfinished() as whole:
            _copy(bare, whole, before=wanted)
            return store.keep_derived(name, whole, {"tag": wanted.hex()})


def unchanged(root: Path, path: str, sha256: str, store: Store) -> Path:
    """Return where an original stands, if it is still the one that was inspected."""
    original = root / path
    if store.sha256_of(original) != sha256:
        raise MediaError(f"{path} was changed while Poche was working; start again")
    return original


def _encode(children: Children, master: Path, track: Track, target: Path) -> None:
    arguments = [
        *(ffmpeg(), "-v", "error", "-y"),
        *opened(master),
        *plan.encoding(plan.STANDARD, track.sound.channels),
        f"file:{target}",
    ]
    # Half of real time, and a minute to start, is slower than any machine that is alive.
    patience_s = 60 + 2 * track.sound.duration_s
    end = children.run(arguments, seconds=patience_s, memory_bytes=MEMORY_BYTES)
    if end.code is None:
        raise MediaError(f"{track.sound.path}: encoding it took too long")
    if end.code != 0:
        said = next(iter(end.err.splitlines()), f"ffmpeg ended with {end.code}")
        raise MediaError(f"{track.sound.path} could not be encoded: {said}")


def _copy(source: Path, target: Path, *, skip: int = 0, before: bytes = b"") -> None:
    with source.open("rb") as read, target.open("wb") as written:
        read.seek(skip)
        written.write(before)
        shutil.copyfileobj(read, written, 1024 * 1024)
