"""The version of what is packed: when its sources were last changed, never the clock.

SOURCE_DATE_EPOCH, else the last commit of the hub's git, else its newest source file; and no
earlier than the last day on which rights or consents let something in or kept it out.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from build_tools.today import given

_SOURCES = ("content", "playlists", "overrides", "editions.yml", "mkdocs.yml")
_PATIENCE_S = 20.0
_QUIET = ("-c", "core.fsmonitor=false", "-c", "log.showSignature=false", "--no-pager")
"""Nothing that the folder's own settings name is run."""


def version(root: Path, environment: Mapping[str, str]) -> str:
    """Return the version of the hub at `root` as `YYYYMMDDTHHMMSSZ`. Raises NoDay, OSError."""
    seconds = given(environment)
    if seconds is not None:
        return written(seconds)
    committed = _committed_s(root)
    return written(_newest_s(root) if committed is None else committed)


def no_earlier(version: str, day: date | None) -> str:
    """Return a version that is not of before `day`, on which what may be given out changed.

    So the same version always holds the same: one that lost a photo because a consent came to its
    end is another than the one that had it, although nobody has written a word.
    """
    if day is None:
        return version
    return max(version, day.isoformat().replace("-", "") + "T000000Z")


def written(seconds: int) -> str:
    """Return seconds since 1970 as a version."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y%m%dT%H%M%SZ").zfill(16)


def _committed_s(root: Path) -> int | None:
    """Return when the hub was last committed; None where git does not know its facts."""
    known = _git(root, "ls-files", "--error-unmatch", "content/hub.yml")
    said = _git(root, "log", "-1", "--format=%ct") if known is not None else None
    return int(said) if said and said.strip().isdigit() else None


def _git(root: Path, *arguments: str) -> str | None:
    """Return what git says; None where it refuses, or is not there."""
    command = ["git", "-C", str(root), *_QUIET, *arguments]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=_PATIENCE_S
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def _newest_s(root: Path) -> int:
    return max((int(path.stat().st_mtime) for path in _files(root)), default=0)


def _files(root: Path) -> Iterable[Path]:
    for name in _SOURCES:
        top = root / name
        yield from (path for path in (top, *top.rglob("*")) if path.is_file())
