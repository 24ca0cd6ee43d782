"""ZIM files: what libzim reads, in a child of its own, since the file may come from anywhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from build_tools.children import Children
from build_tools.verify.copies import Unreadable
from build_tools.verify.findings import Finding, NotAnEdition, Report
from build_tools.verify.telling import from_json

if TYPE_CHECKING:
    from libzim.reader import Archive

ZIM_MAGIC = b"ZIM\x04"
"""The first bytes of a ZIM file (openZIM, file format)."""
REFUSED = 3
"""Exit code of the child for what is no edition; it says why on its standard error."""

_PROGRAM = [sys.executable, "-P", "-m", "build_tools.verify.zim_child"]
_MEMORY_BYTES = 2 * 1024**3
_LEAST_S = 60.0
_BYTES_PER_S = 5_000_000


def in_a_child(path: Path, *, key: Path | None, today: date) -> Report:
    """Check a ZIM file in a child that is bounded in time and memory. Raises NotAnEdition."""
    size = path.stat().st_size
    arguments = [str(path.absolute()), today.isoformat(), str(key.absolute()) if key else ""]
    children = Children()
    try:
        ended = children.run(
            [*_PROGRAM, *arguments],
            seconds=_LEAST_S + size / _BYTES_PER_S,
            memory_bytes=_MEMORY_BYTES + size,  # libzim maps the file into its address space
        )
    except BaseException:
        children.stop()
        raise
    if ended.code == REFUSED:
        raise NotAnEdition(ended.err.strip())
    try:
        return from_json(ended.out)
    except (ValueError, KeyError, TypeError):
        why = "libzim could not read it to its end"
        return Report("zim", None, 0, 0, 0, None, (Finding("damaged", "", why),))


class Zim:
    """An open ZIM file as a copy."""

    carrier = "zim"

    def __init__(self, archive: Archive) -> None:
        """List its files. Raises RuntimeError where libzim cannot."""
        self._archive = archive
        self.files: dict[str, int] = {}
        self.findings: list[Finding] = []
        if not archive.check():
            why = "its checksum is wrong: it was not copied to its end, or bytes have changed"
            self.findings.append(Finding("damaged", "", why))
        for number in range(archive.entry_count):
            entry = archive._get_entry_by_id(number)
            if not entry.is_redirect:
                self.files[entry.path] = entry.get_item().size

    def pieces(self, path: str) -> Iterator[bytes]:
        """See copies.Copy."""
        try:
            yield bytes(self._archive.get_entry_by_path(path).get_item().content)
        except (RuntimeError, KeyError, ValueError) as error:
            raise Unreadable(f"libzim cannot read it: {error}") from error
