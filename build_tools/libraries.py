"""Which libraries stand beside Poche, and in which versions: by the names of their folders.

`importlib.metadata` knows, too, but to read it, and then what libraries say of themselves, takes
longer than to find out what changed in a hub.
"""

from __future__ import annotations

import functools
import os
import sysconfig
from importlib import import_module

_ENDING = ".dist-info"


@functools.cache
def installed() -> tuple[str, ...]:
    """Return the names of what is installed, each with its version, as `jinja2-3.1.6`."""
    found: list[str] = []
    for library in sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}):
        with os.scandir(library) as entries:
            found += sorted(it.name[: -len(_ENDING)] for it in entries if it.name.endswith(_ENDING))
    return tuple(found)


@functools.cache
def version(name: str) -> str:
    """Return a library's version; raises `importlib.metadata.PackageNotFoundError`."""
    wanted = _plain(name)
    for each in installed():
        library, _, number = each.rpartition("-")
        if _plain(library) == wanted:
            return number
    found: str = import_module("importlib.metadata").version(name)  # it may lie elsewhere
    return found


def _plain(name: str) -> str:
    return name.lower().replace("-", "_").replace(".", "_")
