"""The door of plans: `poche footprint plan`, a plan beside what would cost the climate less."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from build_tools import csvfile, printing
from build_tools.domain import FactorSet, Plan
from build_tools.footprint import tours
from build_tools.footprint.tours import Baseline, Beside
from build_tools.footprinting import factor_set, footprint, words
from build_tools.refusal import Refusal
from build_tools.reporting import FORM, catalogue_of

ENCODING = "utf-8"
BASELINE = "plan.baseline.json"


@footprint.command()
@FORM
@click.option(
    "--factors",
    "name",
    metavar="SET",
    help="The factors to reckon by, else those of content/hub.yml.",
)
@click.option("--project", metavar="ID", help="The plan of one project alone.")
@click.option(
    "--freeze",
    is_flag=True,
    help="Keep the plan as it stands, to compare with it later. Done once; nothing is overwritten.",
)
@click.pass_context
def plan(
    ctx: click.Context, form: str, name: str | None, project: str | None, freeze: bool
) -> None:
    """Lay planned visits beside tours that cost the climate less, in kg CO₂e.

    Visits stand in content/projects/<id>/plan.yml. Nothing is changed; --freeze writes
    plan.baseline.json beside it, once.
    """
    known = catalogue_of(ctx)
    plans = {id: it for id, it in known.plans.items() if project in (None, id)}
    if project is not None and not plans:
        there = ", ".join(known.plans) or "none"
        raise Refusal(f"there is no plan of a project '{project}'; known are {there}")
    if not plans:
        click.echo("No project has written down a plan yet: content/projects/<id>/plan.yml")
        ctx.exit(printing.FINE)
    chosen = factor_set(known, name)
    if freeze:
        _freeze(ctx.obj, plans, chosen)
    tell([
        tours.beside(id, it, chosen, kept(_file(ctx.obj, id))) for id, it in plans.items()
    ], form)  # fmt: skip


def _file(root: Path, project: str) -> Path:
    return root / "content" / "projects" / project / BASELINE


def kept(file: Path) -> Baseline | None:
    """Return a frozen plan; None where there is none. Raises Refusal for what is none of ours."""
    try:
        return tours.from_values(json.loads(file.read_text(ENCODING)))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refusal(f"'{file.name}' cannot be read as a frozen plan: {error}") from error


def _freeze(root: Path, plans: dict[str, Plan], chosen: FactorSet) -> None:
    """Write every plan as it stands, if none of them was before."""
    there = [id for id in plans if _file(root, id).exists()]
    if there:
        raise Refusal(
            f"the plan of {', '.join(there)} is frozen already, and is not overwritten; "
            f"to begin anew, remove {BASELINE}"
        )
    for id, it in plans.items():
        values = tours.as_values(tours.frozen(tours.as_planned(it, chosen), chosen))
        text = json.dumps(values, ensure_ascii=False, indent=1)
        with _file(root, id).open("x", encoding=ENCODING, newline="\n") as file:
            file.write(f"{text}\n")


def tell(found: list[Beside], form: str) -> None:
    """Print plans and proposals in one of the forms."""
    if form == "json":
        click.echo(json.dumps(tours.as_json(found), ensure_ascii=False, indent=1))
    elif form == "csv":
        sys.stdout.flush()
        sys.stdout.buffer.write(csvfile.written(tours.as_rows(found), tours.FIGURES))
    else:
        for line in tours.as_text(found, words()):
            click.echo(line)
