"""From rendered pages to the site: prune, add media and playlists, then swap it in whole."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from build_tools.domain import Catalogue
from build_tools.site import files
from build_tools.site.assets import SiteAssets
from build_tools.site.playlist_files import playlist_files
from build_tools.site.published import catalogue_json
from build_tools.site.stage import Staged


def assemble(
    rendered: Path,
    site: Path,
    *,
    catalogue: Catalogue,
    staged: Staged,
    assets: SiteAssets,
    media: Mapping[str, Path],
    others: Mapping[str, bytes],
) -> None:
    """Build the site beside `site` and swap it in; until then the old one stays as it was.

    `media` is address → file in the store, `others` is address → content. Of what
    the renderer wrote only the planned pages and Poche's own assets are taken: the
    theme's style sheets, scripts and search packs are not used and would be dead
    weight on a stick.
    """
    new = site.with_name(site.name + ".new")
    shutil.rmtree(new, ignore_errors=True)
    for page in staged.pages:
        files.copy(rendered / page.url, new / page.url)
    for source in sorted((rendered / "assets" / "poche").rglob("*")):
        if source.is_file():
            files.copy(source, new / source.relative_to(rendered))
    for url, source in media.items():
        files.link_or_copy(source, new / url)
    written = {"index.html": staged.shell, **staged.scripts, **assets.drawn}
    written.update(playlist_files(catalogue, assets))
    written["catalogue.json"] = catalogue_json(catalogue, staged.pages, staged.titles, assets)
    contents = {url: text.encode() for url, text in written.items()} | dict(others)
    for url, content in contents.items():
        path = new / url
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    files.swap(new, site)
