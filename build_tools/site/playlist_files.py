"""Playlists for other players: `.m3u8`, `.xspf` and `.jspf`, told once and written three ways.

- M3U8: the extended M3U that nearly every player opens; lines are commands (`#…`) or paths.
- XSPF 1 (xspf.org/spec): the same as XML, which VLC reads with titles, prompts and excerpts.
- JSPF (xspf.org/jspf): XSPF in JSON, for programs.

Excerpts are written for VLC (`start-time`, `stop-time`, seconds): there is no
common way, and players that do not know this one play the whole recording.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from types import MappingProxyType
from typing import Any

from build_tools.domain import Catalogue, Playlist
from build_tools.site.assets import SiteAssets
from build_tools.site.track_list import Track, TrackList, track_list

VLC = "http://www.videolan.org/vlc/playlist/0"
"""The name under which VLC looks for its own data in an XSPF; never fetched."""


_escape = partial(escape, quote=False)


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its type for servers, and who writes it."""

    mime: str
    write: Callable[[TrackList], str]


def playlist_url(lang: str, playlist: Playlist, ending: str) -> str:
    """Return where a playlist's file lies, relative to the site's root."""
    return f"{lang}/playlists/{playlist.id}.{ending}"


def playlist_files(catalogue: Catalogue, assets: SiteAssets) -> Iterator[tuple[str, str]]:
    """Yield address and text of every playlist's file in every language and format."""
    for playlist in catalogue.playlists.values():
        for lang in catalogue.hub.languages:
            told = track_list(playlist, lang, catalogue, assets)
            for ending, form in FORMATS.items():
                yield playlist_url(lang, playlist, ending), form.write(told)


def m3u8(told: TrackList) -> str:
    """Return an extended M3U in UTF-8 without byte order mark."""
    lines = ["#EXTM3U", "#EXTENC:UTF-8", f"#PLAYLIST:{told.title}"]
    lines += [f"#EXTALB:{told.title}", f"#EXTIMG:{told.image}"]
    for track in told.tracks:
        # VLC ends the artist at a comma, unless a plain hyphen stands between the two.
        dash = "-" if "," in track.creator + track.title else "–"
        lead = f"{track.creator} {dash} " if track.creator else ""
        # Zero would stand for a stream without an end.
        lines.append(f"#EXTINF:{max(1, round(track.length_s))},{lead}{track.title}")
        lines += [f"#EXTVLCOPT:{option}" for option in track.options]
        lines.append(track.location)
    return "\n".join(lines) + "\n"


def xspf(told: TrackList) -> str:
    """Return XSPF 1. No `vlc:id`: VLC would put numbered tracks into another order."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<playlist xmlns="http://xspf.org/ns/0/"'
        ' xmlns:vlc="http://www.videolan.org/vlc/playlist/ns/0/" version="1">',
        *_elements(_list_facts(told), " "),
        " <trackList>",
    ]
    for number, track in enumerate(told.tracks, start=1):
        lines += ["  <track>", *_elements(_track_facts(told, number, track), "   ")]
        if track.options:
            lines.append(f'   <extension application="{VLC}">')
            lines += [f"    <vlc:option>{_escape(option)}</vlc:option>" for option in track.options]
            lines.append("   </extension>")
        lines.append("  </track>")
    return "\n".join([*lines, " </trackList>", "</playlist>"]) + "\n"


def jspf(told: TrackList) -> str:
    """Return the facts of `xspf` in JSON; `location` is a list there, alternatives in order."""
    tracks: list[dict[str, Any]] = []
    for number, track in enumerate(told.tracks, start=1):
        facts: dict[str, Any] = _track_facts(told, number, track)
        facts["location"] = [track.location]
        if track.options:
            facts["extension"] = {VLC: [{"option": list(track.options)}]}
        tracks.append(facts)
    data = {"playlist": {**_list_facts(told), "track": tracks}}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _list_facts(told: TrackList) -> dict[str, str]:
    facts = {
        "title": told.title,
        "creator": told.creator,
        "annotation": told.annotation,
        "info": told.info,
        "image": told.image,
    }
    return {name: fact for name, fact in facts.items() if fact}


def _track_facts(told: TrackList, number: int, track: Track) -> dict[str, str | int]:
    """Return a track's facts by XSPF's names; the playlist is the album that it is number of."""
    facts: dict[str, str | int] = {
        "location": track.location,
        "title": track.title,
        "creator": track.creator,
        "annotation": track.annotation,
        "info": track.info,
        "image": track.image,
        "album": told.title,
        "trackNum": number,
        "duration": round(track.length_s * 1000),
    }
    return {name: fact for name, fact in facts.items() if fact != ""}


def _elements(facts: Mapping[str, str | int], indent: str) -> Sequence[str]:
    return [f"{indent}<{name}>{_escape(str(fact))}</{name}>" for name, fact in facts.items()]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "m3u8": Format("audio/x-mpegurl", m3u8),
        "xspf": Format("application/xspf+xml", xspf),
        "jspf": Format("application/jspf+json", jspf),
    }
)
"""By the file's ending, the one that most players know first. JSPF has no registered
type; this is the one in use."""
