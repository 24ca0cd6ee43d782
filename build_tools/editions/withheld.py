"""What nobody agrees to any more, wherever the same sound or picture lies once more. Pure.

A consent is to what can be seen and heard, not to a file: a photo that was withdrawn is not shown
as a cover either, nor from a copy in another folder.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from build_tools import consents
from build_tools.domain import Catalogue, Concert, Consent, Picture, Recording

Objection = Callable[[Consent], str | None]
"""Says why something is kept back, if it is."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """What is kept back of a hub."""

    recordings: Mapping[str, str]
    """Their ids, each with the reason."""
    photos: Mapping[tuple[str, str], str]
    """Concert's id and path of the picture, each with the reason."""
    contents: frozenset[str]
    """Sums of what is kept back, sounds and pictures."""

    def __bool__(self) -> bool:
        return bool(self.contents)


def withheld(catalogue: Catalogue, objection: Objection) -> Withheld:
    """Return what is kept back, by what was said of consents and by content."""
    why: dict[str, str] = {}
    for recording in catalogue.recordings.values():
        if said := objection(recording.consent):
            why |= dict.fromkeys(consents.contents(recording), said)
    for _, photo in consents.photos(catalogue):
        if said := objection(photo.consent):
            why[photo.picture.sha256] = said

    def first(sums: Iterator[str]) -> str | None:
        return next((why[each] for each in sums if each in why), None)

    recordings = {
        id_: said
        for id_, it in catalogue.recordings.items()
        if (said := objection(it.consent) or first(iter(sorted(consents.contents(it)))))
    }
    photos = {
        (concert.id, photo.picture.path): said
        for concert, photo in consents.photos(catalogue)
        if (said := why.get(photo.picture.sha256))
    }
    # What a recording has of its own goes with it, also where the same lies elsewhere.
    gone = (catalogue.recordings[id_] for id_ in recordings)
    return Withheld(recordings, photos, frozenset(why).union(*map(consents.contents, gone)))


def without_pictures(catalogue: Catalogue, it: Withheld) -> Catalogue:
    """Return a catalogue without the pictures that are kept back: photos, covers, portraits."""
    if not it:
        return catalogue

    def allowed(picture: Picture | None) -> Picture | None:
        return None if picture and picture.sha256 in it.contents else picture

    def concert(each: Concert) -> Concert:
        return replace(each, photos=tuple(p for p in each.photos if allowed(p.picture)))

    return replace(
        catalogue,
        people={
            id_: replace(each, portrait=allowed(each.portrait))
            for id_, each in catalogue.people.items()
        },
        recordings={
            id_: replace(each, cover=allowed(each.cover))
            for id_, each in catalogue.recordings.items()
        },
        playlists={
            id_: replace(each, cover=allowed(each.cover))
            for id_, each in catalogue.playlists.items()
        },
        concerts={id_: concert(each) for id_, each in catalogue.concerts.items()},
    )


def silenced(it: Withheld, catalogue: Catalogue, contents: Mapping[str, str]) -> Iterator[str]:
    """Yield the paths, as prose names them, of all files that hold what is kept back.

    `contents` are the sums of what was found, by path: prose names files by path alone.
    """
    for id_ in it.recordings:
        yield from sounds_of(catalogue.recordings[id_])
    yield from (named(path) for _, path in it.photos)
    yield from (named(path) for path, sha256 in contents.items() if sha256 in it.contents)


def photo_lines(it: Withheld) -> Iterator[tuple[str, str]]:
    """Yield the concert of each photo that is kept back, with what is to be said of it."""
    for (id_, path), why in it.photos.items():
        yield id_, f"its photo '{path.rpartition('/')[2]}' is left out: {why}"


def sounds_of(recording: Recording) -> Iterator[str]:
    """Yield the paths of a recording's sounds as prose names them."""
    for sound in (recording.master, *recording.parts.values()):
        yield named(sound.path)


def named(path: str) -> str:
    """Return a path as prose names it: macOS decomposes accents in names."""
    return unicodedata.normalize("NFC", path)
