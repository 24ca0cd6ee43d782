"""The door of `poche status`: what a hub still lacks."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path

import click

from build_tools import printing, tables
from build_tools.bundled import layered
from build_tools.domain import LANGUAGES
from build_tools.progress import Progress
from build_tools.speaking import language
from build_tools.status import Report, as_json, as_rows, as_text, page
from build_tools.strings import load
from build_tools.today import given, today
from build_tools.unchanged import Last

_FORMS = ("text", "html", "json", "csv")


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMS),
    default="text",
    show_default=True,
    help="For a terminal, as a page to be sorted and printed, for programs, for spreadsheets.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write into this file instead.",
)
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    help="In which language; the hub's own for a page, yours in a terminal.",
)
@click.option(
    "--today",
    "asked",
    type=click.DateTime(["%Y-%m-%d"]),
    help="As if it were this day, to look ahead.",
)
@click.pass_context
def status(
    ctx: click.Context,
    *,
    form: str,
    output: Path | None,
    lang: str | None,
    asked: datetime | None,
) -> None:
    """Say what is still missing: translations, rights, words for pictures, captions.

    Counts first, then lists; what must come off sticks stands at the top. Nothing is built
    and nothing in your folders is changed. Gaps are no errors: the command ends with 1 only
    where `poche check` finds one, and tells what is known all the same.
    """
    given(os.environ)  # a mistake in it is refused, and does not tell of another day
    day = asked.date() if asked else today(os.environ)
    report = _taken(ctx.obj, day)
    written = _written(ctx.obj, report, form, lang)
    if output is None:
        # A console shows text in its own way; a spreadsheet wants the bytes as they are.
        click.echo(written if form in ("csv", "html") else written.decode(), nl=False)
    else:
        output.write_bytes(written)
        click.echo(f"Wrote {output}", err=True)
    ctx.exit(printing.WRONG if report.check.errors else printing.FINE)


def _taken(root: Path, day: date) -> Report:
    """Return the figures of a hub on a day: those of last time, if nothing has changed since."""
    store = root / "build" / "cache" / "media"
    last = Last(root, "status", day.isoformat(), (store / "findings", store / "derived"))
    report: Report | None = last.found()
    if report is None:
        from build_tools import stocktaking  # noqa: PLC0415 (takes long, and is seldom needed)

        with Progress() as progress:
            report = stocktaking.taken(root, day, progress)
        last.remember(report, date.min, None)  # its day is in what was asked
    return report


def _written(root: Path, report: Report, form: str, lang: str | None) -> bytes:
    if form == "json":
        return as_json(report).encode()
    if form == "csv":
        return tables.written(as_rows(report), ending=".csv", title="status")
    layers = layered(root, "overrides")
    if form == "text":
        return as_text(report, load(lang or language(os.environ), layers)).encode()
    own = report.hub.default_language if report.hub else language(os.environ)
    return page(report, load(lang or own, layers), layers)
