"""What proves that a copy of an edition is whole: its list of files and its stamp. Pure.

The list is `SHA256SUMS` at the carrier's root, as `sha256sum -c` reads it; every file of the
edition stands in it but itself and its signature. The stamp says which edition this is, and is
one of the files of the list, so that whoever signs the list signs both.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

_Told = TypeVar("_Told")

SUMS = "SHA256SUMS"
SIGNATURE = "SHA256SUMS.minisig"
SITE = "poche/"
"""Below this the site lies as the build made it."""
STAMP = SITE + "edition.json"
UNFINISHED = SITE + "unfinished.json"
"""A stamp that stands on a carrier while files are being copied there, and only then: what has it
is half of a copy."""
UPDATE = SITE + "update.json"
"""What an update says of itself. It is in no list; it stays where an update was unzipped over an
older copy."""
PUBLIC = "PUBLIC/"
"""A folder of the teacher's own: never verified, never removed."""
VERSION = re.compile(r"\d{8}T\d{6}Z")
"""How an edition's version is written; versions of one edition are in order as text is."""
LONGEST_PATH = 200
"""Characters, so that a copy still fits below a deep folder of Windows."""

_LINE = re.compile(r"(?P<sum>[0-9a-f]{64}) [ *](?P<path>[^\\\n]+)")
_REFUSED = re.compile(r'[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069"*:<>?\\|]|[. ]$|[. ]/')
"""Besides what FAT32 refuses: what would steer a terminal, or turn a name around in it."""
_DEVICES = re.compile(r"(?i)(?:^|/)(?:con|prn|aux|nul|com\d|lpt\d)(?:[./]|$)")
SYSTEM_FILES = re.compile(
    r"(?i)(?:^|/)(?:System Volume Information|\$RECYCLE\.BIN|\.Trash(?:es|-\d+)?|\.Spotlight-V100"
    r"|\.fseventsd|\.TemporaryItems|LOST\.DIR|FOUND\.\d{3}|\.DS_Store|\._[^/]*|Thumbs\.db"
    r"|desktop\.ini|\.directory|\.nomedia)(?:/|$)"
)


class Malformed(ValueError):
    """A list or a stamp cannot be read; the message is for people."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which edition a carrier holds."""

    hub: str
    """The hub's id."""
    title: str
    """The hub's title in its default language."""
    edition: str
    version: str
    """See VERSION; it orders the editions of one hub and edition name."""
    languages: tuple[str, ...]
    """The default language first."""
    format: str
    """`folder`, `zip`, `zim` or `lan`."""
    audio: str
    """The tier of its sounds, see `choices.TIERS`."""
    valid_until: date | None = None
    """The last day on which all rights hold; None if nothing ends."""

    def newer_than(self, other: Stamp) -> bool:
        """Return whether this would bring `other` up to date.

        Raises ValueError where the two are not of one hub and edition.
        """
        if (self.hub, self.edition) != (other.hub, other.edition):
            raise ValueError(
                f"'{self.edition}' of {self.hub} is not '{other.edition}' of {other.hub}"
            )
        return self.version > other.version


@dataclass(frozen=True, slots=True)
class Update:
    """Which copies an update makes new ones of, and what is left over in them."""

    since: str
    """The version that it is laid over."""
    version: str
    """The version that comes of it."""
    removed: tuple[str, ...]
    """Paths that the list of `since` names and that of `version` does not."""


