"""What other software reads first: `catalogue.json`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from build_tools.domain import Catalogue
from build_tools.site.assets import SiteAssets
from build_tools.site.pages import PagePlan
from build_tools.site.playlist_files import FORMATS, playlist_url


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
                    {"lang": lang, "url": playlist_url(lang, playlist, ending), "mime": form.mime}
                    for lang in catalogue.hub.languages
                    for ending, form in FORMATS.items()
                ],
            }
            for playlist in catalogue.playlists.values()
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
