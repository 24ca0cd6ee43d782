"""What other software reads: `catalogue.json` and the playlists' own files."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from build_tools.domain import Catalogue, Playlist
from build_tools.site.assets import SiteAssets
from build_tools.site.pages import PagePlan

M3U8 = "audio/x-mpegurl"


def playlist_url(lang: str, playlist: Playlist) -> str:
    """Return where a playlist's file lies, relative to the site's root."""
    return f"{lang}/playlists/{playlist.id}.m3u8"


def m3u8(playlist: Playlist, lang: str, catalogue: Catalogue, assets: SiteAssets) -> str:
    """Return an extended M3U in UTF-8: relative ASCII paths, so that it plays from the stick.

    Excerpts are written for VLC (`#EXTVLCOPT`, seconds); players that do not
    know the line play the whole recording.
    """
    chain = catalogue.hub.chain(lang)
    lines = [
        "#EXTM3U",
        "#EXTENC:UTF-8",
        f"#PLAYLIST:{_one_line(playlist.title.choose(chain).text)}",
    ]
    for item in playlist.items:
        recording = item.recording
        work = recording.work
        artist = work.composer.name if work and work.composer else recording.artist or ""
        title = _one_line(recording.title.choose(chain).text)
        lead = f"{_one_line(artist)} – " if artist else ""
        lines.append(f"#EXTINF:{round(item.length_s)},{lead}{title}")
        if item.start_s is not None:
            lines.append(f"#EXTVLCOPT:start-time={item.start_s:g}")
        if item.stop_s is not None:
            lines.append(f"#EXTVLCOPT:stop-time={item.stop_s:g}")
        lines.append("../../" + assets.derived.audio[recording.master.sha256][0].url)
    return "\n".join(lines) + "\n"


def _one_line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def catalogue_json(
    catalogue: Catalogue,
    pages: Iterable[PagePlan],
    titles: Mapping[tuple[str, str], str],
    assets: SiteAssets,
) -> str:
    """Return the site's table of contents for programs; `titles` is by language and address.

    Every address is relative to the site's root. Keys and order never depend
    on the machine.
    """
    chain = catalogue.hub.chain(catalogue.hub.default_language)
    data: dict[str, Any] = {
        "version": 1,
        "languages": list(catalogue.hub.languages),
        "pages": [
            {
                "lang": page.lang,
                "kind": page.kind,
                "id": page.id,
                "url": page.url,
                "title": titles[page.lang, page.url],
                "variants": [],
            }
            for page in pages
        ],
        "recordings": [
            {
                "id": recording.id,
                "title": recording.title.choose(chain).text,
                "duration_s": round(recording.master.duration_s, 3),
                "audio": [
                    {"url": file.url, "mime": file.mime, "bytes": file.size_bytes}
                    for file in assets.derived.audio[recording.master.sha256]
                ],
            }
            for recording in catalogue.recordings.values()
        ],
        "playlists": [
            {
                "id": playlist.id,
                "files": [
                    {"lang": lang, "url": playlist_url(lang, playlist), "mime": M3U8}
                    for lang in catalogue.hub.languages
                ],
            }
            for playlist in catalogue.playlists.values()
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
