"""The files of facts as written: every field that an editor may write, with its form."""

from __future__ import annotations

from typing import Literal

from build_tools.catalogue.activity_schema import ActivityFile
from build_tools.catalogue.factor_schema import FactorFile
from build_tools.catalogue.kept_schema import KeptFile
from build_tools.catalogue.plan_schema import PlanFile
from build_tools.catalogue.written import (
    Adaptations,
    Address,
    Agreement,
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
    Time,
    Timezone,
    Truth,
    Weekday,
    Weeks,
    Where,
    Written,
    YearOrDay,
    required,
    several,
    shown,
)


class HubFile(Written):
    """content/hub.yml."""

    title: Text | None = required(
        "Les Concerts de Poche", "The season’s name, shown on every page."
    )
    languages: tuple[Language, ...] | None = required(
        "[fr, de, nl, en, lb]", "The languages of the season; each has all pages."
    )
    default_language: Language | None = required(
        "fr", "The language in which you write first; translations are compared with it."
    )
    id: Name | None = shown(
        "saison-mosellane",
        "Keeps apart what two seasons store in one browser; do not change it later.",
    )
    tagline: Text | None = shown(
        "The concert goes on in your classroom.", "The large line on the home page."
    )
    contact: Line | None = shown("music@example.org", "Whom to write to.")
    publisher: Line | None = shown("A village music society", "Who answers for the season.")
    licence: Line | None = shown("CC-BY-SA-4.0", "The licence of the texts.")
    address: Address | None = shown(
        "https://example.org/", "Where the season can be found on the web."
    )
    fallbacks: Fallbacks | None = shown(
        "{lb: [de, fr]}",
        "For a language, those that readers see where a text is missing, in order.",
    )
    media_root: Line | None = shown(
        "../masters", "The folder of the originals that do not lie beside their facts."
    )
    factors: Name | None = shown(
        "poche-2026", "The set of factors by which footprints are reckoned."
    )


class PersonFile(Written):
    """people/<id>/person.yml."""

    name: Line | None = required("Ludwig van Beethoven", "The name as it is written on the page.")
    born: YearOrDay | None = shown("1770-12-17", "Year or date of birth.")
    died: YearOrDay | None = shown("1827-03-26", "Year or date of death.")
    roles: tuple[Text, ...] = several(
        "[composer]",
        "What this person does; the site translates composer, lyricist, performer and the like.",
    )
    portrait: File | None = shown(
        "portrait.jpg", "A picture beside this file; otherwise one is drawn."
    )


class WorkFile(Written):
    """works/<id>/work.yml."""

    title: Text | None = required(
        "Ode an die Freude", "The title: one text for all languages, or one for each."
    )
    composer: Id | None = required(
        "ludwig-van-beethoven", "Who composed it: the id of a person, or traditional or anonymous."
    )
    lyricist: Line | None = shown(
        "friedrich-schiller", "Who wrote the words: the id of a person, or a name."
    )
    arranger: Line | None = shown(
        "ludwig-van-beethoven", "Who arranged it: the id of a person, or a name."
    )
    year: YearOrDay | None = shown("1824", "When it was made: a year or a date.")
    period: Line | None = shown(
        "romantic", "The period, such as baroque or romantic; search and filters use it."
    )
    catalogue: Line | None = shown("op. 125", "Opus or number in a catalogue.")
    genre: Line | None = shown(
        "song", "The genre, such as song or dance; search and filters use it."
    )
    instruments: tuple[Line, ...] = several(
        "[piano, flute]", "Instruments and voices; search and filters use them."
    )
    lyrics_language: LanguageTag | None = shown("de", "The language in which it is sung.")
    score: File | None = shown(
        "score.abc", "The score, a file beside this one: .abc, .musicxml or .mei."
    )


class PerformerPart(Written):
    """One of a recording's performers."""

    person: Id | None = required("ludwig-van-beethoven", "The id of a person.")
    role: Text | None = shown("piano", "Instrument or voice.")


class RecordedPart(Written):
    """When and where a recording was made."""

    date: YearOrDay | None = shown("2026-09-07", "A year or a date.")
    place: Text | None = shown("Remich", "Where it was recorded.")


class ChapterPart(Written):
    """A chapter of a recording."""

    at: Time | None = required("1:20", "When it begins, in minutes and seconds.")
    title: Text | None = required("Allegro", "The chapter’s title.")


