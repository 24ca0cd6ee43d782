"""Resources in the hub's languages: how far each text and each title is. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from build_tools.domain import (
    KINDS,
    BarTime,
    Bodies,
    Body,
    Catalogue,
    Localised,
    Page,
    Person,
    Recording,
    Resource,
    Sound,
    Transcript,
    Work,
)
from build_tools.prose import Reckoning
from build_tools.references import KIND_OF, kind_of
from build_tools.status.figures import STATES, Text
from build_tools.translations import state

_OTHERS = tuple(KIND_OF)
_WORDLESS = (BarTime, Body, Sound, Transcript, float, int, str)
"""Of these there may be thousands, and none of them has words in several languages."""


def texts(catalogue: Catalogue, reckonings: Mapping[str, Reckoning]) -> tuple[Text, ...]:
    """Return a row for each resource, and each sheet in simple words, in each language.

    `reckonings` are by path.
    """
    rows: list[Text] = []
    for kind in KINDS:
        for it in catalogue.of_kind(kind).values():
            lacking = facts_missing(it, catalogue.hub.languages)
            bodies: Bodies = getattr(it, "bodies", {})
            rows += _rows(catalogue, it, ("text", bodies), reckonings, lacking)
            easy: Bodies = getattr(it, "easy", {})
            if easy:  # only few sheets have such a variant, and none has to
                rows += _rows(catalogue, it, ("easy", easy), reckonings, Counter())
    return tuple(rows)


def _rows(
    catalogue: Catalogue,
    resource: Resource,
    formed: tuple[str, Bodies],
    reckonings: Mapping[str, Reckoning],
    lacking: Mapping[str, int],
) -> Iterator[Text]:
    hub, (form, bodies) = catalogue.hub, formed
    for lang in hub.languages:
        body = bodies.get(lang)
        known = reckonings.get(body.path) if body else None
        yield Text(
            kind_of(resource),
            resource.id,
            form,
            title_of(catalogue, resource),
            lang,
            state(bodies, lang, hub.default_language),
            body.path if body else None,
            body.reviewed_by if body else None,
            known.words if known else None,
            round(known.lix, 1) if known and known.lix is not None else None,
            lacking.get(lang, 0),
        )


def counts(rows: tuple[Text, ...], languages: tuple[str, ...]) -> dict[str, dict[str, int]]:
    """Return how many rows of each language are in each state, none left out."""
    found = Counter((row.lang, row.state) for row in rows)
    return {lang: {it: found[lang, it] for it in STATES} for lang in languages}


def title_of(catalogue: Catalogue, resource: Resource) -> str:
    """Return what a resource is called in the hub's own language."""
    if isinstance(resource, Person):
        return resource.name
    return (
        resource.title.choose(catalogue.hub.chain(catalogue.hub.default_language)).text
        or resource.id
    )


def facts_missing(resource: Resource, languages: tuple[str, ...]) -> Counter[str]:
    """Return by language how many of a resource's own words are written for others, not for it."""
    if isinstance(resource, Page):  # its title is in its texts, which are counted
        return Counter()
    said = list(_words_of(resource))
    if isinstance(resource, Recording) and isinstance(resource.work, Work):
        said = [it for it in said if it is not resource.title or it != resource.work.title]
    return Counter(
        lang for it in said if it.by_lang for lang in languages if lang not in it.by_lang
    )


def _words_of(value: object) -> Iterator[Localised]:
    """Yield all localised words in a value and its parts, but not in the resources it names."""
    if isinstance(value, Localised):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            part = getattr(value, field.name)
            if not isinstance(part, _OTHERS):
                yield from _words_of(part)
    elif isinstance(value, tuple | Mapping):
        parts = (*value.values(),) if isinstance(value, Mapping) else value
        if parts and not isinstance(parts[0], _WORDLESS):  # an hour of music has 10 000 beats
            for part in parts:
                if not isinstance(part, _OTHERS):
                    yield from _words_of(part)
