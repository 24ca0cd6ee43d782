"""Bytes to text: what a file of text may be, and where it is none."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from build_tools.catalogue.characters import code_point, first_in_text
from build_tools.catalogue.located import LINE_ENDS
from build_tools.problems import Fact, Location, Problem, Words, report, worded

FileMark: TypeAlias = tuple[int, int, int, int, int]
"""What `mark_of` gives."""

MAX_FACTS_BYTES = 256 * 1024
MAX_PROSE_BYTES = 1024 * 1024
MAX_CAPTIONS_BYTES = 1024 * 1024

_BLOCK_BYTES = 64 * 1024
"""So much of a file is read at once: most are smaller."""
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)

_STRANGE_WAY_OUT = worded(
    "delete it, and write the words around it again; or save the file as plain text"
)

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:(?P<yaml>.*?)\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)


class NotOrdinary(OSError):
    """A pipe, a device or a folder, where a file is wanted."""


def read_text(root: Path, path: str, limit_bytes: int) -> str | Problem:
    """Read a file of text, with LF line ends and without byte order mark.

    Never follows a link, never waits for a pipe and never holds more than
    `limit_bytes` of the file.
    """
    read = read_bytes(root, path, limit_bytes)
    return read if isinstance(read, Problem) else decoded(read.content, path)


@dataclass(frozen=True, slots=True)
class Bytes:
    """A file's content, and what changes with it as far as that is seen from outside."""

    content: bytes
    digest: bytes
    """The SHA-256 of the content."""
    mark: FileMark


def read_bytes(root: Path, path: str, limit_bytes: int) -> Bytes | Problem:
    """Read a file as it is, with what `read_text` promises."""
    try:
        raw, mark = _bytes(f"{root}/{path}", limit_bytes)
    except OSError as error:
        return report("FIL11", Location(path), reason=reason(error))
    size_bytes = max(len(raw), mark[0])
    if size_bytes > limit_bytes:
        return _too_large(path, size_bytes, limit_bytes)
    return Bytes(raw, hashlib.sha256(raw).digest(), mark)


def mark_of(status: os.stat_result) -> FileMark:
    """Return a file's size, times, number and kind: a change of its content changes one of them."""
    return (
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
        status.st_ino,
        status.st_mode,
    )


def decoded(raw: bytes, path: str) -> str | Problem:
    """Return a file's text, with LF line ends and without byte order mark."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return report("FIL14", Location(path))
    if b"\x00" in raw:
        seen = worded("it holds bytes that stand for no character")
        return report("FIL13", Location(path), seen=seen)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return report("FIL14", _place(path, raw.decode("latin-1"), error.start))
    text = _even(text)
    strange = first_in_text(text)
    if strange is not None:
        seen = worded(
            "it holds the character {character}, which nobody can see",
            character=code_point(strange.group()),
        )
        place = _place(path, text, strange.start())
        return report("FIL13", place, help=_STRANGE_WAY_OUT, seen=seen)
    return text


def _even(text: str) -> str:
    """Return a text with LF line ends and without byte order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def reason(error: OSError) -> Fact:
    """Say in a few words why the system refused, without its numbers and paths."""
    if isinstance(error, PermissionError):
        return worded("its permissions do not allow it")
    if isinstance(error, NotOrdinary):
        return worded("it is no ordinary file")
    return error.strerror.lower() if error.strerror else worded("the system refuses")


def _bytes(file: str, limit_bytes: int) -> tuple[bytes, FileMark]:
    """Return at most `limit_bytes` and one more, and the mark of the whole file."""
    descriptor = os.open(file, _FLAGS)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise NotOrdinary
        raw = b""
        while len(raw) <= limit_bytes:
            more = os.read(descriptor, min(limit_bytes + 1 - len(raw), _BLOCK_BYTES))
            raw = raw + more if raw else more
            if not more:
                break
        return raw, mark_of(os.fstat(descriptor))
    finally:
        os.close(descriptor)


def _too_large(path: str, size_bytes: int, limit_bytes: int) -> Problem:
    is_prose = limit_bytes == MAX_PROSE_BYTES and path.endswith(".md")
    way_out = worded("make two texts of it") if is_prose else worded("is this the right file?")
    place = Location(path)
    return report("FIL12", place, size=_size(size_bytes), limit=_size(limit_bytes), way_out=way_out)


def _place(path: str, text: str, index: int) -> Location:
    before = LINE_ENDS.split(text[:index])
    line = LINE_ENDS.split(text[index - len(before[-1]) :], maxsplit=1)[0]
    return Location(path, len(before), len(before[-1]) + 1, line)


def _size(size_bytes: int) -> Words:
    if size_bytes >= 1024 * 1024:
        return worded("{count} MB", count=f"{size_bytes / 1024 / 1024:.3g}")
    return worded("{count} kB", count=f"{size_bytes / 1024:.3g}")


@dataclass(frozen=True, slots=True)
class Manuscript:
    """The body of a text in its file: it is read where it is wanted, for thousands take room."""

    root: str
    path: str
    digest: bytes
    """The SHA-256 of the file as it was when the text was looked at."""

    def __call__(self) -> str:
        """Return the body; raises OSError where the file is not what was looked at any more."""
        read = read_bytes(Path(self.root), self.path, MAX_PROSE_BYTES)
        if isinstance(read, Problem) or read.digest != self.digest:
            raise OSError(f"{self.path} was changed while the hub was at work; please begin again")
        parts = apart(_even(read.content.decode("utf-8")), self.path)
        assert isinstance(parts, Parts), "the same bytes were a text before"
        return parts.body


@dataclass(frozen=True, slots=True)
class Parts:
    """A text file taken apart."""

    body: str
    first_line: int
    yaml: str | None
    """None where there is no front matter; its first line is line 2 of the file."""


def apart(text: str, path: str) -> Parts | Problem:
    """Take the front matter from a text, if it begins with `---`."""
    if not re.match(r"---[ \t]*(?:\n|\Z)", text):
        return Parts(text, 1, None)
    match = _FRONT_MATTER.match(text)
    if match is None:
        return report("YML08", Location(path, 1, 1, "---"))
    front = match["yaml"] or ""
    if len(front) > MAX_FACTS_BYTES:
        return _too_large(path, len(front.encode()), MAX_FACTS_BYTES)
    return Parts(text[match.end() :], text[: match.end()].count("\n") + 1, front)
