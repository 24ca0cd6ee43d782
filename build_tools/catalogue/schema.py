"""The files of facts as written: every field that an editor may write, with its form."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from build_tools.catalogue.written import (
    Adaptations,
    Address,
    Bar,
    Clock,
    Cluster,
    Count,
    Country,
    Day,
    Digest,
    Fallbacks,
    File,
    Id,
    Language,
    LanguageTag,
    Latitude,
    Level,
    Line,
    LocalMoment,
    Longitude,
    Mode,
    Moment,
    Name,
    Parts,
    Size,
    Span,
    Speech,
    Text,
    Texts,
    Time,
    Timezone,
    Truth,
    Weekday,
    Weeks,
    Where,
    Written,
    YearOrDay,
    required,
    shown,
)


class HubFile(Written):
    """content/hub.yml."""

    title: Text | None = required("Les Concerts de Poche")
    languages: tuple[Language, ...] | None = required("[fr, de, nl, en, lb]")
    default_language: Language | None = required("fr")
    id: Name | None = shown("saison-mosellane")
    tagline: Text | None = None
    contact: Line | None = None
    publisher: Line | None = None
    licence: Line | None = shown("CC-BY-SA-4.0")
    address: Address | None = None
    fallbacks: Fallbacks | None = None
    media_root: Line | None = None


class PersonFile(Written):
    """people/<id>/person.yml."""

    name: Line | None = required("Ludwig van Beethoven")
    born: YearOrDay | None = None
    died: YearOrDay | None = None
    roles: tuple[Text, ...] = Field(default=(), examples=["[composer]"])
    portrait: File | None = None


class WorkFile(Written):
    """works/<id>/work.yml."""

    title: Text | None = required("Ode an die Freude")
    composer: Id | None = required("ludwig-van-beethoven")
    lyricist: Line | None = None
    arranger: Line | None = None
    year: YearOrDay | None = None
    period: Line | None = None
    catalogue: Line | None = shown("op. 125")
    genre: Line | None = None
    instruments: tuple[Line, ...] = Field(default=(), examples=["[piano, flute]"])
    lyrics_language: LanguageTag | None = None
    score: File | None = shown("score.abc")


class PerformerPart(Written):
    """One of a recording's performers."""

    person: Id | None = required("ludwig-van-beethoven")
    role: Text | None = None


class RecordedPart(Written):
    """When and where a recording was made."""

    date: YearOrDay | None = None
    place: Text | None = None


class ChapterPart(Written):
    """A chapter of a recording."""

    at: Time | None = required("1:20")
    title: Text | None = required("Allegro")


class RightsPart(Written):
    """What may be done with a recording."""

    licence: Line | None = required("CC-BY-SA-4.0")
    holder: Line | None = None
    begins: Day | None = shown("2026-09-07", alias="from")
    until: Day | None = None
    territories: tuple[Line, ...] = Field(default=(), examples=["[FR, LU]"])
    media: tuple[Line, ...] = Field(default=(), examples=["[stick, lan]"])


class RecordingFile(Written):
    """recordings/<id>/recording.yml."""

    work: Id | None = None
    title: Text | None = None
    performers: tuple[PerformerPart, ...] = Field(
        default=(), examples=["[{person: ludwig-van-beethoven, role: piano}]"]
    )
    recorded: RecordedPart | None = shown("{date: 2026-09-07, place: Remich}")
    cover: File | None = shown("cover.jpg")
    chapters: tuple[ChapterPart, ...] = Field(default=(), examples=["[{at: 1:20, title: Trio}]"])
    speech: Speech = shown("none")
    parts: Parts | None = None
    beats: tuple[Moment, ...] = Field(default=(), examples=["[0.5, 1.0, 1.5]"])
    bars: tuple[Bar, ...] = Field(default=(), examples=["[0.5, 2.5, 4.5]"])
    mood: tuple[Line, ...] = Field(default=(), examples=["[calm]"])
    rights: RightsPart | None = shown("{licence: CC-BY-SA-4.0}")
    consent: Texts | None = None


class VenuePart(Written):
    """Where a concert takes place."""

    name: Text | None = required("Salle des fêtes")
    town: Text | None = None
    country: Country | None = None
    lat: Latitude | None = None
    lon: Longitude | None = None


class ProgrammePart(Written):
    """One item of a programme."""

    recording: Id | None = None
    work: Id | None = None


class PhotoPart(Written):
    """One photo of a concert."""

    file: File | None = required("stage.jpg")
    alt: Text | None = required("The choir on the stage")
    credit: Line | None = None
    consent: Texts | None = None


class LivePart(Written):
    """Where and when a concert can be followed."""

    address: Address | None = required("https://example.org/")
    starts: LocalMoment | None = None
    ends: LocalMoment | None = None


class ConcertFile(Written):
    """concerts/<id>/concert.yml."""

    title: Text | None = required("Concert in the village hall")
    date: Day | None = required("2026-11-14")
    venue: VenuePart | None = required("{name: Salle des fêtes, town: Remich, country: LU}")
    artists: tuple[Line, ...] = Field(default=(), examples=["[ludwig-van-beethoven]"])
    programme: tuple[ProgrammePart, ...] = Field(default=(), examples=["[{work: die-forelle}]"])
    photos: tuple[PhotoPart, ...] = Field(default=(), examples=["[{file: stage.jpg, alt: …}]"])
    live: LivePart | None = shown("{address: https://example.org/}")
    project: Id | None = None


