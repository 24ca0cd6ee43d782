"""Golden folders: one tiny hub for each rule, and what `poche check` says about it.

`arrange.txt` in a golden folder adds what git or another system cannot hold,
one thing a line:

    copy PATH NEW               the same file once more, as two names that differ in capitals
    link PATH TARGET            a symbolic link
    pipe PATH                   a named pipe
    unreadable PATH             a file that the system refuses to open
    large PATH BYTES            a file of so many bytes
    bytes PATH 4c 61 0a         a file of these bytes
    captions PATH COUNT         a file of so many captions
    unfetched PATH              a note of Git LFS, in the place of a file that was checked before

A table beside its content, such as `works.csv`, is brought in as well.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from build_tools import listing, spreadsheets
from build_tools.pipeline import check
from build_tools.problems import Problem, in_reading_order, printed

FOLDER = Path(__file__).parent / "problems"
SAVED = ("expected.txt", "arrange.txt")


def laid_out(code: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy a golden folder to `root`, where a check may leave its cache, and arrange it."""
    shutil.copytree(FOLDER / code, root, ignore=shutil.ignore_patterns(*SAVED))
    arrangement = FOLDER / code / "arrange.txt"
    if arrangement.exists():
        for line in arrangement.read_text("utf-8").splitlines():
            word, _, rest = line.partition(" ")
            if word and word != "#":
                path, _, what = rest.partition(" ")
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                if word == "unreadable":
                    unreadable(root / path, monkeypatch)
                else:
                    _ARRANGE[word](root, root / path, what)
    return root


def found(root: Path) -> tuple[list[Problem], str]:
    """Check the hub at `root`, read its tables; return the problems, and how they are printed."""
    seen = [*check(root).problems]
    for kind in listing.SINGULAR:
        for table in root.glob(f"{kind}.*"):
            facts = listing.read(root, kind)
            seen += spreadsheets.plan(root, facts, table.name, table.read_bytes()).problems
    problems = in_reading_order(seen)
    return problems, "\n".join(printed(problem) for problem in problems) + "\n"


def unreadable(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system refuse this file: for the administrator, permissions alone do not."""
    opened: Callable[..., int] = os.open

    def refuse(file: Any, *args: Any, **kwargs: Any) -> int:
        if Path(os.fsdecode(file)) == path:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return opened(file, *args, **kwargs)

    path.chmod(0)
    monkeypatch.setattr(os, "open", refuse)


def _copy(root: Path, path: Path, new: str) -> None:
    (root / new).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(path, root / new)


def _link(root: Path, path: Path, target: str) -> None:
    path.symlink_to(target)


def _pipe(root: Path, path: Path, nothing: str) -> None:
    os.mkfifo(path)


def _large(root: Path, path: Path, size_bytes: str) -> None:
    path.write_bytes(b"# a line of ten\n" * (int(size_bytes) // 16))


def _bytes(root: Path, path: Path, digits: str) -> None:
    path.write_bytes(bytes.fromhex(digits))


def _captions(root: Path, path: Path, count: str) -> None:
    path.write_bytes(b"WEBVTT\n\n" + b"00:01.000 --> 00:02.000\nla\n\n" * int(count))


def _unfetched(root: Path, path: Path, nothing: str) -> None:
    check(root)
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    path.write_text(
        f"version https://git-lfs.github.com/spec/v1\noid sha256:{digest}\nsize {len(content)}\n"
    )


_ARRANGE: dict[str, Callable[[Path, Path, str], None]] = {
    "copy": _copy,
    "link": _link,
    "pipe": _pipe,
    "large": _large,
    "bytes": _bytes,
    "captions": _captions,
    "unfetched": _unfetched,
}
