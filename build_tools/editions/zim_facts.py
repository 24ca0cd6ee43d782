"""What a ZIM file says of itself, and under which names its entries stand. Pure.

The names of the metadata and their limits are openZIM's (wiki.openzim.org/wiki/Metadata), and so
is the way in which files are named: `<project>_<language>_<selection>_<flavour>_<year>-<month>`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from build_tools.answers import SQUEEZED, TYPES
from build_tools.domain import Hub
from build_tools.manifest import SITE, Stamp

ISO_639_3 = {"fr": "fra", "de": "deu", "nl": "nld", "en": "eng", "lb": "ltz"}
"""The languages of the site as ZIM files name them."""
LONGEST_TITLE = 30
LONGEST_DESCRIPTION = 80
"""In signs as people count them (grapheme clusters)."""
LONGEST_MORE = 4000
ILLUSTRATION_PX = 48
PAGE = "text/html;raw=true"
"""`raw=true` asks kiwix-serve to leave a page as it is (kiwix/libkiwix#403). Debian 12's 3.3 would
write its bar into every page, into ours in the shell's frame too: its styles fight with ours, and
its scripts with what our pages let run. Newer ones show the bar around a page."""
CATALOGUE = f"{SITE}catalogue.json"

_UNKNOWN = "application/octet-stream"
_JOINER, _MODIFIERS = "\u200d", range(0x1F3FB, 0x1F400)
_FLAGS = range(0x1F1E6, 0x1F200)


@dataclass(frozen=True, slots=True)
class About:
    """What a library shows of a ZIM file, in its one language."""

    lang: str
    title: str
    tagline: str
    publisher: str
    licence: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of an edition as a ZIM file holds it."""

    path: str
    title: str
    """What suggestions find it by; empty for what nobody looks for."""
    mime: str
    is_page: bool
    """Whether it stands in lists of pages: suggestions, the random page."""
    compress: bool


def about(hub: Hub, lang: str) -> About:
    """Return what a ZIM file of the hub in one language says of it."""
    chain = hub.chain(lang)
    title = hub.title.choose(chain).text
    return About(
        lang,
        title,
        hub.tagline.choose(chain).text,
        hub.publisher or title,
        hub.licence,
        hub.address,
    )


def identity(stamp: Stamp, lang: str) -> str:
    """Return the name that all issues of a ZIM file share."""
    return f"{stamp.hub}_{ISO_639_3[lang]}_{stamp.edition}"


def file_name(stamp: Stamp, lang: str) -> str:
    """Return the name of an edition's ZIM file in one language, with its ending."""
    year, month = stamp.version[:4], stamp.version[4:6]
    return f"{identity(stamp, lang)}_{stamp.audio}_{year}-{month}.zim"


def metadata(stamp: Stamp, it: About, paths: Sequence[str]) -> dict[str, str]:
    """Return the texts by their names; `paths` are those of the edition.

    A title or a tagline that is too long is cut at a word and stands whole in the longer
    description.
    """
    title = _one_line(it.title)
    tagline = _one_line(it.tagline) or title
    short = {
        "Title": shortened(title, LONGEST_TITLE),
        "Description": shortened(tagline, LONGEST_DESCRIPTION),
    }
    said = {
        **short,
        "Name": identity(stamp, it.lang),
        "Language": ISO_639_3[it.lang],
        "Creator": _one_line(it.publisher),
        "Publisher": _one_line(it.publisher),
        "Date": f"{stamp.version[:4]}-{stamp.version[4:6]}-{stamp.version[6:8]}",
        "Flavour": stamp.audio,
        "Tags": ";".join(_tags(paths)),
        "Scraper": "Poche",
    }
    if [*short.values()] != [title, tagline]:
        more = title if tagline == title else f"{title}. {tagline}"
        said["LongDescription"] = shortened(more, LONGEST_MORE)
    if it.licence:
        said["License"] = it.licence
    if it.address:
        said["Source"] = it.address
    return said


def entries(paths: Sequence[str], catalogue: str, about: About) -> list[Entry]:
    """Return the entries of an edition, in its order.

    `catalogue` is the text of the site's `catalogue.json`, which names its pages. Only the
    resources' own pages are in lists: variants lie one press behind them, and the home page is
    in the shell, which is the first page of all.
    """
    pages = json.loads(catalogue).get("pages", ())
    titles = {SITE + page["url"]: page["title"] for page in pages if page["kind"] != "home"}
    titles["index.html"] = about.title
    return [_entry(path, _one_line(titles.get(path, ""))) for path in paths]


def shortened(text: str, most: int) -> str:
    """Cut a text to as many signs as people would count, at a word if one ends in its half."""
    signs = graphemes(text)
    if len(signs) <= most:
        return text
    kept = "".join(signs[: most - 1])
    words, _, _ = "".join(signs[:most]).rpartition(" ")
    return (words if len(graphemes(words)) * 2 >= most else kept).rstrip(" ,.;:–-") + "…"


def graphemes(text: str) -> list[str]:
    """Part a text into what people take for one sign.

    Of Unicode's rules (UAX #29, section 3.1.1) these: marks, joiners and skin colours belong to
    the sign before, what follows a joiner too, and letters of flags go two by two. Hangul is
    taken as it is composed.
    """
    signs: list[str] = []
    for char in unicodedata.normalize("NFC", text):
        before = signs[-1] if signs else ""
        if before and (_extends(char) or before.endswith(_JOINER) or _ends_flag(before, char)):
            signs[-1] += char
        else:
            signs.append(char)
    return signs


def _extends(char: str) -> bool:
    return (
        unicodedata.category(char) in {"Mn", "Me", "Mc"}
        or char in {_JOINER, "\u200c"}
        or ord(char) in _MODIFIERS
        or 0xE0020 <= ord(char) < 0xE0080  # the flags of Scotland and Wales
    )


def _ends_flag(before: str, char: str) -> bool:
    return len(before) == 1 and ord(before) in _FLAGS and ord(char) in _FLAGS


def _one_line(text: str) -> str:
    return " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", text).split())


def _tags(paths: Sequence[str]) -> list[str]:
    films = any(path.endswith(".mp4") for path in paths)
    pictures = any(path.endswith((".webp", ".svg")) for path in paths)
    return [
        "music",
        "education",
        "_ftindex:no",
        f"_pictures:{'yes' if pictures else 'no'}",
        f"_videos:{'yes' if films else 'no'}",
        "_details:yes",
    ]


def _entry(path: str, title: str) -> Entry:
    ending = PurePosixPath(path).suffix.lower()
    plain = "text/plain" if not ending else _UNKNOWN  # the list of files has none
    mime = PAGE if ending == ".html" else TYPES.get(ending, plain).partition(";")[0]
    return Entry(path, title, mime, bool(title), not ending or ending in SQUEEZED)
