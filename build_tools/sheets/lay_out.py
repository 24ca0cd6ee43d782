"""All worksheets of a hub on paper: written, set where the store does not have them, counted."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from build_tools.children import cores
from build_tools.domain import SHEET_FORMS, Catalogue, Document, Progress
from build_tools.problems import Problem
from build_tools.sheets.brief import Order, Supply, address_of, brief
from build_tools.sheets.faults import faults
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

    The sources stay in `build/sheets/`, to be looked at. Raises SheetError where typst refuses
    a sheet, OSError where the disk does not do its part.
    """
    orders = list(_orders(known, forms))
    if not orders:
        return Made()
    folder = root / "build" / "sheets"
    press = Press(folder)
    press.prepare()
    inks, parts = Inks(press, store), Parts(folder, store)
    written = []
    for order in orders:
        desk = brief(order, known, supply, parts, inks)
        address = address_of(order, known)
        code = parts.code(address) if address else None
        written.append(write(order.workshop, order.body, known.hub, desk, code))
    inks.keep()
    stored = _all_set(orders, written, press, store, progress)
    _show_sources(folder, orders, written, stored)
    return _published(root, orders, written, stored)


def _orders(known: Catalogue, forms: Iterable[str]) -> Iterator[Order]:
    for workshop in known.workshops.values():
        for form in (FORMS[name] for name in forms):
            bodies = workshop.easy if form.easy else workshop.bodies
            for lang in sorted(set(bodies) & set(known.hub.languages)):
                yield Order(workshop, bodies[lang], form)


def _all_set(
    orders: Sequence[Order],
    written: Sequence[Written],
    press: Press,
    store: Store,
    progress: Progress,
) -> list[Stored]:
    """Set the sheets on all cores: typst lets go of Python while it works."""
    stored: list[Stored] = []
    with ThreadPoolExecutor(min(cores(), len(orders))) as pool:
        pairs = zip(orders, written, strict=True)
        for each in pool.map(lambda pair: _set(pair[0], pair[1], press, store), pairs):
            stored.append(each)
            progress("Setting the worksheets", len(stored), len(orders))
    return stored


def _set(order: Order, sheet: Written, press: Press, store: Store) -> Stored:
    """Return a sheet's PDF, from the store or made; in smaller type while it is too long."""
    source = sheet.source(order.form.sizes_pt[0])
    made_of = (edition(), source, repr(order.form))
    name = f"{hashlib.sha256(chr(0).join(made_of).encode()).hexdigest()}-sheet.pdf"
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
    folder: Path, orders: Sequence[Order], written: Sequence[Written], stored: Sequence[Stored]
) -> None:
    """Leave what typst was given where people look for it; sheets that are gone go from there."""
    forms = {order.form.name for order in orders}
    shown = {f"{order.name}.typ" for order in orders}
    for path in folder.glob("*-*.typ"):
        if path.name not in shown and path.stem.rpartition("-")[2] in forms:
            path.unlink()
    for order, sheet, made in zip(orders, written, stored, strict=True):
        source = sheet.source(made.facts["size_pt"])
        put(folder / f"{order.name}.typ", source.encode())


def _published(
    root: Path, orders: Sequence[Order], written: Sequence[Written], stored: Sequence[Stored]
) -> Made:
    documents: dict[tuple[str, str, str], Document] = {}
    files: dict[str, Path] = {}
    problems: list[Problem] = []
    for order, sheet, made in zip(orders, written, stored, strict=True):
        url = f"media/{order.name}-{made.sha256[:10]}.pdf"
        pages = made.facts["pages"]
        key = (order.workshop.id, order.body.lang, order.form.name)
        documents[key] = Document(url, _MIME, made.size_bytes, pages)
        files[url] = made.path
        problems += faults(root, order, sheet, pages)
    return Made(documents, files, tuple(dict.fromkeys(problems)))
