"""Which part of a hub an edition holds: languages, rights, names, and what they need. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from build_tools.consents import Removal, obstacle, photos, removals
from build_tools.domain import (
    KINDS,
    Bodies,
    Catalogue,
    Consent,
    Edition,
    Hub,
    Issue,
    Resource,
    Workshop,
)
from build_tools.editions.loose_ends import Around, tied
from build_tools.editions.rights import disagreement, refusal, unasked, unsaid, valid_until
from build_tools.editions.withheld import (
    Withheld,
    photo_lines,
    silenced,
    sounds_of,
    withheld,
    without_pictures,
)
from build_tools.editions.within import Reading, everything, within
from build_tools.references import bodies_of, kind_of, named_by

_NAMED = ("journeys", "playlists")
"""Kinds of which an edition names single resources."""
WHOLE = Edition("")
"""What a hub is chosen by that is not cut down to an edition."""
Say: TypeAlias = Mapping[str, Callable[[str], str]]
"""Language to who speaks our own words in it."""
_EMPTY = "none of its recordings is left"


@dataclass(frozen=True, slots=True)
class Line:
    """What is to be said of one resource."""

    kind: str
    id: str
    why: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What an edition holds, and what it does not although it was asked for."""

    edition: Edition
    catalogue: Catalogue
    left_out: tuple[Line, ...] = ()
    unsure: tuple[Line, ...] = ()
    """What is in, under conditions of which the edition says nothing."""
    silenced: frozenset[str] = frozenset()
    """Paths of sounds and photos that may not be given out: prose may name them, too."""
    recalled: tuple[Removal, ...] = ()
    """What older copies may hold, and must not keep."""


def chosen(
    catalogue: Catalogue,
    edition: Edition,
    version: str,
    say: Say,
    spared: Mapping[str, str] | None = None,
    *,
    contents: Mapping[str, str] | None = None,
) -> Choice:
    """Return what an edition holds of a hub.

    `version` is written as in `manifest.VERSION`; its day decides on rights, so that the
    same version is the same for ever. `say` gives our own words by language. `spared` are
    ids of recordings that are left out for want of room, each with the words for it.
    `contents` are the sums of all sounds and pictures that were found, by path.
    """
    day = date.fromisoformat(version[:8])
    back = withheld(catalogue, lambda consent: disagreement(consent, edition, day))
    spoken = _shown(_in_languages(catalogue, edition.languages), edition, back)
    refused = {**_refused(spoken, edition, day, spared or {}), **back.recordings}
    everyone = everything(spoken)

    def read(_: str, form: str, bodies: Bodies) -> Bodies:
        return _read(spoken.hub, form, bodies)

    asked = reached(within(spoken, everyone, read), edition)
    free = {**everyone, "recordings": everyone["recordings"] - refused.keys()}
    allowed = within(spoken, free, read)
    after = reached(allowed, edition)
    gone = (path for id_ in refused for path in sounds_of(catalogue.recordings[id_]))
    quiet = frozenset((*gone, *silenced(back, catalogue, contents or {})))
    whole = within(allowed, after, _tie(Around(catalogue, after, quiet), say))
    issue = Issue(edition.name, version, valid_until(whole))
    out = [Line("recordings", id_, why) for id_, why in refused.items()]
    out += [Line("playlists", id_, _EMPTY) for id_ in everyone["playlists"] - {*allowed.playlists}]
    out += [Line("concerts", id_, why) for id_, why in photo_lines(back)]
    return Choice(
        edition,
        replace(whole, issue=issue),
        tuple(sorted((it for it in out if it.id in asked[it.kind]), key=_in_order)),
        tuple(_unsure(whole, edition)),
        quiet,
        tuple(it for it in removals(catalogue, day) if it.id in asked[it.kind]),
    )


def granted(catalogue: Catalogue, day: date, say: Say, contents: Mapping[str, str]) -> Choice:
    """Return the whole hub without what there is no consent to on a day."""

    def objection(consent: Consent) -> str | None:
        found = obstacle(consent, day)
        return str(found.why) if found else None

    back = withheld(catalogue, objection)
    shown = without_pictures(catalogue, back)
    free = everything(shown)
    free["recordings"] -= back.recordings.keys()
    allowed = within(shown, free, lambda kind, form, bodies: bodies)
    after = everything(allowed)
    quiet = frozenset(silenced(back, catalogue, contents))
    around = Around(catalogue, after, quiet, is_edition=False)
    out = [Line("recordings", id_, why) for id_, why in back.recordings.items()]
    out += [Line("playlists", id_, _EMPTY) for id_ in free["playlists"] - {*allowed.playlists}]
    out += [Line("concerts", id_, why) for id_, why in photo_lines(back)]
    whole = within(allowed, after, _tie(around, say))
    return Choice(WHOLE, whole, tuple(sorted(out, key=_in_order)), silenced=quiet)


