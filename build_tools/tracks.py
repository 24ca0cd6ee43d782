"""Which sounds and videos a site needs, what they say of themselves, and what belongs together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from build_tools.domain import (
    Assets,
    Catalogue,
    Playlist,
    Recording,
    Screening,
    Sound,
    Workshop,
)
from build_tools.media import Piece, Reel, Sounds, Tags, Track

if TYPE_CHECKING:
    from build_tools import editions


def wanted(
    catalogue: Catalogue, recordings: Mapping[str, Recording], sounds: Mapping[str, Sound]
) -> Sounds:
    """Return all sounds to be made; the mappings go from the stem of a published name.

    Recordings bring their parts along, and playlists with `gain: album` their
    tracks. `sounds` are those that prose alone names: all that is known of one
    is its name.
    """
    tracks = {stem: track(catalogue, it) for stem, it in recordings.items()}
    loose = {stem: Track(sound, Tags(title=stem)) for stem, sound in sounds.items()}
    return Sounds(
        {**tracks, **loose},
        {stem: parts(catalogue, it) for stem, it in recordings.items() if it.parts},
        {stem: without(catalogue, it) for stem, it in recordings.items() if len(it.parts) > 1},
        _albums(catalogue.playlists.values(), tracks),
    )


def reels(catalogue: Catalogue, workshops: Mapping[str, Workshop]) -> dict[str, Reel]:
    """Return the videos of workshops, by the stem of a published name."""
    hub = catalogue.hub
    chain = hub.chain(hub.default_language)
    album = hub.title.choose(chain).text
    return {
        stem: Reel(it.film, Tags(title=it.title.choose(chain).text, album=album))
        for stem, it in workshops.items()
        if it.film
    }


def with_heard(sounds: Sounds, films: Mapping[str, Reel]) -> Sounds:
    """Return sounds with those of videos that are not shown."""
    heard = dict(sounds.tracks)
    for stem, it in films.items():
        while stem in heard:
            stem += "-x"  # noqa: PLW2901 (as `site.needs` tells two of one name apart)
        if it.track:
            heard[stem] = it.track
    return replace(sounds, tracks=heard)


def only_heard(assets: Assets, films: Mapping[str, Reel]) -> Assets:
    """Return assets in which those videos have no pictures; their sounds are in `assets`."""
    heard = {
        it.sha256: Screening(None, None, assets.audio[it.track.sound.sha256])
        for it in films.values()
        if it.track
    }
    return replace(assets, screenings=heard)


def track(catalogue: Catalogue, recording: Recording) -> Track:
    """Return a recording's master with its label."""
    tags = label(catalogue, recording)
    return Track(recording.master, tags, recording.cover, spoken=recording.is_spoken)


def parts(catalogue: Catalogue, recording: Recording) -> dict[str, Track]:
    """Return the parts of a recording by name; each says whose part it is."""
    return {name: _part(catalogue, recording, (name,)) for name in recording.parts}


def without(catalogue: Catalogue, recording: Recording) -> dict[str, Track]:
    """Return, for each of at least two parts of a recording, all the others together."""
    names = tuple(recording.parts)
    return {
        name: _part(catalogue, recording, tuple(other for other in names if other != name))
        for name in names
    }


def _part(catalogue: Catalogue, recording: Recording, names: tuple[str, ...]) -> Track:
    """Return the parts of these names, sounding together."""
    tags = label(catalogue, recording)
    said = ", ".join(names)
    first, *others = (recording.parts[name] for name in names)
    return Track(
        first,
        replace(tags, title=f"{tags.title} ({said})" if tags.title else said, track=""),
        recording.cover,
        spoken=recording.is_spoken,
        also=tuple(others),
    )


def label(catalogue: Catalogue, recording: Recording, lang: str | None = None) -> Tags:
    """Return what a recording's published form says of itself, in `lang` or the hub's language."""
    hub = catalogue.hub
    chain = hub.chain(lang or hub.default_language)
    tags = recording.master.tags
    work, rights = recording.work, recording.rights
    composer = work.composer.name if work and work.composer else tags.get("composer", "")
    performers = ", ".join(each.person.name for each in recording.performers)
    return Tags(
        title=recording.title.choose(chain).text,
        artist=performers or recording.artist or composer,
        composer=composer,
        album=tags.get("album") or hub.title.choose(chain).text,
        track=tags.get("track", ""),
        date=recording.recorded_date or tags.get("date", ""),
        language=_language(recording),
        copyright=(rights.holder if rights else None) or "",
        licence=rights.licence if rights else "",
    )


def heard_in(catalogue: Catalogue, playlists: Sequence[Playlist]) -> Sounds:
    """Return the sounds of these playlists alone, and which of them are albums."""
    items = [item.recording for playlist in playlists for item in playlist.items]
    known = {it.id: track(catalogue, it) for it in items}
    return Sounds(known, albums=_albums(playlists, known))


def piece(catalogue: Catalogue, planned: editions.Piece, assets: Assets, lang: str) -> Piece:
    """Return what is to be made for a planned file: cut, with its album's gain and a label."""
    recording, playlist = planned.recording, planned.playlist
    album = assets.albums.get((playlist.id, recording.id), ())
    levels = [file.level.gain_db for file in album if file.level]
    title = playlist.title.choose(catalogue.hub.chain(lang)).text
    return Piece(
        track(catalogue, recording),
        levels[0] if levels else None,
        replace(label(catalogue, recording, lang), album=title, track=planned.track),
        planned.item.start_s,
        planned.item.stop_s,
    )


def _albums(
    playlists: Iterable[Playlist], known: Mapping[str, Track]
) -> dict[str, dict[str, Track]]:
    return {
        playlist.id: {item.recording.id: known[item.recording.id] for item in playlist.items}
        for playlist in playlists
        if playlist.gain == "album"
    }


def _language(recording: Recording) -> str:
    """Return the language that is heard: of a song only if there are words to read along."""
    if recording.speech:
        return recording.speech
    if recording.transcripts and recording.work and recording.work.lyrics_language:
        return recording.work.lyrics_language
    return recording.master.tags.get("language", "")
