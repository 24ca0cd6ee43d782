"""What lies beside a sound: captions, covers and parts, told apart by their names. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from build_tools.ingest.facts import apart
from build_tools.ingest.names import folded, words
from build_tools.ingest.vocabulary import PARTS

CAPTIONS = (".vtt", ".srt", ".lrc")
PICTURES = (".jpg", ".jpeg", ".png", ".webp")
_COVERS = ("cover", "front", "folder", "pochette", "couverture", "titelbild", "hoes", "voorkant")
_DISC = re.compile(r"(?:cd|disc|disk|disque|schijf)[ _-]?\d{1,2}", re.IGNORECASE)
_PARTS = frozenset(PARTS.split())
_CALLED = {
    "sopran": "soprano", "soprane": "soprano", "alt": "alto", "basse": "bass", "bas": "bass",
}  # fmt: skip
"""Parts of a choir that the site translates, by their names elsewhere."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What goes along with one sound."""

    captions: tuple[tuple[str, str], ...] = ()
    """Paths, each with its language if the name says it, else nothing."""
    cover: str | None = None
    parts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sorted:
    """All files, each with the sound that it goes with."""

    beside: Mapping[str, Beside]
    """By the path of the sound that becomes a recording."""
    left: tuple[str, ...]
    """What goes with none."""


def sort(
    sounds: Sequence[str],
    others: Sequence[str],
    id_of: Callable[[str], str],
    languages: Iterable[str],
) -> Sorted:
    """Say which files go with which sounds; paths have `/`. `id_of` makes the name of a part."""
    parts = _parts(sounds, id_of)
    mains = [path for path in sounds if path not in parts]
    left = [path for path in others if _ending(path) not in (*CAPTIONS, *PICTURES)]
    spoken = frozenset(languages)
    captions: dict[str, list[tuple[str, str]]] = {}
    own: dict[str, str] = {}
    shared: dict[str, str] = {}
    by_name = {_key(path): path for path in reversed(mains)}
    for path in sorted(set(others) - set(left)):
        stem, lang = _language(path, spoken)
        sound = by_name.get(_key(path)) or by_name.get(stem)
        if _ending(path) in CAPTIONS and sound:
            captions.setdefault(sound, []).append((path, lang))
        elif _ending(path) in PICTURES and sound:
            own.setdefault(sound, path)
        elif _ending(path) in PICTURES and _is_cover(path) and _folder(path) not in shared:
            shared[_folder(path)] = path
        else:
            left.append(path)
    beside = {
        path: Beside(
            tuple(captions.get(path, ())),
            own.get(path) or _shared(path, shared),
            {name: part for part, (main, name) in parts.items() if main == path},
        )
        for path in mains
    }
    used = {it.cover for it in beside.values()}
    left += [path for path in shared.values() if path not in used]
    return Sorted(beside, tuple(sorted(left)))


def _parts(sounds: Sequence[str], id_of: Callable[[str], str]) -> dict[str, tuple[str, str]]:
    """Return the sounds that are a part of another, with it and with the name of the part.

    `01 – piano.flac` is one of `01 - Debussy - Sirènes.flac`, and so is
    `01 - Debussy - Sirènes - piano.flac`: what stands behind is an instrument or a voice.
    """
    found: dict[str, tuple[str, str]] = {}
    folders: dict[str, list[str]] = {}
    for path in sounds:
        folders.setdefault(_folder(path), []).append(path)
    for paths in folders.values():
        named = {path: _part_in(path) for path in paths}
        whole: dict[str, list[tuple[str, str]]] = {}
        for path in paths:
            number, title = apart(PurePosixPath(path).stem)
            if named[path] is None:
                whole.setdefault(number, []).append((path, folded(title)))
        taken: set[tuple[str, str]] = set()
        for path, name in named.items():
            mains = [] if name is None else _wholes_of(path, whole)
            if name is None or len(mains) != 1:
                continue
            called = _CALLED.get(folded(name), id_of(name))
            if called and (mains[0], called) not in taken:
                taken.add((mains[0], called))
                found[path] = mains[0], called
    return found


def _wholes_of(path: str, whole: Mapping[str, Sequence[tuple[str, str]]]) -> list[str]:
    """Return the sounds of which one may be a part: those of its track, if it has no title of its
    own, or whose title its name begins with. `whole` has them with titles, by their tracks."""
    number, name = apart(PurePosixPath(path).stem)
    is_bare, begins = len(words(name)) < 3 and bool(number), folded(name)
    tracks = whole.get(number, ())
    return [main for main, title in tracks if is_bare or (title and begins.startswith(title))]


def _part_in(path: str) -> str | None:
    """Return the part that a file's name ends with, None where it names none."""
    last = re.split(r"\s*[-–—_.(\[]\s*", apart(PurePosixPath(path).stem)[1].rstrip(")] "))[-1]
    known = words(last)
    is_one = 0 < len(known) < 3 and known[0] in _PARTS
    return last if is_one and (len(known) == 1 or known[1].isdigit()) else None


def _language(path: str, languages: frozenset[str]) -> tuple[str, str]:
    """Return the key of a name without the language at its end, and that language."""
    key = _key(path)
    stem, dot, last = key.rpartition(".")
    return (stem, last) if dot and last in languages else (key, "")


def _is_cover(path: str) -> bool:
    return bool(set(words(PurePosixPath(path).stem)) & set(_COVERS))


def _shared(path: str, shared: Mapping[str, str]) -> str | None:
    """Return the cover of a sound's folder; that of the album where its discs have folders."""
    folder = PurePosixPath(path).parent
    if str(folder) in shared:
        return shared[str(folder)]
    return shared.get(str(folder.parent)) if _DISC.fullmatch(folder.name) else None


def _folder(path: str) -> str:
    return str(PurePosixPath(path).parent)


def _key(path: str) -> str:
    """Return by what two files belong together: all of the path but its ending."""
    return unicodedata.normalize("NFC", str(PurePosixPath(path).with_suffix(""))).casefold()


def _ending(path: str) -> str:
    return PurePosixPath(path).suffix.lower()
