"""What a playlist says to other players, in one language: told once, for every format.

All addresses are relative to the playlist's own file, in ASCII and plain:
percent-quoted names fail in mpv, a `#` in a name fails in VLC. So a list plays
wherever the site's folder was moved.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.domain import (
    AudioFile,
    Catalogue,
    Localised,
    Playlist,
    PlaylistItem,
    Recording,
)
from build_tools.site.assets import SiteAssets
from build_tools.site.relations import address

_ROOT = "../../"
"""The way from `<lang>/playlists/` to the site's root."""

_LONGEST = 250
"""Characters of a title: mpv and old players read lines into a buffer."""

_UNSAFE = {"Cc", "Cs", "Zl", "Zp"}
_TURNING = {*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}
"""Marks that turn the direction of all that follows: one title would turn its whole line."""
_NO_XML = {"\ufffe", "\uffff"}


@dataclass(frozen=True, slots=True)
class Track:
    """One entry; addresses are relative to the playlist's file, empty texts stay unwritten."""

    location: str
    title: str
    creator: str
    annotation: str
    info: str
    """The recording's page."""
    image: str
    length_s: float
    """Seconds that are heard."""
    options: tuple[str, ...]
    """VLC's options for an excerpt, as `name=value`."""


@dataclass(frozen=True, slots=True)
class TrackList:
    """A playlist in one language, as every format tells it."""

    title: str
    creator: str
    annotation: str
    info: str
    image: str
    tracks: tuple[Track, ...]


def track_list(
    playlist: Playlist, lang: str, catalogue: Catalogue, assets: SiteAssets
) -> TrackList:
    """Return what a playlist's files say to listeners of `lang`."""
    hub = catalogue.hub
    chain = hub.chain(lang)

    def said(text: Localised) -> str:
        return _plain(text.choose(chain).text)

    def track(item: PlaylistItem) -> Track:
        recording = item.recording
        return Track(
            location=_ROOT + _file(playlist, recording, assets).url,
            title=_short(said(recording.title)),
            creator=_short(_plain(_creator(recording))),
            annotation=said(item.prompt),
            info=_ROOT + address(lang, recording),
            image=_ROOT + assets.cover_url(recording),
            length_s=item.length_s,
            options=tuple(_excerpt(item)),
        )

    return TrackList(
        title=_short(said(playlist.title)),
        creator=_short(_plain(hub.publisher or "") or said(hub.title)),
        annotation=said(playlist.description),
        info=_ROOT + address(lang, playlist),
        image=_ROOT + assets.cover_url(playlist),
        tracks=tuple(track(item) for item in playlist.items),
    )


def _file(playlist: Playlist, recording: Recording, assets: SiteAssets) -> AudioFile:
    """Return the form that every player knows, MP3 where there is one, as loud as the list wants.

    `albums` holds only playlists with `gain: album`, and only where they need other forms.
    """
    derived = assets.derived
    own = derived.audio[recording.master.sha256]
    forms = derived.albums.get((playlist.id, recording.id), own)
    return next((form for form in forms if form.mime == "audio/mpeg"), forms[0])


def _creator(recording: Recording) -> str:
    """Return the composer, else the performers, else the artist in the file's tags."""
    if recording.work and recording.work.composer:
        return recording.work.composer.name
    named = ", ".join(performer.person.name for performer in recording.performers)
    return named or recording.artist or ""


def _excerpt(item: PlaylistItem) -> Iterator[str]:
    for name, at_s in (("start-time", item.start_s), ("stop-time", item.stop_s)):
        if at_s is not None:
            yield f"{name}={_seconds(at_s)}"


def _seconds(value: float) -> str:
    """Return seconds to the millisecond, without trailing zeros."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _plain(text: str) -> str:
    """Return text on one line, in NFC, without characters that XML or a line cannot hold."""
    kept = (
        " " if unicodedata.category(char) in _UNSAFE or char in _NO_XML else char
        for char in unicodedata.normalize("NFC", text)
        if char not in _TURNING
    )
    return " ".join("".join(kept).split())


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
