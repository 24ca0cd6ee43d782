"""The door of new things: `poche new`."""

from __future__ import annotations

import click

from build_tools import drafts


@click.group()
def new() -> None:
    """Make something new from something that is there."""


@new.command("journey")
@click.argument("id")
@click.option("--from", "model", required=True, metavar="MODEL", help="The journey to copy.")
@click.option("--project", metavar="PROJECT", help="Where it belongs; to no project if not given.")
@click.pass_context
def new_journey(ctx: click.Context, id: str, model: str, project: str | None) -> None:
    """Copy the journey MODEL, its steps and texts, as content/journeys/ID.

    Remarks and order are kept. Concerts and dates stay those of the model until you
    change them; what to change is said.
    """
    try:
        copied = drafts.new_journey(ctx.obj, id, model=model, project=project)
    except drafts.Refused as refusal:
        raise click.ClickException(str(refusal)) from refusal
    for line in drafts.told(copied):
        click.echo(line)