class WorkshopFile(Written):
    """workshops/<id>/workshop.yml."""

    title: Text | None = required("My body is a drum")
    kind: (
        Literal["singing", "writing", "theatre", "percussion", "movement", "listening", "making"]
        | None
    ) = required("percussion")
    timeframe: Literal["one-off", "series"] | None = required("one-off")
    ages: Span | None = required("[6, 8]")
    duration_min: Count | None = required("30")
    sessions: Count | None = None
    group: Span | None = shown("[8, 28]")
    level: Level | None = shown("beginners")
    mode: Mode | None = shown("in-person")
    materials: tuple[Text, ...] = Field(default=(), examples=["[chalk, paper]"])
    space: Text | None = None
    works: tuple[Id, ...] = Field(default=(), examples=["[die-forelle]"])
    playlist: Id | None = None
    video: File | None = shown("video.mp4")
    adaptations: Adaptations | None = None


class MeetingPart(Written):
    """A gathering that a journey proposes."""

    title: Text | None = None
    mode: Mode | None = shown("online")
    duration_min: Count | None = None
    every_weeks: Count | None = None
    until_week: Count | None = None
    day: Weekday | None = None
    time: Clock | None = None
    place: Text | None = None
    address: Address | None = None
    prepare: Text | None = None


class StepPart(Written):
    """What a journey proposes in one of its weeks."""

    week: Count | None = required("1")
    workshop: Id | None = None
    playlist: Id | None = None
    recording: Id | None = None
    concert: Id | None = None
    work: Id | None = None
    meeting: MeetingPart | None = shown("{title: Hello, mode: online}")
    note: Text | None = None


class JourneyFile(Written):
    """journeys/<id>/journey.yml."""

    title: Text | None = required("From river to rag")
    ages: Span | None = required("[8, 11]")
    weeks: Weeks | None = required("24")
    concert_week: Count | None = None
    project: Id | None = None
    steps: tuple[StepPart, ...] = Field(default=(), examples=["[{week: 1, work: die-forelle}]"])


class HolidayPart(Written):
    """Days without school."""

    begins: Day | None = Field(
        default=None, alias="from", examples=["2026-11-02"], json_schema_extra={"required": True}
    )
    to: Day | None = required("2026-11-08")
    title: Text | None = None


class ProjectFile(Written):
    """projects/<id>/project.yml."""

    title: Text | None = required("Moselle")
    countries: tuple[Country, ...] | None = required("[FR, LU, DE]")
    start: Day | None = required("2026-09-07")
    partners: tuple[Text, ...] = Field(default=(), examples=["[a school]"])
    languages: tuple[LanguageTag, ...] = Field(default=(), examples=["[fr, de, lb]"])
    places: tuple[Where, ...] = Field(
        default=(), examples=["[{name: Remich, lat: 49.55, lon: 6.37}]"]
    )
    territory: Line | None = None
    timezone: Timezone | None = None
    holidays: tuple[HolidayPart, ...] = Field(
        default=(), examples=["[{from: 2026-11-02, to: 2026-11-08}]"]
    )


class ItemPart(Written):
    """One item of a playlist."""

    recording: Id | None = required("die-forelle-clarinet")
    start: Time | None = None
    stop: Time | None = None
    prompt: Text | None = None


class PlaylistFile(Written):
    """playlists/<id>.yml."""

    title: Text | None = required("First listening")
    items: tuple[ItemPart, ...] | None = required("[{recording: die-forelle-clarinet}]")
    description: Text | None = None
    ages: Span | None = shown("[6, 8]")
    cover: File | None = None
    gain: Literal["track", "album"] | None = shown("track")


class EasyReadPart(Written):
    """Who found a text easy to read, and when."""

    reviewed_by: Line | None = required("The reading group of the library")
    date: Day | None = required("2026-09-07")


class FrontMatter(Written):
    """The lines between `---` at the top of a text."""

    title: Line | None = shown("About us")
    translates: Digest | None = None
    reviewed_by: Line | None = None
    easy_read: EasyReadPart | None = shown("{reviewed_by: A reading group, date: 2026-09-07}")


class PageFrontMatter(FrontMatter):
    """The same for free pages, which have their title here."""

    title: Line | None = required("About us")


class EditionPart(Written):
    """One of the editions in editions.yml."""

    languages: tuple[Language, ...] = Field(default=(), examples=["[fr, de]"])
    journeys: tuple[Id, ...] = Field(default=(), examples=["[from-river-to-rag]"])
    playlists: tuple[Id, ...] = Field(default=(), examples=["[first-listening]"])
    kinds: tuple[
        Literal[
            "works",
            "people",
            "recordings",
            "concerts",
            "workshops",
            "journeys",
            "projects",
            "pages",
            "playlists",
        ],
        ...,
    ] = Field(default=(), examples=["[recordings, playlists]"])
    audio: Literal["frugal", "standard", "high"] | None = shown("standard")
    video: Truth | None = None
    pdf: Truth | None = None
    size: Size | None = None
    cluster: Cluster | None = None
    format: Literal["folder", "zip", "zim", "lan"] | None = shown("folder")
    territory: Line | None = None
    media: Line | None = None


FILES: dict[str, tuple[str, type[Written]]] = {
    "hub": ("HUB", HubFile),
    "people": ("PER", PersonFile),
    "works": ("WRK", WorkFile),
    "recordings": ("REC", RecordingFile),
    "concerts": ("CON", ConcertFile),
    "workshops": ("WSH", WorkshopFile),
    "journeys": ("JRN", JourneyFile),
    "projects": ("PRJ", ProjectFile),
    "playlists": ("PLY", PlaylistFile),
}
"""Kind of document to its family of codes and its model."""
