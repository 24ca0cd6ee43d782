"""The door of footprints: `poche footprint`, what a season's activities cost the climate."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from build_tools import csvfile, factors, printing
from build_tools.domain import Catalogue, FactorSet
from build_tools.footprint import Carrier, Report, as_json, as_rows, as_text, reckoned
from build_tools.refusal import Refusal
from build_tools.reporting import FORM, catalogue_of

ENCODING = "utf-8"


@click.group(invoke_without_command=True)
@FORM
@click.option(
    "--factors",
    "sets",
    multiple=True,
    metavar="SET",
    default=[factors.STANDARD],
    show_default=True,
    help="The factors to reckon by; given twice, the season is told by both.",
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
    known = catalogue_of(ctx)
    if not known.activities:
        click.echo("No project has written down activities yet: content/projects/<id>/activity.yml")
        ctx.exit(printing.FINE)
    reports = [reckoned(known, factor_set(known, name)) for name in dict.fromkeys(sets)]
    tell(reports, [*carriers(ctx.obj)], form)


def factor_set(known: Catalogue, name: str) -> FactorSet:
    """Return a factor set by its name. Raises Refusal for one that is not there."""
    if name not in known.factors:
        raise Refusal(f"there are no factors '{name}'; known are {', '.join(known.factors)}")
    return known.factors[name]


def tell(reports: list[Report], lying: list[Carrier], form: str) -> None:
    """Print reports in one of the forms."""
    if form == "json":
        told = as_json(reports, lying)
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    elif form == "csv":
        sys.stdout.flush()
        sys.stdout.buffer.write(csvfile.written(as_rows(reports)))
    else:
        for line in as_text(reports, lying):
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
