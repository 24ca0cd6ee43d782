"""An edition as one download: a zip whose bytes depend on its files and version alone.

The format is PKWARE's APPNOTE 6.3: sizes stand before each file, so the zip can be read while it
arrives; names are ASCII; Zip64 fields are written for what is too large without them.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import zipfile
from datetime import datetime
from pathlib import Path

from build_tools.editions.package import CannotCarry, Content, Package, opened, size_of
from build_tools.editions.placing import PIECE

_PACKED_ALREADY = re.compile(r"\.(?:mp3|webm|mp4|webp|png|jpe?g|gz|br|woff2?)$")
"""Deflating these takes time and gains nothing."""
_EARLIEST = 1980
"""The first year that a zip knows."""
_UNIX = 3
_MODE = 0o100644 << 16


def write_zip(package: Package, path: Path) -> None:
    """Write a zip of a package, in its order; an old one stays until the new one is whole.

    Every file is dated with the edition's version. Reads and writes in pieces. Raises
    CannotCarry where a folder has the zip's name, and OSError.
    """
    if path.is_dir():
        raise CannotCarry(f"{path} is a folder; move it away, the zip is to have this name")
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            with zipfile.ZipFile(file, "w") as archive:
                for name, content in package.files.items():
                    _add(archive, _entry(name, content, package.stamp.version), content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _entry(name: str, content: Content, version: str) -> zipfile.ZipInfo:
    when = datetime.strptime(version, "%Y%m%dT%H%M%SZ").timetuple()[:6]
    entry = zipfile.ZipInfo(name, max(when, (_EARLIEST, 1, 1, 0, 0, 0)))
    entry.create_system = _UNIX  # or the machine's own would stand there
    entry.external_attr = _MODE
    entry.file_size = size_of(content)
    stored = _PACKED_ALREADY.search(name)
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    return entry


def _add(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, content: Content) -> None:
    with opened(content) as read, archive.open(entry, "w") as written:
        shutil.copyfileobj(read, written, PIECE)