class RightsPart(Written):
    """What may be done with a recording."""

    licence: Line | None = required(
        "CC-BY-SA-4.0", "An SPDX identifier, or an address of RightsStatements.org."
    )
    holder: Line | None = shown("The choir", "Who holds the rights.")
    begins: Day | None = shown("2026-09-07", "The first day of permission.", alias="from")
    until: Day | None = shown("2031-05-31", "The last day of permission.")
    territories: tuple[Line, ...] = several("[FR, LU]", "Countries where it may be used.")
    media: tuple[Line, ...] = several(
        "[stick, lan]", "What it may be given out on, such as stick or lan."
    )


class RecordingFile(Written):
    """recordings/<id>/recording.yml."""

    work: Id | None = shown("ode-an-die-freude", "The id of the work that is heard.")
    title: Text | None = shown(
        "Ode an die Freude, piano", "A title of its own, where it is not the work’s."
    )
    performers: tuple[PerformerPart, ...] = several(
        "[{person: ludwig-van-beethoven, role: piano}]", "Who plays and sings."
    )
    recorded: RecordedPart | None = shown(
        "{date: 2026-09-07, place: Remich}", "When and where it was recorded."
    )
    cover: File | None = shown("cover.jpg", "A picture beside this file; otherwise one is drawn.")
    chapters: tuple[ChapterPart, ...] = several(
        "[{at: 1:20, title: Trio}]",
        "Movements, or parts to be found again, in the order of their times.",
    )
    speech: Speech = shown("none", "The language spoken in it, or none; not for singing.")
    parts: Parts | None = shown(
        "{soprano: soprano.flac, alto: alto.flac}",
        "Voices or instruments alone, for rehearsing: a name and a sound file for each.",
    )
    beats: tuple[Moment, ...] = several(
        "[0.5, 1.0, 1.5]", "When each beat of the score sounds, in seconds."
    )
    bars: tuple[Bar, ...] = several(
        "[0.5, 2.5, 4.5]", "When the bars of the score begin, so that it can be followed."
    )
    mood: tuple[Line, ...] = several(
        "[calm]", "The mood, such as calm or joyful; search and filters use it."
    )
    rights: RightsPart | None = shown(
        "{licence: CC-BY-SA-4.0}", "What may be done with the recording."
    )
    consent: Agreement | None = shown(
        "{status: given, ref: file 12 at the office, until: 2031-05-31}",
        "What those who can be seen or heard agreed to, and where it is written; never a name.",
    )


class VenuePart(Written):
    """Where a concert takes place."""

    name: Text | None = required("Salle des fêtes", "The name of the hall or the place.")
    town: Text | None = shown("Remich", "The town or the village.")
    country: Country | None = shown("LU", "The country, in two capital letters.")
    lat: Latitude | None = shown("49.55", "Degrees north.")
    lon: Longitude | None = shown("6.37", "Degrees east.")


class ProgrammePart(Written):
    """One item of a programme."""

    recording: Id | None = shown("die-forelle-clarinet", "The id of a recording.")
    work: Id | None = shown("die-forelle", "The id of a work.")


class PhotoPart(Written):
    """One photo of a concert."""

    file: File | None = required("stage.jpg", "A picture beside this file.")
    alt: Text | None = required(
        "The choir on the stage", "What it shows, for those who cannot see it."
    )
    credit: Line | None = shown("The choir", "Who took it.")
    consent: Agreement | None = shown(
        "{status: given, ref: file 12 at the office, until: 2031-05-31}",
        "What those who can be seen or heard agreed to, and where it is written; never a name.",
    )


class LivePart(Written):
    """Where and when a concert can be followed."""

    address: Address | None = required("https://example.org/", "The address of the broadcast.")
    starts: LocalMoment | None = shown(
        "2026-11-14T19:30", "When it begins, in the time of the place."
    )
    ends: LocalMoment | None = shown("2026-11-14T21:00", "When it ends.")


class ConcertFile(Written):
    """concerts/<id>/concert.yml."""

    title: Text | None = required(
        "Concert in the village hall", "The title: one text for all languages, or one for each."
    )
    date: Day | None = required("2026-11-14", "The day of the concert.")
    venue: VenuePart | None = required(
        "{name: Salle des fêtes, town: Remich, country: LU}", "Where it takes place."
    )
    artists: tuple[Line, ...] = several(
        "[ludwig-van-beethoven]", "Who plays: ids of persons, or names."
    )
    programme: tuple[ProgrammePart, ...] = several(
        "[{work: die-forelle}]", "What is played, in order: a recording or a work each."
    )
    photos: tuple[PhotoPart, ...] = several(
        "[{file: stage.jpg, alt: The choir on the stage}]", "Photos of the concert."
    )
    live: LivePart | None = shown("{address: https://example.org/}", "A broadcast on the internet.")
    project: Id | None = shown("moselle", "The id of the project that it belongs to.")


