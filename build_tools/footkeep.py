"""The door of what is kept: `poche footprint keep`, a season as it is told today, once for all."""

from __future__ import annotations

import os
from importlib.metadata import version
from pathlib import Path

import click

from build_tools import kept_footprints, printing
from build_tools.catalogue.ids import RESERVED, is_id
from build_tools.domain import Catalogue, FactorSet
from build_tools.footprint import reckoned, taken_down
from build_tools.footprinting import factor_set, footprint, with_activities, words
from build_tools.refusal import Refusal
from build_tools.today import today

ENCODING = "utf-8"


@footprint.command()
@click.option(
    "--factors",
    "name",
    metavar="SET",
    help="The factors to reckon by, else those of content/hub.yml.",
)
@click.option(
    "--name",
    "file_name",
    metavar="NAME",
    help="What the file is called; the season and the set if left out.",
)
@click.pass_context
def keep(ctx: click.Context, name: str | None, file_name: str | None) -> None:
    """Keep the season's figures as they are told today, in content/footprints/.

    What is kept is never overwritten: `poche footprint` and the site show it beside what is
    reckoned then, by whatever factors and with whatever activities.
    """
    known = with_activities(ctx)
    by = factor_set(known, name)
    id = _id(known, by, file_name)
    path = f"content/{kept_footprints.FOLDER}/{id}{kept_footprints.ENDING}"
    t, day = words(), today(os.environ)
    it = taken_down(known, reckoned(known, by), id, on=day, poche=version("poche"))
    if _written(ctx.obj / path, kept_footprints.text(it)):
        click.echo(t("Wrote {files}.", files=path))
        return
    click.echo(
        t(
            "{file} is there and is never overwritten; to keep the season once more, "
            "give another name, such as {option}",
            file=path, option=f"--name {by.id}-{day.isoformat()}",
        ),
        err=True,
    )  # fmt: skip
    ctx.exit(printing.WRONG)


def _id(known: Catalogue, by: FactorSet, asked: str | None) -> str:
    id = asked or f"{known.hub.id}-{by.id}"
    if not is_id(id) or id in RESERVED:
        raise Refusal(
            f"'{id}' is no name for a file: small letters, digits and hyphens, 60 at most; "
            "give one with --name"
        )
    return id


def _written(file: Path, text: str) -> bool:
    """Write a file that was not there; return whether it was not."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding=ENCODING, newline="\n") as opened:
            opened.write(text)
    except FileExistsError:
        return False
    return True
