"""What of editors' HTML may reach a page: an allow-list, applied by nh3 at build time.

At build time, because a content security policy in a page does not hold back
everything in every browser when the page is opened from a stick.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote

import nh3

from build_tools.problems import Fact, worded

_TAGS = frozenset(
    [
        *("a", "abbr", "aside", "audio", "b", "blockquote", "br", "caption", "cite", "code"),
        *("dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h2"),
        *("h3", "h4", "h5", "h6", "header", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol"),
        *("p", "pre", "q", "s", "samp", "section", "small", "source", "span", "strong", "sub"),
        *("summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u"),
        *("ul", "var", "ruby", "rt", "rp"),
    ]
)
_CLASSES = frozenset(
    [
        *("step", "step__head", "step__minutes", "step__title", "say", "tip", "materials"),
        *("adapt", "block__title", "listen", "score", "writing-lines", "writing-line"),
        *("drawing-box", "table-scroll"),
    ]
)
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"lang", "dir", "title", "class", "role", "aria-label"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "audio": {"src", "controls", "preload"},
    "source": {"src", "type"},
    "td": {"colspan", "rowspan", "headers", "align"},
    "th": {"colspan", "rowspan", "scope", "align"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
    "time": {"datetime"},
    "div": {"data-recording", "data-at", "data-work", "data-semitones", "data-cm", "tabindex"},
    "section": {"data-minutes", "data-icon"},
}
_FILE_ATTRIBUTES = {("img", "src"), ("audio", "src"), ("source", "src")}
_ROLES = frozenset({"group", "note", "region"})
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|\\|/")

FILE_SCHEME = "poche:"
"""Stands before the root-relative path of a file that a page will name by its published address."""


LINK_SCHEMES = ("http", "https", "mailto", "tel")
"""What a link may begin with, if it is not relative."""
HARMFUL = ("javascript:", "data:", "vbscript:", "file:", "blob:")
"""What no address may begin with."""


def has_scheme(target: str) -> bool:
    """Return whether an address begins like `http:` or `C:`; harmful ones are told elsewhere."""
    return bool(re.match(r"[a-z][a-z0-9+.-]*:", target)) and not target.startswith(HARMFUL)


def is_relative(target: str) -> bool:
    """Return whether a link's target stays beside the page: no scheme, no host, no root."""
    return not _SCHEME.match(target.strip())


def clean(html: str, folder: str) -> str:
    """Return `html` with everything removed that is not on the allow-list.

    Relative pictures and sounds are rewritten to `poche:<path from the root>`,
    found from `folder`; those elsewhere lose their address, for a page must
    not ask another host for anything.
    """

    def keep(tag: str, attribute: str, value: str) -> str | None:
        if attribute == "class":
            return " ".join(name for name in value.split() if name in _CLASSES) or None
        if attribute == "role":
            return value if value in _ROLES else None
        if attribute == "tabindex":
            return value if value == "0" else None
        if attribute == "href" and value.lstrip().startswith(("/", "\\")):
            return None  # another host, or the root of whatever disk this is opened from
        if (tag, attribute) in _FILE_ATTRIBUTES:
            return FILE_SCHEME + beside(folder, value) if is_relative(value) else None
        return value

    return nh3.clean(
        html,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=keep,
        url_schemes=set(LINK_SCHEMES),
        link_rel="noopener",
        strip_comments=True,
        clean_content_tags={"script", "style"},
    )


def beside(folder: str, target: str) -> str:
    """Return the root-relative path of `target` as seen from `folder`, `..` resolved.

    Markdown percent-encodes what an address cannot hold, and macOS decomposes
    accents: the path is the decoded, composed one.
    """
    parts: list[str] = []
    plain = unicodedata.normalize("NFC", unquote(re.split(r"[?#]", target.strip())[0]))
    for part in (*folder.split("/"), *plain.split("/")):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, {name: value or "" for name, value in attrs}))


def tags_in(html: str) -> list[tuple[str, dict[str, str]]]:
    """Return the opening tags of a piece of editors' HTML with their attributes."""
    parser = _Tags()
    parser.feed(html)
    return parser.seen


def removed_from(html: str) -> Iterator[Fact]:
    """Yield in words what of a piece of editors' HTML the allow-list will take away."""
    for tag, attributes in tags_in(html):
        if tag not in _TAGS:
            yield f"<{tag}>"
            continue
        allowed = _ATTRIBUTES["*"] | _ATTRIBUTES.get(tag, set())
        for name, value in attributes.items():
            scheme = re.sub(r"[\x00-\x20]", "", value).lower()
            if name not in allowed or (name == "href" and scheme.startswith(HARMFUL)):
                yield worded("{name} in <{tag}>", name=name, tag=tag)
            elif name == "class":
                yield from (
                    worded("the class '{name}' of <{tag}>", name=each, tag=tag)
                    for each in value.split()
                    if each not in _CLASSES
                )
            elif (name == "role" and value not in _ROLES) or (name == "tabindex" and value != "0"):
                shown = f"{name}='{value[:40]}'"
                yield worded("{name} in <{tag}>", name=shown, tag=tag)


_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:[^>"]|"[^"]*")*+)>')
"""A tag of clean HTML: its attributes stand between double quotes."""
_ALT = re.compile(r' alt="([^"]*)"')
APART = frozenset(
    [
        *("p", "div", "li", "h2", "h3", "h4", "h5", "h6", "td", "th", "tr", "section", "aside"),
        *("header", "br", "figcaption"),
    ]
)
"""Elements that are lines of their own."""


def words_of(html: str) -> str:
    """Return the text of clean HTML, a line for each paragraph-like element.

    `clean` writes tags in one way, so that a pattern finds them, in a fifth of a parser's time.
    """
    return tidy(unescape(_TAG.sub(_said, html)))


def _said(tag: re.Match[str]) -> str:
    """Return what stands for a tag in a text, escaped."""
    closes, name, attributes = tag.groups()
    if name in APART:
        return "\n"
    alt = _ALT.search(attributes) if name == "img" and not closes else None
    return alt[1] if alt else ""


def tidy(text: str) -> str:
    """Return a text without what surrounds its lines, and without empty ones."""
    return "\n".join(filter(None, [" ".join(line.split()) for line in text.split("\n")]))
