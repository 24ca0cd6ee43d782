"""The words of Poche: what the program knows once everything has been read and resolved.

Glossary, one word for one thing:

hub         the whole: one folder of sources that becomes one site
resource    anything with a folder or file of its own and therefore an id and an address
person      a composer, lyricist, arranger or performer
work        a composition, whoever plays it
recording   one performance of a work (or of nothing named), with one master file
master      the audio file as it was handed in; never published as it is
movement    a chapter of a recording that has a title and a start
caption     words that belong to a stretch of a recording: what is said or sung there
transcript  all captions of a recording in one language, to be read
part        one voice or instrument of a recording, as a sound of its own for rehearsing
score       a work's notes as they were handed in: one file beside its facts
engraving   a score drawn for screens and paper, in the keys that may suit a class
concert     an event with a programme: recordings and works in order
workshop    what a teacher or musician does with a group
worksheet   a workshop's body, on the screen and on paper (form: standard, large, copier, easy)
journey     a year around a concert, week by week
step        what a journey proposes in one of its weeks
meeting     a gathering that a journey proposes, once or regularly
gathering   one of the times at which a meeting takes place
project     a journey's home: partners, places, countries, dates
activity    what a project did on a day, with the travel, meals and energy that it took
leg         one way of people or of an instrument, by one means
factor      how much greenhouse gas one unit of something stands for, from a source
factor set  factors of one version, by which a season is reckoned
visit       an activity that is planned: where, between which days, by whom
tour        visits between which a team does not go home
plan        a project's visits, and how its team may travel
footprint   what activities cost the climate, in kg CO₂e, low, central and high
what if     a footprint with a few choices made otherwise, beside what it was
results     what people answered after a journey, counted; of few people nothing but how many
video       moving pictures of a workshop, with one master file
playlist    recordings in order, with excerpts and listening prompts
findable    what search knows of one page: what it shows of it, and by which words it is found
consent     what those agreed to who can be seen on a photo or heard in a recording
edition     a choice of all this for one carrier (stick, LAN folder, ZIM)
issue       one version of an edition, with the last day on which all of it may be used
body        the prose of one resource in one language
chain       the languages in which a text is looked for, the reader's own first

Everything here is frozen. References point one way only (a recording knows its
work, not the other way round); ways back are asked of the `Catalogue`. Lengths
and positions in sound are seconds, sizes are bytes, paths are relative to the
hub's root with `/`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Protocol, TypeAlias

KINDS = (
    "works",
    "people",
    "recordings",
    "concerts",
    "workshops",
    "journeys",
    "projects",
    "pages",
    "playlists",
)
"""The folders that hold resources, which are also the first part of every address."""

LANGUAGES = ("fr", "de", "nl", "en", "lb")
"""The languages Poche can speak (BCP 47 tags)."""

NAMELESS_COMPOSERS = ("traditional", "anonymous")
"""Words that stand in a work's `composer` where there is no person, and so no page."""

Progress: TypeAlias = Callable[[str, int, int], None]
"""Told what is going on, how many of it are done, and of how many."""

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text and the language it is in."""

    text: str
    lang: str | None
    """The text's language; None where one string was written for all languages."""


@dataclass(frozen=True, slots=True)
class Localised:
    """A text in one or several languages."""

    everywhere: str | None = None
    """The one string written for all languages, if that is how it was written."""
    by_lang: Mapping[str, str] = field(default_factory=lambda: _NOTHING)

    def choose(self, chain: Sequence[str]) -> Spoken:
        """Return the text in the first language of `chain` that has it, else in any.

        An empty `Localised` gives an empty text, so that a page can always be written.
        """
        if self.everywhere is not None:
            return Spoken(self.everywhere, None)
        for lang in (*chain, *self.by_lang):
            if lang in self.by_lang:
                return Spoken(self.by_lang[lang], lang)
        return Spoken("", None)

    def __bool__(self) -> bool:
        return bool(self.everywhere or self.by_lang)


NOWHERE = Localised()
"""The text that was not written."""


@dataclass(frozen=True, slots=True)
class EasyRead:
    """A proofreading by people for whom easy language is made, not by the one who wrote it."""

    reviewed_by: str
    date: date


class Words(Protocol):
    """A text as it is shown; what asks for it may have to wait until it is made."""

    @property
    def html(self) -> str:
        """Safe to put on a page as it is."""

    @property
    def text(self) -> str:
        """Plain text for search and for counting words."""


@dataclass(frozen=True, slots=True)
class ReadyWords:
    """Words that have been made."""

    html: str
    text: str


