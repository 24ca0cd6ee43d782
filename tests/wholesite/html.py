"""What a page of the finished site says: its ids, links, languages and head, read once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote

ADDRESSES = {
    "a": ("href",),
    "area": ("href",),
    "audio": ("src",),
    "embed": ("src",),
    "form": ("action",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src",),
    "link": ("href",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
"""Where elements name other files."""

EXECUTABLE = {None, "", "text/javascript", "application/javascript", "module"}


@dataclass
class Html:
    """One page."""

    file: Path
    head: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    """Elements of the head in order."""
    ids: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    languages: list[tuple[str, str]] = field(default_factory=list)
    """Element and its lang, in order."""
    links: list[tuple[str, str]] = field(default_factory=list)
    """Element and the address it names."""
    scripts: list[str] = field(default_factory=list)
    """The text of scripts that stand in the page and run."""
    styles: list[str] = field(default_factory=list)
    """The text of style elements."""
    data: dict[str, str] = field(default_factory=dict)
    """The text of scripts that only carry data, by id."""
    handlers: list[str] = field(default_factory=list)
    """Attributes that would run a script."""

    @property
    def policy(self) -> dict[str, list[str]]:
        """The Content-Security-Policy: sources by directive; empty where there is none."""
        for element, attributes in self.head:
            if element == "meta" and (attributes.get("http-equiv") or "").lower() == (
                "content-security-policy"
            ):
                parts = (part.split() for part in (attributes["content"] or "").split(";"))
                return {name: sources for name, *sources in filter(None, parts)}
        return {}

    def anchors(self) -> set[str]:
        """What a fragment may name."""
        return {*self.ids, *self.names}


class _Reader(HTMLParser):
    def __init__(self, page: Html) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.in_head = True
        self.in_style = False
        self.script: dict[str, str | None] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "body":
            self.in_head = False
        if self.in_head:
            self.page.head.append((tag, attributes))
        if attributes.get("id"):
            self.page.ids.append(attributes["id"] or "")
        if tag == "a" and attributes.get("name"):
            self.page.names.add(attributes["name"] or "")
        if "lang" in attributes:
            self.page.languages.append((tag, attributes["lang"] or ""))
        self.page.handlers += [f"{tag} {name}" for name in attributes if name.startswith("on")]
        # Such a link names an element of its own page.
        named = () if attributes.get("rel") == "expect" else ADDRESSES.get(tag, ())
        for name in named:
            value = attributes.get(name)
            if value is not None:
                self.page.links += [(tag, address) for address in _split(name, value)]
        self.in_style = tag == "style"
        self.script = attributes if tag == "script" and "src" not in attributes else None

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"}:
            self.script, self.in_style = None, False

    def handle_data(self, data: str) -> None:
        if self.in_style:
            self.page.styles.append(data)
        elif self.script is None:
            return
        elif self.script.get("type") in EXECUTABLE:
            self.page.scripts.append(data)
        else:
            self.page.data[self.script.get("id") or ""] = data


def _split(name: str, value: str) -> Iterator[str]:
    if name == "srcset":
        yield from (choice.split()[0] for choice in value.split(",") if choice.strip())
    else:
        yield value.strip()


@cache
def read(file: Path) -> Html:
    """Read a page; the same file is parsed once per run."""
    page = Html(file)
    reader = _Reader(page)
    reader.feed(file.read_text("utf-8"))
    reader.close()
    return page


def fault_of_link(root: Path, page: Html, element: str, address: str) -> str | None:
    """What is wrong with one address, or None: it leads to a file of this site, by its own name."""
    scheme = address.split(":", 1)[0].lower() if ":" in address.split("/", 1)[0] else ""
    if scheme:
        return _fault_of_scheme(element, scheme)
    if address.startswith("/"):
        return "not relative"
    place, _, fragment = address.partition("#")
    place = unquote(place.partition("?")[0])
    target = page.file if place == "" else Path(normpath(page.file.parent / place))
    if not target.is_relative_to(root):
        return "leaves the site"
    if target.is_dir():
        return "leads to a folder, which file:// lists instead of opening"
    return _fault_of_fragment(root, target, unquote(fragment))


def _fault_of_scheme(element: str, scheme: str) -> str | None:
    if scheme in {"data", "blob"}:
        return "a link to data" if element == "a" else None
    if scheme in {"http", "https", "mailto", "tel"}:
        return None if element == "a" else "loads from another host"
    return f"unexpected scheme {scheme}"


def _fault_of_fragment(root: Path, target: Path, fragment: str) -> str | None:
    if not target.is_file():
        return "no such file"
    if not fragment or target.suffix != ".html":
        return None
    if target == root / "index.html":  # the shell's fragments are addresses of pages
        return None if (root / fragment.partition("#")[0]).is_file() else "no such page"
    return None if fragment in read(target).anchors() else "no such place on that page"
