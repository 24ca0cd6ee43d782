"""Whether every address of a page leads somewhere in the edition, and nothing leaves it. Pure."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from urllib.parse import unquote

from build_tools.answers import HIDDEN
from build_tools.manifest import SITE, is_the_teachers
from build_tools.verify.findings import Finding, Kind
from build_tools.verify.hrefs import Address, Seen, in_page, in_playlist, in_styles

LARGEST_PAGE = 16 * 1024 * 1024
"""Bytes of a page that is looked through; it is held in memory."""

_BOX = HIDDEN.rstrip("/")
"""Pages there are shown by a server alone, to which the copy's own folder is all there is."""
_BLANKS = re.compile(r"[\t\r\n]")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_HARMLESS = ("data:", "blob:", "about:", "mailto:", "tel:")
_POLICY = re.compile(
    rb"""<meta\s+http-equiv="Content-Security-Policy"\s+content="([^"]*)\"""",
    re.IGNORECASE,
)
_OWN = re.compile(r"'(?:self|none|unsafe-inline|(?:sha256|sha384|sha512)-[\w+/=-]+)'|data:|blob:")


class Links:
    """What pages name, compared with the files of the list."""

    def __init__(self, files: Collection[str]) -> None:
        self._files = files
        self._seen = Seen()
        self._judged: dict[tuple[str, Address], tuple[Kind, str] | None] = {}
        self.followed: set[str] = set()
        """Addresses on the internet that a person may follow."""

    def look(self, path: str, content: bytes) -> Iterator[Finding]:
        """Yield what is wrong with the addresses of a file: page, style sheet or playlist."""
        for judge in (self._in_page, self._in_styles, self._in_playlist):
            yield from judge(path, content)

    @staticmethod
    def is_looked_through(path: str) -> bool:
        """Return whether a file may hold addresses."""
        return path.endswith((".html", ".css", ".m3u8"))

    def _in_page(self, path: str, content: bytes) -> Iterator[Finding]:
        if not path.endswith(".html"):
            return
        wrong = list(self._judge(path, self._seen.maybe_in_page(content)))
        if wrong:  # the quick look may have seen what is none
            wrong = list(self._judge(path, in_page(content)))
        yield from wrong
        if b"<script" in content.lower():
            yield from _without_policy(path, content)

    def _in_styles(self, path: str, content: bytes) -> Iterator[Finding]:
        if path.endswith(".css"):
            yield from self._judge(path, in_styles(content.decode("utf-8", "replace")))

    def _in_playlist(self, path: str, content: bytes) -> Iterator[Finding]:
        if path.endswith(".m3u8"):
            yield from self._judge(path, in_playlist(content.decode("utf-8", "replace")))

    def _judge(self, path: str, addresses: Iterable[Address]) -> Iterator[Finding]:
        folder = posixpath.dirname(path)
        for address in sorted(addresses):
            key = folder, address
            if key not in self._judged:
                if len(self._judged) > 200_000:
                    self._judged.clear()
                self._judged[key] = self._verdict(folder, address)
            verdict = self._judged[key]
            if verdict is not None:
                yield Finding(verdict[0], path, verdict[1])

    def _verdict(self, folder: str, address: Address) -> tuple[Kind, str] | None:
        """Return what is wrong with an address in pages of a folder, or None."""
        text = _BLANKS.sub("", address.text)  # as browsers do (URL Standard, 4.4)
        text = text.strip().replace("\\", "/")
        if text.startswith("//") or _SCHEME.match(text):
            return self._abroad(address, text)
        bare, _, fragment = text.partition("#")
        bare = unquote(bare.partition("?")[0])
        if not bare:
            return None
        if bare.startswith("/") and folder == _BOX:
            bare = f"..{bare}index.html" if bare.endswith("/") else f"..{bare}"
        if bare.startswith("/"):
            return "link", f"'{text}' begins with / and so leads out of the copy"
        bases = (folder, SITE.rstrip("/")) if address.use == "told" else (folder,)
        places = [posixpath.normpath(posixpath.join(base, bare)) for base in bases]
        if not any(self._is_there(place) for place in places):
            return "link", f"'{text}' leads to no file of the edition"
        if places[0] in ("index.html", f"{SITE}index.html") and fragment.count("/"):
            deep = posixpath.normpath(SITE + unquote(fragment).partition("#")[0])
            if not self._is_there(deep):
                return "link", f"'{text}' opens a page that the edition does not have"
        return None

    def _is_there(self, place: str) -> bool:
        return place in self._files or is_the_teachers(place)

    def _abroad(self, address: Address, text: str) -> tuple[Kind, str] | None:
        lowered = text.lower()
        if lowered.startswith(_HARMLESS):
            return None
        if lowered.startswith("javascript:"):
            return "external", f"'{text[:60]}' is a script in the place of an address"
        if not lowered.startswith(("http:", "https:", "//")):
            return "link", f"'{text}' names a place outside the copy"
        if address.use == "asked":
            return "external", f"it asks '{text}' by itself"
        self.followed.add(text)
        return None


def _without_policy(path: str, content: bytes) -> Iterator[Finding]:
    """Yield a finding for a page with scripts that no policy keeps from asking other hosts."""
    policy = _POLICY.search(content)
    if policy is None or policy.start() > content.lower().find(b"<script"):
        yield Finding("external", path, "no policy before its scripts keeps it from other hosts")
        return
    rules = [rule.split() for rule in policy[1].decode("ascii", "replace").split(";")]
    named = {rule[0].lower(): rule[1:] for rule in reversed(rules) if rule}
    open_to = [
        source
        for name, sources in named.items()
        if name.endswith("-src")
        for source in sources
        if not _OWN.fullmatch(source)
    ]
    if "default-src" not in named or open_to:
        hosts = ", ".join(open_to) or "all hosts"
        yield Finding("external", path, f"its policy lets it ask {hosts}")
