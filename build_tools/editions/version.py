"""The version of what is packed: when its sources were last changed, never the clock.

SOURCE_DATE_EPOCH, else the last commit of the hub's git, else its newest source file.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from build_tools.refusal import Refusal

EPOCH = "SOURCE_DATE_EPOCH"
"""The variable, in seconds since 1970, by which builds agree on a day (reproducible-builds.org)."""
_SOURCES = ("content", "playlists", "overrides", "editions.yml", "mkdocs.yml")
_LATEST_S = 253402300799
"""The end of the year 9999: four digits are all that a version has for it."""
_PATIENCE_S = 20.0
_QUIET = ("-c", "core.fsmonitor=false", "-c", "log.showSignature=false", "--no-pager")
"""Nothing that the folder's own settings name is run."""


class NoVersion(Refusal):
    """SOURCE_DATE_EPOCH is no number of seconds; the message is for people."""


def version(root: Path, environment: Mapping[str, str]) -> str:
    """Return the version of the hub at `root` as `YYYYMMDDTHHMMSSZ`. Raises NoVersion, OSError."""
    given = environment.get(EPOCH, "").strip()
    if given:
        if not (given.isascii() and given.isdigit() and int(given) <= _LATEST_S):
            raise NoVersion(
                f"{EPOCH} is '{given[:40]}'; it has to be seconds since 1970, such as 1788739200, "
                "or not to be set at all"
            )
        return written(int(given))
    committed = _committed_s(root)
    return written(_newest_s(root) if committed is None else committed)


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
