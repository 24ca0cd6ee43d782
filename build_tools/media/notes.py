"""What stands in the place of a master that was not fetched from where it is kept."""

from __future__ import annotations

from pathlib import Path

from build_tools.masters import VARIABLE, Masters
from build_tools.media import sniff
from build_tools.media.sniff import Away, Pointer
from build_tools.problems import worded


def link_note(path: Path, name: str) -> Pointer | None:
    """Return what a link that leads nowhere says, if it is one of git-annex; raises OSError."""
    if path.is_symlink() and not path.exists():
        return sniff.annexed(path.readlink().as_posix(), name)
    return None


def away_note(outside: Masters, name: str) -> Pointer | None:
    """Return what is remembered of a file in the folder of masters, while that is not here."""
    if name not in outside.remembered or outside.is_here:
        return None
    where = worded(
        "attach the disk with {folder}, or say where it is with {variable}",
        folder=outside.folder,
        variable=VARIABLE,
    )
    return Away("", where, outside.remembered[name])


def note_at(outside: Masters, name: str) -> Pointer | None:
    """Return the note in the place of a file, by its path in the hub; None where the file itself
    is there. Raises OSError."""
    path = outside.place(name)
    note = link_note(path, name) or away_note(outside, name)
    if note is None:
        with path.open("rb") as file:
            note = sniff.pointer(file.read(sniff.HEAD_BYTES), name)
    return note
