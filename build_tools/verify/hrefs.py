"""Addresses in pages, style sheets and playlists. Pure.

Pages are read twice: `maybe_in_page` is quick, knows what it has seen before in other pages, and
may see too much (in scripts, comments, text); `in_page` reads tag by tag as HTML's tokenizer does
(HTML Standard, 13.2.5), and is asked where the first saw something wrong. Both take time and
memory in proportion to the page, whatever it holds.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

Use: TypeAlias = Literal["asked", "followed", "told"]
"""The browser asks for it by itself; a person may follow it; a script may use it (data-…)."""


class Address(NamedTuple):
    """An address as a page writes it."""

    use: Use
    text: str


_TAG = re.compile(r"""<(/?[a-zA-Z][^\s>/]*)((?:[^>"']+|"[^"]*"|'[^']*')*+)>""")
_NAME = re.compile(r"[a-zA-Z][^\s>/]*")
_MAY_HOLD = re.compile(rb"[=(@]")
_ATTRIBUTE = re.compile(
    r"""(?<![^\s"'/])([^\s"'>/=]+)\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'>][^\s>]*))""", re.ASCII
)
_URL = re.compile(r"""(?i)url\(\s*(?:"([^"]*)"|'([^']*)'|([^\s"'()]+))\s*\)""")
_IMPORT = re.compile(r"""(?i)@import\s+(?:"([^"]*)"|'([^']*)')""")
_REFRESH = re.compile(r"(?i)^[\d.;,\s]*url\s*=\s*['\"]?([^'\"]*)")
_RAW = ("script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp")
_HREF = ("href", "xlink:href", "action", "formaction")
_ASKED = frozenset({"src", "poster", "data", "background", "manifest", "code"})
_PRESSED = frozenset({"a", "area", "form", "button", "input"})
_POINTS = re.compile(r"(?i)\b(?:canonical|license|author|help|next|prev|alternate|me|search)\b")
_FILE = re.compile(
    r"(?:[^\s/]+/)+[^\s/]+\.(?:html|js|css|json|svg|png|webp|jpg|woff2|pdf|mp3|webm|mp4|mid"
    r"|musicxml|mei|m3u8|xspf|jspf|ics)"
)
"""A value of a page's own that means a file, and no number or word."""
_MEMORY = 50_000
"""Pieces of pages that are remembered: a few MB; those of a season are 20,000."""

_LONGEST = 2000
"""Bytes of a piece that is remembered; longer ones are hardly ever in two pages."""


class Seen:
    """What was found in pieces of pages, since pages of one site are alike."""

    def __init__(self) -> None:
        self._found: dict[bytes, tuple[Address, ...]] = {}
        self._bare: set[bytes] = set()

    def maybe_in_page(self, content: bytes) -> set[Address]:
        """Return all addresses of a page, and perhaps some that are none."""
        found: set[Address] = set()
        # Most pieces have no address, and were seen before: sets drop them all at once.
        for piece in set(content.split(b"<")) - self._bare:
            known = self._found.get(piece)
            if known is None:
                known = _in_piece(piece)
                self._remember(piece, known)
            found.update(known)
        return found

    def _remember(self, piece: bytes, known: tuple[Address, ...]) -> None:
        if len(piece) > _LONGEST:
            return
        if len(self._found) + len(self._bare) >= _MEMORY:
            self._found.clear()
            self._bare.clear()
        if known:
            self._found[piece] = known
        else:
            self._bare.add(piece)


def in_page(content: bytes) -> set[Address]:
    """Return the addresses of a page, tag by tag."""
    text = content.decode("utf-8", "replace")
    lowered = text.lower()
    found: set[Address] = set()
    at = 0
    while (at := text.find("<", at)) >= 0:
        if text.startswith("<!--", at):
            at = text.find("-->", at + 4)
            if at < 0:
                break
            continue
        tag = _TAG.match(text, at)
        if tag is None:
            if not text[at + 1 : at + 2].isalpha():
                at += 1
                continue
            break  # a tag without an end: nothing after it is one
        found.update(_in_tag(tag[1].lower(), tag[2]))
        at = tag.end()
        if tag[1].lower() in _RAW:
            end = lowered.find(f"</{tag[1].lower()}", at)
            if tag[1].lower() == "style":
                found.update(in_styles(text[at : end if end >= 0 else None]))
            if end < 0:
                break
            at = end
    return found


def in_styles(text: str) -> Iterator[Address]:
    """Yield what a style sheet asks for."""
    for match in (*_URL.finditer(text), *_IMPORT.finditer(text)):
        yield Address("asked", next(filter(None, match.groups()), ""))


def in_playlist(text: str) -> Iterator[Address]:
    """Yield the files of an M3U playlist: every line that is no remark."""
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield Address("asked", line)


def _in_piece(content: bytes) -> tuple[Address, ...]:
    """Return what stands between two `<`, whether it is a tag or not."""
    if not _MAY_HOLD.search(content):
        return ()
    piece = content.decode("utf-8", "replace")
    name = _NAME.match(piece)
    return (*_in_tag(name[0].lower() if name else "", piece), *in_styles(piece))


def _in_tag(tag: str, attributes: str) -> Iterator[Address]:
    """Yield the addresses of a tag's attributes."""
    if "=" not in attributes:
        return
    said = [
        (name.lower(), html.unescape(double or single or bare).strip())
        for name, double, single, bare in _ATTRIBUTE.findall(attributes)
    ]
    others = dict(reversed(said))
    points = tag in _PRESSED or (tag == "link" and _POINTS.search(others.get("rel", "")))
    for name, value in said:
        if name in _HREF:
            yield Address("followed" if points else "asked", value)
        elif name in _ASKED:
            yield Address("asked", value)
        elif name in ("srcset", "imagesrcset"):
            for candidate in value.split(","):
                if candidate.strip():
                    yield Address("asked", candidate.split()[0])
        elif name == "style":
            yield from in_styles(value)
        elif name == "content" and "refresh" in others.get("http-equiv", "").lower():
            for target in _REFRESH.findall(value):
                yield Address("asked", target)
        elif name.startswith("data-") and _FILE.fullmatch(value):
            yield Address("told", value)
