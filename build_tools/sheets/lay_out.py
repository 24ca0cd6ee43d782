"""All worksheets of a hub on paper: written, set where the store does not have them, counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from build_tools.domain import SHEET_FORMS, Catalogue, Progress
from build_tools.problems import Problem
from build_tools.prose import Node, tree
from build_tools.sheets.brief import Order, Supply, brief
from build_tools.sheets.faults import too_long, too_wide, unshown
from build_tools.sheets.forms import FORMS
from build_tools.sheets.parts import Parts
from build_tools.sheets.press import Inks, Press
from build_tools.sheets.setting import Job, Made, published, set_all, show_sources
from build_tools.sheets.write import Written, write
from build_tools.store import Store


def lay_out(
    root: Path,
    known: Catalogue,
    supply: Supply,
    store: Store,
    progress: Progress,
    *,
    forms: Sequence[str] = SHEET_FORMS,
) -> Made:
    """Set every sheet in `forms`, in each language that has a source of its own.

    Sheets of other forms are written, but not set: so what paper cannot show is told whatever
    is set. The sources of what is stay in `build/sheets/`, to be looked at. Raises SheetError
    where typst refuses a sheet, OSError where the disk does not do its part.
    """
    orders = list(_orders(known))
    if not orders:
        return Made()
    folder = root / "build" / "sheets"
    press = Press(folder)
    press.prepare()
    inks, parts = Inks(press, store), Parts(folder, store)
    sheets: list[tuple[Order, Written]] = []
    for order in orders:
        desk = brief(order, known, supply, parts, inks)
        sheet = write(order.workshop, order.body, order.root, known.hub, desk)
        sheets.append((order, sheet))
    inks.keep()
    wanted = [pair for pair in sheets if pair[0].form.name in forms]
    jobs = [_job(*pair) for pair in wanted]
    made = set_all(jobs, press, store, partial(progress, "Setting the worksheets"))
    show_sources(folder, jobs, made, forms)
    problems: list[Problem] = []
    for (order, _), each in zip(wanted, made, strict=True):
        problems += too_long(order, each.facts["pages"])
    for order, sheet in sheets:
        facts = f"content/workshops/{order.workshop.id}/workshop.yml"
        problems += unshown(root, (order.body.path, facts), sheet.missing)
        problems += too_wide(root, order.body.path, sheet.wide)
    return published(jobs, made, problems)


def _orders(known: Catalogue) -> Iterator[Order]:
    trees: dict[str, Node] = {}
    for workshop in known.workshops.values():
        for form in FORMS.values():
            bodies = workshop.easy if form.easy else workshop.bodies
            for lang in sorted(set(bodies) & set(known.hub.languages)):
                body = bodies[lang]
                if body.path not in trees:
                    trees[body.path] = tree(body.html)
                yield Order(workshop, body, trees[body.path], form)


def _job(order: Order, sheet: Written) -> Job:
    """Return what is to be set: in smaller type while it has too many pages."""
    form = order.form
    return Job(
        key=(order.workshop.id, order.body.lang, form.name),
        name=order.name,
        draft=lambda number: sheet.source(form.sizes_pt[number]),
        ways=repr(form),
        drafts=len(form.sizes_pt),
        most_pages=form.most_pages,
    )
