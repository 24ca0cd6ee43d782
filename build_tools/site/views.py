"""What single kinds of page show beyond their own facts; pure functions for the templates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

from babel import dates
from markupsafe import Markup

from build_tools.domain import (
    LEVELS,
    MODES,
    WORKSHOP_KINDS,
    Catalogue,
    Concert,
    Meeting,
    Person,
    Playlist,
    Recording,
    Resource,
    Transcript,
    Venue,
    Workshop,
)
from build_tools.phrases import meeting_manner, meeting_rhythm
from build_tools.prose import ADAPTATIONS
from build_tools.site.reader import Reader
from build_tools.site.relations import kind_of
from build_tools.strings import locale_of

Playable: TypeAlias = Recording | Playlist

ROLES = {
    "composer": "Composer",
    "lyricist": "Poet",
    "arranger": "Arranger",
    "performer": "Musician",
    "singer": "Singer",
    "conductor": "Conductor",
}
"""Roles that editors write as bare words to their labels: message ids."""

_MENTION = re.compile(r'data-recording="([a-z0-9-]+)"')


def workshop_kind(r: Reader, workshop: Workshop) -> str:
    """Return the kind of activity in words."""
    return r.t(WORKSHOP_KINDS[workshop.kind])


def adaptation(r: Reader, whom: str) -> str:
    """Return whom an adaptation helps, in words."""
    return r.t(ADAPTATIONS[whom]) if whom in ADAPTATIONS else whom


PARTS = {"soprano": "Soprano", "alto": "Alto", "tenor": "Tenor", "bass": "Bass"}
"""Parts that a choir has to their labels: message ids."""


def part(r: Reader, name: str) -> str:
    """Return a part's name in words; a part of another name keeps it."""
    return r.t(PARTS[name]) if name in PARTS else name.replace("-", " ")


def roles(r: Reader, person: Person) -> str:
    """Return a person's roles in words, known ones translated."""
    said = (r.words(role) for role in person.roles)
    return ", ".join(r.t(ROLES[role]) if role in ROLES else role for role in said)


def countries(r: Reader, codes: Iterable[str]) -> str:
    """Return countries' names."""
    return ", ".join(r.country(code) for code in codes)


def place(r: Reader, venue: Venue) -> Markup:
    """Return a venue's name and town, as far as they are known."""
    return Markup(", ").join(r.text(part) for part in (venue.name, venue.town) if part)


def month(r: Reader, concert: Concert) -> str:
    """Return a concert's month, short, for the calendar leaf beside its title."""
    return str(dates.format_date(concert.date, "MMM", locale=locale_of(r.lang)))


def recordings_of(r: Reader, person: Person) -> list[Recording]:
    """Return what can be heard of a person, composed or performed, each once."""
    used = [person, *r.users(person, "works")]
    found = (user for it in used for user in r.users(it, "recordings"))
    return list({it.id: it for it in found if isinstance(it, Recording)}.values())


def worth_hearing(catalogue: Catalogue, most: int = 5) -> list[Recording]:
    """Return recordings for the home page, one of each work, as the playlists order them.

    Somebody chose that order for first ears; the order of ids means nothing.
    """
    listed = (item.recording for it in catalogue.playlists.values() for item in it.items)
    once: dict[str, Recording] = {}
    for recording in (*listed, *catalogue.recordings.values()):
        once.setdefault(recording.work.id if recording.work else recording.id, recording)
    return list(once.values())[:most]


def transcripts(r: Reader, recording: Recording) -> list[Transcript]:
    """Return what is said or sung in all languages, the reader's own chain first."""
    known = recording.transcripts
    return [known[lang] for lang in dict.fromkeys((*r.chain, *known)) if lang in known]


def mentioned(r: Reader, workshop: Workshop) -> list[Playable]:
    """Return everything that a sheet's prose and facts ask to play."""
    body = r.body(workshop)
    ids = dict.fromkeys(_MENTION.findall(body.html)) if body else {}
    known = r.catalogue.recordings
    heard: list[Playable] = [known[id_] for id_ in ids if id_ in known]
    return [*heard, workshop.playlist] if workshop.playlist else heard


_STEP_LABELS = {
    "playlists": "Playlist",
    "recordings": "Recording",
    "concerts": "Concert",
    "works": "Work",
}


def step_icon(what: Resource) -> str:
    """Return the pictogram of what a step proposes."""
    return what.kind if isinstance(what, Workshop) else kind_of(what).removesuffix("s")


def step_words(r: Reader, what: Resource) -> str:
    """Return the line under a step's title."""
    if isinstance(what, Workshop):
        return f"{workshop_kind(r, what)} · {r.t('{n} min', n=what.duration_min)}"
    label = r.t(_STEP_LABELS[kind_of(what)])
    if isinstance(what, Playlist):
        return f"{label} · {r.t('{n} min', n=max(1, round(what.length_s / 60)))}"
    if isinstance(what, Recording):
        return f"{label} · {r.clock(what.master.duration_s)}"
    return f"{label} · {r.date(what.date)}" if isinstance(what, Concert) else label


def meeting_words(r: Reader, meeting: Meeting) -> str:
    """Return how often and how long people meet."""
    facts = (*meeting_manner(meeting, r.t), *meeting_rhythm(meeting, r.t))
    return " · ".join([r.t("Meeting"), *facts])


def level(r: Reader, workshop: Workshop) -> str:
    """Return what a group should have done before, in words."""
    return r.t(LEVELS[workshop.level]) if workshop.level else ""


def mode(r: Reader, workshop: Workshop) -> str:
    """Return how a workshop takes place, in words."""
    return r.t(MODES[workshop.mode]) if workshop.mode else ""


def by_date(concerts: Iterable[Concert]) -> list[Concert]:
    """Return concerts in the order of their dates."""
    return sorted(concerts, key=lambda concert: (concert.date, concert.id))
