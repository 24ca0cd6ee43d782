"""A text as its sentences and words, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

_END = re.compile(r"(?<=[.!?…:])(?<![\s(.]\w\.)[»”\"’')\]]*\s+|\u2029")
"""After a sentence; a colon ends one in easy language, and so does a line that is broken hard.
A single letter with a point, as in *z. B.*, ends none."""
_SPACE = re.compile(r"[ \t\n\u2029]+")
"""Not those that hold words together: whoever looks for them in the line must find them."""
_WORD = re.compile(r"[^\W_](?:[\w’'.-]*[^\W_])?")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or the words of a heading, an item or a cell."""

    text: str
    line: int
    """Where it begins; counts from 0 in the text that was parsed."""

    @property
    def words(self) -> tuple[str, ...]:
        """Its words: letters and digits between spaces; what is joined by a hyphen is one."""
        return tuple(_WORD.findall(self.text))


def sentences(tokens: Sequence[Token]) -> Iterator[Sentence]:
    """Yield the sentences of a text in order; code and words of pictures are none."""
    line = 0
    for token in tokens:
        if token.map:
            line = token.map[0]
        if token.type == "poche_block_open" and token.meta["block"].name == "step":
            yield from _parted(token.meta["block"].words, line)
        elif token.type == "inline":
            yield from _parted(_text(token.children or ()), line)


def _text(children: Sequence[Token]) -> str:
    """Return words with a line feed for each line of the source."""
    pieces = {"softbreak": "\n", "hardbreak": "\u2029\n"}
    return "".join(
        pieces.get(child.type) or (child.content if child.type == "text" else "")
        for child in children
    )


def _parted(text: str, line: int) -> Iterator[Sentence]:
    start, counted = 0, 0
    for end in [*(match.end() for match in _END.finditer(text)), len(text)]:
        piece = text[start:end]
        if _WORD.search(piece):
            skipped = len(piece) - len(piece.lstrip())
            line += text.count("\n", counted, start + skipped)
            counted = start + skipped
            yield Sentence(_SPACE.sub(" ", piece).strip(), line)
        start = end
