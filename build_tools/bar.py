"""What the editor's bar of the preview says of a page: its problems, its files, its translation,
and what it weighs. Nothing of it is in a site that is packed."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from build_tools.bundled import layered
from build_tools.domain import Bodies, Catalogue, Playlist, Resource
from build_tools.problems import Problem
from build_tools.references import kind_of
from build_tools.site.pages import PagePlan, plan_pages
from build_tools.speaking import language
from build_tools.strings import Strings, load_each, of_problems
from build_tools.translations import state

_WITHOUT_WORDS = "TXT08"
"""The rule about pictures that have no words."""
_SHOWN = re.compile(r"<img[^>]*?\ssrc=\"([^\"]+)\"")
_HUB = "content/hub.yml"
_IN_LANGUAGE = re.compile(r"\.([a-z]{2})\.(?:md|vtt)$")
_TEXTS = (".md", ".yml", ".vtt")


@dataclass(frozen=True, slots=True)
class Bar:
    """Knows all pages of a hub as it was built last."""

    root: Path
    site: Path
    catalogue: Catalogue
    problems: Sequence[Problem]
    pages: Mapping[str, PagePlan]
    strings: Mapping[str, Strings]
    spoken: Mapping[str, Strings]
    """Languages of pages to what tells problems in them."""

    def of(self, url: str) -> dict[str, Any] | None:
        """Return what is said of a page, in its own language; None for what is no page."""
        page = self.pages.get(url)
        if page is None:
            return None
        t = self.strings[page.lang]
        found = [it for it in self.problems if self._is_of(it.location.path, page)]
        without = sum(it.code == _WITHOUT_WORDS for it in found)
        notes = [self._translation(page, t), self._weight(url, t)]
        if without:
            notes.append(t("Pictures without words: {n}", n=without))
        return {
            "lang": page.lang,
            "title": t("For editors"),
            "summary": t.count(len(found), "{n} problem", "{n} problems")
            if found
            else t("No problem on this page"),
            "notes": [note for note in notes if note],
            "problems": [_told(it, self.spoken[page.lang]) for it in found],
            "files": [*dict.fromkeys((*self.files(page), *self._written(found)))],
            "open": t("Open {file}"),
        }

    def files(self, page: PagePlan) -> list[str]:
        """Return the files that a page is made of and that an editor writes: facts first, then
        its text in the page's language, and the one that is shown."""
        if page.resource is None:
            return [_HUB]
        if isinstance(page.resource, Playlist):
            return [f"playlists/{page.resource.id}.yml"]
        folder = _folder(page.resource)
        facts = sorted(path.name for path in (self.root / folder).glob("*.yml"))
        name = "easy" if page.variant == "easy" else "index"
        texts = [f"{folder}/{name}.{page.lang}.md"]  # perhaps a draft, which nobody is shown yet
        texts += [body.path for body in [self._shown(page)] if body is not None]
        there = [path for path in dict.fromkeys(texts) if (self.root / path).is_file()]
        return [*(f"{folder}/{name}" for name in facts), *there]

    def _written(self, problems: Sequence[Problem]) -> Iterator[str]:
        """Yield the files with problems that an editor writes, as far as they are there."""
        for path in (problem.location.path for problem in problems):
            if path.endswith(_TEXTS) and (self.root / path).is_file():
                yield path

    def _shown(self, page: PagePlan) -> Any:
        bodies = _bodies(page)
        known = (bodies[lang] for lang in self.catalogue.hub.chain(page.lang) if lang in bodies)
        return next(known, None)

    def _is_of(self, path: str, page: PagePlan) -> bool:
        if page.resource is None:
            return page.kind == "home" and path == _HUB
        if isinstance(page.resource, Playlist):
            return path == f"playlists/{page.resource.id}.yml"
        if not path.startswith(_folder(page.resource) + "/"):
            return False
        spoken, shown = _IN_LANGUAGE.search(path), self._shown(page)
        in_this = spoken is None or spoken[1] == page.lang
        return in_this or (shown is not None and path == shown.path)

    def _translation(self, page: PagePlan, t: Strings) -> str:
        """Say how far the text of a page is translated; of lists and videos there is none."""
        if page.resource is None:
            return ""
        shown = self._shown(page)
        said = {
            "none": t("No text yet"),
            "original": t("Original text"),
            "missing": t("Not translated: the text is shown in another language"),
            "outdated": t("Translation outdated: the original has changed since"),
            "unreviewed": t("Translation not reviewed yet"),
            "reviewed": t("Translation reviewed by {who}", who=shown.reviewed_by if shown else ""),
        }
        return said[state(_bodies(page), page.lang, self.catalogue.hub.default_language)]

    def _weight(self, url: str, t: Strings) -> str:
        path = self.site / url
        try:
            text = path.read_text("utf-8")
            own = path.stat().st_size
        except OSError:  # while a new site takes its place
            return ""
        shown = {html.unescape(it) for it in _SHOWN.findall(text)}
        pictures = sum(self._bytes_of(url, it) for it in shown)
        both = f"{(own + pictures) / 1000:.0f}"
        return t("{page} kB, with its pictures {all} kB", page=f"{own / 1000:.0f}", all=both)

    def _bytes_of(self, url: str, src: str) -> int:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(url), unquote(src)))
        target = self.site / path
        return target.stat().st_size if target.is_file() else 0


def bar(root: Path, site: Path, catalogue: Catalogue, problems: Sequence[Problem]) -> Bar:
    """Return what can be said of all pages of a hub that was built."""
    layers = layered(root, "overrides")
    pages = {page.url: page for page in plan_pages(catalogue)}
    strings = load_each(catalogue.hub.languages, layers)
    spoken = {lang: of_problems(language({"POCHE_LANG": lang})) for lang in strings}
    return Bar(root, site, catalogue, problems, pages, strings, spoken)


def _folder(resource: Resource) -> str:
    return f"content/{kind_of(resource)}/{resource.id}"


def _bodies(page: PagePlan) -> Bodies:
    name = "easy" if page.variant == "easy" else "bodies"
    found: Bodies = getattr(page.resource, name, {})
    return found


def _told(problem: Problem, say: Strings) -> dict[str, str]:
    place = problem.location
    return {
        "severity": problem.severity.value,
        "lang": say.lang,
        "head": f"{problem.code} {problem.seen(say)}",
        "help": problem.advice(say),
        "path": place.path,
        "line": str(place.line or ""),
    }
