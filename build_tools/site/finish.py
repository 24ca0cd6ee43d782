"""From rendered pages to the site: prune, add media and playlists, then swap it in whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from build_tools.domain import Catalogue
from build_tools.site import files, lean, once
from build_tools.site.assets import SiteAssets
from build_tools.site.playlist_files import playlist_files
from build_tools.site.published import catalogue_json
from build_tools.site.stage import Staged


def assemble(
    pages: Iterable[tuple[str, bytes]],
    site: Path,
    *,
    catalogue: Catalogue,
    staged: Staged,
    assets: SiteAssets,
    media: Mapping[str, Path],
    others: Mapping[str, bytes],
) -> None:
    """Build the site beside `site` and swap it in; until then the old one stays as it was.

    `pages` are rendered, each with its address; `media` is address → file in the store, `others`
    is address → content. Of the theme nothing is taken but what stands in the pages: its style
    sheets, scripts and search packs are not used and would be dead weight on a stick.
    """
    new = site.with_name(site.name + ".new")
    shutil.rmtree(new, ignore_errors=True)
    for url, content in pages:
        _write(new / url, once.page(content.decode()).encode())
    for source in sorted((staged.overrides / "assets" / "poche").rglob("*")):
        if source.is_file() and _is_of_use(source, catalogue.hub.languages):
            _lay(source, new / source.relative_to(staged.overrides))
    for url, source in media.items():
        files.link_or_copy(source, new / url)
    written = {"index.html": once.page(staged.shell), **staged.scripts, **assets.drawn}
    written.update(playlist_files(catalogue, assets))
    written["catalogue.json"] = catalogue_json(catalogue, staged.pages, staged.titles, assets)
    contents = {url: text.encode() for url, text in written.items()} | dict(others)
    for url, content in contents.items():
        _write(new / url, content)
    files.swap(new, site)


def _is_of_use(source: Path, languages: Sequence[str]) -> bool:
    """Tell whether a site in these languages needs a file: not the stems of others."""
    stems = source.parent.name == "snowball" and source.suffix == ".js"
    return not stems or source.stem in ("base", *languages)


def _lay(source: Path, target: Path) -> None:
    """Put a style sheet or a script in its place as short as it can be, anything else as it is."""
    if source.suffix == ".css":
        _write(target, lean.style(once.style(source.read_text("utf-8"))).encode())
    elif source.suffix == ".js":
        _write(target, lean.script(source.read_text("utf-8")).encode())
    else:
        files.link_or_copy(source, target)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
