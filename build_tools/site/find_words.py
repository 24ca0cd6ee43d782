"""What search says in its dialog, and its drawings, as a script: it comes when search opens."""

from __future__ import annotations

from typing import Any

from build_tools import drawings
from build_tools.domain import KINDS, LANGUAGES, WORKSHOP_KINDS
from build_tools.site.az import A_TO_Z, LISTED, leaf_id
from build_tools.site.reader import Reader
from build_tools.site.shell import data_block
from build_tools.site.words import LISTS, SECTION_TITLES

FIND_STRINGS = {
    "results": "Results",
    "best": "Best matches",
    "all": "Show all {n}",
    "none": "Nothing found",
    "partly": "No page has all of these words. These have some of them.",
    "missing": (
        "Search is incomplete in this copy: a file is missing or damaged. Copying the whole "
        "folder again helps. Until then, these lists have everything:"
    ),
    "start": "A title, a composer, an activity, a word: results come while you type.",
    "start_more": (
        "Accents and capitals do not matter. Words in quotation marks are looked for just as "
        "they stand."
    ),
    "try_less": "Type fewer letters, or another word for the same thing.",
    "try_lists": "Leaf through the lists from A to Z:",
    "try_filters": "Or go to a section, where filters help to choose:",
    "lists": "From A to Z",
    "sections": "Sections",
    "close": "Close",
}
"""Key in the dialog's script to its message id."""

KIND_LABELS = {
    "works": "Work",
    "people": "Person",
    "recordings": "Recording",
    "concerts": "Concert",
    "workshops": "Workshop",
    "journeys": "Journey",
    "projects": "Project",
    "pages": "Page",
    "playlists": "Playlist",
    "special": "Page",
}
"""Kind to what one of it is called beside its title: message ids."""

GROUPS = {**SECTION_TITLES, "pages": "More pages", "special": "More pages"}
"""Kind to what many of it are called, above results: message ids."""

_SECTIONS = ("workshops", "playlists", "recordings", "works", "people", "concerts", "journeys")
_TOOLS = ("search", "close", "language", "archive")


def find_url(lang: str) -> str:
    """Return where a language's script lies, relative to the site's root."""
    return f"{lang}/find.js"


def find_js(r: Reader) -> str:
    """Return the script that sets `pocheFindWords`; `r` may stand on any page.

    `kinds` is kind → [one, many], `lists_az` and `sections_all` are [label, address below
    the root, kind], `badges` and `icons` are SVG by name, `languages` is
    code → how a text in it is marked, and `one` and `many` count results.
    """
    t = r.t
    data: dict[str, Any] = {key: t(text) for key, text in FIND_STRINGS.items()}
    # French counts 1 like 0, so both forms are asked for by numbers that every language counts so.
    data["one"] = t.count(1, "{n} result", "{n} results").replace("1", "{n}")
    data["many"] = t.count(2, "{n} result", "{n} results").replace("2", "{n}")
    data["kinds"] = {kind: [t(KIND_LABELS[kind]), t(many)] for kind, many in GROUPS.items()}
    data["lists_az"] = [
        [t("All lists"), f"{r.lang}/special/{A_TO_Z}.html", "pages"],
        *(
            [t(LISTS[kind]), f"{r.lang}/special/{leaf_id(kind)}.html", kind]
            for kind in LISTED
            if r.catalogue.of_kind(kind)
        ),
    ]
    data["sections_all"] = [
        [t(SECTION_TITLES[kind]), f"{r.lang}/{kind}/index.html", kind]
        for kind in _SECTIONS
        if r.catalogue.of_kind(kind)
    ]
    data["badges"] = {kind: drawings.badge(kind) for kind in (*KINDS, *WORKSHOP_KINDS)}
    data["icons"] = {name: drawings.pictogram(name) for name in _TOOLS}
    # All of them: an edition may show for want of another a text in a language it leaves out.
    data["languages"] = {lang: t("in {language}", language=r.language(lang)) for lang in LANGUAGES}
    return f"pocheFindWords={data_block(data)};\n"
