"""What paper cannot do with a journey, said at its file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from build_tools.domain import (
    Catalogue,
    Concert,
    Journey,
    Meeting,
    Playlist,
    Recording,
    Work,
    Workshop,
)
from build_tools.papers import Key
from build_tools.problems import Location, Problem, Words, report, series, worded
from build_tools.sheets import plan, wall
from build_tools.sheets.faults import unshown
from build_tools.sheets.year import MOST_WEEKS


def faults(
    root: Path,
    known: Catalogue,
    journey: Journey,
    made: Mapping[Key, Mapping[str, Any]],
    missing: tuple[str, ...],
) -> Iterator[Problem]:
    """Yield what is wrong with one journey; `made` are the facts of all that was set.

    `missing` are the characters that paper cannot show.
    """
    paths = tuple(dict.fromkeys(_files(journey)))
    yield from unshown(root, paths, missing)
    if journey.weeks > MOST_WEEKS:
        yield report("SHE07", _place(journey), most=MOST_WEEKS, weeks=journey.weeks)
    for form, tell in (("wall", _wall), ("plan", _plan)):
        told: dict[tuple[int, int], list[str]] = defaultdict(list)
        for lang in known.hub.languages:
            facts = made.get((journey.id, lang, form))
            if facts is not None:
                told[facts["draft"], facts["pages"]].append(lang)
        for (draft, pages), langs in sorted(told.items()):
            yield from tell(journey, draft, pages, ", ".join(langs))


def _wall(journey: Journey, draft: int, pages: int, languages: str) -> Iterator[Problem]:
    shows = wall.DRAFTS[draft]
    if shows != "titles":
        shown = worded("pictograms") if shows == "signs" else worded("the numbers of weeks")
        yield report("SHE04", _place(journey), languages=languages, shown=shown)


def _plan(journey: Journey, draft: int, pages: int, languages: str) -> Iterator[Problem]:
    most = plan.MOST_PAGES
    if pages > most:
        yield report("SHE05", _place(journey), pages=pages, most=most, languages=languages)
    parts = plan.left_out(journey, plan.DRAFTS[draft])
    if parts:
        what = series(Words(plan.PARTS[part]) for part in parts)
        yield report("SHE06", _place(journey), what=what, languages=languages)


def _place(journey: Journey) -> Location:
    return Location(f"content/journeys/{journey.id}/journey.yml")


def _files(journey: Journey) -> Iterator[str]:
    """Yield the files whose words stand on a journey's papers, its own first."""
    yield f"content/journeys/{journey.id}/journey.yml"
    if journey.project:
        yield f"content/projects/{journey.project.id}/project.yml"
    for step in journey.steps:
        match step.what:
            case Workshop(id=id_):
                yield f"content/workshops/{id_}/workshop.yml"
            case Playlist(id=id_):
                yield f"playlists/{id_}.yml"
            case Recording(id=id_, work=work):
                yield f"content/recordings/{id_}/recording.yml"
                if work:
                    yield f"content/works/{work.id}/work.yml"
            case Concert(id=id_):
                yield f"content/concerts/{id_}/concert.yml"
            case Work(id=id_):
                yield f"content/works/{id_}/work.yml"
            case Meeting():
                pass
    yield "content/hub.yml"
