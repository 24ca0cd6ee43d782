"""The door: arguments, progress, printing of problems, exit codes (see `printing`)."""

from __future__ import annotations

import io
import os
import sys
import traceback
from pathlib import Path
from typing import Any

import click

from build_tools import carrying, drafts, networking, pipeline, printing, proving, renewing
from build_tools.editions import CannotCarry, NoRoom, NoVersion, ZimError
from build_tools.media import ClusterError, MediaError
from build_tools.problems import Severity, printed
from build_tools.progress import Progress
from build_tools.scores import ScoreError
from build_tools.sheets import SheetError
from build_tools.site import ENGINES, RenderError

_REFUSALS = (
    *(CannotCarry, ClusterError, MediaError, NoRoom, NoVersion),
    *(ScoreError, SheetError, ZimError),
)
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
        ctx.exit(printing.MACHINE)


def _speak_utf8() -> None:
    """Let no character of an editor's stop the printing, whatever the console's code page."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


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
    with Progress() as progress:
        checked = pipeline.check(ctx.obj, progress)
    printing.FORMS[form](checked.problems)
    stopping = [p for p in checked.problems if printing.counts(p, strict)]
    if form == "text":
        click.echo(printing.summary(checked.problems), err=True)
    ctx.exit(printing.WRONG if stopping else printing.FINE)


@main.command()
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
@carrying.AUDIO
@click.option(
    "--engine",
    type=click.Choice(list(ENGINES)),
    default="joined",
    show_default=True,
    help="What makes the pages: joined is quick, mkdocs lets MkDocs make each; they are the same.",
)
@carrying.EXECUTOR
@click.pass_context
def build(ctx: click.Context, strict: bool, tier: str, engine: str, executor: str) -> None:
    """Make the site in build/site; open its index.html by double-click.

    If anything is wrong, all of it is said and the site you had stays as it was.
    """
    with Progress() as progress:
        built = pipeline.build(
            ctx.obj, progress, strict=strict, tier=tier, engine=engine, executor=executor
        )
    for problem in built.checked.problems:
        if built.site is None or problem.severity is not Severity.NOTICE:
            click.echo(printed(problem) + "\n", err=True)
    click.echo(printing.summary(built.checked.problems), err=True)
    if built.site is None:
        click.echo("Nothing was built. The site you had is as it was.", err=True)
        ctx.exit(printing.WRONG)
    if built.sounds:
        click.echo(built.sounds, err=True)
    click.echo(f"Open {built.site / 'index.html'}")


main.add_command(carrying.music)
main.add_command(carrying.pack)
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
