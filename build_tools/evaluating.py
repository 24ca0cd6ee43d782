"""The door of evaluation: `poche evaluate`, and `poche evaluate import`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from build_tools import csvfile, evaluation, printing
from build_tools.bundled import layered
from build_tools.domain import Catalogue, Hub, Journey, Project
from build_tools.evaluation.exports import MOST_BYTES
from build_tools.refusal import Refusal
from build_tools.reporting import FORM, catalogue_of
from build_tools.speaking import language
from build_tools.strings import Strings, load
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
    t = _strings(ctx.obj)
    records = _kept(ctx.obj, t).values()
    found = evaluation.counted(records, known.journeys.values())
    titles = _titles(known)
    if form == "json":
        click.echo(evaluation.as_json(found))
    elif form == "csv":
        rows = [list(row) for row in evaluation.as_rows(found, titles)]
        click.echo(csvfile.written(rows), nl=False)
    else:
        click.echo(evaluation.as_text(found, titles, t))


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
    t = _strings(ctx.obj)
    asked = evaluation.Asked(
        known.hub.id,
        {it.id: asked_between(it) for it in known.journeys.values()},
        today(os.environ),
    )
    records = _kept(ctx.obj, t)
    code = printing.FINE
    touched: set[str] = set()
    for file in files:
        found = _taken(file, asked)
        merged = evaluation.merged(records, found.records)
        others = [
            evaluation.Nonsense("{id} is there already, with other answers", id=id)
            for id in merged.other
        ]
        refused = [*found.refused, *others]
        touched |= {it.journey for id, it in merged.records.items() if id not in records}
        records = dict(merged.records)
        again = ", " + t("there already {count}", count=merged.again) if merged.again else ""
        click.echo(t("{file}: new {count}", file=file, count=merged.new) + again)
        if refused:
            code = printing.WRONG
            _tell(file, refused, t)
    for journey in sorted(touched):
        _write(ctx.obj, journey, (it for it in records.values() if it.journey == journey))
        click.echo(t("Wrote {files}.", files=evaluation.file_of(journey)))
    ctx.exit(code)


def _strings(root: Path) -> Strings:
    """Return the editor's words and, for questions and answers, those of the site."""
    layers = [*layered(root, "overrides"), Path(__file__).resolve().parent]
    return load(language(os.environ), layers)


def _taken(file: Path, asked: evaluation.Asked) -> evaluation.Taken:
    try:
        with file.open("rb") as opened:
            raw = opened.read(MOST_BYTES + 1)
    except OSError as error:
        reason = evaluation.Nonsense("it cannot be read: {reason}", reason=error.strerror)
        return evaluation.Taken(refused=(reason,))
    return evaluation.taken(raw, asked)


def _tell(file: Path, refused: Sequence[evaluation.Nonsense], t: Strings) -> None:
    for reason in refused[:_MOST_REASONS]:
        click.echo(t("{file}: not taken: {reason}", file=file, reason=reason.said(t)), err=True)
    if len(refused) > _MOST_REASONS:
        more = len(refused) - _MOST_REASONS
        click.echo(t("{file}: more that was not taken: {count}", file=file, count=more), err=True)


def _kept(root: Path, t: Strings) -> dict[str, evaluation.Record]:
    try:
        return evaluation.kept(root)
    except evaluation.Unreadable as unreadable:
        reason = unreadable.said(t)
        refused = t("{reason}; take it back as it was, from git", reason=reason)
        raise Refusal(refused) from unreadable


def _titles(known: Catalogue) -> dict[str, str]:
    """Return titles by `Results.key`."""
    chain = known.hub.chain(known.hub.default_language)
    titled: dict[str, Hub | Journey | Project] = {
        "": known.hub,
        **{f"journeys/{id}": it for id, it in known.journeys.items()},
        **{f"projects/{id}": it for id, it in known.projects.items()},
    }
    return {key: it.title.choose(chain).text for key, it in titled.items()}


def _write(root: Path, journey: str, records: Iterable[evaluation.Record]) -> None:
    """Write a journey's file whole or not at all: what is lost is asked for in vain."""
    path = root / evaluation.file_of(journey)
    path.parent.mkdir(exist_ok=True)
    new = path.with_suffix(".json.new")
    new.write_bytes(evaluation.written(journey, records))
    new.replace(path)
