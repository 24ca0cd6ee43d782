"""When nobody needs to look for garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Let nobody look for what refers to itself while many values are made that do not.

    To look through all of them again and again takes longer than to make the half of them.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@contextmanager
def collected() -> Iterator[None]:
    """Let it be looked for after all, within `uncollected`: what makes thousands of pages leaves
    more behind than there is room for."""
    collecting = gc.isenabled()
    gc.enable()
    try:
        yield
    finally:
        if not collecting:
            gc.disable()


@contextmanager
def for_good() -> Iterator[None]:
    """Let nobody look for garbage while modules are read, nor ever in what they are made of."""
    with uncollected():
        yield
        gc.freeze()
