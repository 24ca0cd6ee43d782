"""The doors to carriers: `poche pack` and `poche music`."""

from __future__ import annotations

from pathlib import Path

import click

from build_tools import carriage, editions, printing, proving
from build_tools.building import AUDIO, EXECUTOR
from build_tools.editions import NoRoom
from build_tools.problems import Severity
from build_tools.progress import Progress, Targets


@click.command()
@click.argument("target", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--playlist",
    "playlists",
    multiple=True,
    metavar="ID",
    help="Only this playlist; may be given several times.",
)
@click.option("--lang", help="Language of titles; the hub's own if not given.")
@AUDIO
@click.pass_context
def music(
    ctx: click.Context, target: Path, playlists: tuple[str, ...], lang: str | None, tier: str
) -> None:
    """Write plain MP3 files into TARGET/Musique, a folder for each playlist.

    For car radios and old players that know no playlists: the names keep the
    order, excerpts are cut. What else lies in TARGET stays as it is.
    """
    try:
        with Progress() as progress:
            carried = carriage.music(
                ctx.obj, target, progress, playlists=playlists, lang=lang, tier=tier
            )
    except (carriage.UnknownName, NoRoom) as refusal:
        raise click.ClickException(str(refusal)) from refusal
    if carried.written is None:
        printing.as_text(p for p in carried.checked.problems if p.severity is Severity.ERROR)
        click.echo(printing.summary(carried.checked.problems), err=True)
        ctx.exit(printing.WRONG)
    files, size_mb = carried.written.files, carried.written.size_bytes / 1e6
    fresh = carried.written.fresh
    click.echo(f"{files} files, {size_mb:.1f} MB, {fresh} of them new, in {carried.folder}")


@click.command()
@click.argument("names", nargs=-1, metavar="[EDITION]...")
@click.option("--fit", is_flag=True, help="Let what is too big be cut down, and say by what.")
@click.option(
    "--since",
    metavar="OLD",
    type=click.Path(exists=True, path_type=Path),
    help="Make the update from OLD, too: an older folder or zip, or its list of files.",
)
@click.option(
    "--to",
    "targets",
    multiple=True,
    metavar="TARGET",
    type=click.Path(path_type=Path),
    help="Copy the edition there, and read it back; may be given several times.",
)
@proving.SECRET
@EXECUTOR
@click.pass_context
def pack(
    ctx: click.Context,
    names: tuple[str, ...],
    *,
    fit: bool,
    since: Path | None,
    key: Path | None,
    targets: tuple[Path, ...],
    executor: str,
) -> None:
    """Pack editions into dist/, as editions.yml describes them; all of them if none is named.

    Beside each lies its receipt: what is in it, what it takes, what was left out and why. An
    edition that does not fit is not packed, and what would make it fit is said. One edition
    may be copied to several sticks at once.
    """
    signer = proving.secret(key) if key else None
    try:
        with Targets() as told, Progress() as progress:
            packs = carriage.pack(
                ctx.obj,
                progress,
                names=names,
                fit=fit,
                since=since,
                key=signer,
                targets=targets,
                told=told,
                executor=executor,
            )
    except carriage.UnknownName as refusal:
        raise click.ClickException(str(refusal)) from refusal
    if packs.checked.catalogue is None:
        printing.as_text(p for p in packs.checked.problems if p.severity is Severity.ERROR)
        click.echo(printing.summary(packs.checked.problems), err=True)
        ctx.exit(printing.WRONG)
    for each in packs.outcomes:
        click.echo(each.told, err=not each.packed.fits)
        for copied in each.copies:
            click.echo(f"  {editions.told_copied(copied)}", err=bool(copied.trouble))
    if any(copied.trouble for each in packs.outcomes for copied in each.copies):
        ctx.exit(printing.MACHINE)
    ctx.exit(printing.FINE if all(each.packed.fits for each in packs.outcomes) else printing.WRONG)
