"""Is a copy of an edition whole, offline, and what its maker signed?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from build_tools.domain import Progress
from build_tools.signatures import Key
from build_tools.verify.checking import checked, refuse_foreign
from build_tools.verify.copies import Folder, Zipped
from build_tools.verify.findings import Finding, NotAnEdition, Report
from build_tools.verify.telling import as_json, as_text
from build_tools.verify.zim import ZIM_MAGIC, in_a_child
from build_tools.zips import RefusedZip, opened_zip

__all__ = ["Finding", "NotAnEdition", "Report", "as_json", "as_text", "verify"]


def verify(path: Path, *, key: Path | None, today: date, progress: Progress) -> Report:
    """Check a folder, zip, update or ZIM file.

    `key` is the file of a public key or None; `today` is what this machine's clock says.
    Raises NotAnEdition, `signatures.NoKey`, or OSError.
    """
    by = None if key is None else Key(key.read_text("utf-8", "replace"))
    if path.is_dir():
        folder = Folder(path)
        refuse_foreign(folder, str(path))
        return checked(folder, key=by, today=today, progress=progress)
    with path.open("rb") as file:
        begins = file.read(4)
    if begins == ZIM_MAGIC:
        return in_a_child(path, key=key, today=today)
    try:
        with opened_zip(path) as archive:
            zipped = Zipped(archive)
            if not archive.faults:
                refuse_foreign(zipped, path.name)
            return checked(zipped, key=by, today=today, progress=progress)
    except RefusedZip as error:
        raise NotAnEdition(f"{error}; an edition is a folder, a zip or a ZIM file") from error
