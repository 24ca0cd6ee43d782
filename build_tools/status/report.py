"""All figures of a hub, brought together. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import median

from build_tools.domain import Catalogue
from build_tools.problems import Problem, Severity
from build_tools.prose import Reckoning
from build_tools.status import figures
from build_tools.status.figures import (
    Checked,
    Hard,
    Heavy,
    Hub,
    Outside,
    Readability,
    Report,
    Rights,
    Text,
)
from build_tools.status.orphans import orphans
from build_tools.status.rights import removals, rights
from build_tools.status.senses import alternative_texts, transcripts
from build_tools.status.sounds import RULES, Loudness, sounds
from build_tools.status.texts import counts, texts

MOST_LISTED = 10
"""So many of the hardest texts and of the heaviest files are told."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the other rooms found out about a hub."""

    catalogue: Catalogue | None
    """None where hub.yml cannot be read."""
    problems: Sequence[Problem]
    reckonings: Mapping[str, Reckoning] = field(default_factory=dict)
    """By path of a text."""
    heard: Mapping[tuple[str, str], Loudness] = field(default_factory=dict)
    """By kind and id."""
    held: Mapping[str, Mapping[str, Collection[str]]] = field(default_factory=dict)
    """By an edition's name and by kind, the ids that it asks for."""
    media: Collection[str] = ()
    """Paths of all sounds, pictures and videos that were looked into."""
    sizes: Mapping[str, int] = field(default_factory=dict)
    """By path, the bytes of all files."""


def report(known: Known, today: date) -> Report:
    """Return what a hub still lacks on a day."""
    it, problems = known.catalogue, known.problems
    check = Checked(*(sum(p.severity is each for p in problems) for each in Severity))
    rows = texts(it, known.reckonings) if it else ()
    languages = it.hub.languages if it else ()
    return Report(
        today=today,
        check=check,
        is_whole=it is not None and not check.errors,
        hub=_hub(it) if it else None,
        counts=counts(rows, languages),
        facts_missing={
            lang: sum(row.facts_missing for row in rows if row.lang == lang) for lang in languages
        },
        texts=rows,
        alternative_texts=alternative_texts(it, problems),
        transcripts=transcripts(it) if it else (),
        rights=rights(it, today) if it else Rights(0, 0, 0, (), ()),
        to_remove=removals(it, today, known.held) if it else (),
        sounds=sounds(it, known.heard) if it else figures.Sounds(0, 0, dict(RULES), ()),
        readability=_readability(rows),
        orphans=orphans(it, known.reckonings, known.media) if it else (),
        outside=_outside(known.reckonings),
        heaviest=_heaviest(known.sizes),
        total_bytes=sum(known.sizes.values()),
    )


def _hub(catalogue: Catalogue) -> Hub:
    it = catalogue.hub
    title = it.title.choose(it.chain(it.default_language)).text
    return Hub(it.id, title, it.languages, it.default_language)


def _readability(rows: Sequence[Text]) -> Readability:
    found = [Hard(it.path, it.lang, it.lix) for it in rows if it.path and it.lix is not None]
    by_lang: dict[str, list[float]] = {}
    for it in found:
        by_lang.setdefault(it.lang, []).append(it.lix)
    hardest = sorted(found, key=lambda it: (-it.lix, it.path))[:MOST_LISTED]
    return Readability(
        "LIX",
        len(found),
        {lang: round(median(lixes), 1) for lang, lixes in by_lang.items()},
        tuple(hardest),
    )


def _outside(reckonings: Mapping[str, Reckoning]) -> tuple[Outside, ...]:
    paths: dict[str, list[str]] = {}
    for path, reckoning in sorted(reckonings.items()):
        for address in reckoning.outside:
            paths.setdefault(address, []).append(path)
    return tuple(Outside(address, tuple(paths[address])) for address in sorted(paths))


def _heaviest(sizes: Mapping[str, int]) -> tuple[Heavy, ...]:
    order = sorted(sizes.items(), key=lambda it: (-it[1], it[0]))
    return tuple(Heavy(path, size) for path, size in order[:MOST_LISTED])
