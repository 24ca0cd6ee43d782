"""Journeys: what is proposed in which week."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from typing import TypeAlias

from build_tools.catalogue.resolve import promised, year
from build_tools.catalogue.resolve.lookup import Lookup
from build_tools.catalogue.schema import JourneyFile, MeetingPart, StepPart
from build_tools.catalogue.source import Document, Trail
from build_tools.domain import (
    LANGUAGES,
    NOWHERE,
    Concert,
    Journey,
    Meeting,
    Playlist,
    Recording,
    Step,
    Work,
    Workshop,
)

_Proposed: TypeAlias = Workshop | Playlist | Recording | Concert | Work | Meeting

_KINDS: dict[type, str] = {
    Workshop: "workshops",
    Playlist: "playlists",
    Recording: "recordings",
    Concert: "concerts",
    Work: "works",
}

_PROPOSALS = frozenset({"workshop", "playlist", "recording", "concert", "work", "meeting"})


def journey(look: Lookup, document: Document) -> None:
    """Resolve one journey."""
    written = look.written(document, JourneyFile)
    project = look.refer(look.projects, "projects", document, ("project",), written.project)
    _in_weeks(look, document, ("concert_week",), written.concert_week, written.weeks)
    trails: list[Trail] = [("steps", number) for number in range(len(written.steps))]
    steps = [
        _step(look, document, at, step, written.weeks)
        for at, step in zip(trails, written.steps, strict=True)
    ]
    if not any(step.concert for step in written.steps):
        look.note("JRN13", document.at_key(("steps",)))
    if not (written.title and written.ages and written.weeks):
        return
    placed = [(step, at) for step, at in zip(steps, trails, strict=True) if step]
    placed.sort(key=lambda each: each[0].week)
    known = look.journeys[document.id] = Journey(
        id=document.id,
        title=written.title,
        bodies=look.bodies_of(document),
        ages=written.ages,
        weeks=written.weeks,
        concert_week=written.concert_week,
        project=project,
        steps=_named([step for step, _ in placed]),
    )
    year.check(look, document, known, [at for _, at in placed])
    promised.check(look, document, known)


def _named(steps: list[Step]) -> tuple[Step, ...]:
    """Give every step a key of its own that does not depend on its week or on other steps."""
    so_far: Counter[str] = Counter()
    named = []
    for step in steps:
        name = _name(step.what)
        so_far[name] += 1
        again = f".{so_far[name]}" if so_far[name] > 1 else ""
        named.append(replace(step, key=name + again))
    return tuple(named)


def _name(what: _Proposed) -> str:
    if isinstance(what, Meeting):
        title = what.title.choose(LANGUAGES).text
        return f"meeting-{hashlib.sha256(title.encode()).hexdigest()[:6]}"
    return f"{_KINDS[type(what)]}-{what.id}"


def _in_weeks(
    look: Lookup, document: Document, trail: Trail, week: int | None, weeks: int | None
) -> None:
    if week is not None and weeks is not None and week > weeks:
        look.note("JRN09", document.at_value(trail), field=trail[-1], week=week, weeks=weeks)


def _step(
    look: Lookup, document: Document, at: Trail, step: StepPart, weeks: int | None
) -> Step | None:
    _in_weeks(look, document, (*at, "week"), step.week, weeks)
    given = document.fields_at(at)
    if given is not None:
        proposed = given & _PROPOSALS
        if len(proposed) > 1:
            look.note("JRN08", document.at_value(at), seen=", ".join(sorted(proposed)))
        elif not proposed and given <= {"week", "note"}:
            look.note("JRN07", document.at_value(at))
    what = _proposed(look, document, at, step, weeks)
    if step.week is None or what is None:
        return None
    return Step(step.week, what, step.note or NOWHERE)


def _proposed(
    look: Lookup, document: Document, at: Trail, step: StepPart, weeks: int | None
) -> _Proposed | None:
    """Return what a step proposes; every reference in it is looked at, also in excess."""
    found: list[_Proposed | None] = [
        look.refer(look.workshops, "workshops", document, (*at, "workshop"), step.workshop),
        look.refer(look.playlists, "playlists", document, (*at, "playlist"), step.playlist),
        look.refer(look.recordings, "recordings", document, (*at, "recording"), step.recording),
        look.refer(look.concerts, "concerts", document, (*at, "concert"), step.concert),
        look.refer(look.works, "works", document, (*at, "work"), step.work),
    ]
    if step.meeting is not None:
        until = step.meeting.until_week
        trail = (*at, "meeting", "until_week")
        _in_weeks(look, document, trail, until, weeks)
        if until is not None and step.week is not None and until < step.week:
            look.note("JRN10", document.at_value(trail), until=until, week=step.week)
        found.append(_meeting(step.meeting))
    return next((what for what in found if what), None)


def _meeting(written: MeetingPart) -> Meeting:
    return Meeting(
        title=written.title or NOWHERE,
        mode=written.mode,
        duration_min=written.duration_min,
        every_weeks=written.every_weeks,
        until_week=written.until_week,
        day=written.day,
        time=written.time,
        place=written.place or NOWHERE,
        address=written.address,
        prepare=written.prepare or NOWHERE,
    )
