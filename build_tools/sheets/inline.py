"""What stands inside a paragraph: emphasis, links, code, small pictures, sounds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urljoin

from build_tools.prose import Node
from build_tools.prose.sanitise import FILE_SCHEME
from build_tools.sheets.desk import Desk, Notes, Print
from build_tools.sheets.source import call, joined, points, string
from build_tools.sheets.words import collapsed, inked

STYLES = {
    "em": "emphasis",
    "i": "emphasis",
    "cite": "emphasis",
    "dfn": "emphasis",
    "var": "emphasis",
    "strong": "important",
    "b": "important",
    "u": "under",
    "ins": "under",
    "s": "struck",
    "del": "struck",
    "sub": "lowered",
    "sup": "raised",
    "mark": "marked",
    "small": "little",
    "code": "mono",
    "samp": "mono",
    "kbd": "keycap",
}
"""Elements to the functions of the template that set them."""

_QUOTES = {"fr": "«\u202f \u202f»", "de": "„ “", "lb": "„ “"}
_DEEPEST = 14
"""Beyond, styles are left out, words are not: typst bounds how far show rules may nest."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(?=$|-)")
_LONGEST_ADDRESS = 2000
_PX = 72 / 96
"""Points in a pixel as CSS has it."""
_PRINTED = 72 / 150
"""Points in a pixel of a picture whose width nobody has said: 150 to an inch."""
_HIGHEST_PT = 340.0


class Inline:
    """Writes one run of inline elements; white space is seen as a browser sees it."""

    def __init__(self, desk: Desk, notes: Notes) -> None:
        self._desk = desk
        self._notes = notes
        self._after_space = True
        self._depth = 0

    def write(self, nodes: Iterable[Node | str]) -> list[str]:
        """Return the source of each thing in a run, in order."""
        return [piece for node in nodes for piece in self._one(node)]

    def _one(self, node: Node | str) -> Iterator[str]:
        if isinstance(node, str):
            yield from self._text(node)
        elif node.tag == "br":
            self._after_space = True
            yield call("newline")
        elif node.tag == "img":
            yield from self._picture(node)
        elif node.tag == "audio":
            yield from self._sound(node)
        elif node.tag in ("source", "rp"):
            return
        else:
            yield from self._styled(node)

    def _text(self, text: str) -> Iterator[str]:
        words = collapsed(text)
        if self._after_space:
            words = words.removeprefix(" ")
        if words:
            self._after_space = words.endswith(" ")
            yield from inked(words, self._desk, self._notes)

    def _said(self, text: str) -> list[str]:
        """Return words of our own in the middle of an editor's."""
        self._after_space = text.endswith(" ")
        return list(inked(text, self._desk, self._notes))

    def _styled(self, node: Node) -> Iterator[str]:
        self._depth += 1
        inside = self.write(node.children)
        self._depth -= 1
        if self._depth < _DEEPEST:
            inside = self._set(node, inside)
        yield from inside

    def _set(self, node: Node, inside: list[str]) -> list[str]:
        if not inside:
            return []
        if node.tag in STYLES:
            inside = [call(STYLES[node.tag], joined(inside))]
        elif node.tag == "a":
            inside = self._link(node, inside)
        elif node.tag == "q":
            opening, closing = _QUOTES.get(self._desk.lang, "“ ”").split(" ")
            inside = [*self._said(opening), *inside, *self._said(closing)]
        elif node.tag == "rt":
            inside = [*self._said(" ("), *inside, *self._said(")")]
        elif node.tag == "abbr" and node.attributes.get("title"):
            inside = [*inside, *self._said(f" ({collapsed(node.attributes['title'])})")]
        return turned(node, inside)

    def _link(self, node: Node, inside: list[str]) -> list[str]:
        """Return a link: who reads paper wants to see where it leads, if it leads away."""
        target = node.attributes.get("href", "").strip()
        shown = re.sub(r"^(https?://|mailto:|tel:)", "", target).rstrip("/")
        leads_away = shown != target.rstrip("/")
        address = target if leads_away else urljoin(self._desk.address or "", target)
        if not address or len(address) > _LONGEST_ADDRESS or ":" not in address:
            return inside
        linked = [call("leading-to", string(address), joined(inside))]
        words = collapsed(node.text).strip()
        if leads_away and words.rstrip("/") not in (shown, target.rstrip("/")):
            linked += self._said(f" ({shown})")
        return linked

    def _picture(self, node: Node) -> Iterator[str]:
        found = picture_of(node, self._desk)
        if found is None:
            yield from self._said(node.attributes.get("alt", ""))
            return
        self._after_space = False
        yield picture_call("small-picture", node, found, self._desk)

    def _sound(self, node: Node) -> Iterator[str]:
        yield from self._said(f"{sound_name(node)} ")
        yield call("little", joined(self._said(f"({where_heard(self._desk)}) ")))
        yield from self.write(node.children)


def turned(node: Node, inside: list[str]) -> list[str]:
    """Return content in the language and direction that its element names."""
    language = _LANGUAGE.match(node.attributes.get("lang", "").lower())
    if language and inside:
        inside = [call("in-language", string(language[0]), joined(inside))]
    way = {"rtl": "leftward", "ltr": "rightward"}.get(node.attributes.get("dir", "").lower())
    return [call(way, joined(inside))] if way and inside else inside


def picture_of(node: Node, desk: Desk) -> Print | None:
    """Return the picture that an element shows; None where it has no file that can be printed."""
    return desk.pictures.get(node.attributes.get("src", "").removeprefix(FILE_SCHEME))


def picture_call(name: str, node: Node, found: Print, desk: Desk) -> str:
    """Return a picture as wide as its element says, else as its points give, within the text."""
    ratio = found.height_px / found.width_px
    width = _length(node, "width", lambda px: px * _PX) or _length(
        node, "height", lambda px: px * _PX / ratio
    )
    width = width or found.width_px * _PRINTED
    width = min(width, desk.form.width_pt, _HIGHEST_PT / ratio)
    alt = collapsed(node.attributes.get("alt", "")).strip()
    return call(name, string(found.path), string(alt or " "), points(width), points(width * ratio))


def _length(node: Node, name: str, points_of: Callable[[int], float]) -> float | None:
    written = node.attributes.get(name, "").strip().removesuffix("px")
    ok = written.isascii() and written.isdigit() and 0 < int(written[:5]) < 5000
    return points_of(int(written[:5])) if ok else None


def sound_name(node: Node) -> str:
    """Return what a sound among the words is called: its label, else its file's name."""
    for name in ("aria-label", "title"):
        if node.attributes.get(name, "").strip():
            return collapsed(node.attributes[name]).strip()
    sources = (node, *(child for child in node.children if isinstance(child, Node)))
    paths = (each.attributes.get("src", "") for each in sources)
    return next((path.rpartition("/")[2] for path in paths if path), "♪")


def where_heard(desk: Desk) -> str:
    """Return where the sound is that paper cannot give."""
    return desk.t("to be heard in “{hub}”", hub=desk.hub)
