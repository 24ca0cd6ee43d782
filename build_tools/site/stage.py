"""Pages laid out on disk as an ordinary MkDocs project: `build/docs`, `build/overrides`,
`build/mkdocs.yml`.

On disk, because pages that exist only in memory do not survive the language
plugin; only what changed is written, so that a watching renderer wakes once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from build_tools.bundled import layered
from build_tools.domain import Catalogue, Findable
from build_tools.site.assets import SiteAssets
from build_tools.site.configuration import configuration, csp
from build_tools.site.files import remove_others, write_if_changed
from build_tools.site.film import film_scripts
from build_tools.site.find_words import find_js, find_url
from build_tools.site.findables import findables_of
from build_tools.site.journey_scripts import desk_js, desk_url, journeys_js, journeys_url
from build_tools.site.pages import PagePlan, plan_pages
from build_tools.site.reader import Reader
from build_tools.site.relations import Relations
from build_tools.site.render.reference import place_root
from build_tools.site.render.sources import source, staged_at
from build_tools.site.scores import SCRIPTS, STYLES, embed
from build_tools.site.shell import PANEL_MARKUP, panel_script, shell_html
from build_tools.site.sounds import sounds_js, sounds_url, words_scripts
from build_tools.site.templates import environment
from build_tools.site.words import title_of
from build_tools.strings import load


@dataclass(frozen=True, slots=True)
class Staged:
    """What was laid out."""

    pages: tuple[PagePlan, ...]
    titles: Mapping[tuple[str, str], str]
    """Language and address to the page's title."""
    shell: str
    """The HTML of the shell, which stands at the site's root."""
    scripts: Mapping[str, str]
    """Address to a script with data: what the player knows of all that sounds."""
    findables: Mapping[str, tuple[Findable, ...]]
    """By language, what can be searched for."""
    overrides: Path
    """The theme's folder: templates, and below `assets` what pages name."""


class Stage:
    """Lays a catalogue out below `build`, for a hub at `root`."""

    def __init__(self, root: Path, build: Path, catalogue: Catalogue, assets: SiteAssets) -> None:
        self._root = root
        self._build = build
        self._catalogue = catalogue
        self._assets = assets
        self._relations = Relations(catalogue)
        self._layers = layered(root, "overrides")
        self._strings = {lang: load(lang, self._layers) for lang in catalogue.hub.languages}
        self._templates = environment(self._layers)

    def write(self) -> Staged:
        """Write what changed, remove what is gone, return what there is."""
        pages = tuple(plan_pages(self._catalogue))
        docs = self._build / "docs"
        titles: dict[tuple[str, str], str] = {}
        wanted = {place_root(docs)}
        for page in pages:
            path = docs / staged_at(page.url)
            r = self._reader(page)
            titles[page.lang, page.url] = title_of(page, r)
            write_if_changed(path, self._page_source(page, r, titles[page.lang, page.url]))
            wanted.add(path)
        remove_others(docs, wanted)
        self._write_overrides()
        write_if_changed(
            self._build / "mkdocs.yml",
            configuration(self._root, self._build, self._catalogue, self._strings),
        )
        shell = shell_html(self._templates, self._catalogue.hub, self._strings, csp())
        readers = [self._reader(page) for page in pages if page.kind == "home"]
        findables = {r.lang: findables_of(r) for r in readers}
        return Staged(
            pages, titles, shell, self._scripts(readers), findables, self._build / "overrides"
        )

    def _scripts(self, readers: Iterable[Reader]) -> dict[str, str]:
        """Return the scripts with data; `readers` are one of each language, of any page."""
        scripts = {PANEL_MARKUP: panel_script(self._templates)}
        for r in readers:
            scripts[sounds_url(r.lang)] = sounds_js(r)
            scripts[find_url(r.lang)] = find_js(r)
            if self._catalogue.journeys:
                scripts[journeys_url(r.lang)] = journeys_js(r)
                scripts[desk_url(r.lang)] = desk_js(self._templates, r.t)
        films = film_scripts(self._catalogue, self._assets.derived.screenings)
        return scripts | words_scripts(self._catalogue) | films

    def _reader(self, page: PagePlan) -> Reader:
        strings = self._strings[page.lang]
        return Reader(page, self._catalogue, self._relations, self._assets, strings)

    def _page_source(self, page: PagePlan, r: Reader, title: str) -> str:
        """Return a staged page: front matter and HTML."""
        html = self._templates.get_template(f"pages/{page.template}").render(
            r=r,
            t=r.t,
            page=page,
            hub=self._catalogue.hub,
            it=page.resource,
            catalogue=self._catalogue,
            title=title,
        )
        html, has_score = embed(html, r, self._templates)
        body = r.body(page.resource, page.variant) if page.resource else None
        front: dict[str, Any] = {
            "title": title,
            "lang": page.lang,
            "url": page.url,
            "root": page.root,
            "section": page.section,
            "kind": page.kind,
            "space": page.space,
            "styles": [*page.styles, *(STYLES if has_score else ())],
            "scripts": [*page.scripts, *(SCRIPTS if has_score else ())],
            "description": _summary(body.text if body else r.words(self._catalogue.hub.tagline)),
        }
        return source(front, html)

    def _write_overrides(self) -> None:
        """Lay the hub's own overrides over Poche's, file by file, as the theme's folder."""
        target = self._build / "overrides"
        wanted: set[Path] = set()
        for layer in self._layers:
            for own in sorted(layer.rglob("*")):
                if own.is_file() and not _through_link(own, layer) and own.suffix != ".po":
                    path = target / own.relative_to(layer)
                    write_if_changed(path, own.read_bytes())
                    wanted.add(path)
        remove_others(target, wanted)


def _through_link(path: Path, folder: Path) -> bool:
    """Return whether `path` is reached by a link below `folder`: what it leads to is not ours."""
    return any(part.is_symlink() for part in (path, *path.parents) if folder in part.parents)


def _summary(text: str) -> str:
    """Return the first words of a page, for its description."""
    line = next((line for line in text.split("\n") if len(line) > 30), text).strip()
    return line if len(line) <= 160 else line[:159].rpartition(" ")[0] + "…"
