"""Pages laid out on disk as an ordinary MkDocs project: `build/docs`, `build/overrides`,
`build/mkdocs.yml`.

On disk, because pages that exist only in memory do not survive the language
plugin; only what changed is written, so that a watching renderer wakes once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from build_tools.bundled import bundled, layered
from build_tools.domain import Catalogue, Findable
from build_tools.memory import Shelf, made_by
from build_tools.reading import noting
from build_tools.remembering import Remembered
from build_tools.site import once
from build_tools.site.assets import SiteAssets
from build_tools.site.compiled import Compiled
from build_tools.site.configuration import configuration
from build_tools.site.files import below, remove_others, write_if_changed
from build_tools.site.findables import to_be_found
from build_tools.site.finding import Finding, Hear, ToFind
from build_tools.site.fronts import foreseen, front, key
from build_tools.site.noted import NotedRelations, digests_of, noted_assets
from build_tools.site.outputs import origin_of
from build_tools.site.pages import PagePlan, plan_pages
from build_tools.site.reader import Reader
from build_tools.site.render import parts_of
from build_tools.site.render.reference import place_root
from build_tools.site.render.shells import joined
from build_tools.site.render.sources import of_its_own, source, staged_at
from build_tools.site.scores import embed
from build_tools.site.scripts import scripts_of, scripts_of_all
from build_tools.site.shell import shell_html
from build_tools.site.templates import environment
from build_tools.site.words import title_of
from build_tools.store import Store
from build_tools.strings import of_site
from build_tools.unchanged import marks


@dataclass(frozen=True, slots=True)
class InLanguage:
    """What was laid out in one language."""

    lang: str
    titles: Mapping[str, str]
    """Address to the page's title."""
    shells: Mapping[str, str]
    """Address to what pages with the same shell have in common, see `render.shells`."""
    origins: Mapping[str, str]
    """Address to what stands for a page as it was laid out."""
    scripts: Mapping[str, str]
    """Address to a script with data: what the player knows of all that sounds."""


@dataclass(frozen=True, slots=True)
class Staged:
    """What was laid out in all languages."""

    pages: tuple[PagePlan, ...]
    titles: Mapping[tuple[str, str], str]
    """Language and address to the page's title."""
    shell: str
    """The HTML of the shell, which stands at the site's root."""
    scripts: Mapping[str, str]
    findables: Mapping[str, tuple[Findable, ...]]
    """By language, what can be searched for."""
    overrides: Path
    """The theme's folder: templates, and below `assets` what pages name."""


