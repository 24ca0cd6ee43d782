"""All that was made for a site besides its pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from build_tools.domain.answers import Results
from build_tools.domain.published import AudioFile, Document, Engraving, ImageFile, Map, Screening
from build_tools.domain.reckoned import Footprint, FootprintMethod, WhatIf


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
