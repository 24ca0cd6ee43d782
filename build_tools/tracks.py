"""Which sounds a site needs, what they say of themselves, and which of them belong together."""

from __future__ import annotations

from collections.abc import Mapping

from build_tools.domain import Catalogue, Playlist, Recording, Sound
from build_tools.media import Sounds, Tags, Track


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
        {
            playlist.id: {item.recording.id: tracks[item.recording.id] for item in playlist.items}
            for playlist in catalogue.playlists.values()
            if playlist.gain == "album"
        },
    )


def track(catalogue: Catalogue, recording: Recording) -> Track:
    """Return a recording's master with its label."""
    tags = label(catalogue, recording)
    return Track(recording.master, tags, recording.cover, spoken=recording.is_spoken)


def parts(catalogue: Catalogue, recording: Recording) -> dict[str, Track]:
    """Return the parts of a recording by name; each says whose part it is."""
    whole = label(catalogue, recording)
    return {
        name: Track(
            sound,
            Tags(
                title=f"{whole.title} ({name})" if whole.title else name,
                artist=whole.artist,
                composer=whole.composer,
                album=whole.album,
                date=whole.date,
                language=whole.language,
                copyright=whole.copyright,
                licence=whole.licence,
            ),
            recording.cover,
            spoken=recording.is_spoken,
        )
        for name, sound in recording.parts.items()
    }


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


def album_title(playlist: Playlist, catalogue: Catalogue, lang: str) -> str:
    """Return a playlist's title for a reader of `lang`."""
    return playlist.title.choose(catalogue.hub.chain(lang)).text


def _language(recording: Recording) -> str:
    """Return the language that is heard: of a song only if there are words to read along."""
    if recording.speech:
        return recording.speech
    if recording.transcripts and recording.work and recording.work.lyrics_language:
        return recording.work.lyrics_language
    return recording.master.tags.get("language", "")
