"""The door of updates: `poche update`."""

from __future__ import annotations

from pathlib import Path

import click

from build_tools import editions, printing
from build_tools.progress import Progress
from build_tools.signatures import Key, NoKey


@click.command()
@click.argument("target", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--from",
    "pack",
    required=True,
    metavar="PACK",
    type=click.Path(exists=True, path_type=Path),
    help="The update, or a whole edition: a zip, or a folder.",
)
@click.option(
    "--key",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The maker's public key, poche.pub: nothing is taken that is not signed with it.",
)
@click.pass_context
def update(ctx: click.Context, target: Path, pack: Path, key: Path | None) -> None:
    """Bring TARGET, an older copy of an edition, up to date.

    The copy opens at every moment. What stopped halfway is finished by the same command. An
    edition of the same version mends a damaged copy. Your own files stay as they are.
    """
    try:
        known = Key(key.read_text(encoding="utf-8")) if key is not None else None
        with Progress() as progress:

            def say(stage: str, done: int, total: int) -> None:
                progress(f"{stage.capitalize()}, in kB", -(-done // 1000), -(-total // 1000))

            done = editions.update(target, pack, say, known)
    except (editions.CannotCarry, NoKey, UnicodeDecodeError) as refusal:
        click.echo(f"poche: {_words(refusal, key)}", err=True)
        ctx.exit(printing.WRONG)
    except OSError as error:
        click.echo(f"poche: {editions.said(target, error)}", err=True)
        click.echo("The copy opens as it is, old in part and new in part.", err=True)
        ctx.exit(printing.MACHINE)
    click.echo(told(done))


def told(done: editions.Updated) -> str:
    """Return what is said of an update that is done."""
    if not (done.fresh or done.removed):
        return f"The copy is of version {done.now} and whole; there was nothing to do."
    before = f"{done.before} → {done.now}" if done.before not in (None, done.now) else done.now
    return (
        f"Version {before}: {done.fresh} files written ({done.size_bytes / 1e6:.1f} MB), "
        f"{done.removed} removed, everything read back. The copy is whole."
    )


def _words(refusal: Exception, key: Path | None) -> str:
    return f"{key} is no public key" if isinstance(refusal, UnicodeDecodeError) else str(refusal)
