"""What is made of a text's bytes, the same in every process: plain values, to be kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from build_tools.catalogue.located import located
from build_tools.catalogue.places import TextName
from build_tools.catalogue.source import Document, TextFile
from build_tools.catalogue.textfile import Bytes, Manuscript, apart, decoded
from build_tools.catalogue.tree import Found
from build_tools.problems import Problem

_AFTER_FRONT = 1
"""So many lines after front matter are kept with it, to be shown where it ends too early."""
Hear: TypeAlias = Callable[[TextFile, str], Any]
"""Is told a text with its body; what it returns is kept."""


def parted(root: str, hear: Hear, found: Found, name: TextName, held: Bytes) -> Any:
    """Return where a text's body begins, 0 for none, its front matter, what is wrong, and
    what was heard of it."""
    text = decoded(held.content, found.path)
    parts = text if isinstance(text, Problem) else apart(text, found.path)
    if isinstance(text, Problem) or isinstance(parts, Problem):
        return 0, None, [parts], None
    front: Document | None = None
    problems: list[Problem] = []
    if parts.yaml is not None:
        lines = tuple(text.split("\n", parts.first_line)[: parts.first_line + _AFTER_FRONT - 1])
        front, problems = located(
            parts.yaml, path=found.path, kind="front", id=found.id, first_line=2, lines=lines
        )
    it = text_of(root, found, name, parts.first_line, front, digest=held.digest)
    return parts.first_line, kept(front), problems, hear(it, parts.body)


def text_of(
    root: str,
    found: Found,
    name: TextName,
    first_line: int,
    front: Document | None,
    *,
    digest: bytes,
) -> TextFile:
    """Return a text whose body begins in this line of its file, which has this `digest`."""
    return TextFile(
        path=found.path,
        kind=found.kind,
        id=found.id,
        lang=name.lang,
        variant=name.variant,
        manuscript=Manuscript(root, found.path, digest),
        first_line=first_line,
        front=front,
    )


def role_of(found: Found) -> str:
    """Return as what a file is understood: a folder with a misspelt name is read as another."""
    return f"{found.kind}/{found.id}"


def kept(document: Document | None) -> Any:
    """Return what is remembered of a document."""
    return document and (document.value, document.marks, document.lines)


def recalled(kept: Any, found: Found, kind: str) -> Document | None:
    """Return the document of which this was remembered."""
    return kept and Document(found.path, kind, found.id, *kept)
