"""The program that checks one ZIM file, started for it.

    python -P -m build_tools.verify.zim_child FILE TODAY KEY

KEY is the path of a public key, or empty. The report goes to standard output as JSON.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from libzim.reader import Archive

from build_tools.signatures import Key
from build_tools.verify.checking import checked, refuse_foreign
from build_tools.verify.findings import Finding, NotAnEdition, Report
from build_tools.verify.telling import as_json
from build_tools.verify.zim import REFUSED, Zim


def main(arguments: list[str]) -> int:
    """Check the file; return the exit code."""
    file, today, key = arguments
    by = Key(Path(key).read_text("utf-8", "replace")) if key else None
    try:
        copy = Zim(Archive(Path(file)))
    except RuntimeError as error:
        found = Finding("damaged", "", f"libzim cannot open it: {error}")
        print(as_json(Report("zim", None, 0, 0, 0, None, (found,))))
        return 0
    try:
        refuse_foreign(copy, Path(file).name)
        day = date.fromisoformat(today)
        print(as_json(checked(copy, key=by, today=day, progress=lambda *_: None)))
    except NotAnEdition as error:
        print(error, file=sys.stderr)
        return REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