class WorkshopFile(Written):
    """workshops/<id>/workshop.yml."""

    title: Text | None = required(
        "My body is a drum", "The title: one text for all languages, or one for each."
    )
    kind: (
        Literal["singing", "writing", "theatre", "percussion", "movement", "listening", "making"]
        | None
    ) = required("percussion", "The activity; it gives colour and pictogram.")
    timeframe: Literal["one-off", "series"] | None = required(
        "one-off", "one-off for a single session, series for several."
    )
    ages: Span | None = required("[6, 8]", "From which age to which.")
    duration_min: Count | None = required("30", "Minutes of one session.")
    sessions: Count | None = shown("2", "How many sessions.")
    group: Span | None = shown("[8, 28]", "How many children, from and to.")
    level: Level | None = shown("beginners", "What the group should have done before.")
    mode: Mode | None = shown("in-person", "How people come together: in-person, online or both.")
    materials: tuple[Text, ...] = several(
        "[chalk, paper]", "What has to be fetched or made; if left out, nothing is needed."
    )
    space: Text | None = shown(
        "an empty room",
        "The room; write it alike in all sheets, since lists can be narrowed down by it.",
    )
    works: tuple[Id, ...] = several("[die-forelle]", "Ids of the works that it is about.")
    playlist: Id | None = shown("first-listening", "The id of the playlist that belongs to it.")
    video: File | None = shown("video.mp4", "A video beside this file, to be followed on a screen.")
    adaptations: Adaptations | None = shown(
        "{hearing: Show the pulse with your arms.}",
        "How everybody can take part: hearing, sight, motor or cognitive, with a text each.",
    )


class MeetingPart(Written):
    """A gathering that a journey proposes."""

    title: Text | None = shown("Hello", "What the meeting is called.")
    mode: Mode | None = shown("online", "How people come together: in-person, online or both.")
    duration_min: Count | None = shown("45", "Minutes; an hour if nothing is said.")
    every_weeks: Count | None = shown("4", "Repeated every so many weeks.")
    until_week: Count | None = shown("22", "The last week of the repetition.")
    day: Weekday | None = shown("tuesday", "A day of the week, or a date.")
    time: Clock | None = shown("17:30", "The hour, in the project’s own time.")
    place: Text | None = shown("Remich", "Where people meet.")
    address: Address | None = shown("https://example.org/", "The address where people meet online.")
    prepare: Text | None = shown("Note down a question.", "What to bring or to think about.")


class StepPart(Written):
    """What a journey proposes in one of its weeks."""

    week: Count | None = required("1", "The number of the week.")
    workshop: Id | None = shown("sing-the-ode", "The id of a workshop.")
    playlist: Id | None = shown("first-listening", "The id of a playlist.")
    recording: Id | None = shown("die-forelle-clarinet", "The id of a recording.")
    concert: Id | None = shown("village-hall", "The id of a concert.")
    work: Id | None = shown("die-forelle", "The id of a work.")
    meeting: MeetingPart | None = shown(
        "{title: Hello, mode: online}", "A meeting, in the place of one of these."
    )
    note: Text | None = shown("We begin by listening.", "Why, and why now.")


class JourneyFile(Written):
    """journeys/<id>/journey.yml."""

    title: Text | None = required(
        "From river to rag", "The title: one text for all languages, or one for each."
    )
    ages: Span | None = required("[8, 11]", "From which age to which.")
    weeks: Weeks | None = required("24", "How many weeks it takes.")
    concert_week: Count | None = shown("14", "The week of the concert.")
    project: Id | None = shown("moselle", "The id of the project that it belongs to.")
    steps: tuple[StepPart, ...] = several(
        "[{week: 1, work: die-forelle}]",
        "What to do in which week: one thing in each step.",
    )


class HolidayPart(Written):
    """Days without school."""

    begins: Day | None = required("2026-11-02", "The first day.", alias="from")
    to: Day | None = required("2026-11-08", "The last day.")
    title: Text | None = shown("Autumn holidays", "What the holidays are called.")


