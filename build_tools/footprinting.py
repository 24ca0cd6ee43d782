"""The door of footprints: `poche footprint`, what a season's activities cost the climate."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from build_tools import csvfile, factors, printing
from build_tools.domain import Catalogue, FactorSet
from build_tools.footprint import (
    FIGURES,
    Carrier,
    Report,
    as_json,
    as_rows,
    as_text,
    reckoned,
    with_past,
)
from build_tools.refusal import Refusal
from build_tools.reporting import FORM, catalogue_of
from build_tools.speaking import language
from build_tools.strings import Strings, load

ENCODING = "utf-8"


@click.group(invoke_without_command=True)
@FORM
@click.option(
    "--factors",
    "sets",
    multiple=True,
    metavar="SET",
    help="The factors to reckon by, else those of content/hub.yml; given twice, the season is told "
    "by both.",
)
@click.pass_context
def footprint(ctx: click.Context, form: str, sets: tuple[str, ...]) -> None:
    """Say what the activities of a season cost the climate, in kg CO₂e.

    Activities stand in content/projects/<id>/activity.yml or activity.csv, factors of your own
    in content/factors/. Every figure comes as low, central and high, and every part says
    whether it is counted, estimated or not counted.
    """
    if ctx.invoked_subcommand is not None:
        return
    known = with_activities(ctx)
    names = sets or (None,)
    reports = [told(known, factor_set(known, name)) for name in dict.fromkeys(names)]
    tell(reports, [*carriers(ctx.obj)], form)


def with_activities(ctx: click.Context) -> Catalogue:
    """Return what a hub holds; without activities, say so and end."""
    known = catalogue_of(ctx)
    if not known.activities:
        t = words()
        click.echo(
            t(
                "No project has written down activities yet: {file}",
                file="content/projects/<id>/activity.yml",
            )
        )
        ctx.exit(printing.FINE)
    return known


def told(known: Catalogue, by: FactorSet) -> Report:
    """Reckon a season, and lay beside it what was told and kept before."""
    return with_past(known, reckoned(known, by))


def words() -> Strings:
    """Return what speaks the editor's language."""
    return load(language(os.environ), [Path(__file__).resolve().parent])


def factor_set(known: Catalogue, name: str | None) -> FactorSet:
    """Return a factor set by its name; without one, that of the hub. Raises Refusal for one that
    is not there."""
    name = factors.chosen(name or known.hub.factors)
    if name not in known.factors:
        raise Refusal(f"there are no factors '{name}'; known are {', '.join(known.factors)}")
    return known.factors[name]


def tell(reports: list[Report], lying: list[Carrier], form: str) -> None:
    """Print reports in one of the forms."""
    if form == "json":
        click.echo(json.dumps(as_json(reports, lying), ensure_ascii=False, indent=1))
    elif form == "csv":
        sys.stdout.flush()
        sys.stdout.buffer.write(csvfile.written(as_rows(reports), FIGURES))
    else:
        for line in as_text(reports, lying, words()):
            click.echo(line)


def carriers(root: Path) -> Iterator[Carrier]:
    """Measure the site and the editions that lie in a hub, as they are."""
    dist = root / "dist"
    folders = [root / "build" / "site", *(sorted(dist.iterdir()) if dist.is_dir() else [])]
    for folder in folders:
        if (folder / "index.html").is_file() and not folder.is_symlink():
            files = [each for each in folder.rglob("*") if each.is_file()]
            yield Carrier(
                name=folder.relative_to(root).as_posix(),
                size_bytes=sum(each.stat().st_size for each in files),
                pages=sum(each.suffix == ".html" for each in files),
                audio_hours=_audio_hours(folder),
            )


def _audio_hours(folder: Path) -> float:
    """Return how long all recordings of a site sound, as its catalogue tells."""
    try:
        told = json.loads((folder / "catalogue.json").read_text(ENCODING))
        return sum(float(each["duration_s"]) for each in told["recordings"]) / 3600
    except (OSError, ValueError, KeyError, TypeError):
        return 0.0
