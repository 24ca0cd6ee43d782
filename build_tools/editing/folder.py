"""New folders and files: there as a whole, or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path


def put(folder: Path, files: Mapping[str, bytes | Path]) -> None:
    """Make a folder that is not there yet, with files by their paths in it; a path is copied.

    It is made beside its place, under a name that no check reads, and then moved.
    Raises OSError, and leaves nothing behind.
    """
    part = _part_of(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        part.mkdir()
        for path, data in files.items():
            place = part / path
            place.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(data, Path):
                shutil.copyfile(data, place)
            else:
                place.write_bytes(data)
        part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def put_file(file: Path, data: bytes) -> None:
    """Make a file that is not there yet. Raises OSError, and leaves nothing behind."""
    part = _part_of(file)
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        part.write_bytes(data)
        try:
            os.link(part, file)  # unlike renaming, this never takes another's place
        except FileExistsError:
            raise
        except OSError:  # FAT knows no second name for a file
            if file.exists():
                raise FileExistsError(17, "File exists", str(file)) from None
            part.rename(file)
    finally:
        part.unlink(missing_ok=True)


def lay(folder: Path, files: Mapping[str, bytes]) -> None:
    """Let files in a folder of ours be as they are wanted; those that are so are not touched."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        file = folder / name
        if not file.is_file() or file.read_bytes() != data:
            part = _part_of(file)
            try:
                part.write_bytes(data)
                part.replace(file)
            finally:
                part.unlink(missing_ok=True)


def _part_of(place: Path) -> Path:
    return place.with_name(f".{place.name}.{os.getpid()}.part")
