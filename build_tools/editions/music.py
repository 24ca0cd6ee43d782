"""Plain music: a folder for each playlist, for car radios that do not know playlists. Pure.

    Musique/<title of the playlist>/01 <title> - <artist>.mp3

Many radios play a folder in the order of names, or in the order in which the
files were written; both are the playlist's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from build_tools.domain import Catalogue, Playlist, PlaylistItem, Recording
from build_tools.editions.names import LONGEST, fitted, safe

FOLDER = "Musique"
_LABEL_BYTES = 64 * 1024
"""More than the label of a file takes, with its picture."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One file to be written."""

    path: str
    """Relative to the carrier, with `/`."""
    playlist: Playlist
    item: PlaylistItem
    number: int
    """Its place in the playlist, from 1."""

    @property
    def recording(self) -> Recording:
        """What is heard."""
        return self.item.recording

    @property
    def length_s(self) -> float:
        """How long it sounds: an excerpt from its start to its stop."""
        item, whole_s = self.item, self.recording.master.duration_s
        return (whole_s if item.stop_s is None else item.stop_s) - (item.start_s or 0.0)

    @property
    def track(self) -> str:
        """Its place as tags say it, `3/12`."""
        return f"{self.number}/{len(self.playlist.items)}"


def plan_music(catalogue: Catalogue, playlists: Sequence[Playlist], lang: str) -> list[Piece]:
    """Return all files of the playlists in the order in which they are to be written."""
    chain = catalogue.hub.chain(lang)
    folders: set[str] = set()
    pieces = []
    for playlist in playlists:
        folder = fitted(_title(playlist, chain), "", folders)
        folders.add(folder.lower())
        width = max(2, len(str(len(playlist.items))))
        for number, item in enumerate(playlist.items, start=1):
            place = f"{number:0{width}} "
            called = _called(item.recording, chain, LONGEST - len(place) - len(".mp3"))
            name = fitted(place + called, ".mp3", ())
            pieces.append(Piece(f"{FOLDER}/{folder}/{name}", playlist, item, number))
    return pieces


def music_sizes(pieces: Sequence[Piece], kbits: int) -> dict[str, int]:
    """Return what files would take before they are made: bytes by path, at a constant bit rate.

    `kbits` is in 1000 bits a second. A little more than in the end, since mono takes less.
    """
    return {it.path: round(it.length_s * kbits * 125) + _LABEL_BYTES for it in pieces}


def _title(it: Playlist | Recording, chain: Sequence[str]) -> str:
    title = it.title.choose(chain)
    return safe(title.text, it.id, title.lang or chain[0])


def _called(recording: Recording, chain: Sequence[str], room: int) -> str:
    """Return `<title> - <artist>` if there is room for both, else the title.

    The artist is who plays, else who composed.
    """
    title = _title(recording, chain)
    composer = recording.work.composer if recording.work else None
    players = ", ".join(each.person.name for each in recording.performers)
    artist = players or recording.artist or (composer.name if composer else "")
    both = f"{title} - {safe(artist, '')}"
    return both if artist and len(both) <= room else title
