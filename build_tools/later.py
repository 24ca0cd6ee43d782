"""Modules that are read when something of them is first asked for.

A build after one sentence needs few of the rooms, and reading the others would take as long as
its work. To be written so that programs which check types, or who may import what, see no
difference:

    if TYPE_CHECKING:
        from build_tools import sheets
    else:
        sheets = later("build_tools.sheets")

`importlib.util.LazyLoader` does nearly this, but before Python 3.12 two threads that ask at once
read a module twice, and its exceptions are no longer themselves.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any


class _Later(ModuleType):
    """Stands for a module, and asks it for all that is asked for."""

    def __getattr__(self, name: str) -> Any:
        there = sys.modules.get(self.__name__)
        # One that another thread is reading is there, too, but not yet all of it.
        if there is None or getattr(there.__spec__, "_initializing", False):
            there = importlib.import_module(self.__name__)
        return getattr(there, name)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(importlib.import_module(self.__name__), name, value)

    def __delattr__(self, name: str) -> None:
        delattr(importlib.import_module(self.__name__), name)


def later(name: str) -> ModuleType:
    """Return a module by its full name. What goes wrong as it is read goes wrong where it is first
    used: ModuleNotFoundError, too, where there is none."""
    return sys.modules.get(name) or _Later(name)
