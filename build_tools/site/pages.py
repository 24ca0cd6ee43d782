"""Which pages there are: decided here, without touching a disk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from build_tools.domain import (
    KINDS,
    Catalogue,
    Concert,
    Journey,
    Playlist,
    Project,
    Recording,
    Resource,
    Workshop,
)
from build_tools.reading import digest, name_of
from build_tools.site.agenda import OVERVIEW, Month, Overview, events_of, months_of, overview_of
from build_tools.site.az import Directory, Leaf, a_to_z
from build_tools.site.children import DOOR, Screen, screens
from build_tools.site.footprint import FootprintPage, MethodPage, footprint_pages
from build_tools.site.questions import Asking, question_pages
from build_tools.site.relations import address
from build_tools.site.results import ResultsPage, result_pages
from build_tools.site.what_if import WhatIfPage, what_if_pages

SIFTED = ("workshops", "recordings", "concerts", "journeys")
"""The sections whose lists can be narrowed down."""

Special: TypeAlias = (
    Screen
    | Overview
    | Month
    | Directory
    | Leaf
    | Asking
    | FootprintPage
    | MethodPage
    | WhatIfPage
    | ResultsPage
)
"""What stands on a page that Poche makes itself."""


@dataclass(frozen=True, slots=True)
class PagePlan:
    """One page in one language."""

    lang: str
    kind: str
    """`home`, `index`, a folder's name, or `special` for what Poche makes itself."""
    id: str
    url: str
    """Relative to the site's root."""
    template: str
    resource: Resource | None = None
    data: Special | None = None
    """What stands on a special page."""
    variant: str = ""
    """`easy` or `class` for another form of a worksheet's page."""

    @property
    def mark(self) -> bytes:
        """What stands for it: equal plans have equal ones."""
        if self.data is not None:
            return digest(self)
        # A digest takes ten times as long, and nearly all pages are of this sort.
        of = name_of(self.resource) if self.resource else ""
        named = (self.lang, self.kind, self.id, self.url, self.template, of, self.variant)
        return "\0".join(named).encode()

    @property
    def screen(self) -> Screen | None:
        """What stands on a page of the children's space; None for all others."""
        return self.data if isinstance(self.data, Screen) else None

    @property
    def space(self) -> str:
        """Where this page has no header and no footer of the site's: `children`, or its variant."""
        return "children" if self.screen or (self.asking and self.asking.by_child) else self.variant

    @property
    def asking(self) -> Asking | None:
        """What is asked on a questionnaire's page; None for all others."""
        return self.data if isinstance(self.data, Asking) else None

    @property
    def styles(self) -> tuple[str, ...]:
        """Names of the style sheets that this page needs beside those of every page."""
        own: tuple[str, ...] = ()
        if self.kind == "home":
            own = ("home",)
        elif self.is_sifted:
            own = ("sieve",)
        elif isinstance(self.resource, Workshop):
            own = ("sheet", "tracks", "video") if self.shows_film else ("sheet",)
        elif isinstance(self.resource, Journey):
            own = ("journey",)
        elif isinstance(self.resource, Concert):
            own = ("tracks", "live") if self.resource.live else ("tracks",)
        elif isinstance(self.resource, Recording | Playlist):
            own = ("tracks",)
        elif isinstance(self.resource, Project):
            own = ("map", "agenda")
        elif self.data is not None:
            return self._styles_of_special
        return (*own, self.space) if self.space else own

    @property
    def _styles_of_special(self) -> tuple[str, ...]:
        own: tuple[str, ...] = ()
        if isinstance(self.data, Overview):
            own = ("map", "month", "overview")
        elif isinstance(self.data, Month):
            own = ("month", "agenda")
        elif isinstance(self.data, Directory | Leaf):
            own = ("az",)
        elif self.asking:
            own = ("questions",)
        elif isinstance(self.data, FootprintPage | MethodPage):
            own = ("footprint",)
        elif isinstance(self.data, WhatIfPage):
            own = ("footprint", "what-if")
        elif isinstance(self.data, ResultsPage):
            own = ("footprint", "results")
        elif self.screen and self.screen.has_path:
            own = ("path",)
        # What is the children's own comes after their space, and may say otherwise.
        return (self.space, *own) if self.space else own

    @property
    def shows_film(self) -> bool:
        """Whether a workshop's video stands here: not beside the sheet in simple words."""
        it = self.resource
        return isinstance(it, Workshop) and it.film is not None and self.variant != "easy"

    @property
    def is_sifted(self) -> bool:
        """Whether this is a list that can be narrowed down."""
        return self.kind == "index" and self.id in SIFTED

    @property
    def scripts(self) -> tuple[str, ...]:
        """Names of the scripts that this page needs beside that of every page."""
        if self.data is not None:
            return self._scripts_of_special
        if self.is_sifted:
            return ("lists", "sieve")
        if self.kind == "home":
            return ("year", "home")
        if isinstance(self.resource, Journey):
            return ("journey-weeks",)
        own = ("class",) if self.variant == "class" else ()
        return (*own, "video") if self.shows_film else own

    @property
    def _scripts_of_special(self) -> tuple[str, ...]:
        if isinstance(self.data, Overview):
            return ("overview",)
        if isinstance(self.data, WhatIfPage):
            return ("suppose", "what-if")
        if self.asking:
            return ("answers", "questions-children" if self.asking.by_child else "questions")
        return ("path",) if self.screen and self.screen.has_path else ()

    @property
    def root(self) -> str:
        """The way from this page up to the site's root, such as `../../`."""
        return "../" * self.url.count("/")

    @property
    def section(self) -> str:
        """The section this page belongs to; empty for home and for special pages."""
        if self.kind == "index":
            return self.id
        return self.kind if self.kind in KINDS else ""


