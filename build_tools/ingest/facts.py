"""What a sound file says of itself, by its tags and, where they are silent, by its name. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from build_tools.ingest.names import Said, nameless, said, words
from build_tools.ingest.numbers import without_numbers, written

_DAY = re.compile(r"(?<!\d)(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d)")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_TRACK = re.compile(r"^(?:\d{1,2}[-.])?(?:(\d{1,3})\s*[-–—._)]+\s*|(\d{2})\s+)(?=\D)")
"""With nothing but a space behind it, only two digits are a track: not `7 Lieder`."""
_PIECE = re.compile(r"\s+[-–—]\s+")
_MOVEMENT = re.compile(
    r"^(?P<work>.{3,}?)(?:\s*:\s*|\s+[-–—]\s+)(?P<movement>(?:[IVX]{1,5}|\d{1,2})\.\s+\S.*)$"
)
_LANGUAGES = {
    "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "nld": "nl", "dut": "nl", "eng": "en",
    "ltz": "lb", "ita": "it", "spa": "es", "por": "pt", "lat": "la",
}  # fmt: skip
_OTHERS = ("isrc", "musicbrainz_trackid", "musicbrainz_workid", "copyright", "license")
"""What is worth keeping although no field holds it."""

Tags = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Track:
    """A sound file that is to become a recording, as it was found."""

    path: str
    """Relative to where the files were looked for, with `/`."""
    tags: Tags
    duration_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Told:
    """What a file says, apart from what the hub makes of it."""

    title: str
    by_name: bool
    """Whether the title was read from the file's name."""
    work: str
    """The title of the work, without its number and without the movement."""
    catalogue: str
    """The work's number as it is written."""
    is_piece: bool
    """Whether the file has a piece of the work, and says of which."""
    further: str
    """Whatever else may hold the number."""
    composers: tuple[Said, ...]
    nameless: str | None
    """A composer who has no name: the reserved id."""
    lyricists: tuple[Said, ...]
    arrangers: tuple[Said, ...]
    performers: tuple[Said, ...]
    date: str
    language: str
    others: tuple[tuple[str, str], ...]


def told(track: Track) -> Told:
    """Return what a file says of itself."""
    tags, path = track.tags, PurePosixPath(track.path)
    _, named = apart(path.stem)
    title = _first(tags, "title") or _titled(named) or path.stem
    whole = _first(tags, "work") or _whole(title)
    catalogue = written(" ; ".join((whole, title, *tags.get("opus", ()), *_catalogue(tags))))
    composers = said(tags.get("composer", ()))
    reserved = next(filter(None, (nameless(it.name) for it in composers)), None)
    return Told(
        title=title,
        by_name=not _first(tags, "title"),
        work=without_numbers(whole) or whole,
        catalogue=catalogue,
        is_piece=whole != title,
        further=" ; ".join((title, catalogue)),
        composers=() if reserved else tuple(composers),
        nameless=reserved,
        lyricists=tuple(said(tags.get("lyricist", ()))),
        arrangers=tuple(said(tags.get("arranger", ()))),
        performers=tuple(_performers(tags, {it.key for it in composers})),
        date=_date(tags, path),
        language=_language(_first(tags, "language")),
        others=tuple((name, _first(tags, name)) for name in _OTHERS if _first(tags, name)),
    )


def apart(stem: str) -> tuple[str, str]:
    """Return the number of a track, without zeros before it, and the rest of a file's name."""
    found = _TRACK.match(stem)
    if found is None:
        return "", stem.strip()
    number = (found[1] or found[2]).lstrip("0") or "0"
    return number, stem[found.end() :].strip(" -–—._")


def _titled(named: str) -> str:
    """Return the title in `Debussy - Sirènes`: what stands last."""
    return _PIECE.split(named)[-1].replace("_", " ").strip()


def _whole(title: str) -> str:
    """Return the work's title where one of its movements stands behind it."""
    found = _MOVEMENT.match(title)
    return found["work"] if found else title


def _catalogue(tags: Tags) -> tuple[str, ...]:
    """A label's number stands in the same field as a work's; only the second looks like one."""
    return tuple(text for text in tags.get("catalognumber", ()) if written(text) == text)


def _performers(tags: Tags, composers: set[str]) -> list[Said]:
    """Return who plays: performers with what they play, then conductor and ensembles.

    Many programs write the composer of classical music as its artist, too; such an artist plays
    only where another tag says so.
    """
    named = [
        *said(tags.get("performer", ())),
        *said(tags.get("conductor", ()), "conductor"),
        *said((*tags.get("orchestra", ()), *tags.get("ensemble", ()))),
    ]
    artists = said(tags.get("artist", ())) or said(tags.get("albumartist", ()))
    named += [it for it in artists if it.key not in composers and not nameless(it.name)]
    found: dict[str, Said] = {}
    for each in named:
        known = found.get(each.key)
        if known is None or (each.role and not known.role):
            found[each.key] = each
    return list(found.values())


def _date(tags: Tags, path: PurePosixPath) -> str:
    """Return the day or the year of a tag, or the day in the name of a folder."""
    texts = tags.get("date", ())
    for text in (*texts, *map(str, path.parts[::-1])):
        if (found := _DAY.search(text)) and _is_day(found[0]):
            return found[0]
    years = [found[0] for text in texts if (found := _YEAR.match(text))]
    return years[0] if years else ""


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text) is not None
    except ValueError:
        return False


def _language(tag: str) -> str:
    word = next(iter(words(tag)), "")
    return _LANGUAGES.get(word, word if len(word) == 2 else "")


def _first(tags: Tags, name: str) -> str:
    return next(iter(tags.get(name, ())), "")
