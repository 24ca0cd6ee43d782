"""The door: arguments, progress, printing of problems, exit codes.

0 fine, 1 at least one error in the content, 2 the tool or the machine failed.
"""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from build_tools import drafts, editions, networking, pipeline, printing, proving, renewing
from build_tools.domain import TIERS
from build_tools.editions import CannotCarry, NoRoom, NoVersion, ZimError
from build_tools.media import MediaError
from build_tools.problems import Severity, printed
from build_tools.progress import Progress, Targets
from build_tools.scores import ScoreError
from build_tools.sheets import SheetError
from build_tools.site import RenderError

_FINE, _CONTENT, _MACHINE = 0, 1, 2
_REFUSALS = (CannotCarry, MediaError, NoRoom, NoVersion, ScoreError, SheetError, ZimError)
"""What is said as it stands: its message is for people."""


class _Door(click.Group):
    """Turns what a broken machine or program raises into one line and exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
        _speak_utf8()
        try:
            return super().invoke(ctx)
        except (click.exceptions.Exit, click.ClickException, click.Abort):
            raise
        except KeyboardInterrupt:
            click.echo("\nStopped. Nothing was lost: what is done stays done.", err=True)
        except RenderError as error:
            click.echo(f"poche: the pages could not be rendered:\n{error}", err=True)
        except _REFUSALS as error:
            click.echo(f"poche: {error}", err=True)
        except OSError as error:
            where = f" ({error.filename})" if error.filename else ""
            click.echo(f"poche: the machine refused: {error.strerror or error}{where}", err=True)
        except Exception as error:
            click.echo(f"poche: this is a fault in Poche, not in your files: {error!r}", err=True)
            click.echo("Set POCHE_DEBUG=1 to see where, and please report it.", err=True)
            if os.environ.get("POCHE_DEBUG"):
                traceback.print_exc()
        ctx.exit(_MACHINE)


def _speak_utf8() -> None:
    """Let no character of an editor's stop the printing, whatever the console's code page."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


_AUDIO = click.option(
    "--audio",
    "tier",
    type=click.Choice(TIERS),
    default="standard",
    show_default=True,
    help="How sounds are published: small, for everybody, or good.",
)


@click.group(
    cls=_Door,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
    epilog="The first steps stand in docs/editors/.",
)
@click.option(
    "--root",
    type=click.Path(file_okay=False, path_type=Path),
    default=".",
    help="The folder that holds content/ and playlists/; the current folder if not given.",
)
@click.version_option(package_name="poche", prog_name="poche")
@click.pass_context
def main(ctx: click.Context, root: Path) -> None:
    """Turn a folder of music, worksheets and journeys into a site that fits in a pocket.

    Write your texts in content/ and your playlists in playlists/, ask `poche check`
    whether everything is right, then let `poche build` make the site.
    """
    ctx.obj = root.absolute()


@main.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How problems are printed: for people, for programs, or for a pull request.",
)
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
@click.pass_context
def check(ctx: click.Context, form: str, strict: bool) -> None:
    """Read everything and say what is wrong, all of it at once.

    Nothing is built and nothing in your folders is changed.
    """
    checked = _with_progress(lambda progress: pipeline.check(ctx.obj, progress))
    printing.FORMS[form](checked.problems)
    stopping = [p for p in checked.problems if printing.counts(p, strict)]
    if form == "text":
        click.echo(printing.summary(checked.problems), err=True)
    ctx.exit(_CONTENT if stopping else _FINE)


@main.command()
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
@_AUDIO
@click.pass_context
def build(ctx: click.Context, strict: bool, tier: str) -> None:
    """Make the site in build/site; open its index.html by double-click.

    If anything is wrong, all of it is said and the site you had stays as it was.
    """
    built = _with_progress(
        lambda progress: pipeline.build(ctx.obj, progress, strict=strict, tier=tier)
    )
    for problem in built.checked.problems:
        if built.site is None or problem.severity is not Severity.NOTICE:
            click.echo(printed(problem) + "\n", err=True)
    click.echo(printing.summary(built.checked.problems), err=True)
    if built.site is None:
        click.echo("Nothing was built. The site you had is as it was.", err=True)
        ctx.exit(_CONTENT)
    if built.sounds:
        click.echo(built.sounds, err=True)
    click.echo(f"Open {built.site / 'index.html'}")


