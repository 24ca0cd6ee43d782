"""From rendered pages to the site: what stands in it besides pages, and all of it put in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from build_tools.domain import Catalogue
from build_tools.site import lean, once
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


_OWN = "assets/poche"


def theme(overrides: Path, languages: Sequence[str]) -> dict[str, Path]:
    """Return, by address, the files of the theme that a site in these languages needs.

    Of Material nothing is taken but what stands in the pages: its style sheets, scripts and
    search packs are not used and would be dead weight on a stick.
    """
    own = (f"{_OWN}/{way}" for way in below(overrides / _OWN))
    return {url: overrides / url for url in own if _is_of_use(overrides / url, languages)}


def _is_of_use(path: Path, languages: Sequence[str]) -> bool:
    """Tell whether a site in these languages needs a file: not the stems of others."""
    stems = path.parent.name == "snowball" and path.suffix == ".js"
    return not stems or path.stem in ("base", *languages)


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
    """Give files that are not yet there a second name in the site, style sheets and scripts a
    short form; return the addresses of what stays. Raises OSError."""
    stays = []
    for url, source in links.items():
        origin = linked_from(source)
        if outputs.intact(url) == origin:
            stays.append(url)
        elif source.suffix in _SHORT:
            target.put(url, _SHORT[source.suffix](source.read_text("utf-8")).encode(), origin)
        else:
            target.link(url, source, origin)
    return stays


def _style(text: str) -> str:
    return lean.style(once.style(text))


_SHORT: Mapping[str, Callable[[str], str]] = {".css": _style, ".js": lean.script}
"""What is made of files by their endings: they are as short as they can be in the site."""


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
    memory = site.parent / "cache" / "site"
    memory.unlink(missing_ok=True)  # everything is written anew
    outputs = Outputs(site, memory)
    target = outputs.target()
    for url, content in pages:
        target.put(url, once.page(content.decode()).encode())
    scripts = {url: text.encode() for url, text in staged.scripts.items()}
    written = contents(catalogue, staged.pages, staged.titles, assets)
    every = {"index.html": staged.shell.encode(), **scripts, **written, **others}
    for url, content in every.items():
        target.put(url, content)
    files = {**theme(staged.overrides, catalogue.hub.languages), **media}
    outputs.finish(target, link(target, outputs, files))
