"""What all machines of a cluster must have in common, so that each would make the same bytes."""

from __future__ import annotations

import functools
import hashlib
import platform
import socket
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from imageio_ffmpeg import get_ffmpeg_version

from build_tools.media.crew import ClusterError

Result = TypeVar("Result")

_PACKAGES = ("Pillow", "mutagen", "distributed")


@dataclass(frozen=True, slots=True)
class Pledge:
    """What whoever sends work asks of the machine that does it."""

    token: Path
    """A file that is there for as long as work is sent, in the folder that all share."""
    outfit: tuple[tuple[str, str], ...]
    """Programs with their versions, at the sender's."""


@functools.cache
def outfit() -> tuple[tuple[str, str], ...]:
    """Return the programs of this machine that the bytes of media depend on, with versions."""
    return (
        ("system", f"{platform.system()} {platform.machine()}"),
        ("Python", ".".join(platform.python_version_tuple()[:2])),
        ("Poche", _sources()),
        *((name, version(name)) for name in _PACKAGES),
        ("ffmpeg", str(get_ffmpeg_version())),
    )


def difference(
    ours: tuple[tuple[str, str], ...], theirs: tuple[tuple[str, str], ...]
) -> str | None:
    """Return, as words, the first program in which two machines differ; None if in none."""
    there = dict(theirs)
    for name, at_home in ours:
        if there.get(name) != at_home:
            return f"{name} {there.get(name, 'not at all')} instead of {at_home}"
    return None


def kept(pledge: Pledge, work: Callable[..., Result], *items: Any) -> Result:
    """Do work on a machine that may: there is no other way in. Raises ClusterError, and what
    `work` raises."""
    check(pledge)
    return work(*items)


@functools.lru_cache(maxsize=16)
def check(pledge: Pledge) -> None:
    """Find out whether this machine sees the shared folder and has the sender's programs.

    It is asked once for each build: what it raised is not remembered. Raises ClusterError.
    """
    name = socket.gethostname()
    if not _is_seen(pledge.token):
        raise ClusterError(
            f"the worker on {name} does not see the folder {pledge.token.parent} that this machine "
            "writes to; all workers must have the hub's folder under the same path, shared over "
            "the network and open to them for writing"
        )
    differs = difference(pledge.outfit, outfit())
    if differs is not None:
        raise ClusterError(
            f"the worker on {name} has {differs}, so that its files might differ from ours; give "
            "it the same state of Poche and its packages, and start it again"
        )


def _is_seen(token: Path) -> bool:
    """Whether the token is there and a file can be written beside it."""
    with suppress(OSError), tempfile.TemporaryFile(dir=token.parent):
        return token.read_text("ascii") == token.name
    return False


def _sources() -> str:
    """Return a short digest of Poche's own programs, whatever their ends of line."""
    digest, package = hashlib.sha256(), Path(__file__).parents[1]
    for path in sorted(package.rglob("*.py")):
        digest.update(path.relative_to(package).as_posix().encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:8]
