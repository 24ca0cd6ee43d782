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

from build_tools.domain.activities import (
    ACTIVITY_KINDS,
    QUALITIES,
    SEATS,
    WAYS,
    Activity,
    Amount,
    Audience,
    Leg,
    Participants,
    Plan,
    Visit,
    Way,
)
from build_tools.domain.answers import RESULT_FILES, Results, Role
from build_tools.domain.assets import Assets
from build_tools.domain.catalogue import Catalogue, Edition, Findable, Issue, Resource
from build_tools.domain.events import Concert, Holiday, Live, Photo, Place, Project, Venue
from build_tools.domain.footprints import (
    Bounds,
    Factor,
    FactorSet,
    FactorSource,
    FootprintPart,
    KeptFootprint,
    KeptTotal,
    Since,
)
from build_tools.domain.language import (
    KINDS,
    LANGUAGES,
    NAMELESS_COMPOSERS,
    NOWHERE,
    Bodies,
    Body,
    EasyRead,
    Localised,
    Progress,
    ReadyWords,
    Spoken,
    Words,
)
from build_tools.domain.masters import Film, Picture, Score, Sound
from build_tools.domain.published import (
    JOURNEY_FORMS,
    SHEET_FORMS,
    AudioFile,
    Document,
    EngravedKey,
    Engraving,
    ImageFile,
    Land,
    Level,
    Map,
    Note,
    Pin,
    ScorePicture,
    Screening,
    VideoFile,
    Voice,
)
from build_tools.domain.reckoned import (
    FOOTPRINT_FILES,
    Footprint,
    FootprintMethod,
    FootprintYear,
    Suggested,
    Trip,
    WhatIf,
)
from build_tools.domain.repertoire import (
    CONSENTS,
    UNSAID,
    BarTime,
    Caption,
    Chapter,
    Consent,
    Hub,
    Performer,
    Person,
    Recording,
    Rights,
    Transcript,
    Work,
)
from build_tools.domain.teaching import (
    LEVELS,
    MODES,
    WEEKDAYS,
    WORKSHOP_KINDS,
    Journey,
    Meeting,
    Page,
    Playlist,
    PlaylistItem,
    Step,
    Workshop,
)

__all__ = [
    "ACTIVITY_KINDS",
    "CONSENTS",
    "FOOTPRINT_FILES",
    "JOURNEY_FORMS",
    "KINDS",
    "LANGUAGES",
    "LEVELS",
    "MODES",
    "NAMELESS_COMPOSERS",
    "NOWHERE",
    "QUALITIES",
    "RESULT_FILES",
    "SEATS",
    "SHEET_FORMS",
    "UNSAID",
    "WAYS",
    "WEEKDAYS",
    "WORKSHOP_KINDS",
    "Activity",
    "Amount",
    "Assets",
    "Audience",
    "AudioFile",
    "BarTime",
    "Bodies",
    "Body",
    "Bounds",
    "Caption",
    "Catalogue",
    "Chapter",
    "Concert",
    "Consent",
    "Document",
    "EasyRead",
    "Edition",
    "EngravedKey",
    "Engraving",
    "Factor",
    "FactorSet",
    "FactorSource",
    "Film",
    "Findable",
    "Footprint",
    "FootprintMethod",
    "FootprintPart",
    "FootprintYear",
    "Holiday",
    "Hub",
    "ImageFile",
    "Issue",
    "Journey",
    "KeptFootprint",
    "KeptTotal",
    "Land",
    "Leg",
    "Level",
    "Live",
    "Localised",
    "Map",
    "Meeting",
    "Note",
    "Page",
    "Participants",
    "Performer",
    "Person",
    "Photo",
    "Picture",
    "Pin",
    "Place",
    "Plan",
    "Playlist",
    "PlaylistItem",
    "Progress",
    "Project",
    "ReadyWords",
    "Recording",
    "Resource",
    "Results",
    "Rights",
    "Role",
    "Score",
    "ScorePicture",
    "Screening",
    "Since",
    "Sound",
    "Spoken",
    "Step",
    "Suggested",
    "Transcript",
    "Trip",
    "Venue",
    "VideoFile",
    "Visit",
    "Voice",
    "Way",
    "WhatIf",
    "Words",
    "Work",
    "Workshop",
]