@dataclass(frozen=True, slots=True)
class Body:
    """The prose of one resource in one language, parsed and sanitised."""

    lang: str
    path: str
    words: Words
    digest: str
    """First 12 hex digits of the SHA-256 of the normalised source: what `translates` quotes."""
    title: str | None = None
    """`title` of the front matter: free pages have theirs here."""
    translates: str | None = None
    """The digest of the default language's body that this one was made from."""
    reviewed_by: str | None = None
    easy_read: EasyRead | None = None
    """Who found the text easy to read; without that nothing may call it so."""
    plays: tuple[str, ...] = ()
    """Ids of the recordings that the prose asks to listen to."""
    scores: tuple[tuple[str, int], ...] = ()
    """Ids of the works whose scores stand in the prose, each with how many semitones from its
    written key."""
    files: tuple[str, ...] | None = None
    """Root-relative paths of the pictures and sounds that the prose names; None where only its
    HTML tells."""

    @property
    def html(self) -> str:
        """Safe to put on a page as it is."""
        return self.words.html

    @property
    def text(self) -> str:
        """Plain text for search and for counting words."""
        return self.words.text

    def showing(self, html: str) -> Body:
        """Return this body with other HTML."""
        return replace(self, words=ReadyWords(html, self.text), files=None)


Bodies: TypeAlias = Mapping[str, Body]
"""Language to body; only languages that have a source of their own."""


@dataclass(frozen=True, slots=True)
class Sound:
    """What inspection found in an audio file, decoded to its end."""

    path: str
    sha256: str
    duration_s: float
    """Length as decoded, not as the header claims."""
    codec: str
    channels: int
    sample_rate_hz: int
    tags: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    """Of the file's tags only title, artist, composer, album, track, date, language."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What inspection found in a picture; width and height as seen, orientation applied."""

    path: str
    sha256: str
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class Film:
    """What inspection found in a video's master, decoded to its end."""

    path: str
    sha256: str
    duration_s: float
    width_px: int
    """As seen: rotation and the shape of its points applied."""
    height_px: int
    frames_per_s: float
    sound: Sound | None = None
    """What is heard with it; None for a silent video."""


@dataclass(frozen=True, slots=True)
class Score:
    """What inspection found in a score file that can be engraved."""

    path: str
    sha256: str
    bars_quarters: tuple[float, ...]
    """Where each bar begins, in quarter notes from the first, repeats not played again."""
    bar_numbers: tuple[int, ...]
    """What each of them is called: a pickup is bar 0."""
    bar_beats: tuple[float, ...]
    """How long a beat of its metre is in each of them, in quarter notes."""
    played: tuple[int, ...]
    """Indices of bars in the order in which they are played, repeats played again."""
    quarters: float
    """How many quarter notes the whole has, repeats not played again."""

    def span(self, bar: int) -> tuple[float, float]:
        """Return where a bar begins and ends, by its index, in quarter notes."""
        ends = (*self.bars_quarters[1:], self.quarters)
        return self.bars_quarters[bar], ends[bar]

    def position(self, number: int | None, before: int) -> int | None:
        """Return the place in `played` of the bar with a number, or of the next one for None.

        `before` is the place of the bar before it, -1 for none. The place after the
        last bar is the end, whose number is the last bar's and one. None where there
        is no such bar.
        """
        end = len(self.played)
        if number is None:
            return before + 1 if before < end else None
        if number not in self.bar_numbers:
            return end if number == self.bar_numbers[-1] + 1 else None
        bar = self.bar_numbers.index(number)
        places = [place for place, played in enumerate(self.played) if played == bar]
        return next((place for place in places if place > before), places[0] if places else None)

    @property
    def beats(self) -> tuple[tuple[float, float], ...]:
        """Where every beat that is played begins and ends, in order, repeats played again.

        A bar that is shorter than a beat, such as an upbeat of an eighth, has none.
        """
        found: list[tuple[float, float]] = []
        for bar in self.played:
            (start, end), beat = self.span(bar), self.bar_beats[bar]
            whole = int((end - start) / beat + 1e-6)
            found += [(start + at * beat, start + (at + 1) * beat) for at in range(whole)]
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Hub:
    """`content/hub.yml`: the one source of the hub's title and languages."""

    id: str
    title: Localised
    languages: tuple[str, ...]
    default_language: str
    tagline: Localised = NOWHERE
    contact: str | None = None
    publisher: str | None = None
    licence: str | None = None
    address: str | None = None
    fallbacks: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    media_root: str | None = None
    factors: str | None = None
    """The id of the set by which footprints are reckoned; None for Poche's own."""

    def chain(self, lang: str) -> tuple[str, ...]:
        """Return where a text for a reader of `lang` is looked for, in order, each once."""
        wanted = (lang, *self.fallbacks.get(lang, ()), self.default_language)
        return tuple(dict.fromkeys(wanted))


