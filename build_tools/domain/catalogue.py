"""All resources of a hub together, what an edition takes of them, and what is found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from build_tools.domain.activities import Activity, Plan
from build_tools.domain.answers import Results
from build_tools.domain.events import Concert, Project
from build_tools.domain.footprints import FactorSet, KeptFootprint
from build_tools.domain.repertoire import Hub, Person, Recording, Work
from build_tools.domain.teaching import Journey, Page, Playlist, Workshop


@dataclass(frozen=True, slots=True)
class Edition:
    """What goes onto one carrier; an empty choice means everything."""

    name: str
    languages: tuple[str, ...] = ()
    journeys: tuple[str, ...] = ()
    playlists: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    audio: str = "standard"
    video: bool = True
    pdf: bool = True
    size_bytes: int | None = None
    cluster_bytes: int | None = None
    format: str = "folder"
    territory: str | None = None
    media: str | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """What a catalogue says of itself that was cut down to an edition."""

    edition: str
    version: str
    """As in `manifest.VERSION`; its first eight digits are a day."""
    valid_until: date | None = None
    """The last day on which all of it may be used; None if nothing ends."""

    @property
    def made(self) -> date:
        """The day of its version."""
        return date.fromisoformat(self.version[:8])


Resource: TypeAlias = (
    Work | Person | Recording | Concert | Workshop | Journey | Project | Page | Playlist
)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the hub holds, by id, each mapping in the order of ids."""

    hub: Hub
    works: Mapping[str, Work] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    recordings: Mapping[str, Recording] = field(default_factory=dict)
    concerts: Mapping[str, Concert] = field(default_factory=dict)
    workshops: Mapping[str, Workshop] = field(default_factory=dict)
    journeys: Mapping[str, Journey] = field(default_factory=dict)
    projects: Mapping[str, Project] = field(default_factory=dict)
    pages: Mapping[str, Page] = field(default_factory=dict)
    playlists: Mapping[str, Playlist] = field(default_factory=dict)
    editions: Mapping[str, Edition] = field(default_factory=dict)
    activities: Mapping[str, tuple[Activity, ...]] = field(default_factory=dict)
    """By the id of their project, in the order of their dates."""
    plans: Mapping[str, Plan] = field(default_factory=dict)
    """By the id of their project."""
    factors: Mapping[str, FactorSet] = field(default_factory=dict)
    """By id; empty where nothing is to be reckoned."""
    results: Mapping[str, Results] = field(default_factory=dict)
    """By `Results.key`, of the whole hub: they are never counted for a part of it."""
    kept: Mapping[str, KeptFootprint] = field(default_factory=dict)
    """By the name of their file."""
    issue: Issue | None = None
    """None for the whole hub, as `poche build` makes it."""

    @property
    def done(self) -> dict[str, tuple[Activity, ...]]:
        """Return the activities of the projects that are here, by the id of their project: an
        edition may leave projects out."""
        return {id: them for id, them in self.activities.items() if id in self.projects and them}

    @property
    def planned(self) -> dict[str, Plan]:
        """Return the plans of the projects that are here, by the id of their project."""
        return {id: plan for id, plan in self.plans.items() if id in self.projects}

    @property
    def answered(self) -> dict[str, Results]:
        """Return the results that can be told here: those of what an edition holds entirely. What
        was counted for a part of it would tell, beside the whole, what the rest has said."""
        return {key: it for key, it in self.results.items() if self._holds(it)}

    def _holds(self, it: Results) -> bool:
        its_own = {"project": self.projects, "journey": self.journeys}.get(it.level, {it.id: None})
        return it.id in its_own and all(id in self.journeys for id in it.journeys)

    def of_kind(self, kind: str) -> Mapping[str, Resource]:
        """Return the resources of one of `KINDS`, by id."""
        resources: Mapping[str, Resource] = getattr(self, kind)
        return resources


@dataclass(frozen=True, slots=True)
class Findable:
    """What search knows of one page in one language: what it shows, and what it finds it by."""

    url: str
    """Relative to the site's root."""
    kind: str
    """The folder's name of its kind, such as `works`: the group in which it is listed."""
    icon: str
    """The name of its pictogram."""
    title: str
    by: str = ""
    """The line under the title, such as a composer or `Singing · 6–8 · 30 min`."""
    keys: tuple[str, ...] = ()
    """What names it besides its title: composer, players, titles in other languages, kind,
    catalogue number. They count more than prose and are not shown."""
    text: str = ""
    """The prose: what excerpts are taken from. Paragraphs are parted by a line feed."""
    lang: str = ""
    """The language of the prose where it is not the page's: it is shown for want of another."""
    title_lang: str = ""
    """The language of the title where it is not the page's."""
