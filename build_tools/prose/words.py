"""A body as it is shown: its HTML and its plain text, made where somebody wants them.

Whoever checks a hub wants neither, and a hub has thousands: they are made of the text
itself, in the same way at once or much later.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markdown_it.token import Token

from build_tools.domain import ReadyWords, Words
from build_tools.prose import sanitise
from build_tools.prose.fences import Fault
from build_tools.prose.labels import Labels
from build_tools.prose.plainly import as_paragraphs
from build_tools.prose.rendering import MARKDOWN
from build_tools.prose.wordsfile import WordsFile

_TOGETHER = 64
"""So many bodies are kept as they are shown: a page shows one, says its beginning, and is found by
it. Of a thousand they hold 11 MB."""


@dataclass(frozen=True, slots=True)
class LaterWords:
    """What will be shown of a body."""

    body: Callable[[], str]
    """Gives its Markdown."""
    folder: str
    """Relative to the hub's root: pictures are found from there."""
    labels: Labels
    mark: bytes = b""
    """The digest of its file, where it is in one."""
    kept: WordsFile | None = None
    """Where they may have been kept, or will be."""

    @property
    def html(self) -> str:
        """What `Prose.html` speaks of."""
        return _shown(self).html

    @property
    def text(self) -> str:
        """What `Prose.text` speaks of."""
        return _shown(self).text

    def keep(self, words: Words) -> None:
        """Keep what will be shown, which has been made already."""
        if self.kept and self.mark:
            self.kept.keep(self._key(self.kept), words)

    def made(self) -> ReadyWords:
        """Return what will be shown, as it was kept or as it is made now."""
        if self.kept and self.mark:
            return self.kept.recalled(self._key(self.kept), self._make)
        return self._make()

    def _key(self, kept: WordsFile) -> bytes:
        return kept.key(self.mark, self.folder, *self.labels.said)

    def _make(self) -> ReadyWords:
        return shown(self.body(), self.folder, self.labels)


@lru_cache(maxsize=_TOGETHER)
def _shown(later: LaterWords) -> ReadyWords:
    return later.made()


def shown(body: str, folder: str, say: Callable[[str], str]) -> ReadyWords:
    """Return a body as it is shown."""
    body = plain(body)
    paragraphs = as_paragraphs(body)
    if paragraphs is not None:  # nothing in it is to be understood or to be kept from a page
        html = "\n".join([f"<p>{found}</p>" for found in paragraphs])
        return ReadyWords(html, sanitise.tidy("\n".join(paragraphs)))
    return rendered(without_headings(tokens_of(body)[0]).kept, folder, say)


def rendered(tokens: Sequence[Token], folder: str, say: Callable[[str], str]) -> ReadyWords:
    """Return a body of which these are the tokens, without headings of the first level, as it is
    shown."""
    clean = sanitise.clean(MARKDOWN.renderer.render(tokens, MARKDOWN.options, {"say": say}), folder)
    return ReadyWords(clean.strip(), sanitise.words_of(clean))


def plain(text: str) -> str:
    """Return a text with LF line ends and without byte order mark."""
    return text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def tokens_of(body: str) -> tuple[list[Token], dict[str, Any], list[Fault]]:
    """Return the tokens of a body, what the parser knows besides, and what is wrong with blocks."""
    wrong: list[Fault] = []
    known: dict[str, Any] = {"faults": wrong}
    return MARKDOWN.parse(body, known), known, wrong


@dataclass(frozen=True, slots=True)
class Headed:
    """Tokens without headings of the first level."""

    kept: list[Token]
    heading: str | None
    """The first heading."""
    extra: list[int]
    """The lines of the others."""


def without_headings(tokens: Sequence[Token]) -> Headed:
    """Take first-level headings out."""
    kept: list[Token] = []
    heading: str | None = None
    extra: list[int] = []
    inside = False
    for token in tokens:
        if token.tag == "h1" and token.type in ("heading_open", "heading_close"):
            inside = token.type == "heading_open"
            if inside and heading is not None and token.map:
                extra.append(token.map[0])
        elif inside:
            heading = token.content if heading is None else heading
        else:
            kept.append(token)
    return Headed(kept, heading, extra)
