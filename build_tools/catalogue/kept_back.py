"""What is kept back because nobody agreed to it, or not any more: told where it is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from build_tools.catalogue.source import Document, Source, Trail
from build_tools.consents import Obstacle, any_obstacle, contents, obstacle
from build_tools.domain import KINDS, Catalogue, Consent, Recording
from build_tools.problems import Location, Problem, Words, report, some_of, worded
from build_tools.references import bodies_of, named_by

_MOST_USERS = 3


def left_out(source: Source, known: Catalogue, day: date) -> Iterator[Problem]:
    """Yield a problem for everything that is kept back on a day, with who would use it.

    What was withdrawn, or is still to come, is as its editor wrote it: a notice. What has run out,
    or was never given, is a warning: somebody should ask, or take it away.
    """
    if not any_obstacle(known, day):
        return
    gone, users = dict[str, str](), _users(known)
    held = [*_held(source, known)]
    for one in held:
        if found := obstacle(one.consent, day):
            gone |= dict.fromkeys(one.contents, one.name)
            place = one.document.at_value((*one.at, "consent", found.field))
            yield _problem(one, place, found, users.get(one.name, ()))
    for one in held:
        other = next((gone[each] for each in sorted(one.contents) if each in gone), None)
        if other is not None and not obstacle(one.consent, day):
            why = worded(
                "it is the same file as in {other}, where nobody agrees to it", other=other
            )
            yield report("CNS03", one.document.at_key(one.at), what=one.what, why=why)


@dataclass(frozen=True, slots=True)
class _Held:
    """Something to which somebody can agree, and where it is written."""

    document: Document
    at: Trail
    name: str
    """Kind and id, as editors know its folder."""
    what: Words
    consent: Consent
    contents: frozenset[str]


def _held(source: Source, known: Catalogue) -> Iterator[_Held]:
    documents = {(each.kind, each.id): each for each in source.documents}
    for id_, recording in known.recordings.items():
        path = recording.master.path
        document = documents.get(("recordings", id_)) or Document(path, "recordings", id_)
        what, name = worded("this recording"), f"recordings/{id_}"
        yield _Held(document, (), name, what, recording.consent, contents(recording))
    for concert in known.concerts.values():
        for number, photo in enumerate(concert.photos):
            document, at = documents["concerts", concert.id], ("photos", number)
            what = worded("the photo '{file}'", file=photo.picture.path.rpartition("/")[2])
            name, its = f"concerts/{concert.id}", frozenset({photo.picture.sha256})
            yield _Held(document, at, name, what, photo.consent, its)


def _problem(one: _Held, place: Location, found: Obstacle, users: Sequence[str]) -> Problem:
    why, way_out = found.why, None
    if users:
        named = some_of(users, _MOST_USERS)
        why = worded("{why}; it is missing in {users}", why=why, users=named)
    if found.field == "from":
        way_out = worded("nothing to do: it is there from that day on")
    code = "CNS04" if found.is_settled else "CNS03"
    return report(code, place, help=way_out, what=one.what, why=why)


def _users(known: Catalogue) -> dict[str, list[str]]:
    """Return what names or plays each recording, as editors know their folders."""
    found: dict[str, list[str]] = {}
    for kind in KINDS:
        for id_, it in known.of_kind(kind).items():
            named = [each.id for each in named_by(it) if isinstance(each, Recording)]
            plays = [played for body in bodies_of(it) for played in body.plays]
            for recording in dict.fromkeys((*named, *plays)):
                found.setdefault(f"recordings/{recording}", []).append(f"{kind}/{id_}")
    return found