@main.command()
@click.argument("target", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--playlist",
    "playlists",
    multiple=True,
    metavar="ID",
    help="Only this playlist; may be given several times.",
)
@click.option("--lang", help="Language of titles; the hub's own if not given.")
@_AUDIO
@click.pass_context
def music(
    ctx: click.Context, target: Path, playlists: tuple[str, ...], lang: str | None, tier: str
) -> None:
    """Write plain MP3 files into TARGET/Musique, a folder for each playlist.

    For car radios and old players that know no playlists: the names keep the
    order, excerpts are cut. What else lies in TARGET stays as it is.
    """
    try:
        carried = _with_progress(
            lambda progress: pipeline.music(
                ctx.obj, target, progress, playlists=playlists, lang=lang, tier=tier
            )
        )
    except (pipeline.UnknownName, NoRoom) as refusal:
        raise click.ClickException(str(refusal)) from refusal
    if carried.written is None:
        printing.as_text(p for p in carried.checked.problems if p.severity is Severity.ERROR)
        click.echo(printing.summary(carried.checked.problems), err=True)
        ctx.exit(_CONTENT)
    files, size_mb = carried.written.files, carried.written.size_bytes / 1e6
    fresh = carried.written.fresh
    click.echo(f"{files} files, {size_mb:.1f} MB, {fresh} of them new, in {carried.folder}")


@main.command()
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
@click.pass_context
def pack(
    ctx: click.Context,
    names: tuple[str, ...],
    *,
    fit: bool,
    since: Path | None,
    key: Path | None,
    targets: tuple[Path, ...],
) -> None:
    """Pack editions into dist/, as editions.yml describes them; all of them if none is named.

    Beside each lies its receipt: what is in it, what it takes, what was left out and why. An
    edition that does not fit is not packed, and what would make it fit is said. One edition
    may be copied to several sticks at once.
    """
    signer = proving.secret(key) if key else None
    told = Targets()
    try:
        packs = _with_progress(
            lambda progress: pipeline.pack(
                ctx.obj,
                progress,
                names=names,
                fit=fit,
                since=since,
                key=signer,
                targets=targets,
                told=told,
            )
        )
    except pipeline.UnknownName as refusal:
        raise click.ClickException(str(refusal)) from refusal
    finally:
        told.close()
    if packs.checked.catalogue is None:
        printing.as_text(p for p in packs.checked.problems if p.severity is Severity.ERROR)
        click.echo(printing.summary(packs.checked.problems), err=True)
        ctx.exit(_CONTENT)
    for each in packs.outcomes:
        click.echo(each.told, err=not each.packed.fits)
        for copied in each.copies:
            click.echo(f"  {editions.told_copied(copied)}", err=bool(copied.trouble))
    if any(copied.trouble for each in packs.outcomes for copied in each.copies):
        ctx.exit(_MACHINE)
    ctx.exit(_FINE if all(each.packed.fits for each in packs.outcomes) else _CONTENT)


main.add_command(proving.verify)
main.add_command(proving.keys)
main.add_command(renewing.update)
main.add_command(networking.serve)
main.add_command(networking.poster)


@main.group()
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


@main.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="Who may look: this machine.")
@click.pass_context
def preview(ctx: click.Context, port: int, host: str) -> None:
    """Show the site in your browser and keep it fresh while you write.

    Save a file and the page renews itself. What is wrong is said here, and the
    last good site stays in the browser.
    """
    from build_tools.preview import run  # noqa: PLC0415 (a server is not needed elsewhere)

    run(ctx.obj, host, port, say=lambda text: click.echo(text, err=True))


def _with_progress(work: Callable[[Progress], Any]) -> Any:
    progress = Progress()
    try:
        return work(progress)
    finally:
        progress.close()
