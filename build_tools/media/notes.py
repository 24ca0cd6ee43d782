"""What stands in the place of a master that was not fetched from where it is kept."""

from __future__ import annotations

from pathlib import Path

from build_tools.media import sniff
from build_tools.media.sniff import Pointer


def link_note(path: Path, name: str) -> Pointer | None:
    """Return what a link that leads nowhere says, if it is one of git-annex; raises OSError."""
    if path.is_symlink() and not path.exists():
        return sniff.annexed(path.readlink().as_posix(), name)
    return None


def note_at(path: Path, name: str) -> Pointer | None:
    """Return the note in the place of the file `path`, which is `name` in the hub; None where the
    file itself is there. Raises OSError."""
    note = link_note(path, name)
    if note is None:
        with path.open("rb") as file:
            note = sniff.pointer(file.read(sniff.HEAD_BYTES), name)
    return note
