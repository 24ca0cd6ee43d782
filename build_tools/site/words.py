"""Titles of pages and labels of things, by their message ids."""

from __future__ import annotations

from build_tools.site.agenda import Month, Overview
from build_tools.site.az import Directory, Leaf
from build_tools.site.children import DOOR, Screen
from build_tools.site.footprint import FootprintPage, MethodPage
from build_tools.site.footprint_views import footprint_title
from build_tools.site.overview import month_name
from build_tools.site.pages import PagePlan, Special
from build_tools.site.questions import Asking
from build_tools.site.reader import Reader
from build_tools.site.result_views import results_title
from build_tools.site.results import ResultsPage
from build_tools.site.what_if import WhatIfPage
from build_tools.site.what_if_views import what_if_title
from build_tools.strings import Strings

SECTION_TITLES = {
    "works": "Works",
    "people": "People",
    "recordings": "Recordings",
    "concerts": "Concerts",
    "workshops": "Workshops",
    "journeys": "Journeys",
    "projects": "Projects",
    "pages": "About this hub",
    "playlists": "Listening",
}
"""Kind to the title of its list: message ids."""

LISTS = {
    "works": "Works from A to Z",
    "people": "People from A to Z",
    "workshops": "Workshops from A to Z",
    "playlists": "Playlists from A to Z",
}
"""Kind to the title of its list from A to Z: message ids."""

HEADER = (
    ("journeys", "Journeys", "journey"),
    ("playlists", "Listening", "listen"),
    ("workshops", "Workshops", "workshop"),
    ("concerts", "Concerts", "concert"),
)
"""The sections in the header, after home: kind, message id, pictogram."""

FOOTER = (
    ("recordings", "Recordings"),
    ("works", "Works"),
    ("people", "People"),
    ("projects", "Projects"),
)
"""Sections that the header does not name."""

WHAT_DID_YOU_THINK = "What did you think?"
"""The title above questionnaires, a message id."""
YOUR_TURN = "Your turn"
"""The same where children answer."""

VARIANTS = {"easy": "In simple words", "class": "Class mode"}
"""Another form of a worksheet's page to its name: message ids."""

SHELL_STRINGS = {
    "player": "Player",
    "play": "Play",
    "pause": "Pause",
    "notice": "Messages",
    "close": "Close",
    "trouble_title": "This page does not answer",
    "trouble_unpack": (
        "If you opened this from a zip, extract the whole zip first, then open index.html "
        "in the extracted folder."
    ),
    "trouble_missing": (
        "Otherwise the page may be missing in this copy, or the device is slow and needs "
        "a moment more."
    ),
    "trouble_open": "Open the page on its own",
    "trouble_home": "Back to the home page",
}
"""Key in the shell's script to its message id: what it says before it knows what can be played."""

UNPACK = (
    "If nothing opens, extract the whole zip first, then open index.html in the extracted folder."
)
"""What a reader without scripts may have to do first, a message id."""


def title_of(page: PagePlan, r: Reader) -> str:
    """Return a page's title in the reader's language."""
    if page.resource is not None:
        title = r.words(r.title(page.resource))
        return f"{title} · {r.t(VARIANTS[page.variant])}" if page.variant else title
    if page.kind == "home":
        return r.words(r.catalogue.hub.title)
    if page.data is not None:
        return _title_of_special(page.data, r)
    return r.t(SECTION_TITLES[page.id])


def _title_of_special(data: Special, r: Reader) -> str:  # noqa: PLR0911 (one line for each)
    """Return the title of a page that Poche makes itself."""
    match data:
        case Screen():
            return _title_of_screen(data, r)
        case Overview():
            return r.t("Overview")
        case Month():
            return month_name(r, data.first)
        case Directory():
            return r.t("A–Z")
        case Asking():
            return r.t(_title_of_questions(data))
        case FootprintPage():
            return footprint_title(r, data)
        case ResultsPage():
            return results_title(r, data)
        case MethodPage():
            return r.t("How footprints are reckoned")
        case WhatIfPage():
            return what_if_title(r, data)
        case Leaf():
            title = list_title(r, data)
            return f"{title} · {data.span}" if data.count > 1 else title


def _title_of_questions(asking: Asking) -> str:
    """Return the message id of the title above questions."""
    if asking.by_child:
        return YOUR_TURN
    return asking.questionnaire.title if asking.questionnaire else WHAT_DID_YOU_THINK


def list_title(r: Reader, leaf: Leaf) -> str:
    """Return the title of a list from A to Z, whichever of its pages this is."""
    return r.t(LISTS[leaf.kind])


def section_title(r: Reader, kind: str) -> str:
    """Return the title of a section's list."""
    return r.t(SECTION_TITLES[kind])


def _title_of_screen(screen: Screen, r: Reader) -> str:
    """Return a screen's title; the further ones of a row also say which they are."""
    if screen.id == DOOR:
        title = r.t("For grown-ups")
    elif screen.shelf is None:
        title = r.t("Children’s space")
    else:
        shown = screen.shelf.journey or screen.shelf.playlist
        title = r.words(shown.title) if shown else r.t("More music")
    return title if screen.number == 1 else f"{title} · {screen.number}"


def shell_strings(t: Strings) -> dict[str, str]:
    """Return the shell's texts in one language, by the keys its script uses."""
    return {key: t(text) for key, text in SHELL_STRINGS.items()}
