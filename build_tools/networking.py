"""The doors to the school's network: `poche serve` and `poche poster`."""

from __future__ import annotations

from pathlib import Path

import click

from build_tools import printing
from build_tools.sheets import Network


@click.command()
@click.argument("path", required=False)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option(
    "--host",
    default="0.0.0.0",
    show_default=True,
    help="Who may look: everybody in the network; 127.0.0.1 for this machine alone.",
)
@click.pass_context
def serve(ctx: click.Context, path: str | None, port: int, host: str) -> None:
    """Show a site to a small class, from this machine, over the network.

    PATH is a stick, a folder, or the name of an edition in dist/; the site in build/site if
    not given. The address is said, and shown as a code for cameras. Nothing is ever written.
    """
    from build_tools import serving  # noqa: PLC0415 (a server is not needed elsewhere)

    try:
        found = serving.find(ctx.obj, path)
        serving.run(ctx.obj, found, host, port, say=lambda text: click.echo(text, err=True))
    except serving.CannotServe as refusal:
        click.echo(f"poche: {refusal}", err=True)
        ctx.exit(printing.MACHINE)


@click.command()
@click.argument("path", required=False)
@click.option("--address", metavar="URL", help="What is typed into a browser: http://poche.lan/")
@click.option("--wifi", metavar="NAME", help="The name of the box's Wi-Fi.")
@click.option("--password", metavar="WORD", help="Its password; an open Wi-Fi has none.")
@click.option(
    "--to",
    "target",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder for the posters; build/posters if not given.",
)
@click.pass_context
def poster(
    ctx: click.Context,
    path: str | None,
    *,
    address: str | None,
    wifi: str | None,
    password: str | None,
    target: Path | None,
) -> None:
    """Make a poster for the classroom door, with the way to a box as text and as codes.

    PATH is what the box serves, as for `poche serve`: its title and its languages are taken.
    What you do not give is a line to write on. The PDFs are A4, one for each language.
    """
    from build_tools import boxes, serving  # noqa: PLC0415 (a server is not needed elsewhere)

    try:
        found = serving.find(ctx.obj, path)
    except serving.CannotServe as refusal:
        click.echo(f"poche: {refusal}", err=True)
        ctx.exit(printing.MACHINE)
    folder = target or ctx.obj / "build" / "posters"
    for place in boxes.write_posters(ctx.obj, folder, found, Network(address, wifi, password)):
        click.echo(place)