@dataclass(frozen=True, slots=True)
class Person:
    """A composer, lyricist, arranger or performer."""

    id: str
    name: str
    bodies: Bodies
    born: str | None = None
    """`YYYY` or an ISO date, as far as it is known."""
    died: str | None = None
    roles: tuple[Localised, ...] = ()
    portrait: Picture | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """A composition. `composer` is None where `nameless` says traditional or anonymous."""

    id: str
    title: Localised
    bodies: Bodies
    composer: Person | None
    nameless: str | None = None
    lyricist: Person | str | None = None
    """A person of the hub, or a name that has no page."""
    arranger: Person | str | None = None
    year: str | None = None
    period: str | None = None
    catalogue_number: str | None = None
    """Opus or thematic catalogue, such as `op. 125` or `BWV 140`."""
    genre: str | None = None
    instruments: tuple[str, ...] = ()
    lyrics_language: str | None = None
    score: Score | None = None


@dataclass(frozen=True, slots=True)
class Performer:
    """Who did what in a recording."""

    person: Person
    role: Localised = NOWHERE


@dataclass(frozen=True, slots=True)
class Chapter:
    """A movement or section that starts `at_s` seconds into a recording."""

    at_s: float
    title: Localised


@dataclass(frozen=True, slots=True)
class Caption:
    """What is said or sung between two moments of a recording."""

    start_s: float
    end_s: float
    text: str
    """Plain text; lines are parted by a line feed."""
    voice: str | None = None
    """Who speaks or sings, where the file says so (`<v Name>`)."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """All captions of a recording in one language, in the order of their starts."""

    lang: str
    path: str
    captions: tuple[Caption, ...]


@dataclass(frozen=True, slots=True)
class BarTime:
    """A moment of a recording at which a bar of the work's score begins."""

    at_s: float
    bar: int | None = None
    """The bar's number; None for the one that is played after the bar before."""


@dataclass(frozen=True, slots=True)
class Rights:
    """What may be done with a recording; dates are inclusive."""

    licence: str
    """An SPDX identifier or a RightsStatements.org URI."""
    holder: str | None = None
    begins: date | None = None
    ends: date | None = None
    territories: tuple[str, ...] = ()
    media: tuple[str, ...] = ()


CONSENTS: Mapping[str, str] = MappingProxyType(
    {
        "given": "MR-UMR",
        "limited": "MR-LMR",
        "not-needed": "MR-NAP",
        "none": "MR-NON",
        "refused": "MR-NON",
    }
)
"""How far those who are seen or heard agreed, in editors' words, to the code that cameras and
archives write (IPTC Photo Metadata, PLUS `ModelReleaseStatus`)."""


@dataclass(frozen=True, slots=True)
class Consent:
    """What those who can be seen or heard agreed to; days are inclusive. Never who they are."""

    status: str | None = None
    """One of `CONSENTS`; None where nothing was written of it."""
    ref: str | None = None
    """Where the consents themselves are kept, outside of the hub."""
    media: tuple[str, ...] = ()
    """On what it may be given out; nothing for anything."""
    purpose: str | None = None
    begins: date | None = None
    ends: date | None = None
    withdrawn: date | None = None
    """The first day on which it holds no longer."""


UNSAID = Consent()
"""The consent of which nothing was written."""


@dataclass(frozen=True, slots=True)
class Recording:
    """One performance, with its master."""

    id: str
    title: Localised
    """Own title, else the work's, else the title in the file's tags."""
    bodies: Bodies
    master: Sound
    work: Work | None = None
    performers: tuple[Performer, ...] = ()
    recorded_date: str | None = None
    recorded_place: Localised = NOWHERE
    cover: Picture | None = None
    chapters: tuple[Chapter, ...] = ()
    speech: str | None = None
    """Language spoken in it; None for none."""
    transcripts: Mapping[str, Transcript] = field(default_factory=lambda: MappingProxyType({}))
    """Language to what is said or sung, from `captions.<lang>.vtt`."""
    parts: Mapping[str, Sound] = field(default_factory=lambda: MappingProxyType({}))
    beats_s: tuple[float, ...] = ()
    """When each beat of the score sounds, repeats played again."""
    bars: tuple[BarTime, ...] = ()
    """When bars of the score begin; the one after the last marks the end."""
    mood: tuple[str, ...] = ()
    rights: Rights | None = None
    consent: Consent = UNSAID
    artist: str | None = None
    """Artist in the file's tags: shown where no performer was named."""

    @property
    def is_spoken(self) -> bool:
        """Whether it is speech without music, for which one channel is enough."""
        return self.speech is not None and self.work is None