def plan_pages(catalogue: Catalogue) -> Iterator[PagePlan]:
    """Yield every page of the site: each resource once per language, in every language."""
    special = tuple(_special(catalogue))
    for lang in catalogue.hub.languages:
        yield PagePlan(lang, "home", "home", f"{lang}/index.html", "home.html")
        for kind in KINDS:
            yield PagePlan(lang, "index", kind, f"{lang}/{kind}/index.html", "index.html")
            for resource in catalogue.of_kind(kind).values():
                yield PagePlan(
                    lang, kind, resource.id, address(lang, resource), f"{kind}.html", resource
                )
                if isinstance(resource, Workshop):
                    yield from _variants(lang, resource)
        for id_, template, data in special:
            yield PagePlan(lang, "special", id_, f"{lang}/special/{id_}.html", template, data=data)
        for id_, leaf in a_to_z(catalogue, lang):
            template = "a-z.html" if isinstance(leaf, Directory) else "a-z-list.html"
            yield PagePlan(lang, "special", id_, f"{lang}/special/{id_}.html", template, data=leaf)


def _special(catalogue: Catalogue) -> Iterator[tuple[str, str, Special]]:
    """Yield the id, template and content of what Poche makes itself, alike in every language."""
    for screen in screens(catalogue):
        template = "children-door.html" if screen.id == DOOR else "children.html"
        yield screen.id, template, screen
    if has_overview(catalogue):
        overview = overview_of(events_of(catalogue))
        yield OVERVIEW, "overview.html", overview
        for month in months_of(overview):
            yield month.id, "calendar.html", month
    yield from question_pages(catalogue)
    for told in footprint_pages(catalogue):
        name = "footprint-method.html" if isinstance(told, MethodPage) else "footprint.html"
        yield told.id, name, told
    for supposed in what_if_pages(catalogue):
        yield supposed.id, "what-if.html", supposed
    for page in result_pages(catalogue):
        yield page.id, "results.html", page


def has_overview(catalogue: Catalogue) -> bool:
    """Say whether there is anything to look over."""
    return bool(catalogue.projects or catalogue.concerts)


def _variants(lang: str, workshop: Workshop) -> Iterator[PagePlan]:
    """Yield a worksheet's other pages: in simple words where somebody wrote it, and for a class."""
    for variant in ("easy", "class") if lang in workshop.easy else ("class",):
        url = address(lang, workshop, variant)
        template = f"workshops-{variant}.html"
        yield PagePlan(
            lang, "workshops", workshop.id, url, template, resource=workshop, variant=variant
        )
