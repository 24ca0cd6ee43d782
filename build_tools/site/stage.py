"""Pages laid out on disk as an ordinary MkDocs project: `build/docs`, `build/overrides`,
`build/mkdocs.yml`.

On disk, because pages that exist only in memory do not survive the language
plugin; only what changed is written, so that a watching renderer wakes once.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from build_tools import drawings
from build_tools.bundled import bundled, layered
from build_tools.domain import KINDS, Catalogue
from build_tools.site import views
from build_tools.site.assets import SiteAssets
from build_tools.site.credits import credits
from build_tools.site.embed import prose_html
from build_tools.site.files import remove_others, write_if_changed
from build_tools.site.pages import PagePlan, plan_pages
from build_tools.site.reader import LANGUAGE_NAMES, Reader
from build_tools.site.relations import Relations
from build_tools.site.shell import PANEL_MARKUP, panel_script, shell_html
from build_tools.site.sounds import sounds_js, sounds_url, words_scripts
from build_tools.site.words import FOOTER, HEADER, SHELL_STRINGS, title_of
from build_tools.strings import load

ROOT_LANGUAGE = "en-GB"
"""Stands for no language: static-i18n puts its default language at the site's root, where the
shell belongs, and every real language shall have a folder of its own."""

INLINE_SCRIPT = 'document.documentElement.className="js"'
"""Runs before the first paint, so that what needs no script can hide at once."""


def csp() -> str:
    """Return the content security policy of every page.

    Styles must be allowed inline: engraved scores carry them. Data blocks need
    no permission, since they never run.
    """
    digest = base64.b64encode(hashlib.sha256(INLINE_SCRIPT.encode()).digest()).decode()
    return (
        f"default-src 'self'; script-src 'self' 'sha256-{digest}'; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "media-src 'self' data: blob:; font-src 'self' data:; worker-src blob:; "
        "object-src 'none'; base-uri 'none'; form-action 'none'"
    )


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
        self._templates = _environment(self._layers)

    def write(self) -> Staged:
        """Write what changed, remove what is gone, return what there is."""
        pages = tuple(plan_pages(self._catalogue))
        docs = self._build / "docs"
        titles: dict[tuple[str, str], str] = {}
        wanted = {docs / ROOT_LANGUAGE / "index.md"}
        write_if_changed(
            docs / ROOT_LANGUAGE / "index.md", "---\ntitle: Poche\ntemplate: root.html\n---\n"
        )
        for page in pages:
            path = docs / page.url.replace(".html", ".md")
            r = self._reader(page)
            titles[page.lang, page.url] = title_of(page, r)
            write_if_changed(path, self._page_source(page, r, titles[page.lang, page.url]))
            wanted.add(path)
        remove_others(docs, wanted)
        self._write_overrides()
        write_if_changed(self._build / "mkdocs.yml", self._configuration())
        shell = shell_html(self._templates, self._catalogue.hub, self._strings, csp())
        return Staged(pages, titles, shell, self._scripts(pages))

    def _scripts(self, pages: Iterable[PagePlan]) -> dict[str, str]:
        """Return the scripts of the player's data; any page of a language will do to read it."""
        homes = (page for page in pages if page.kind == "home")
        scripts = {sounds_url(page.lang): sounds_js(self._reader(page)) for page in homes}
        scripts[PANEL_MARKUP] = panel_script(self._templates)
        return scripts | words_scripts(self._catalogue)

    def _reader(self, page: PagePlan) -> Reader:
        strings = self._strings[page.lang]
        return Reader(page, self._catalogue, self._relations, self._assets, strings)

    def _page_source(self, page: PagePlan, r: Reader, title: str) -> str:
        """Return a staged page: front matter as JSON values, which are YAML too, and HTML."""
        html = self._templates.get_template(f"pages/{page.template}").render(
            r=r,
            t=r.t,
            page=page,
            hub=self._catalogue.hub,
            it=page.resource,
            catalogue=self._catalogue,
            title=title,
        )
        body = r.body(page.resource) if page.resource else None
        front: dict[str, Any] = {
            "title": title,
            "lang": page.lang,
            "url": page.url,
            "root": page.root,
            "section": page.section,
            "kind": page.kind,
            "space": "children" if page.screen else "",
            "description": _summary(body.text if body else r.words(self._catalogue.hub.tagline)),
        }
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
        return "---\n" + "\n".join(lines) + "\n---\n" + html.strip() + "\n"

    def _write_overrides(self) -> None:
        """Lay the hub's own overrides over Poche's, file by file, as the theme's folder."""
        target = self._build / "overrides"
        wanted: set[Path] = set()
        for layer in self._layers:
            for source in sorted(layer.rglob("*")):
                if source.is_file() and not _through_link(source, layer) and source.suffix != ".po":
                    path = target / source.relative_to(layer)
                    write_if_changed(path, source.read_bytes())
                    wanted.add(path)
        remove_others(target, wanted)

    def _configuration(self) -> str:
        """Return `build/mkdocs.yml`: title, languages and navigation from the catalogue."""
        hub = self._catalogue.hub
        default = self._strings[hub.default_language]
        navigation = ["index.md", *(f"{kind}/index.md" for kind in KINDS)]
        languages: list[dict[str, Any]] = [
            {"locale": ROOT_LANGUAGE, "default": True, "name": "Poche", "nav": ["index.md"]}
        ]
        for lang in hub.languages:
            title = hub.title.choose(hub.chain(lang)).text
            languages.append(
                {
                    "locale": lang,
                    "name": LANGUAGE_NAMES[lang],
                    "site_name": title,
                    "nav": navigation,
                }
            )
        config: dict[str, Any] = {
            "INHERIT": self._inherited(),
            "site_name": hub.title.choose(hub.chain(hub.default_language)).text,
            "docs_dir": "docs",
            "site_dir": "rendered",
            "theme": {"custom_dir": "overrides", "language": default.lang},
            "plugins": {
                "i18n": {
                    "docs_structure": "folder",
                    "fallback_to_default": False,
                    "reconfigure_search": False,
                    "languages": languages,
                }
            },
            "extra": {
                "csp": csp(),
                "inline_script": INLINE_SCRIPT,
                "hub": hub.id,
                "chrome": {lang: self._chrome(lang) for lang in hub.languages},
            },
        }
        return json.dumps(config, ensure_ascii=False, indent=1) + "\n"

    def _inherited(self) -> str:
        """Return the way to the hub's own `mkdocs.yml`, else to the one that comes with Poche."""
        if (self._root / "mkdocs.yml").is_file():
            return "../mkdocs.yml"
        return str(bundled("mkdocs.yml"))

    def _chrome(self, lang: str) -> dict[str, Any]:
        """Return the words of header and footer in one language."""
        hub, t = self._catalogue.hub, self._strings[lang]
        return {
            "title": hub.title.choose(hub.chain(lang)).text,
            "skip": t("Go to the content"),
            "to_player": t("Go to the player"),
            "main_menu": t("Main menu"),
            "more_menu": t("More in this hub"),
            "language": t("Language"),
            "scheme": t("Dark colours"),
            "scheme_icon": drawings.pictogram("moon"),
            "language_icon": drawings.pictogram("language"),
            "unplayable": t(SHELL_STRINGS["error_missing"]),
            "open_shell": t("Open with the player"),
            "player": {
                "mine": t("My music"),
                "settings": t("For grown-ups"),
                "keys": t("Keys"),
            },
            "offline": t("Everything here works without internet."),
            "names": {code: LANGUAGE_NAMES[code] for code in hub.languages},
            "home": {"label": t("Home"), "icon": drawings.pictogram("home")},
            "sections": [
                {"id": kind, "label": t(label), "icon": drawings.pictogram(icon)}
                for kind, label, icon in HEADER
            ],
            "footer": [{"id": kind, "label": t(label)} for kind, label in FOOTER],
            "pages": [
                {"id": page.id, "title": page.title.choose(hub.chain(lang)).text}
                for page in self._catalogue.pages.values()
            ],
        }