@dataclass(frozen=True, slots=True)
class Venue:
    """Where a concert takes place; degrees in WGS 84."""

    name: Localised
    town: Localised
    country: str
    """ISO 3166-1 alpha-2."""
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture of an event."""

    picture: Picture
    alt: Localised
    credit: str | None = None
    consent: Consent = UNSAID


@dataclass(frozen=True, slots=True)
class Live:
    """Where and when a concert can be followed, in the local time of its project."""

    address: str
    starts: datetime | None = None
    ends: datetime | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a project lives; degrees in WGS 84, where they are known."""

    name: Localised
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """A journey's home: partners, places, countries, dates."""

    id: str
    title: Localised
    bodies: Bodies
    countries: tuple[str, ...]
    start: date
    """The Monday of week 1."""
    partners: tuple[Localised, ...] = ()
    languages: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    territory: str | None = None
    timezone: str | None = None
    holidays: tuple[Holiday, ...] = ()


@dataclass(frozen=True, slots=True)
class Holiday:
    """Days without school, both ends included; they take no week number away."""

    begins: date
    ends: date
    title: Localised


@dataclass(frozen=True, slots=True)
class Concert:
    """An event and its programme."""

    id: str
    title: Localised
    bodies: Bodies
    date: date
    venue: Venue
    artists: tuple[Person | str, ...] = ()
    programme: tuple[Recording | Work, ...] = ()
    photos: tuple[Photo, ...] = ()
    live: Live | None = None
    project: Project | None = None


ACTIVITY_KINDS = ("workshop", "concert", "meeting", "scouting")
"""What an activity may be."""

WAYS = (
    *("walk", "bike", "ebike", "car", "van", "truck"),
    *("coach", "bus", "tram", "train", "taxi", "plane"),
)
"""By what one may travel."""

SEATS: Mapping[str, int] = MappingProxyType({"car": 9, "van": 9, "truck": 3})
"""What is counted by vehicles, and how many may sit in one; all else is counted by people."""

QUALITIES = ("measured", "ticket", "bill", "estimated")
"""Where a figure of an activity comes from."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One way of people, or of an instrument."""

    mode: str
    """One of `WAYS`."""
    vehicle: str | None = None
    """Such as `diesel`; None for what the factors name first."""
    km: float | None = None
    """One way, as somebody wrote it."""
    air_km: float | None = None
    """One way through the air between its two places; asked for where `km` is None."""
    is_return: bool = False
    people: int = 0
    """None are counted where an instrument travels alone."""
    occupancy: float | None = None
    """People in each vehicle."""
    data: str = "estimated"
    """One of `QUALITIES`."""


@dataclass(frozen=True, slots=True)
class Amount:
    """So many nights, meals or kilowatt hours of one kind."""

    kind: str
    number: float
    data: str = "estimated"


@dataclass(frozen=True, slots=True)
class Audience:
    """Those who came to listen, and how."""

    number: int
    km: float | None = None
    """From home, one way, as is typical."""
    shares: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    """One of `WAYS` to the percentage of people who came so."""
    occupancy: float | None = None
    data: str = "estimated"


@dataclass(frozen=True, slots=True)
class Participants:
    """Those who took part, and for how long."""

    children: int
    adults: int
    hours: float
    data: str = "estimated"

    @property
    def person_hours(self) -> float:
        """Hours of all of them together."""
        return (self.children + self.adults) * self.hours


@dataclass(frozen=True, slots=True)
class Activity:
    """What a project did on a day."""

    date: date
    kind: str
    """One of `ACTIVITY_KINDS`."""
    place: Place
    country: str
    """ISO 3166-1 alpha-2."""
    people: int
    """How many of the team travelled."""
    legs: tuple[Leg, ...] = ()
    freight: tuple[Leg, ...] = ()
    nights: tuple[Amount, ...] = ()
    meals: tuple[Amount, ...] = ()
    energy: tuple[Amount, ...] = ()
    """In kilowatt hours."""
    audience: Audience | None = None
    participants: Participants | None = None
    concert: str | None = None
    workshop: str | None = None
    journey: str | None = None
    """Ids of what it belongs to."""
    is_demonstration: bool = False
    """Whether it is an example, and nobody travelled."""


