"""All worksheets of a hub on paper: written, set where the store does not have them, counted."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from build_tools.children import cores
from build_tools.domain import SHEET_FORMS, Catalogue, Document, Progress
from build_tools.problems import Problem
from build_tools.prose import Node, tree
from build_tools.sheets.brief import Order, Supply, brief
from build_tools.sheets.faults import faults, too_long
from build_tools.sheets.forms import FORMS
from build_tools.sheets.parts import Parts
from build_tools.sheets.press import Inks, Press, edition, pages_of, put
from build_tools.sheets.write import Written, write
from build_tools.store import Store, Stored

_MIME = "application/pdf"


@dataclass(frozen=True, slots=True)
class Made:
    """Sheets on paper."""

    documents: Mapping[tuple[str, str, str], Document] = field(default_factory=dict)
    """By a workshop's id, a language and a form: what `Assets.sheets` holds."""
    files: Mapping[str, Path] = field(default_factory=dict)
    """Address in the site to the file in the store."""
    problems: tuple[Problem, ...] = ()


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
    made = _all_set(wanted, press, store, progress)
    _show_sources(folder, wanted, made, forms)
    problems = [problem for pair in sheets for problem in faults(root, *pair)]
    return _published(wanted, made, problems)


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


def _all_set(
    sheets: Sequence[tuple[Order, Written]], press: Press, store: Store, progress: Progress
) -> list[Stored]:
    """Set the sheets on all cores: typst lets go of Python while it works."""
    made: list[Stored] = []
    with ThreadPoolExecutor(cores()) as pool:
        for each in pool.map(lambda pair: _set(pair[0], pair[1], press, store), sheets):
            made.append(each)
            progress("Setting the worksheets", len(made), len(sheets))
    return made


def _set(order: Order, sheet: Written, press: Press, store: Store) -> Stored:
    """Return a sheet's PDF, from the store or made; in smaller type while it is too long."""
    source = sheet.source(order.form.sizes_pt[0])
    made_of = "\n".join((edition(), repr(order.form), source))
    name = f"{hashlib.sha256(made_of.encode()).hexdigest()}-sheet.pdf"
    stored = store.derived(name)
    if stored is not None:
        return stored
    for size_pt in order.form.sizes_pt:
        pdf = press.pdf(sheet.source(size_pt), order.name)
        pages = pages_of(pdf)
        if not order.form.most_pages or pages <= order.form.most_pages:
            break
    with store.unfinished() as part:
        part.write_bytes(pdf)
        return store.keep_derived(name, part, {"pages": pages, "size_pt": size_pt})


def _show_sources(
    folder: Path,
    sheets: Sequence[tuple[Order, Written]],
    made: Sequence[Stored],
    forms: Sequence[str],
) -> None:
    """Leave what typst was given where people look for it; sheets that are gone go from there."""
    shown = {f"{order.name}.typ" for order, _ in sheets}
    for path in folder.glob("*-*.typ"):
        if path.name not in shown and path.stem.rpartition("-")[2] in forms:
            path.unlink()
    for (order, sheet), each in zip(sheets, made, strict=True):
        put(folder / f"{order.name}.typ", sheet.source(each.facts["size_pt"]).encode())


def _published(
    sheets: Sequence[tuple[Order, Written]], made: Sequence[Stored], problems: Sequence[Problem]
) -> Made:
    """Give the sheets their addresses, and count pages."""
    documents: dict[tuple[str, str, str], Document] = {}
    files: dict[str, Path] = {}
    long: list[Problem] = []
    for (order, _), each in zip(sheets, made, strict=True):
        url = f"media/{order.name}-{each.sha256[:10]}.pdf"
        pages = each.facts["pages"]
        key = (order.workshop.id, order.body.lang, order.form.name)
        documents[key] = Document(url, _MIME, each.size_bytes, pages)
        files[url] = each.path
        long += too_long(order, pages)
    return Made(documents, files, tuple(dict.fromkeys((*long, *problems))))
