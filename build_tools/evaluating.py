"""The door of evaluation: `poche evaluate`, and `poche evaluate import`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from build_tools import csvfile, evaluation, printing
from build_tools.domain import Catalogue
from build_tools.evaluation.exports import MOST_BYTES
from build_tools.refusal import Refusal
from build_tools.reporting import FORM, catalogue_of
from build_tools.today import today
from build_tools.weeks import asked_between

_MOST_REASONS = 3
"""How many reasons are told for a file; the rest is counted."""


@click.group(invoke_without_command=True)
@FORM
@click.pass_context
def evaluate(ctx: click.Context, form: str) -> None:
    """Say what children, teachers, families and artists have answered.

    Without a command, results are printed for each journey and each project. What fewer than
    five people have said is not broken down.
    """
    if ctx.invoked_subcommand is not None:
        return
    known = catalogue_of(ctx)
    records = _kept(ctx.obj).values()
    projects = {it.id: it.project.id for it in known.journeys.values() if it.project}
    groups = evaluation.results(records, projects)
    titles = _titles(known)
    if form == "json":
        click.echo(evaluation.as_json(groups))
    elif form == "csv":
        rows = [list(row) for row in evaluation.as_rows(groups, titles)]
        click.echo(csvfile.written(rows), nl=False)
    else:
        click.echo(evaluation.as_text(groups, titles))


@evaluate.command("import")
@click.argument(
    "files",
    metavar="FILE…",
    nargs=-1,
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
)
@click.pass_context
def bring(ctx: click.Context, files: Sequence[Path]) -> None:
    """Take the answers that schools have sent into the hub.

    Each journey's stand in content/evaluations/<journey>.json. What is there already is not
    taken twice; what makes no sense is refused and told, and the rest is taken.
    """
    known = catalogue_of(ctx)
    asked = evaluation.Asked(
        known.hub.id,
        {it.id: asked_between(it) for it in known.journeys.values()},
        today(os.environ),
    )
    records = _kept(ctx.obj)
    code = printing.FINE
    touched: set[str] = set()
    for file in files:
        found = _taken(file, asked)
        merged = evaluation.merged(records, found.records)
        others = [f"{id} is there already, with other answers" for id in merged.other]
        refused = [*found.refused, *others]
        touched |= {it.journey for id, it in merged.records.items() if id not in records}
        records = dict(merged.records)
        again = f", {merged.again} there already" if merged.again else ""
        click.echo(f"{file}: {merged.new} new{again}")
        if refused:
            code = printing.WRONG
            _tell(file, refused)
    for journey in sorted(touched):
        _write(ctx.obj, journey, (it for it in records.values() if it.journey == journey))
    ctx.exit(code)


def _taken(file: Path, asked: evaluation.Asked) -> evaluation.Taken:
    try:
        with file.open("rb") as opened:
            raw = opened.read(MOST_BYTES + 1)
    except OSError as error:
        return evaluation.Taken(refused=(f"it cannot be read: {error.strerror}",))
    return evaluation.taken(raw, asked)


def _tell(file: Path, refused: Sequence[str]) -> None:
    for reason in refused[:_MOST_REASONS]:
        click.echo(f"{file}: not taken: {reason}", err=True)
    if len(refused) > _MOST_REASONS:
        click.echo(f"{file}: {len(refused) - _MOST_REASONS} more not taken", err=True)


def _kept(root: Path) -> dict[str, evaluation.Record]:
    try:
        return evaluation.kept(root)
    except evaluation.Unreadable as unreadable:
        raise Refusal(f"{unreadable}; take it back as it was, from git") from unreadable


def _titles(known: Catalogue) -> dict[tuple[str, str], str]:
    chain = known.hub.chain(known.hub.default_language)
    named: Iterable[tuple[str, str, str]] = (
        *(("journey", it.id, it.title.choose(chain).text) for it in known.journeys.values()),
        *(("project", it.id, it.title.choose(chain).text) for it in known.projects.values()),
    )
    return {(kind, id): title for kind, id, title in named}


def _write(root: Path, journey: str, records: Iterable[evaluation.Record]) -> None:
    """Write a journey's file whole or not at all: what is lost is asked for in vain."""
    path = root / evaluation.file_of(journey)
    path.parent.mkdir(exist_ok=True)
    new = path.with_suffix(".json.new")
    new.write_bytes(evaluation.written(journey, records))
    new.replace(path)
    click.echo(f"Wrote {evaluation.file_of(journey)}")
