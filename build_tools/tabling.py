"""The door of spreadsheets: `poche table export` and `poche table import`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from build_tools import listing, printing, rehearsal, spreadsheets, tables
from build_tools.problems import Problem, printed
from build_tools.refusal import Refusal


def _kind(_ctx: click.Context, _argument: click.Parameter, name: str) -> str:
    """Let a kind be called by its folder or by one of its things."""
    for kind, single in listing.SINGULAR.items():
        if name.lower() in (kind, single):
            return kind
    raise click.BadParameter(f"'{name}' is none of {', '.join(listing.SINGULAR)}")


def _file(_ctx: click.Context, _argument: click.Parameter, file: Path) -> Path:
    if file.suffix.lower() not in listing.ENDINGS:
        raise click.BadParameter(f"'{file}' has to end in {' or '.join(listing.ENDINGS)}")
    return file


KIND = click.argument("kind", callback=_kind)
FILE = click.argument("file", type=click.Path(dir_okay=False, path_type=Path), callback=_file)


@click.group()
def table() -> None:
    """Take facts out as a spreadsheet, and bring them back changed.

    KIND is a folder: works, people, recordings, concerts, workshops, journeys, projects or
    playlists. FILE ends in .csv or .xlsx.
    """


@table.command("export")
@KIND
@FILE
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.pass_context
def export(ctx: click.Context, kind: str, file: Path, *, force: bool) -> None:
    """Write the facts of all resources of KIND into FILE, a row each."""
    if file.exists() and not force:
        raise click.ClickException(f"{file} is there already; --force writes over it")
    facts = listing.read(ctx.obj, kind)
    if facts.problems:
        _tell(facts.problems)
        click.echo("Nothing was written: these files cannot be read.", err=True)
        ctx.exit(printing.WRONG)
    try:
        rows = listing.table(facts)
        file.write_bytes(tables.written(rows, ending=file.suffix.lower(), title=kind))
    except tables.NoTable as reason:
        raise Refusal(f"{reason}; export {file.with_suffix('.csv').name} in its place") from reason
    count = len(facts.documents)
    click.echo(
        f"Wrote {file}: {count} row{'s' * (count != 1)}. 'poche table import' takes it back."
    )


@table.command("import")
@KIND
@FILE
@click.option("--yes", is_flag=True, help="Write without being asked.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.pass_context
def bring(ctx: click.Context, kind: str, file: Path, *, yes: bool, dry_run: bool) -> None:
    """Bring FILE's changes into the facts of KIND.

    What would change and what would be wrong is shown before anything is written. Rows that
    are not in FILE, and columns that are not, stay as they are.
    """
    facts = listing.read(ctx.obj, kind)
    if facts.problems:
        _tell(facts.problems)
        ctx.exit(_nothing("these files cannot be read.", printing.WRONG))
    with file.open("rb") as opened:
        held = opened.read(tables.MAX_BYTES + 1)
    plan = spreadsheets.plan(ctx.obj, facts, file.as_posix(), held)
    for change in plan.changes:
        click.echo(rehearsal.difference(change))
    _tell(plan.problems)
    if plan.has_errors:
        click.echo(printing.summary(plan.problems), err=True)
        ctx.exit(_nothing("correct the table first.", printing.WRONG))
    if not plan.changes:
        click.echo("The table says what the files say: nothing to change.")
        ctx.exit(printing.FINE)

    new = _new_problems(ctx.obj, plan)
    _tell(new)
    code = printing.WRONG if any(printing.counts(it, False) for it in new) else printing.FINE
    if new:
        click.echo(f"New when this is written: {printing.summary(new)}", err=True)
    if dry_run:
        ctx.exit(_nothing("this was a dry run.", code))
    if not yes and not _agreed(len(plan.changes)):
        ctx.exit(_nothing("--yes writes it.", code))
    rehearsal.make(ctx.obj, plan.changes)
    for change in plan.changes:
        click.echo(f"Wrote {change.path}")
    ctx.exit(code)


def _new_problems(root: Path, plan: spreadsheets.Plan) -> Sequence[Problem]:
    """Check the hub as it is and as it would be."""
    from build_tools import pipeline  # noqa: PLC0415 (takes long, and is seldom needed)
    from build_tools.progress import Progress  # noqa: PLC0415

    with Progress() as progress:
        before = pipeline.check(root, progress).problems
        with rehearsal.overlaid(root, plan.changes) as overlay:
            after = pipeline.check(overlay, progress).problems
    return rehearsal.added(before, after)


def _agreed(count: int) -> bool:
    """Ask, where somebody can answer."""
    if not _can_answer():
        return False
    files = f"{count} file{'s' * (count != 1)}"
    return click.confirm(f"Write {files}?", default=False)


def _can_answer() -> bool:
    return sys.stdin.isatty()


def _nothing(why: str, code: int) -> int:
    click.echo(f"Nothing was written: {why}", err=True)
    return code


def _tell(problems: Sequence[Problem]) -> None:
    for problem in problems:
        click.echo(printed(problem, printing.say) + "\n", err=True)
