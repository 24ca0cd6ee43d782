"""What is kept back because nobody agreed to it, or not any more: told where it is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from build_tools.catalogue.source import Document, Source, Trail
from build_tools.consents import Obstacle, obstacle
from build_tools.domain import KINDS, Catalogue, Recording
from build_tools.problems import Problem, Words, report, some_of, worded
from build_tools.references import bodies_of, named_by

_MOST_USERS = 3


def left_out(source: Source, known: Catalogue, day: date) -> Iterator[Problem]:
    """Yield a problem for everything that is kept back on a day, with who would use it.

    What was withdrawn, or is still to come, is as its editor wrote it: a notice. What has run out,
    or was never given, is a warning: somebody should ask, or take it away.
    """
    documents = {(each.kind, each.id): each for each in source.documents}
    for id_, recording in known.recordings.items():
        if found := obstacle(recording.consent, day):
            document = documents["recordings", id_]
            users = _users(known, recording)
            yield _problem(document, (), found, worded("this recording"), users)
    for concert in known.concerts.values():
        for number, photo in enumerate(concert.photos):
            if found := obstacle(photo.consent, day):
                document = documents["concerts", concert.id]
                file = photo.picture.path.rpartition("/")[2]
                what = worded("the photo '{file}'", file=file)
                yield _problem(document, ("photos", number), found, what, ())


def _problem(
    document: Document, at: Trail, found: Obstacle, what: Words, users: Sequence[str]
) -> Problem:
    place = document.at_value((*at, "consent", found.field))
    why, way_out = found.why, None
    if users:
        named = some_of(users, _MOST_USERS)
        why = worded("{why}; it is missing in {users}", why=why, users=named)
    if found.field == "from":
        way_out = worded("nothing to do: it is there from that day on")
    code = "CNS04" if found.is_settled else "CNS03"
    return report(code, place, help=way_out, what=what, why=why)


def _users(known: Catalogue, recording: Recording) -> list[str]:
    """Return what names or plays a recording, as editors know its folder."""
    found = []
    for kind in KINDS:
        for id_, it in known.of_kind(kind).items():
            plays = any(recording.id in body.plays for body in bodies_of(it))
            if plays or any(each is recording for each in named_by(it)):
                found.append(f"{kind}/{id_}")
    return found