def _tie(around: Around, say: Say) -> Reading:
    """Return what lets no prose lead to what is not there."""

    def tie(kind: str, _: str, bodies: Bodies) -> Bodies:
        mute: Callable[[str], str] = str
        return {
            lang: tied(body, kind, around, say.get(lang, mute)) for lang, body in bodies.items()
        }

    return tie


def _in_order(line: Line) -> tuple[int, str]:
    return KINDS.index(line.kind), line.id


def _refused(
    catalogue: Catalogue, edition: Edition, day: date, spared: Mapping[str, str]
) -> dict[str, str]:
    """Return the recordings that may not be in an edition, each with the reason."""
    found = {id_: refusal(it, edition, day) for id_, it in catalogue.recordings.items()}
    return {id_: said for id_, why in found.items() if (said := why or spared.get(id_))}


def _unsure(catalogue: Catalogue, edition: Edition) -> Iterator[Line]:
    for id_, it in catalogue.recordings.items():
        yield from (Line("recordings", id_, why) for why in unsaid(it, edition))
    for concert, photo in photos(catalogue):
        name = photo.picture.path.rpartition("/")[2]
        for why in unasked(photo.consent, edition):
            yield Line("concerts", concert.id, f"its photo '{name}': {why}")


def reached(catalogue: Catalogue, edition: Edition) -> dict[str, set[str]]:
    """Return by kind the ids that an edition names, and all that these need.

    Who names no journeys, no playlists and no kinds wants everything. Free pages, such
    as the help, go along unless kinds are named and theirs is not among them.
    """
    found: dict[str, set[str]] = {kind: set() for kind in KINDS}
    waiting = list(_asked_for(catalogue, edition))
    while waiting:
        resource = waiting.pop()
        kind = kind_of(resource)
        if resource.id not in found[kind]:
            found[kind].add(resource.id)
            waiting += _needed(catalogue, resource)
    return found


def _asked_for(catalogue: Catalogue, edition: Edition) -> Iterator[Resource]:
    is_whole = not (edition.journeys or edition.playlists or edition.kinds)
    for kind in KINDS:
        there = catalogue.of_kind(kind)
        names: Collection[str] = getattr(edition, kind) if kind in _NAMED else ()
        if names:
            yield from (there[id_] for id_ in names if id_ in there)
        elif is_whole or kind in edition.kinds or (kind == "pages" and not edition.kinds):
            yield from there.values()


def _needed(catalogue: Catalogue, resource: Resource) -> Iterator[Resource]:
    """Yield what a resource's facts name, and what its prose plays and shows."""
    yield from named_by(resource)
    for body in bodies_of(resource):
        yield from (catalogue.recordings[id_] for id_ in body.plays if id_ in catalogue.recordings)
        yield from (catalogue.works[id_] for id_, _ in body.scores if id_ in catalogue.works)


def _in_languages(catalogue: Catalogue, languages: Collection[str]) -> Catalogue:
    """Return the hub in some of its languages; those left out stay where texts are looked for."""
    hub = catalogue.hub
    spoken = tuple(lang for lang in hub.languages if lang in languages) or hub.languages
    default = hub.default_language if hub.default_language in spoken else spoken[0]
    chains = {lang: hub.chain(lang)[1:] for lang in spoken}
    return replace(
        catalogue,
        hub=replace(hub, languages=spoken, default_language=default, fallbacks=chains),
    )


def _read(hub: Hub, form: str, bodies: Bodies) -> Bodies:
    """Return the prose that readers of a hub's languages get to see.

    A text that is in none of them is shown as elsewhere, in the nearest language; of a
    sheet in simple words there are pages only in its own languages.
    """
    langs = set(hub.languages)
    if form == "index":
        langs = {
            next(each for each in (*hub.chain(lang), *bodies) if each in bodies)
            for lang in hub.languages
            if bodies
        }
    return {lang: body for lang, body in bodies.items() if lang in langs}


def _shown(catalogue: Catalogue, edition: Edition, back: Withheld) -> Catalogue:
    """Leave out pictures that are kept back, and silent videos where there are no pictures."""

    def workshop(it: Workshop) -> Workshop:
        is_lost = it.film is not None and it.film.sound is None and not edition.video
        return replace(it, film=None) if is_lost else it

    shown = without_pictures(catalogue, back)
    return replace(shown, workshops={id_: workshop(it) for id_, it in catalogue.workshops.items()})
