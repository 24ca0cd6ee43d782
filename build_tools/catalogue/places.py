"""Which files and folders a hub has, by name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from build_tools.domain import KINDS, LANGUAGES
from build_tools.problems import Words, did_you_mean, worded

FOLDERS = tuple(kind for kind in KINDS if kind != "playlists")
"""The folders in content/."""

ANSWERS = "evaluations"
"""The folder in content/ whose files `poche evaluate import` writes; editors write none."""

FACTS = {
    "works": "work.yml",
    "people": "person.yml",
    "recordings": "recording.yml",
    "concerts": "concert.yml",
    "workshops": "workshop.yml",
    "journeys": "journey.yml",
    "projects": "project.yml",
}
"""Kind to the name of its file of facts; pages have none."""

ACTIVITIES = ("activity.yml", "activity.csv")
"""What stands beside the facts of a project, one of the two: what it did."""
PLAN = "plan.yml"
"""What a project plans."""

SOUNDS = (".flac", ".wav", ".aif", ".aiff", ".mp3", ".m4a", ".ogg", ".oga", ".opus")
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff")
SCORES = (".abc", ".musicxml", ".mei")
CAPTIONS = (".vtt", ".srt")
"""Endings of captions; those of the second are told how to become the first."""
VIDEOS = (".mp4", ".m4v", ".mov", ".mkv", ".webm")
MEDIA = (*SOUNDS, *PICTURES, *VIDEOS)
CAPTIONED = ("recordings", "workshops")
"""Kinds with captions: what is heard in a recording, or in a workshop's video."""

_TEXT = re.compile(r"(index|easy)\.([^.]+)\.md")
_CAPTIONS = re.compile(r"captions\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.vtt")
_FOR_POCHE = (".yml", ".yaml", ".md", ".markdown", ".vtt")
"""Endings of files that somebody has surely written for Poche."""

FROM_SRT = worded(
    "make WebVTT of it: write WEBVTT into the first line, leave the second empty, and put full "
    "stops for the commas in the times, so that 00:00:01,500 becomes 00:00:01.500"
)
"""How captions in the other widespread format become such as are read."""

_LEFT_BY_SYSTEMS = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx"})
_LEFT_BY_EDITORS = ("~", ".swp", ".swo", ".tmp", ".bak", ".orig")
_ABOUT_THE_FOLDER = re.compile(r"(?i)(readme|licen[cs]e|copying|sources?)\b.*")


@dataclass(frozen=True, slots=True)
class TextName:
    """What the name of a text says."""

    variant: str
    lang: str


def is_ignored(name: str) -> bool:
    """Say whether a file or folder is none of ours: hidden, or left behind by a program."""
    return (
        name.startswith((".", "~$", "#"))
        or name.endswith(_LEFT_BY_EDITORS)
        or name.lower() in _LEFT_BY_SYSTEMS
    )


def text_name(name: str, kind: str) -> TextName | None:
    """Return the variant and language of a text of this kind, or None if it is none."""
    match = _TEXT.fullmatch(name)
    if match is None or match[2] not in LANGUAGES or (match[1] == "easy" and kind != "workshops"):
        return None
    return TextName(match[1], match[2])


def captions_language(name: str) -> str | None:
    """Return the language of `captions.<lang>.vtt`, or None if it is no such file."""
    match = _CAPTIONS.fullmatch(name)
    return None if match is None else match[1]


def is_read(name: str, kind: str) -> bool:
    """Say whether a file of this name, beside the facts of a resource, is read as text."""
    is_captions = kind in CAPTIONED and captions_language(name) is not None
    if kind == "projects" and name in (*ACTIVITIES, PLAN):
        return True
    return is_captions or text_name(name, kind) is not None


def ending(path: str) -> str:
    """Return a file's ending in small letters, with its dot."""
    name = path.rpartition("/")[2]
    if name in ("", "."):
        name = PurePosixPath(path).name
    dot = name.rfind(".")
    return name[dot:].lower() if 0 < dot < len(name) - 1 else ""


def known_names(kind: str) -> list[str]:
    """Return the names that files of this kind may have."""
    names = [FACTS[kind]] if kind in FACTS else []
    if kind == "projects":
        names += (*ACTIVITIES, PLAN)
    names += [f"index.{lang}.md" for lang in LANGUAGES]
    if kind == "workshops":
        names += [f"easy.{lang}.md" for lang in LANGUAGES]
    if kind in CAPTIONED:
        names += [f"captions.{lang}.vtt" for lang in LANGUAGES]
    return names


def _language_in(name: str) -> str:
    """Return the language that a file's name seems to speak of, such as `de` in `film.de.srt`."""
    words = re.split(r"[^a-z]+", name.lower())
    return next((word for word in words if word in LANGUAGES), LANGUAGES[0])


def advice(name: str, kind: str, present: set[str]) -> Words | None:
    """Return what to do about a file that is not read, or None where it may lie there.

    Pictures, scores, old drafts: much may lie beside a resource. Only what was
    written for Poche, or nearly has the name of such a file, is spoken of.
    `present` are the names that the folder holds already.
    """
    if _ABOUT_THE_FOLDER.fullmatch(name):
        return None
    if kind in CAPTIONED and ending(name) == ".srt":
        lang = _language_in(name)
        return worded("call it captions.{lang}.vtt, and {way}", lang=lang, way=FROM_SRT)
    for_poche = ending(name) in _FOR_POCHE
    if not for_poche and ending(name) != ".txt":
        return None
    near = did_you_mean(name.lower(), [each for each in known_names(kind) if each not in present])
    if near is None and not for_poche:
        return None
    names = known_names(kind)
    first = [each for each in names if each in (*ACTIVITIES, PLAN)]
    names = [each for each in names if each not in first]
    shown = names if len(names) < 3 else [*names[:2], f"… ({', '.join(LANGUAGES)})", *first]
    listed = ", ".join(shown)
    if near is None:
        return worded("files here are called {names}", names=listed)
    return worded("did you mean '{near}'? files here are called {names}", near=near, names=listed)