def stamp_json(stamp: Stamp) -> str:
    """Return the text of `STAMP`."""
    ends = stamp.valid_until
    said = {
        "format": 1,
        "hub": stamp.hub,
        "title": stamp.title,
        "edition": stamp.edition,
        "version": stamp.version,
        "languages": list(stamp.languages),
        "carrier": stamp.format,
        "audio": stamp.audio,
        "valid_until": ends.isoformat() if ends else None,
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def read_stamp(text: str) -> Stamp:
    """Read what `stamp_json` wrote. Raises Malformed."""

    def stamp(said: dict[str, Any]) -> Stamp:
        ends = said["valid_until"]
        return Stamp(
            hub=str(said["hub"]),
            title=str(said["title"]),
            edition=str(said["edition"]),
            version=str(said["version"]),
            languages=tuple(str(lang) for lang in said["languages"]),
            format=str(said["carrier"]),
            audio=str(said["audio"]),
            valid_until=None if ends is None else date.fromisoformat(ends),
        )

    found = _read(STAMP, text, stamp)
    if not VERSION.fullmatch(found.version) or not found.languages:
        raise Malformed(f"'{STAMP}' is damaged: it names no version or no language")
    return found


def _read(path: str, text: str, make: Callable[[dict[str, Any]], _Told]) -> _Told:
    """Return what `make` makes of one of our own JSON files. Raises Malformed."""
    try:
        said: dict[str, Any] = json.loads(text)
        if said["format"] != 1:
            raise Malformed(f"'{path}' is of a newer Poche (format {said['format']!r})")
        return make(said)
    except Malformed:
        raise
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise Malformed(f"'{path}' is damaged, or not of Poche") from error


def update_json(update: Update) -> str:
    """Return the text of `UPDATE`."""
    said = {
        "format": 1,
        "from": update.since,
        "to": update.version,
        "removed": sorted(update.removed),
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def read_update(text: str) -> Update:
    """Read what `update_json` wrote. Raises Malformed, also for paths that no carrier may hold."""

    def made(said: dict[str, Any]) -> Update:
        removed = tuple(str(path) for path in said["removed"])
        return Update(str(said["from"]), str(said["to"]), removed)

    update = _read(UPDATE, text, made)
    versions = (update.since, update.version)
    if not all(VERSION.fullmatch(it) for it in versions) or any(map(refused, update.removed)):
        raise Malformed(f"'{UPDATE}' is damaged: it names no version, or a file that cannot be")
    return update


def sums_text(sums: Mapping[str, str]) -> str:
    """Return the text of `SUMS`: path → SHA-256 in hex digits, in the order of paths."""
    return "".join(f"{sums[path]}  {path}\n" for path in sorted(sums))


def read_sums(text: str) -> dict[str, str]:
    """Read what `sums_text` wrote. Raises Malformed, which names the line.

    Paths that no carrier may hold are refused, and so are two that FAT32 takes for one.
    """
    if not text:
        raise Malformed(f"'{SUMS}' is empty")
    sums: dict[str, str] = {}
    folded: set[str] = set()
    # Not splitlines, which also parts at signs that a name may have (U+0085, U+2028).
    for number, line in enumerate(text.removesuffix("\n").split("\n"), start=1):
        match = _LINE.fullmatch(line)
        if match is None:
            raise Malformed(f"'{SUMS}' is damaged in line {number}")
        why = refused(match["path"])
        if why or match["path"].lower() in folded:
            why = why or "it stands there twice"
            raise Malformed(f"'{SUMS}' names a file in line {number} that cannot be: {why}")
        folded.add(match["path"].lower())
        sums[match["path"]] = match["sum"]
    return sums


def refused(path: str) -> str | None:
    """Return why no carrier may hold a path, or None if every carrier may.

    Paths are relative, with `/`; FAT32 and exFAT draw the limits, and nothing leads out of
    the carrier.
    """
    parts = path.split("/")
    if not path or "" in parts or "." in parts or ".." in parts:
        return "it leads out of its folder"
    if _REFUSED.search(path):
        return "it has signs that sticks cannot bear"
    if _DEVICES.search(path):
        return "Windows keeps this name for a device"
    if len(path) > LONGEST_PATH:
        return f"it is longer than {LONGEST_PATH} characters"
    return None


def left_by_a_system(path: str) -> bool:
    """Return whether an operating system leaves such a file behind on every stick it sees."""
    return SYSTEM_FILES.search(path) is not None


def is_the_teachers(path: str) -> bool:
    """Return whether a path lies in the folder that belongs to the teacher."""
    return path.lower().startswith(PUBLIC.lower())