@dataclass(frozen=True, slots=True)
class Way:
    """By what a team may travel."""

    mode: str
    """One of `WAYS`."""
    vehicle: str | None = None
    occupancy: float | None = None
    """People in each vehicle; None where nobody said."""


@dataclass(frozen=True, slots=True)
class Visit:
    """An activity that is planned."""

    place: Place
    """With its degrees."""
    country: str
    kind: str
    """One of `ACTIVITY_KINDS`."""
    earliest: date
    latest: date
    people: int
    """How many of the team travel."""
    team: str = ""
    """Visits of one team may be one tour."""
    hours: float = 3.0
    """How long it takes the team there."""
    home_km: float | None = None
    """One way from home by road, as somebody wrote it."""
    station_km: float | None = None
    """From the next station; None where nobody knows one."""
    instrument: str | None = None
    """What has to be there."""
    has_instrument: bool = False
    """Whether one can be had there."""
    audience: Audience | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A project's visits, and how its team may travel."""

    home: Place
    """Where tours begin and end, with its degrees."""
    visits: tuple[Visit, ...]
    ways: tuple[Way, ...]
    """The first is what is planned without advice."""
    days: int = 3
    """The longest tour."""
    day_hours: float = 10.0
    """How long a team travels and works on one day."""
    nights: str = "hotel"
    meals: str = "vegetarian"


@dataclass(frozen=True, slots=True)
class Bounds:
    """A figure that is not known exactly, in kg CO₂e unless something else is said."""

    low: float
    central: float
    high: float


@dataclass(frozen=True, slots=True)
class FootprintPart:
    """One category of a footprint."""

    category: str
    """Such as `team` or `meals`."""
    kg: Bounds
    state: str
    """counted, estimated or not counted."""
    missing: int
    """How many items are named and not counted."""


@dataclass(frozen=True, slots=True)
class KeptTotal:
    """What was told of one thing on the day on which a season was kept."""

    scope: str
    """season, project or journey."""
    id: str
    activities: int
    demonstrations: int
    hours: float
    """Of all participants together."""
    digest: str
    """Of its activities: whether they are still the same."""
    kg: Bounds
    parts: tuple[FootprintPart, ...]


