"""From rendered pages to the site: what stands in it besides pages, and all of it put in place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from build_tools.domain import Catalogue
from build_tools.site.assets import SiteAssets
from build_tools.site.files import below
from build_tools.site.outputs import Outputs, Target, mark_of, origin_of
from build_tools.site.pages import PagePlan
from build_tools.site.playlist_files import playlist_files
from build_tools.site.published import catalogue_json
from build_tools.site.stage import Staged


def contents(
    catalogue: Catalogue,
    pages: Sequence[PagePlan],
    titles: Mapping[tuple[str, str], str],
    assets: SiteAssets,
) -> dict[str, bytes]:
    """Return, by address, what is written besides pages and scripts: covers, playlists, and
    `catalogue.json`. `titles` is by language and address."""
    written = {**assets.drawn, **dict(playlist_files(catalogue, assets))}
    written["catalogue.json"] = catalogue_json(catalogue, pages, titles, assets)
    return {url: text.encode() for url, text in written.items()}


def links(overrides: Path, media: Mapping[str, Path]) -> dict[str, Path]:
    """Return, by address, files that get a second name in the site.

    Of the theme nothing is taken but what stands in the pages: its style sheets, scripts and
    search packs are not used and would be dead weight on a stick.
    """
    own = below(overrides / "assets" / "poche")
    return {path.relative_to(overrides).as_posix(): path for path in own} | dict(media)


def linked_from(path: Path) -> str:
    """Return what stands for a file that is linked. Raises OSError."""
    return f"{path} {mark_of(path.stat())}"


def put(target: Target, outputs: Outputs, contents: Mapping[str, bytes]) -> list[str]:
    """Write what is not yet there; return the addresses of what stays."""
    stays = []
    for url, content in contents.items():
        if outputs.intact(url) == origin_of(content):
            stays.append(url)
        else:
            target.put(url, content)
    return stays


def link(target: Target, outputs: Outputs, links: Mapping[str, Path]) -> list[str]:
    """Link what is not yet there; return the addresses of what stays. Raises OSError."""
    stays = []
    for url, source in links.items():
        origin = linked_from(source)
        if outputs.intact(url) == origin:
            stays.append(url)
        else:
            target.link(url, source, origin)
    return stays


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
    """Build a whole site beside `site` and swap it in; until then the old one stays as it was.

    `pages` are rendered, each with its address; `media` is address → file in the store, `others`
    is address → content.
    """
    outputs = Outputs(site, site.parent / "cache" / "site")
    target = outputs.target()
    for url, content in pages:
        target.put(url, content)
    scripts = {url: text.encode() for url, text in staged.scripts.items()}
    written = contents(catalogue, staged.pages, staged.titles, assets)
    every = {"index.html": staged.shell.encode(), **scripts, **written, **others}
    for url, content in every.items():
        target.put(url, content)
    for url, path in links(staged.overrides, media).items():
        target.link(url, path, linked_from(path))
    outputs.finish(target, ())
