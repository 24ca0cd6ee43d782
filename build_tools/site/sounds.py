"""What the player knows of everything that sounds, as scripts: file:// lets no page fetch data.

One script for each language holds titles, credits, addresses and waveforms of
all recordings and playlists, so that a page need name nothing but an id, and
favourites can be shown on any page. Captions are larger and wanted rarely:
those of one recording, in all languages, stand in a script of their own.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from build_tools.domain import AudioFile, Catalogue, Playlist, PlaylistItem, Recording
from build_tools.site.assets import SiteAssets
from build_tools.site.credits import credit_line, credits
from build_tools.site.player_words import player_strings
from build_tools.site.reader import Reader
from build_tools.site.relations import address
from build_tools.site.stops import programmes
from build_tools.site.views import part


def sounds_url(lang: str) -> str:
    """Return where a language's script lies, relative to the site's root."""
    return f"{lang}/sounds.js"


def sounds_js(r: Reader) -> str:
    """Return the script that tells the player about all recordings and playlists, and its words.

    It calls `pocheSounds(language, data)`, which whoever loads it has defined.
    """
    catalogue = r.catalogue
    data = {
        "recordings": {it.id: _recording(it, r) for it in catalogue.recordings.values()},
        "playlists": {it.id: _playlist(it, r) for it in catalogue.playlists.values()}
        | {
            name: {"items": [{"id": item.recording.id} for item in items]}
            for name, items in programmes(catalogue).items()
        },
        "words": player_strings(r.t),
    }
    return f"pocheSounds({_json(r.lang)},{_json(data)});\n"


def words_url(recording: Recording) -> str:
    """Return where the script with a recording's captions lies; it is named by its content."""
    digest = hashlib.sha256(words_js(recording).encode()).hexdigest()[:8]
    return f"media/words-{recording.id}-{digest}.js"


def words_js(recording: Recording) -> str:
    """Return the script with a recording's captions by language, calling `pocheWords(id, data)`.

    Each caption is [start, end, text] in seconds, and a fourth item where a voice has a name.
    """
    data = {
        lang: [
            [round(it.start_s, 3), round(it.end_s, 3), it.text, *([it.voice] if it.voice else [])]
            for it in transcript.captions
        ]
        for lang, transcript in recording.transcripts.items()
    }
    return f"pocheWords({_json(recording.id)},{_json(data)});\n"


def words_scripts(catalogue: Catalogue) -> dict[str, str]:
    """Return address and text of every recording's script of captions."""
    spoken = (it for it in catalogue.recordings.values() if it.transcripts)
    return {words_url(it): words_js(it) for it in spoken}


def _recording(it: Recording, r: Reader) -> dict[str, Any]:
    derived = r.assets.derived
    title = r.spoken(it.title)
    data: dict[str, Any] = {
        "title": title.text,
        "by": credit_line(r, it),
        "credits": [[each.label, each.value] for each in credits(r, it)],
        "page": address(r.lang, it),
        "cover": r.cover_url(it),
        "length": round(it.master.duration_s, 3),
        "audio": _sources(derived.audio[it.master.sha256]),
        "peaks": derived.peaks.get(it.master.sha256, ""),
    }
    if title.lang not in (None, r.lang):
        data["lang"] = title.lang
    if it.chapters:
        data["chapters"] = [[each.at_s, r.words(each.title)] for each in it.chapters]
    if it.transcripts:
        chain = (lang for lang in r.chain if lang in it.transcripts)
        data["words"] = {
            "url": words_url(it),
            "langs": list(dict.fromkeys((*chain, *it.transcripts))),
            "spoken": it.is_spoken,
        }
    if it.parts:
        data["parts"] = [
            [
                name,
                part(r, name),
                _sources(derived.parts[it.id, name]),
                _sources(derived.without.get((it.id, name), ())),
            ]
            for name in it.parts
        ]
    return data


def _playlist(it: Playlist, r: Reader) -> dict[str, Any]:
    return {
        "title": r.words(it.title),
        "page": address(r.lang, it),
        "cover": r.cover_url(it),
        "items": [_item(it, item, r.assets) for item in it.items],
    }


def _item(playlist: Playlist, item: PlaylistItem, assets: SiteAssets) -> dict[str, Any]:
    data: dict[str, Any] = {"id": item.recording.id}
    if item.start_s is not None:
        data["start"] = item.start_s
    if item.stop_s is not None:
        data["stop"] = item.stop_s
    album = assets.derived.albums.get((playlist.id, item.recording.id))
    if album:
        data["audio"] = _sources(album)
    return data


def _sources(files: Sequence[AudioFile]) -> list[list[str]]:
    return [[file.url, file.mime] for file in files]


def _json(data: object) -> str:
    """Return JSON as a script may hold it: U+2028 ended a line before ES2019."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