@dataclass(frozen=True, slots=True)
class KeptFootprint:
    """A season's footprint as it was told on a day: written once, never changed."""

    id: str
    """The name of its file."""
    told: date
    poche: str
    """The version of Poche that reckoned it."""
    factors: str
    """The id of the set by which it was reckoned."""
    title: str
    version: date
    """Of the set, as its title."""
    digest: str
    """Of the set: whether its figures are still the same."""
    totals: tuple[KeptTotal, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """A footprint as it was told once, beside what is told of the same thing now."""

    kept: KeptFootprint
    """By which set and when."""
    total: KeptTotal
    """What was told."""
    again: Bounds | None
    """What took place until now, by the set of then; None where it is no longer what it was."""
    now: Bounds
    now_parts: tuple[FootprintPart, ...]
    has_same_activities: bool
    has_same_factors: bool

    @property
    def change_kg(self) -> float:
        """Return by how much the central figure is more now; below 0, by how much less."""
        return self.now.central - self.total.kg.central

    @property
    def unlike(self) -> tuple[str, ...]:
        """Return the categories of which more or fewer items are named and not counted now."""
        missing = {each.category: each.missing for each in self.total.parts}
        return tuple(
            each.category
            for each in self.now_parts
            if each.missing != missing.get(each.category, 0)
        )

    @property
    def alike_kg(self) -> float:
        """Return by how much the central figure of all other categories is more now."""
        then = {each.category: each.kg.central for each in self.total.parts}
        return sum(
            each.kg.central - then.get(each.category, 0.0)
            for each in self.now_parts
            if each.category not in self.unlike
        )

    @property
    def by_activities_kg(self) -> float | None:
        """Return what of it other activities make, by the set of then; None if nobody can say."""
        if self.has_same_activities:
            return 0.0
        return None if self.again is None else self.again.central - self.total.kg.central

    @property
    def by_factors_kg(self) -> float | None:
        """Return what of it other factors make, for the activities of now; None if nobody can
        say."""
        if self.has_same_factors:
            return 0.0
        return None if self.again is None else self.now.central - self.again.central


@dataclass(frozen=True, slots=True)
class FactorSource:
    """Where factors come from."""

    id: str
    title: str
    licence: str


@dataclass(frozen=True, slots=True)
class Factor:
    """How much greenhouse gas one unit of something stands for, or a ratio that is assumed."""

    use: str
    """What it is for, such as `car-diesel` or `nights-hotel`."""
    unit: str
    value: float
    low: float
    high: float
    scope: str
    year: int
    source: FactorSource
    country: str | None = None
    """Where it was found; None where that means nothing."""
    kwh: float = 0.0
    """Electricity for each unit besides, to be reckoned by the grid of the country."""
    is_secondary: bool = False
    """Whether it was read in a page that quotes its source."""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class FactorSet:
    """Factors of one version."""

    id: str
    title: str
    version: date
    factors: tuple[Factor, ...]
    spread: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    """One of `QUALITIES` to how far such a figure may be off, in percent."""

    def factor(self, use: str, country: str | None = None) -> Factor | None:
        """Return the factor for a use in a country; the first of all where none is of it."""
        found = [each for each in self.factors if each.use == use]
        return next(
            (each for each in found if each.country == country), found[0] if found else None
        )

    def vehicles(self, mode: str) -> tuple[str, ...]:
        """Return what the set knows of a way to travel, what is meant without a word first."""
        uses = dict.fromkeys(each.use for each in self.factors)
        return tuple(use.partition("-")[2] for use in uses if use.partition("-")[0] == mode)


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
class Role:
    """What those who were asked by one questionnaire have said."""

    who: str
    count: int
    """How many questionnaires there are."""
    examples: int
    """How many of them are examples that nobody has filled in."""
    shown: int
    """How many of them the answers below are of; 0 where they are not broken down."""
    answers: Mapping[str, Mapping[str, int]]
    """By question and answer, how many chose it; every answer of the questionnaire is there."""
    numbers: Mapping[str, int]
    """By question that a number answers, the sum of all."""


@dataclass(frozen=True, slots=True)
class Results:
    """What has been answered about a journey, about those of a project, or in a season."""

    level: str
    """journey, project or season."""
    id: str
    """Empty for the season."""
    roles: Mapping[str, Role]
    """By who was asked; who has not answered is missing."""
    journeys: tuple[str, ...]
    """The ids of the journeys that somebody has answered about."""

    @property
    def key(self) -> str:
        """`projects/<id>`, `journeys/<id>`, or nothing for the season."""
        return f"{self.level}s/{self.id}" if self.id else ""

    @property
    def count(self) -> int:
        """How many questionnaires there are."""
        return sum(role.count for role in self.roles.values())

    @property
    def examples(self) -> int:
        """How many of them are examples."""
        return sum(role.examples for role in self.roles.values())


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


@dataclass(frozen=True, slots=True)
class Level:
    """How loud a published sound is (EBU R128, ITU-R BS.1770-4), measured on the encoded file."""

    gain_db: float
    """What was added to every sample of the master, the same from start to end."""
    loudness_lufs: float
    """Integrated loudness; -inf for silence."""
    true_peak_dbtp: float
    """Highest true peak of all channels; -inf for silence."""
    range_lu: float
    """Loudness range: untouched by a constant gain."""


@dataclass(frozen=True, slots=True)
class AudioFile:
    """One published form of a sound; `url` is relative to the site's root."""

    url: str
    mime: str
    size_bytes: int
    duration_s: float
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class ImageFile:
    """One published width of a picture; `url` is relative to the site's root."""

    url: str
    width_px: int
    height_px: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Document:
    """One published file of another kind; `url` is relative to the site's root."""

    url: str
    mime: str
    size_bytes: int
    pages: int | None = None
    """Sheets of paper it has, for a PDF."""


SHEET_FORMS = ("standard", "large", "copier", "easy")
"""How a worksheet comes to paper: A4, A4 in large print, for the photocopier, in easy language."""


@dataclass(frozen=True, slots=True)
class Note:
    """What sounds at one moment of one voice; a chord has several pitches, a rest none."""

    id: str
    """Of the element that shows it, the same in every key and width of its engraving."""
    quarters: float
    """When it begins, in quarter notes from the first bar."""
    length: float
    """How long it sounds, in quarter notes."""
    pitches: tuple[str, ...]
    """Scientific pitch notation in the written key: step, accidentals # or b, octave: `Bb4`."""
    words: str = ""
    """The syllable sung to it, in the first verse."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice of a score, to be read aloud."""

    name: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class EngravedKey:
    """A score in one key."""

    semitones: int
    """How far from the written key, up or down."""
    tonic: str
    """The key's name in letters, such as `Bb` or `F#`; lower case for a minor key: `c#`."""
    script: Document
    """A script that hands the drawings of all widths to the page."""
    pdf: Document | None
    """None where no paper is given out."""


@dataclass(frozen=True, slots=True)
class ScorePicture:
    """A score as a picture of its own; `url` is relative to the site's root."""

    url: str
    width: int
    height: int
    """In units of the drawing, rounded: what counts is one in relation to the other."""
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Engraving:
    """A score drawn for screens and paper."""

    narrow: ScorePicture
    wide: ScorePicture
    """In the written key, for a phone and for a wide screen."""
    keys: tuple[EngravedKey, ...]
    """From low to high; one of them has no semitones."""
    voices: tuple[Voice, ...]
    musicxml: Document
    """In the written key; for a score that came as MEI, that MEI, as its `mime` says."""
    midi: Document
    paper: Mapping[int, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """By semitones, the systems as SVG for a worksheet's column, from top to bottom."""


@dataclass(frozen=True, slots=True)
class VideoFile:
    """A published video; `url` is relative to the site's root."""

    url: str
    mime: str
    width_px: int
    height_px: int
    size_bytes: int
    duration_s: float


@dataclass(frozen=True, slots=True)
class Screening:
    """What of a video is published."""

    video: VideoFile | None
    """None where only its sound is given out."""
    poster: ImageFile | None
    audio: tuple[AudioFile, ...] = ()
    """The same without the pictures, in the order in which a player should try them; empty for
    a silent video."""


JOURNEY_FORMS = ("wall", "plan", "diary")
"""How a journey comes to paper: one A4 for the wall, two pages for the teacher, and a booklet
with a box per week for the children."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A place on a map, in the map's units from its top left corner."""

    x: float
    y: float
    name: Localised
    project: Project


@dataclass(frozen=True, slots=True)
class Land:
    """A country's outline on a map."""

    country: str
    """ISO 3166-1 alpha-2."""
    d: str
    """The path's data, as SVG 1.1 writes them, in the map's units."""
    x: float = 0.0
    """With `y`, the middle of where its name has room."""
    y: float = 0.0
    room: float = 0.0
    """How wide a name may be there; 0 for none."""


@dataclass(frozen=True, slots=True)
class Map:
    """Where projects are, drawn from outlines in the public domain."""

    width: int
    height: int
    lands: tuple[Land, ...]
    pins: tuple[Pin, ...]


@dataclass(frozen=True, slots=True)
class FootprintYear:
    """What took place in one school year."""

    begins: int
    activities: int
    kg: Bounds
    per_hour: Bounds | None


@dataclass(frozen=True, slots=True)
class Trip:
    """One activity and what it cost."""

    activity: Activity
    kg: Bounds
    missing: int


@dataclass(frozen=True, slots=True)
class Footprint:
    """What the activities of a season, a project or a journey cost the climate."""

    kg: Bounds
    parts: tuple[FootprintPart, ...]
    activities: int
    demonstrations: int
    """How many of the activities are examples."""
    concerts: int
    per_concert: Bounds | None
    """The mean of all concerts; None without any."""
    workshops: int
    per_workshop: Bounds | None
    hours: float
    """Of all participants together, of activities that tell them."""
    per_hour: Bounds | None
    years: tuple[FootprintYear, ...]
    trips: tuple[Trip, ...]
    """Each activity in the order of dates; empty for a season."""
    since: tuple[Since, ...] = ()
    """What was told of it before and kept, in the order of days."""


FOOTPRINT_FILES = ("xlsx", "csv", "seeds", "json")
"""How a footprint leaves a hub: as a workbook, a table, by the entries of SEEDS, for programs."""


RESULT_FILES = ("xlsx", "csv", "json")
"""How results leave a hub: as a workbook, as a table, for programs."""


@dataclass(frozen=True, slots=True)
class FootprintMethod:
    """By what footprints were reckoned, and what the hub itself costs."""

    title: str
    version: date
    spread: Mapping[str, float]
    used: tuple[Factor, ...]
    """The factors that something was multiplied by."""
    devices: tuple[Factor, ...]
    """What it costs to make devices and sticks."""
    stream: Factor | None
    """An hour of sound over the mobile network."""
    stick_hours: Bounds | None
    """How many hours of mobile streaming a new stick equals."""
    pages: int
    """Of the hub, in all languages."""
    media_bytes: int
    """Sounds, pictures, videos and papers: all but the pages themselves."""
    audio_hours: float
    fetched_g: float
    """Grams for fetching the media once from a server."""
    stick_fetches: float | None
    """How often the media may be fetched for what one stick costs to make."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """What one choice would change by itself."""

    what: str
    """Such as `walking` or `close`; see the room that reckons."""
    option: str
    """Which of several; empty where there is one alone."""
    kg: Bounds
    """More than it was; below 0, less."""
    is_clear: bool
    """Whether the difference is greater than its uncertainty."""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A footprint of which a few choices can be made otherwise."""

    kg: Bounds
    parts: tuple[FootprintPart, ...]
    activities: int
    demonstrations: int
    options: Mapping[str, tuple[str, ...]]
    """What can be chosen, by choice: only what would move something. Empty where there is no list,
    but a share, or yes and no."""
    suggested: tuple[Suggested, ...]
    """What spares most first, then what is too close to be told."""
    figures: str
    """JSON for the script that moves bars."""


@dataclass(frozen=True, slots=True)
class Assets:
    """What was derived from the masters, found by the SHA-256 of the original."""

    audio: Mapping[str, tuple[AudioFile, ...]] = field(default_factory=dict)
    """In the order in which a player should try them."""
    parts: Mapping[tuple[str, str], tuple[AudioFile, ...]] = field(default_factory=dict)
    """By a recording's id and a part's name: all parts of a recording have one gain in common,
    so that together they sound as they were balanced."""
    without: Mapping[tuple[str, str], tuple[AudioFile, ...]] = field(default_factory=dict)
    """By the same: all other parts together, with the same gain; absent where there are none."""
    albums: Mapping[tuple[str, str], tuple[AudioFile, ...]] = field(default_factory=dict)
    """By the ids of a playlist with `gain: album` and of a recording in it: the forms that keep
    the relation between the tracks. Absent where the recording's own form does that already."""
    peaks: Mapping[str, str] = field(default_factory=dict)
    """By SHA-256 of a master, its waveform: one character of base64's alphabet for each stretch
    of equal length, A for silence to / for the loudest of them."""
    images: Mapping[str, tuple[ImageFile, ...]] = field(default_factory=dict)
    """Narrow to wide."""
    scores: Mapping[str, Engraving] = field(default_factory=dict)
    """By a work's id."""
    follows: Mapping[str, tuple[tuple[float, float], ...]] = field(default_factory=dict)
    """By a recording's id, for one that can be followed in its work's score: moments in seconds
    and the quarter notes of the score they stand for; between two of them time flows evenly, and
    where quarters do not grow the music jumps."""
    sheets: Mapping[tuple[str, str, str], Document] = field(default_factory=dict)
    """By a workshop's id, a language that has a source of its own, and one of `SHEET_FORMS`."""
    papers: Mapping[tuple[str, str, str], Document] = field(default_factory=dict)
    """By a journey's id, a language, and one of `JOURNEY_FORMS`."""
    asked: Mapping[tuple[str, str, str], Document] = field(default_factory=dict)
    """By who is asked, a language, and one of `QUESTION_FORMS`: questionnaires on paper."""
    screenings: Mapping[str, Screening] = field(default_factory=dict)
    """By SHA-256 of a video's master."""
    calendars: Mapping[tuple[str, str], Document] = field(default_factory=dict)
    """By a journey's id and a language: iCalendar files, for journeys that have a project."""
    maps: Mapping[str, Map] = field(default_factory=dict)
    """By a project's id its own map, and under "" one of all projects; absent without places."""
    footprints: Mapping[str, Footprint] = field(default_factory=dict)
    """By `projects/<id>`, `journeys/<id>`, and under "" the whole season's; absent without
    activities."""
    method: Mapping[str, FootprintMethod] = field(default_factory=dict)
    """Under "", where there is a footprint."""
    what_ifs: Mapping[str, WhatIf] = field(default_factory=dict)
    """By `projects/<id>` and "" for activities, by `plans/<id>` for planned visits."""
    tables: Mapping[tuple[str, str], Document] = field(default_factory=dict)
    """By a language and one of `FOOTPRINT_FILES`: the season's footprint for other programs."""
    results: Mapping[str, Results] = field(default_factory=dict)
    """By `Results.key`; absent without answers."""
    counts: Mapping[tuple[str, str], Document] = field(default_factory=dict)
    """By a language and one of `RESULT_FILES`: all results for other programs."""