class Stage:
    """Lays a catalogue out below `build`, for a hub at `root`."""

    def __init__(self, root: Path, build: Path, catalogue: Catalogue, assets: SiteAssets) -> None:
        self.made_of = root, build, catalogue, assets
        self._root = root
        self._build = build
        self._catalogue = self.catalogue = catalogue
        self.assets = assets
        self._assets = noted_assets(assets)
        self._relations = NotedRelations(catalogue)
        self._layers = layered(root, "overrides")
        self._strings = of_site(root, catalogue.hub.languages)
        self._compiled = Compiled(Shelf(build / "cache" / "templates"))
        self._templates = environment(self._layers, self._compiled)
        self._settings = configuration(root, build, catalogue, self._strings)
        self._digests = digests_of(catalogue, self._relations, assets)
        self._memories: dict[str, Remembered] = {}
        self._plans: dict[str, list[tuple[PagePlan, bytes]]] = {}
        self.pages = tuple(plan_pages(catalogue))
        self.overrides = build / "overrides"

    def write(self) -> Staged:
        """Lay everything out, remove what is gone, return what there is."""
        self.lay()
        found = [self.language(lang) for lang in self._catalogue.hub.languages]
        return Staged(
            self.pages,
            {(it.lang, url): title for it, _ in found for url, title in it.titles.items()},
            self.shell(),
            {url: text for it, _ in found for url, text in it.scripts.items()} | self.scripts(),
            {it.lang: tuple(make() for _, make in to_find) for it, to_find in found},
            self.overrides,
        )

    def lay(self) -> None:
        """Write what all languages share, and remove pages that are gone."""
        docs = self._build / "docs"
        wanted = {staged_at(page.url) for page in self.pages}
        root = place_root(docs).relative_to(docs).as_posix()
        remove_others(docs, {root, *wanted})
        self._write_overrides()
        write_if_changed(self._build / "mkdocs.yml", self._settings)

    def shell(self) -> str:
        """Return the HTML of the shell."""
        return once.page(shell_html(self._templates, self._catalogue.hub, self._strings))

    def scripts(self) -> dict[str, str]:
        """Return the scripts with data that are the same in all languages."""
        return scripts_of_all(self._catalogue, self._assets.derived, self._templates)

    def shelf(self, name: str) -> Shelf:
        """Return a shelf of this build folder, for what follows from pages alone."""
        return Shelf(self._build / "cache" / name, is_heavy=True)

    def memory(self, lang: str) -> Remembered:
        """Return what is remembered of a language's pages."""
        if lang not in self._memories:
            shelf = Shelf(self._build / "cache" / f"pages-{lang}", self._maker)
            self._memories[lang] = Remembered(shelf, self._digests)
        return self._memories[lang]

    @cached_property
    def _maker(self) -> str:
        """What all pages depend on."""
        inherits = (self._root / "mkdocs.yml", bundled("mkdocs.yml"))
        return f"{made_by()} {marks(*self._layers, *inherits).digest} {self._settings}"

    def warm(self) -> None:
        """Have the templates of all pages ready: other processes begin with them, or find them
        on their shelf."""
        for name in self._templates.list_templates(filter_func=_is_of_pages):
            self._templates.get_template(name)
        if self._compiled.is_new:
            self._compiled.write()

    def remember(self) -> None:
        """Keep the templates that had to be compiled, for the next build."""
        if self._compiled.is_new:
            self.warm()

    def stale(self, lang: str) -> int:
        """Return how many of a language's pages are to be made."""
        memory = self.memory(lang)
        return sum(memory.known(page.url, plan) is None for page, plan in self._planned(lang))

    def forget(self, lang: str) -> None:
        """Let go of what is remembered of a language, when it is written: the next one needs the
        room."""
        self._memories.pop(lang, None)
        self._plans.pop(lang, None)

    def _planned(self, lang: str) -> list[tuple[PagePlan, bytes]]:
        """Return a language's pages, each with what stands for its plan."""
        if lang not in self._plans:
            pages = (page for page in self.pages if page.lang == lang)
            self._plans[lang] = [(page, page.mark) for page in pages]
        return self._plans[lang]

    def language(
        self, lang: str, memory: Remembered | None = None, hear: Hear | None = None
    ) -> tuple[InLanguage, ToFind]:
        """Lay the pages of a language out, those that are not remembered; return what there is,
        and what can be found in it, of which what has to be made is handed to `hear`, too."""
        memory = memory or Remembered(None, self._digests)
        planned = self._planned(lang)
        docs = self._build / "docs"
        there = {f"{lang}/{way}" for way in below(docs / lang)}
        titles, shells, origins = {}, {}, {}
        with noting():
            anywhere = self._reader(planned[0][0])
            finding = Finding(to_be_found(anywhere), memory, hear)
            for page, plan in planned:
                known = memory.known(page.url, plan) if staged_at(page.url) in there else None
                if known is None:
                    known = memory.make(page.url, partial(self._lay_page, page), plan)
                titles[page.url], shells[page.url], origins[page.url] = known
                finding.beside(page.url)
            scripts = {
                url: self._remembered(memory, url, make)
                for url, make in scripts_of(anywhere, self._templates).items()
            }
            to_find = finding.all()
        return InLanguage(lang, titles, shells, origins, scripts), to_find

    @staticmethod
    def _remembered(memory: Remembered, name: str, make: Callable[[], str]) -> str:
        known: str | None = memory.known(name)
        return memory.make(name, make) if known is None else known

    def _reader(self, page: PagePlan) -> Reader:
        strings = self._strings[page.lang]
        return Reader(page, self._catalogue, self._relations, self._assets, strings)

    def _lay_page(self, page: PagePlan) -> tuple[str, str, str]:
        """Write a page; return its title, its shell, and what stands for it."""
        r = self._reader(page)
        title = title_of(page, r)
        told, html = self._page_source(page, r, title)
        text = source(told, html)
        write_if_changed(self._build / "docs" / staged_at(page.url), text)
        return title, key(told), origin_of(text.encode())

    def joined(
        self, laid: Mapping[str, tuple[str, str]], parts: Mapping[str, Sequence[str]]
    ) -> Iterator[tuple[str, bytes]]:
        """Yield the address and content of pages that are laid out, joined from their shells.

        `laid` are the pages' addresses, the key of each one's shell, and what stands for it as it
        was laid out: what somebody wrote in its place since is laid out again. `parts` are the
        shells by their keys.
        """
        for url, (shell, origin) in laid.items():
            path = self._build / "docs" / staged_at(url)
            content = path.read_bytes()
            if origin_of(content) != origin:
                self._lay_page(next(page for page in self.pages if page.url == url))
                content = path.read_bytes()
            title, description, html = of_its_own(content.decode())
            page = joined(parts[shell], url, title, description, html)
            yield url, once.page(page).encode()

    def shells(self, store: Store) -> dict[str, list[str]]:
        """Return the shells that pages will have, by their keys, as far as they are known before
        pages are laid out. Raises RenderError."""
        pages = foreseen(self.pages, scores=bool(self.assets.derived.scores))
        return parts_of(self._build, pages, store)

    def _page_source(self, page: PagePlan, r: Reader, title: str) -> tuple[dict[str, Any], str]:
        """Return a page's front matter and HTML."""
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
        summary = _summary(body.text if body else r.words(self._catalogue.hub.tagline))
        return front(page, title, summary, has_score=has_score), html

    def _write_overrides(self) -> None:
        """Lay the hub's own overrides over Poche's, file by file, as the theme's folder."""
        target = self._build / "overrides"
        wanted: set[str] = set()
        for layer in self._layers:
            for way in below(layer):
                own = layer / way
                # What a link leads to is not ours.
                if own.is_file() and not own.is_symlink() and own.suffix != ".po":
                    write_if_changed(target / way, own.read_bytes())
                    wanted.add(way)
        remove_others(target, wanted)


def _is_of_pages(name: str) -> bool:
    return name.startswith("pages/")


def _summary(text: str) -> str:
    """Return the first words of a page, for its description."""
    line = next((line for line in text.split("\n") if len(line) > 30), text).strip()
    return line if len(line) <= 160 else line[:159].rpartition(" ")[0] + "…"
