"""Modules that are read when something of them is first asked for.

A build after one sentence needs few of the rooms, and reading the others would take as long as
its work. To be written so that programs which check types, or who may import what, see no
difference:

    if TYPE_CHECKING:
        from build_tools import sheets
    else:
        sheets = later("build_tools.sheets")
"""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType


def later(name: str) -> ModuleType:
    """Return a module by its full name; raises ModuleNotFoundError where there is none.

    What goes wrong as it is read goes wrong where it is first used.
    """
    there = sys.modules.get(name)
    if there is not None:
        return there
    spec = importlib.util.find_spec(name)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    package, _, own = name.rpartition(".")
    if package:
        setattr(sys.modules[package], own, module)  # as whoever imports it would find it
    spec.loader.exec_module(module)
    return module
