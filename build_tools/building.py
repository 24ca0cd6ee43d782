"""The doors of everyday work: `poche check`, `poche build` and `poche preview`.

Both first ask whether anything has changed since they last looked. The story is fetched only
where it has.
"""

from __future__ import annotations

from collections.abc import Sequence

import click

from build_tools import printing
from build_tools.choices import ENGINES, HERE, TIERS, scheduler_of
from build_tools.collecting import for_good
from build_tools.problems import Problem, Severity, printed, worded
from build_tools.progress import Progress
from build_tools.unchanged import Last

AUDIO = click.option(
    "--audio",
    "tier",
    type=click.Choice(TIERS),
    default="standard",
    show_default=True,
    help="How sounds are published: small, for everybody, or good.",
)
"""The option of commands that publish sounds."""


def _executor(_ctx: click.Context, _option: click.Parameter, address: str) -> str:
    """Let no address through that nothing could be reached by."""
    try:
        scheduler_of(address)
    except ValueError as wrong:
        raise click.BadParameter(str(wrong)) from wrong
    return address


EXECUTOR = click.option(
    "--executor",
    metavar="WHO",
    default=HERE,
    show_default=True,
    callback=_executor,
    help="Who makes the sounds, pictures and videos: this machine, or a Dask cluster at "
    "dask://HOST:PORT whose workers share the hub's folder.",
)
"""The option of commands that make media which may be too much for one machine."""


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice([*printing.FORMS]),
    default="text",
    show_default=True,
    help="How problems are printed: for people, for programs, or beside the lines of a pull or "
    "merge request.",
)
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
@click.pass_context
def check(ctx: click.Context, form: str, strict: bool) -> None:
    """Read everything and say what is wrong, all of it at once.

    Nothing is built and nothing in your folders is changed.
    """
    last = Last(ctx.obj, "check", (), ())
    problems: Sequence[Problem] | None = last.found()
    if problems is None:
        with for_good():
            from build_tools import pipeline  # noqa: PLC0415 (takes long, and is seldom needed)

        with Progress() as progress:
            checked = pipeline.check(ctx.obj, progress)
        problems = checked.problems
        last.remember(problems, checked.day, checked.holds_before)
    printing.FORMS[form](problems)
    stopping = [p for p in problems if printing.counts(p, strict)]
    if form == "text":
        click.echo(printing.summary(problems), err=True)
    ctx.exit(printing.WRONG if stopping else printing.FINE)


@click.command()
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
@AUDIO
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default="joined",
    show_default=True,
    help="What makes the pages: joined is quick, mkdocs lets MkDocs make each; they are the same.",
)
@EXECUTOR
@click.pass_context
def build(ctx: click.Context, *, strict: bool, tier: str, engine: str, executor: str) -> None:
    """Make the site in build/site; open its index.html by double-click.

    If anything is wrong, all of it is said and the site you had stays as it was.
    """
    site, docs, settings = (ctx.obj / "build" / name for name in ("site", "docs", "mkdocs.yml"))
    last = Last(ctx.obj, "build", (strict, tier, engine), (site, settings), docs)
    found: tuple[Sequence[Problem], str] | None = last.found()
    if found is None:
        with for_good():
            from build_tools import pipeline  # noqa: PLC0415 (takes long, and is seldom needed)

        with Progress() as progress:
            built = pipeline.build(
                ctx.obj, progress, strict=strict, tier=tier, engine=engine, executor=executor
            )
        found = built.checked.problems, built.sounds
        if built.site is None:
            _tell(*found, built=False)
            nothing = worded("Nothing was built. The site you had is as it was.")
            click.echo(printing.said(nothing), err=True)
            ctx.exit(printing.WRONG)
        last.remember(found, built.checked.day, built.checked.holds_before)
    _tell(*found, built=True)
    click.echo(printing.said(worded("Open {path}", path=site / "index.html")))


def _tell(problems: Sequence[Problem], sounds: str, *, built: bool) -> None:
    """Say what is wrong, of a site that was built without notices, and how loud sounds came out."""
    for problem in problems:
        if not built or problem.severity is not Severity.NOTICE:
            click.echo(printed(problem, printing.say) + "\n", err=True)
    click.echo(printing.summary(problems), err=True)
    if sounds:
        click.echo(sounds, err=True)


@click.command()
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
