"""What other software reads first: `catalogue.json`."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from build_tools.domain import JOURNEY_FORMS, SHEET_FORMS, Catalogue
from build_tools.questionnaires import QUESTIONNAIRES
from build_tools.site.assets import SiteAssets
from build_tools.site.pages import PagePlan
from build_tools.site.playlist_files import FORMATS, playlist_url
from build_tools.site.questions import questions_id


def catalogue_json(
    catalogue: Catalogue,
    pages: Sequence[PagePlan],
    titles: Mapping[tuple[str, str], str],
    assets: SiteAssets,
) -> str:
    """Return the site's table of contents for programs; `titles` is by language and address.

    Every address is relative to the site's root. Keys and order never depend
    on the machine.
    """
    chain = catalogue.hub.chain(catalogue.hub.default_language)
    variants = _variants(pages, assets)
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
                "variants": variants[page.lang, page.kind, page.id],
            }
            for page in pages
            if not page.variant
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
    return _lines(data)


def _lines(data: Mapping[str, Any]) -> str:
    """Return a mapping as JSON, a line for each mapping in its lists.

    The standard library's own indenting is not done in C, and takes five times as long.
    """
    encode = json.JSONEncoder(ensure_ascii=False).encode

    def told(value: Any) -> str:
        if not isinstance(value, list) or not any(isinstance(it, dict) for it in value):
            return encode(value)
        return "[\n  " + ",\n  ".join(map(encode, value)) + "\n ]"

    return "{\n" + ",\n".join(f" {encode(name)}: {told(it)}" for name, it in data.items()) + "\n}\n"


def _variants(
    pages: Sequence[PagePlan], assets: SiteAssets
) -> Mapping[tuple[str, str, str], list[dict[str, str]]]:
    """Return other forms by language, kind and id: pages first, then what is to be printed."""
    found: dict[tuple[str, str, str], list[dict[str, str]]] = defaultdict(list)
    for page in pages:
        if page.variant:
            found[page.lang, page.kind, page.id].append({"type": page.variant, "url": page.url})
    for kind, papers, forms in (
        ("workshops", assets.derived.sheets, SHEET_FORMS),
        ("journeys", assets.derived.papers, JOURNEY_FORMS),
    ):
        for id_, lang, form in sorted(papers, key=lambda it: (*it[:2], forms.index(it[2]))):
            url = papers[id_, lang, form].url
            found[lang, kind, id_].append({"type": "print", "url": url})
    for (who, lang, _), document in sorted(assets.derived.asked.items()):
        id_ = questions_id(QUESTIONNAIRES[who])
        found[lang, "special", id_].append({"type": "print", "url": document.url})
    return found
