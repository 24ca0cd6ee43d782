"""What commands that report on a hub have in common: the forms, and the hub that they read."""

from __future__ import annotations

import click

from build_tools import printing
from build_tools.domain import Catalogue
from build_tools.problems import Severity
from build_tools.progress import Progress

FORM = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="For people, for programs, or for a spreadsheet.",
)
"""The option of commands that tell figures."""


def catalogue_of(ctx: click.Context) -> Catalogue:
    """Return what the hub holds; with an error in it, say which and end."""
    from build_tools import pipeline  # noqa: PLC0415 (takes long)

    with Progress() as progress:
        found = pipeline.check(ctx.obj, progress)
    if found.catalogue is None:
        errors = [each for each in found.problems if each.severity is Severity.ERROR]
        printing.as_text(errors)
        click.echo(printing.summary(errors), err=True)
        ctx.exit(printing.WRONG)
    return found.catalogue
