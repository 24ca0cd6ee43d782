"""How processes begin that work beside this one."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

from build_tools.later import later

if TYPE_CHECKING:
    import multiprocessing
    from multiprocessing.context import BaseContext
else:
    multiprocessing = later("multiprocessing")


def forks() -> bool:
    """Return whether they begin with all that this one knows, and at once.

    Only Linux forks without harm, and only while no other thread may hold a lock.
    """
    return sys.platform == "linux" and threading.active_count() == 1


def context() -> BaseContext:
    """Return what begins them: as forks where that is safe, else empty."""
    return multiprocessing.get_context("fork" if forks() else "spawn")
