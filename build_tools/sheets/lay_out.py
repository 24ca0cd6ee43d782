"""All worksheets of a hub on paper: written, set where the store does not have them, counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial
from pathlib import Path

from build_tools.domain import SHEET_FORMS, Catalogue
from build_tools.papers import Papers
from build_tools.problems import Problem
from build_tools.prose import tree
from build_tools.reading import note_text
from build_tools.sheets.brief import Order, Supply, brief
from build_tools.sheets.faults import too_long, too_wide, unshown
from build_tools.sheets.forms import FORMS
from build_tools.sheets.parts import Parts
from build_tools.sheets.press import Inks
from build_tools.sheets.setting import Job, Task, Workroom, published
from build_tools.sheets.write import Written, write


def lay_out(
    root: Path,
    known: Catalogue,
    supply: Supply,
    room: Workroom,
    *,
    forms: Sequence[str] = SHEET_FORMS,
) -> Papers:
    """Set every sheet in `forms`, in each language that has a source of its own.

    Sheets of other forms are written, but not set: so what paper cannot show is told whatever
    is set. Raises SheetError where typst refuses a sheet, OSError where the disk does not do
    its part.
    """
    orders = {order.name: order for order in _orders(known)}
    if not orders:
        return Papers()
    inks, parts = Inks(room.press, room.store), Parts(room.folder, room.store)

    def written(order: Order) -> tuple[Job, tuple[str, ...], tuple[str, ...]]:
        # its body was taken out before anybody listened
        note_text(order.workshop, "easy" if order.form.easy else "bodies", order.body.lang)
        desk = brief(order, known, supply, parts, inks)
        sheet = write(order.workshop, order.body, order.root, known.hub, desk)
        return _job(order, sheet), sheet.missing, sheet.wide

    tasks = [
        Task((it.workshop.id, it.body.lang, it.form.name), name, partial(written, it))
        for name, it in orders.items()
    ]
    papers = room.papers(tasks, forms)
    inks.keep()
    problems: list[Problem] = []
    for paper in papers:
        if paper.stored is not None:
            problems += too_long(orders[paper.name], paper.stored.facts["pages"])
    for paper in papers:
        order = orders[paper.name]
        facts = f"content/workshops/{order.workshop.id}/workshop.yml"
        problems += unshown(root, (order.body.path, facts), paper.missing)
        problems += too_wide(root, order.body.path, paper.wide)
    return published(papers, problems)


def _orders(known: Catalogue) -> Iterator[Order]:
    trees = cache(lambda body: tree(body.html))  # taken apart once, where a sheet is written
    for workshop in known.workshops.values():
        for form in FORMS.values():
            bodies = workshop.easy if form.easy else workshop.bodies
            for lang in sorted(set(bodies) & set(known.hub.languages)):
                body = bodies[lang]
                yield Order(workshop, body, trees, form)


def _job(order: Order, sheet: Written) -> Job:
    """Return what is to be set: in smaller type while it has too many pages."""
    form = order.form
    return Job(
        name=order.name,
        draft=lambda number: sheet.source(form.sizes_pt[number]),
        ways=repr(form),
        drafts=len(form.sizes_pt),
        most_pages=form.most_pages,
    )
