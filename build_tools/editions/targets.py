"""Several sticks filled at once; one that fails says so and does not stop the others."""

from __future__ import annotations

import errno
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

from build_tools.domain import Edition
from build_tools.editions.copying import Copied, copy
from build_tools.editions.package import CannotCarry, Package

Told = Callable[[Path, str, int, int], None]
"""Told to which target, what is being done, and how many bytes of how many are."""

_AGAIN = "run the same command again and it will be finished"
_SAID = {
    errno.ENOSPC: f"is full; make room, then {_AGAIN}",
    errno.EDQUOT: f"has used up what it may hold; make room, then {_AGAIN}",
    errno.EFBIG: "cannot hold a file of this size; take a stick with exFAT",
    errno.EROFS: "cannot be written to; is its lock open?",
    errno.EACCES: "may not be written to by you; ask who owns it, or take another stick",
    errno.EPERM: "may not be written to by you; ask who owns it, or take another stick",
}
_GONE = (errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOENT, errno.ENOTCONN, errno.ESTALE)


class _Stopped(Exception):
    """Somebody pressed Ctrl+C."""


def refuse_targets(wanted: Sequence[Edition]) -> None:
    """Raise CannotCarry unless it is one edition, of files that a stick can hold."""
    if len(wanted) != 1:
        raise CannotCarry("--to takes one edition: name it, as in: poche pack stick --to E:")
    if wanted[0].format == "zim":
        raise CannotCarry(
            f"'{wanted[0].name}' is one file for each language; copy it from dist/ as any other"
        )


def copy_to(package: Package, targets: Sequence[Path], told: Told) -> list[Copied]:
    """Copy a package to every target at once and return what came of each, in their order.

    A target named twice is written once. `told` is called from several threads.
    """
    stop = Event()

    def one(target: Path) -> Copied:
        def say(stage: str, done: int, total: int) -> None:
            if stop.is_set():
                raise _Stopped
            told(target, stage, done, total)

        try:
            return copy(package, target, say)
        except CannotCarry as refusal:
            return Copied(target, trouble=str(refusal))
        except OSError as error:
            return Copied(target, trouble=said(target, error))

    each = list({target.resolve(): target for target in targets}.values())
    with ThreadPoolExecutor(max(1, len(each))) as threads:
        try:
            return list(threads.map(one, each))
        except BaseException:
            stop.set()
            raise


def told_copied(copied: Copied) -> str:
    """Return what is said of one target, for people."""
    if copied.trouble:
        return f"not copied: {copied.trouble}"
    gone = f", {copied.removed} old ones removed" if copied.removed else ""
    return (
        f"{copied.target}: {copied.files} files, {copied.size_bytes / 1e6:.1f} MB, "
        f"{copied.fresh} of them new{gone}; read back, and whole"
    )


def said(target: Path, error: OSError) -> str:
    """Return what the machine refused, with a way out."""
    number = error.errno or 0
    if number in _SAID:
        return f"{target} {_SAID[number]}"
    if number in _GONE:
        return f"{target} does not answer any more; plug it in again, then {_AGAIN}"
    return f"{target} could not be written ({error.strerror or error}); {_AGAIN}"
