"""Names that every carrier and every player can bear: ASCII, FAT32, short. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

LONGEST = 64
"""Characters of one name, its ending included: car radios show no more, and paths stay short."""

_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "ẞ": "SS",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "þ": "th",
        "Þ": "Th",
        "ð": "d",
        "ı": "i",
        "–": "-",
        "—": "-",
        "’": "'",
        "‘": "'",
        "«": "",
        "»": "",
        "“": "",
        "”": "",
        "„": "",
        '"': "",
        "&": "+",
        ":": " -",
        "/": "-",
    }
)
"""What decomposing does not bring to ASCII, and what FAT32 refuses but people read."""

_ALLOWED = re.compile(r"[^A-Za-z0-9 '(),.+=_-]+")
"""Everything else: FAT32 refuses `" * / : < > ? \\ |`, VLC trips over `#`, mpv over `%`."""
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


_GERMAN = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"},
)
"""What Germans write where there are no umlauts; elsewhere two dots only part two vowels."""


def safe(text: str, fallback: str, lang: str | None = None) -> str:
    """Return a text as a name without ending; `fallback` (an id) where nothing of it is left.

    `lang` is the text's language, as far as it is known.
    """
    text = unicodedata.normalize("NFC", text)
    if lang == "de":
        text = text.translate(_GERMAN)
    spelt = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    bare = "".join(char for char in spelt if not unicodedata.combining(char))
    name = " ".join(_ALLOWED.sub(" ", bare).split()).strip(" .'-")
    if not re.search(r"[A-Za-z0-9]", name):
        name = fallback
    return f"{name}_" if _DEVICES.match(name) else name


def _shortened(name: str, room: int) -> str:
    """Cut a name at the end of a word, unless that would take more than a third of it."""
    if len(name) <= room:
        return name
    words, _, _ = name[: room + 1].rpartition(" ")
    cut = words if 3 * len(words) > 2 * room else name[:room]
    return cut.rstrip(" .,(-")


def fitted(name: str, ending: str, taken: Container[str]) -> str:
    """Return a name with its ending, cut to `LONGEST`, that is not among those taken.

    `taken` holds names in lower case, since FAT32 takes `A` and `a` for the same.
    """
    for number in range(1, 10_000):
        mark = f" ({number})" if number > 1 else ""
        room = LONGEST - len(ending) - len(mark)
        whole = _shortened(name, room) + mark + ending
        if whole.lower() not in taken:
            return whole
    raise ValueError(f"there are ten thousand names like {name}")
