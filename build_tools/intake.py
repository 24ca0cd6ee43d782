"""Files from outside, looked through before they become recordings."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from build_tools import ingest, masters, media
from build_tools.catalogue import places
from build_tools.catalogue.ids import slug
from build_tools.domain import Progress, Sound
from build_tools.ingest import Beside, Left, Track
from build_tools.problems import Problem, Say, Severity
from build_tools.refusal import Refusal
from build_tools.scaffolds import Hub
from build_tools.store import Store

MOST = 5000
"""More files than any album has: somebody gave the wrong folder."""
_LARGEST_TEXT = 1_000_000
_RECORDINGS = "content/recordings/"


@dataclass(slots=True)
class Found:
    """What there is to be taken."""

    base: Path
    """The folder to which all paths are relative."""
    tracks: list[Track] = field(default_factory=list)
    beside: dict[str, Beside] = field(default_factory=dict)
    captions: dict[str, str] = field(default_factory=dict)
    """Paths to their texts, as WebVTT."""
    left: list[Left] = field(default_factory=list)


def look(
    files: Sequence[Path],
    hub: Hub,
    there: Mapping[str, Sound],
    *,
    store: Store,
    progress: Progress,
    say: Say,
) -> Found:
    """Look into files and folders; `there` are the sounds of the hub by their paths.

    Every sound is decoded to its end, every picture drawn. Raises Refusal where there are too
    many files.
    """
    listed, found = _listed(files)
    sounds = [path for path in listed if places.ending(path) in places.SOUNDS]
    others = [path for path in listed if places.ending(path) not in places.SOUNDS]
    sorted_out = ingest.sort(sounds, others, slug, hub.languages)
    found.left += [_left_beside(path) for path in sorted_out.left]

    pictures = sorted({it.cover for it in sorted_out.beside.values() if it.cover})
    inspection = media.inspect(found.base, sounds, pictures, store, progress)
    wrong = _wrong(inspection.problems)
    for path in (*sounds, *pictures):
        if path not in inspection.sounds and path not in inspection.pictures:
            why = wrong[path].seen(say) if path in wrong else ""
            found.left.append(Left(path, why or "damaged", is_said=bool(why)))

    mains = [path for path in sorted_out.beside if path in inspection.sounds]
    heard = {path: inspection.sounds[path] for path in mains}
    mains = _new(found, heard, there, hub)
    tags = media.all_tags([found.base / path for path in mains], progress)
    for path, told in zip(mains, tags, strict=True):
        length_s = heard[path].duration_s
        found.tracks.append(Track(path, told, length_s))
        sound = {*inspection.sounds, *inspection.pictures}
        found.beside[path] = _readable(found, sorted_out.beside[path], sound, length_s)
    return found


def _listed(files: Sequence[Path]) -> tuple[list[str], Found]:
    """Return the paths of all files, and a Found that says which are not taken."""
    given = [Path(os.path.realpath(each)) for each in files]
    try:
        base = Path(os.path.commonpath([str(each.parent) for each in given]))
    except ValueError as error:
        raise Refusal("these files are on several disks; give those of one at a time") from error
    found = Found(base)
    listed: dict[str, None] = {}
    for each in given:
        for path in _files(each, found):
            listed[path.relative_to(base).as_posix()] = None
            if len(listed) > MOST:
                raise Refusal(f"there are more than {MOST} files; give fewer at once")
    return sorted(listed), found


def _files(top: Path, found: Found) -> Iterator[Path]:
    """Yield the files of a folder, in order, or the file itself; links are not followed."""

    def refused(error: OSError) -> None:
        found.left.append(Left(_shown(Path(str(error.filename)), found), "damaged"))

    if not top.is_dir():
        yield from _judged([top], found)
        return
    for name, folders, files in os.walk(top, onerror=refused):
        here = Path(name)
        linked = [each for each in folders if (here / each).is_symlink()]
        folders[:] = sorted(each for each in folders if not places.is_ignored(each))
        found.left += [Left(_shown(here / each, found), "link") for each in sorted(linked)]
        yield from _judged([here / each for each in sorted(files)], found)


def _judged(paths: Sequence[Path], found: Found) -> Iterator[Path]:
    for path in paths:
        if places.is_ignored(path.name):
            continue
        if not path.name.isprintable():  # undecodable bytes are not, either
            found.left.append(Left(_shown(path, found), "name"))
        elif path.is_symlink():
            found.left.append(Left(_shown(path, found), "link"))
        elif not path.exists():
            found.left.append(Left(_shown(path, found), "none"))
        elif not path.is_file():
            found.left.append(Left(_shown(path, found), "odd"))
        else:
            yield path


def _shown(path: Path, found: Found) -> str:
    return path.relative_to(found.base).as_posix()


def _left_beside(path: str) -> Left:
    if places.ending(path) in (*ingest.CAPTIONS, *ingest.PICTURES):
        return Left(path, "beside", is_wrong=False)
    return Left(path, "kind", is_wrong=False)


def _wrong(problems: Sequence[Problem]) -> dict[str, Problem]:
    """Return the error of each file that has one."""
    return {it.location.path: it for it in problems if it.severity is Severity.ERROR}


def _new(
    found: Found, mains: Mapping[str, Sound], there: Mapping[str, Sound], hub: Hub
) -> list[str]:
    """Return the sounds that the hub does not have yet, each once.

    Those of one length are compared by what is to be heard: tags and form may be others.
    """
    known = {path: sound for path, sound in there.items() if path.startswith(_RECORDINGS)}
    lengths = Counter(_length(sound) for sound in (*mains.values(), *known.values()))
    shared = {_length(sound) for sound in mains.values() if lengths[_length(sound)] > 1}
    outside = masters.of(hub.root)
    of_hub = {path: outside.place(path) for path, it in known.items() if _length(it) in shared}
    of_these = {path: found.base / path for path, it in mains.items() if _length(it) in shared}
    digests = _digests([*of_hub.values(), *of_these.values()])
    first = {digests[place]: path for path, place in reversed(of_hub.items())}
    kept: list[str] = []
    for path in mains:
        digest = digests.get(of_these.get(path, found.base), "")
        twin = first.setdefault(digest, path) if digest else path
        if twin in of_hub:
            found.left.append(Left(path, "known", {"id": twin.split("/")[2]}, is_wrong=False))
        elif twin != path:
            found.left.append(Left(path, "twice", {"id": twin}, is_wrong=False))
        else:
            kept.append(path)
    return kept


def _length(sound: Sound) -> tuple[int, int]:
    """Return what two sounds have alike if they are the same: milliseconds and channels."""
    return round(sound.duration_s * 1000), sound.channels


def _digests(files: Sequence[Path]) -> dict[Path, str]:
    """Return what is to be heard of each file that is here."""
    here = [path for path in files if path.is_file()]
    return dict(zip(here, media.sound_digests(here), strict=True))


def _readable(found: Found, beside: Beside, media_files: set[str], length_s: float) -> Beside:
    """Return what goes along with a sound and can be used; say what cannot."""
    captions = []
    for path, lang in beside.captions:
        text = _text(found.base / path)
        made = ingest.webvtt(text, places.ending(path), length_s) if text else None
        if made is None:
            found.left.append(Left(path, "captions"))
        else:
            found.captions[path] = made
            captions.append((path, lang))
    cover = beside.cover if beside.cover in media_files else None
    parts = {name: path for name, path in beside.parts.items() if path in media_files}
    return Beside(tuple(captions), cover, parts)


def _text(path: Path) -> str:
    """Return a text in whatever usual encoding it is; empty where it is too long or unreadable."""
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST_TEXT + 1)
    except OSError:
        return ""
    if len(raw) > _LARGEST_TEXT:
        return ""
    is_wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "cp1252"):
        try:
            return "".join(
                char for char in raw.decode(encoding) if char.isprintable() or char in "\n\r\t"
            )
        except UnicodeDecodeError:
            continue
    return ""
