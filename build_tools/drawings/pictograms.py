"""Pictograms: our own names for icons of the Material set, inlined into the page."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from importlib.resources import files
from types import MappingProxyType

_ICONS = MappingProxyType(
    {
        # activities
        "singing": "account-voice",
        "writing": "lead-pencil",
        "theatre": "drama-masks",
        "percussion": "instrument-triangle",
        "movement": "human-handsup",
        "listening": "ear-hearing",
        "making": "hammer-screwdriver",
        # families of sound
        "voices": "microphone-variant",
        "strings": "violin",
        "keys": "piano",
        "wind": "trumpet",
        # resources
        "work": "music",
        "person": "account",
        "people": "account-multiple",
        "recording": "album",
        "concert": "curtains",
        "live": "broadcast",
        "workshop": "hand-clap",
        "video": "movie-open-play",
        "subtitles": "closed-caption",
        "journey": "map-marker-path",
        "project": "hub",
        "playlist": "playlist-music",
        "page": "text-box-outline",
        # the player
        "listen": "headphones",
        "play": "play",
        "pause": "pause",
        "previous": "skip-previous",
        "next": "skip-next",
        "heart": "heart",
        "volume": "volume-high",
        "quieter": "volume-minus",
        "louder": "volume-plus",
        "back": "rewind-10",
        "forward": "fast-forward-10",
        "slower": "minus-thick",
        "faster": "plus-thick",
        "shuffle": "shuffle-variant",
        "repeat": "repeat",
        "repeat-one": "repeat-once",
        "expand": "chevron-up",
        "collapse": "chevron-down",
        "settings": "tune-variant",
        "keyboard": "keyboard",
        "fresh": "broom",
        "save": "tray-arrow-down",
        "open": "tray-arrow-up",
        "sound": "waveform",
        "file-music": "file-music",
        # facts of a worksheet
        "clock": "clock-outline",
        "age": "cake-variant",
        "child": "human-child",
        "group": "account-group",
        "materials": "basket",
        "room": "door-open",
        "level": "stairs",
        "calendar": "calendar-month",
        "week": "calendar-week",
        "place": "map-marker",
        "meeting": "handshake",
        "online": "laptop",
        # what a sheet asks for
        "say": "message-text",
        "tip": "lightbulb-on",
        "draw": "pencil",
        "write": "fountain-pen-tip",
        "print": "printer",
        "download": "download",
        # what children do in a step of a sheet
        "do-listen": "ear-hearing",
        "do-sing": "account-voice",
        "do-clap": "hand-clap",
        "do-play": "instrument-triangle",
        "do-move": "human-handsup",
        "do-breathe": "weather-windy",
        "do-talk": "forum",
        "do-write": "lead-pencil",
        "do-draw": "brush",
        "do-sit": "seat-passenger",
        "do-look": "eye",
        "do-rest": "sleep",
        "do-make": "content-cut",
        "do-act": "drama-masks",
        # what children answer
        "dance": "human-female-dance",
        "face-glad": "emoticon-happy-outline",
        "face-plain": "emoticon-neutral-outline",
        "face-sad": "emoticon-sad-outline",
        "lively": "lightning-bolt",
        "thumb-up": "thumb-up",
        "thumbs": "thumbs-up-down",
        "thumb-down": "thumb-down",
        "questions": "clipboard-check-outline",
        # other forms of a sheet, and a class before the screen
        "large-print": "format-size",
        "copier": "content-copy",
        "easy": "text-short",
        "class": "human-male-board",
        "full-screen": "fullscreen",
        "window": "fullscreen-exit",
        "backward": "arrow-left-bold",
        "bell": "bell-ring",
        "bell-off": "bell-off",
        "again": "restart",
        "longer": "plus-thick",
        # the site
        "home": "home",
        "search": "magnify",
        "language": "translate",
        "sun": "white-balance-sunny",
        "moon": "weather-night",
        "scheme": "theme-light-dark",
        "archive": "folder-zip-outline",
        "folder": "folder-open",
        "help": "help-circle",
        "accessibility": "human",
        "credits": "copyright",
        "menu": "menu",
        "close": "close-thick",
        "arrow-right": "arrow-right",
        "onward": "arrow-right-bold",
        "grown-ups": "account-key",
        "check": "check-bold",
        "warning": "alert",
        "info": "information",
        "footprint": "foot-print",
    }
)
PICTOGRAMS = tuple(_ICONS)
"""The names that `pictogram` understands."""

_OF_KIND = MappingProxyType(
    {
        "works": "work",
        "people": "person",
        "recordings": "recording",
        "concerts": "concert",
        "workshops": "workshop",
        "journeys": "journey",
        "projects": "project",
        "pages": "page",
        "playlists": "playlist",
        "bars": "keys",
        "pipes": "keys",
    }
)


def pictogram(name: str, *, label: str | None = None) -> str:
    """Return the pictogram as inline SVG in the colour of the text around it.

    Without a label it is decoration, hidden from screen readers; with one it is an
    image of that name. Size and colour stand in `tokens.css`, since a page shows dozens.
    Raises KeyError for a name that is not in `PICTOGRAMS`.
    """
    if label is None:
        heard, title = 'aria-hidden="true"', ""
    else:
        heard, title = 'role="img"', f"<title>{escape(label, quote=False)}</title>"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="pictogram" viewBox="0 0 24 24" '
        f'{heard} focusable="false">'
        f'{title}<path d="{outline(name)}"/></svg>'
    )


def pictogram_of(kind: str) -> str:
    """Return the pictogram's name for a folder of resources or an activity."""
    name = _OF_KIND.get(kind, kind)
    _ICONS[name]  # an unknown kind must fail here, not on some page
    return name


@cache
def outline(name: str) -> str:
    """Return the path data of a pictogram, on a square of 24."""
    icon = files("material") / "templates" / ".icons" / "material" / f"{_ICONS[name]}.svg"
    found = re.findall(r'<path d="([^"]+)"', icon.read_text(encoding="utf-8"))
    return "".join(found)
