"""Plain music: a folder for each playlist, for car radios that do not know playlists. Pure.

    Musique/<title of the playlist>/01 <title> - <artist>.mp3

Many radios play a folder in the order of names, or in the order in which the
files were written; both are the playlist's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from build_tools.domain import Catalogue, Playlist, PlaylistItem, Recording
from build_tools.editions.names import fitted, safe

FOLDER = "Musique"


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
    def track(self) -> str:
        """Its place as tags say it, `3/12`."""
        return f"{self.number}/{len(self.playlist.items)}"


def plan_music(catalogue: Catalogue, playlists: Sequence[Playlist], lang: str) -> list[Piece]:
    """Return all files of the playlists in the order in which they are to be written."""
    chain = catalogue.hub.chain(lang)
    folders: set[str] = set()
    pieces = []
    for playlist in playlists:
        folder = fitted(safe(playlist.title.choose(chain).text, playlist.id), "", folders)
        folders.add(folder.lower())
        width = max(2, len(str(len(playlist.items))))
        for number, item in enumerate(playlist.items, start=1):
            name = fitted(f"{number:0{width}} {_called(item.recording, chain)}", ".mp3", ())
            pieces.append(Piece(f"{FOLDER}/{folder}/{name}", playlist, item, number))
    return pieces


def _called(recording: Recording, chain: Sequence[str]) -> str:
    """Return `<title> - <artist>`; the artist is who plays, else who composed."""
    title = safe(recording.title.choose(chain).text, recording.id)
    composer = recording.work.composer if recording.work else None
    players = ", ".join(each.person.name for each in recording.performers)
    artist = players or recording.artist or (composer.name if composer else "")
    return f"{title} - {safe(artist, '')}".removesuffix(" - ")
