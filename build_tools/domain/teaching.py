"""What a class does with music: playlists, workshops, journeys, and pages to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from build_tools.domain.events import Concert, Project
from build_tools.domain.language import NOWHERE, Bodies, Localised
from build_tools.domain.masters import Film, Picture
from build_tools.domain.repertoire import Recording, Transcript, Work


@dataclass(frozen=True, slots=True)
class PlaylistItem:
    """A recording or an excerpt of it; None means its start or its end."""

    recording: Recording
    start_s: float | None = None
    stop_s: float | None = None
    prompt: Localised = NOWHERE

    @property
    def length_s(self) -> float:
        """Seconds that are heard."""
        stop_s = self.recording.master.duration_s if self.stop_s is None else self.stop_s
        return stop_s - (self.start_s or 0.0)


@dataclass(frozen=True, slots=True)
class Playlist:
    """Recordings in order."""

    id: str
    title: Localised
    items: tuple[PlaylistItem, ...]
    description: Localised = NOWHERE
    ages: tuple[int, int] | None = None
    cover: Picture | None = None
    gain: str = "track"
    """`track` or `album`: whether loudness is evened out between the items."""

    @property
    def length_s(self) -> float:
        """Seconds from the first item to the last."""
        return sum(item.length_s for item in self.items)


WORKSHOP_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "singing": "Singing",
        "writing": "Writing",
        "theatre": "Theatre",
        "percussion": "Percussion",
        "movement": "Movement",
        "listening": "Listening game",
        "making": "Making",
    }
)
"""A workshop's kind to its label, a message id, for the screen and for paper."""

MODES: Mapping[str, str] = MappingProxyType(
    {"in-person": "In person", "online": "Online", "both": "In person or online"}
)
"""How people come together: message ids."""

LEVELS: Mapping[str, str] = MappingProxyType(
    {
        "beginners": "No experience needed",
        "some-practice": "Some experience helps",
        "experienced": "For experienced groups",
    }
)
"""What a group should have done before: message ids."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """One worksheet."""

    id: str
    title: Localised
    bodies: Bodies
    kind: str
    timeframe: str
    ages: tuple[int, int]
    duration_min: int
    sessions: int | None = None
    group: tuple[int, int] | None = None
    level: str | None = None
    """One of `LEVELS`."""
    mode: str | None = None
    materials: tuple[Localised, ...] = ()
    space: Localised = NOWHERE
    works: tuple[Work, ...] = ()
    playlist: Playlist | None = None
    film: Film | None = None
    """The workshop to be followed on a screen: its `video`."""
    transcripts: Mapping[str, Transcript] = field(default_factory=lambda: MappingProxyType({}))
    """Language to what is said in the video, from `captions.<lang>.vtt`."""
    adaptations: Mapping[str, Localised] = field(default_factory=lambda: MappingProxyType({}))
    easy: Bodies = field(default_factory=lambda: MappingProxyType({}))
    """The easy-language variant of the sheet."""


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""How editors write the days of a week, in its order."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A regular or single gathering, in person or online."""

    title: Localised
    mode: str | None = None
    duration_min: int | None = None
    every_weeks: int | None = None
    """None for a meeting that takes place once."""
    until_week: int | None = None
    """The last week in which it may take place; None for the journey's last."""
    day: str | None = None
    """One of `WEEKDAYS`, or an ISO date: the first time's."""
    time: str | None = None
    """`HH:MM`, in the local time of the journey's project."""
    place: Localised = NOWHERE
    address: str | None = None
    prepare: Localised = NOWHERE


@dataclass(frozen=True, slots=True)
class Step:
    """What a journey proposes in one of its weeks."""

    week: int
    what: Workshop | Playlist | Recording | Concert | Work | Meeting
    note: Localised = NOWHERE
    key: str = ""
    """The step's own name in its journey, such as `workshops-sing-the-ode` or, where that is
    proposed a second time, `workshops-sing-the-ode.2`: what a teacher ticked stays ticked when
    an editor moves a step to another week or puts one before it."""


@dataclass(frozen=True, slots=True)
class Journey:
    """A year around a concert, week by week; it runs by week number, not by a clock."""

    id: str
    title: Localised
    bodies: Bodies
    ages: tuple[int, int]
    weeks: int
    concert_week: int | None = None
    project: Project | None = None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A free page: its title stands in the front matter of its bodies."""

    id: str
    title: Localised
    bodies: Bodies