class ProjectFile(Written):
    """projects/<id>/project.yml."""

    title: Text | None = required(
        "Moselle", "The title: one text for all languages, or one for each."
    )
    countries: tuple[Country, ...] | None = required(
        "[FR, LU, DE]", "The countries, each in two capital letters."
    )
    start: Day | None = required("2026-09-07", "The Monday of week 1.")
    partners: tuple[Text, ...] = several("[a school]", "Schools and others who take part.")
    languages: tuple[LanguageTag, ...] = several(
        "[fr, de, lb]", "Languages promised to the project’s readers."
    )
    places: tuple[Where, ...] = several(
        "[{name: Remich, lat: 49.55, lon: 6.37}]",
        "Where it takes place; with degrees, a place stands on the map.",
    )
    territory: Line | None = shown("Moselle", "The region, in your words.")
    timezone: Timezone | None = shown("Europe/Luxembourg", "Whose hour is meant.")
    holidays: tuple[HolidayPart, ...] = several(
        "[{from: 2026-11-02, to: 2026-11-08}]", "Days without school."
    )


class ItemPart(Written):
    """One item of a playlist."""

    recording: Id | None = required("die-forelle-clarinet", "The id of a recording.")
    start: Time | None = shown("0:12", "Where the excerpt begins.")
    stop: Time | None = shown("0:40", "Where the excerpt ends.")
    prompt: Text | None = shown("Who has the tune?", "What to listen for.")


class PlaylistFile(Written):
    """playlists/<id>.yml."""

    title: Text | None = required(
        "First listening", "The title: one text for all languages, or one for each."
    )
    items: tuple[ItemPart, ...] | None = required(
        "[{recording: die-forelle-clarinet}]", "What is heard, in order."
    )
    description: Text | None = shown(
        "One tune and its three companions.", "A sentence or two about the playlist."
    )
    ages: Span | None = shown("[6, 8]", "From which age to which.")
    cover: File | None = shown(
        "cover.jpg", "A picture in playlists/ by which children find it; otherwise one is drawn."
    )
    gain: Literal["track", "album"] | None = shown(
        "track", "track makes all pieces equally loud, album keeps soft ones soft."
    )


class EasyReadPart(Written):
    """Who found a text easy to read, and when."""

    reviewed_by: Line | None = required(
        "The reading group of the library", "Who found the text easy to read, as a group."
    )
    date: Day | None = required("2026-09-07", "When that was.")


class FrontMatter(Written):
    """The lines between `---` at the top of a text."""

    title: Line | None = shown(
        "About us", "The title of a free page; elsewhere it stands in the facts."
    )
    translates: Digest | None = shown(
        "3f786850e387", "The fingerprint of the text that this one was translated from."
    )
    reviewed_by: Line | None = shown(
        "a teacher of the partner school", "Who has read the translation."
    )
    easy_read: EasyReadPart | None = shown(
        "{reviewed_by: A reading group, date: 2026-09-07}",
        "A proofreading by people who need easy language.",
    )
    draft: Truth | None = shown("true", "true as long as nobody is to see this text.")


class PageFrontMatter(FrontMatter):
    """The same for free pages, which have their title here."""

    title: Line | None = required(
        "About us", "The title of a free page; elsewhere it stands in the facts."
    )


class EditionPart(Written):
    """One of the editions in editions.yml."""

    languages: tuple[Language, ...] = several(
        "[fr, de]", "The languages of the edition; all if left out."
    )
    journeys: tuple[Id, ...] = several(
        "[from-river-to-rag]", "Ids of journeys, with all that they need."
    )
    playlists: tuple[Id, ...] = several(
        "[first-listening]", "Ids of playlists, with all that they need."
    )
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
    ] = several("[recordings, playlists]", "Folders of which everything is taken.")
    audio: Literal["frugal", "standard", "high"] | None = shown(
        "standard", "How sounds are published: small, usual or better."
    )
    video: Truth | None = shown("true", "Whether videos go along.")
    pdf: Truth | None = shown("true", "Whether printouts go along.")
    size: Size | None = shown("8 GB", "How much fits.")
    cluster: Cluster | None = shown("32 kB", "In what portions the carrier stores files.")
    format: Literal["folder", "zip", "zim", "lan"] | None = shown(
        "folder", "What is made: a folder, a zip, a file for Kiwix, or a folder for a box."
    )
    territory: Line | None = shown("LU", "Where it is given out.")
    media: Line | None = shown("stick", "What it is given out on.")


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
    "activities": ("FPR", ActivityFile),
    "plans": ("FPR", PlanFile),
    "factors": ("FCT", FactorFile),
    "kept": ("FPK", KeptFile),
}
"""Kind of document to its family of codes and its model."""