def _through_link(path: Path, folder: Path) -> bool:
    """Return whether `path` is reached by a link below `folder`: what it leads to is not ours."""
    return any(part.is_symlink() for part in (path, *path.parents) if folder in part.parents)


def _environment(layers: Sequence[Path]) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([str(layer) for layer in reversed(layers)]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["pictogram"] = lambda name, label=None: Markup(
        drawings.pictogram(name, label=label)
    )
    environment.globals["door"] = lambda name: Markup(drawings.door(name))
    environment.globals["empty"] = lambda name: Markup(drawings.empty(name))
    environment.globals["pictogram_of"] = drawings.pictogram_of
    environment.globals["prose_html"] = prose_html
    for view in (
        views.adaptation,
        views.by_date,
        views.countries,
        views.meeting_words,
        views.mentioned,
        views.mode,
        views.part,
        views.month,
        views.phase_title,
        views.phases,
        views.place,
        views.recordings_of,
        views.roles,
        views.transcripts,
        credits,
        views.step_icon,
        views.step_words,
        views.workshop_kind,
        views.worth_hearing,
    ):
        environment.globals[view.__name__] = view
    return environment


def _summary(text: str) -> str:
    """Return the first words of a page, for its description."""
    line = next((line for line in text.split("\n") if len(line) > 30), text).strip()
    return line if len(line) <= 160 else line[:159].rpartition(" ")[0] + "…"
