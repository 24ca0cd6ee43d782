"""The parts of the report, in their order: what is urgent stands first."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from build_tools.status.figures import Report
from build_tools.status.sections import (
    FLAG_LABELS,
    WHEN_LABELS,
    WHY_LABELS,
    Cell,
    Column,
    Section,
    Table,
    clock,
    decimal,
    labelled,
    number_cell,
    size_cell,
)
from build_tools.status.translated import readability, texts
from build_tools.strings import Strings, locale_of


def parts(t: Strings, it: Report) -> tuple[Section, ...]:
    """Return all parts of a report; without a hub, those of which something is known."""
    if it.hub is None:
        return (heaviest(t, it),)
    return (
        to_remove(t, it),
        rights(t, it),
        texts(t, it),
        alternative_texts(t, it),
        transcripts(t, it),
        sounds(t, it),
        readability(t, it),
        orphans(t, it),
        outside(t, it),
        heaviest(t, it),
    )


def day(t: Strings, it: date) -> str:
    """Return a day as the language writes it, short enough for a table."""
    return str(format_date(it, "medium", locale=locale_of(t.lang)))


def to_remove(t: Strings, it: Report) -> Section:
    """Return what must come off carriers."""
    columns = [
        Column(t("File"), width=44),
        Column(t("Title"), on_page_only=True),
        Column(t("Why"), width=18),
        Column(t("Since")),
        Column(t("Editions"), width=10),
    ]
    rows = [
        [
            Cell(x.path),
            Cell(x.title),
            Cell(t(WHY_LABELS[x.why]), look="missing"),
            Cell(day(t, x.since), x.since.isoformat()) if x.since else Cell("–", ""),
            Cell(", ".join(x.editions) or "–"),
        ]
        for x in it.to_remove
    ]
    facts = [t("Sounds and photos: {n}", n=len(rows))]
    tables = [Table(t("To be removed"), columns, rows, most=len(rows))] if rows else []
    note = t("Pack the editions anew, and bring every stick and box up to date.")
    notes = [note] if rows else []
    return Section("to_remove", t("To be removed from carriers"), facts, tables, notes)


def rights(t: Strings, it: Report) -> Section:
    """Return the rights and consents that end soon."""
    found = it.rights
    facts = [
        t("Ended: {n}", n=found.ended),
        t("They end within 60 days: {n}", n=found.within_60),
        t("They end within 180 days: {n}", n=found.within_180),
        t("Recordings whose rights are unknown: {n}", n=len(found.unknown)),
    ]
    columns = [
        Column(t("File"), width=44),
        Column(t("Title"), on_page_only=True),
        Column(t("What")),
        Column(t("Last day")),
        Column(t("Days"), is_number=True),
        Column(t("When"), on_page_only=True),
    ]
    rows = [
        [
            Cell(x.path),
            Cell(x.title),
            Cell(t(WHY_LABELS[x.why])),
            Cell(day(t, x.ends), x.ends.isoformat()),
            number_cell(t, x.days, 0),
            Cell(t(WHEN_LABELS[x.when]), x.days, "missing" if x.days < 0 else ""),
        ]
        for x in found.rows
    ]
    tables = [Table(t("Rights and consents that end"), columns, rows)] if rows else []
    if found.unknown:
        unknown = [[Cell(id_)] for id_ in found.unknown]
        tables.append(Table(t("Rights unknown"), [Column(t("Recording"))], unknown))
    return Section("rights", t("Rights and consents"), facts, tables)


def alternative_texts(t: Strings, it: Report) -> Section:
    """Return pictures that say nothing to those who cannot see them."""
    columns = [
        Column(t("Place"), width=46),
        Column(t("Picture"), width=20),
        Column(t("Missing in")),
    ]
    rows = [
        [
            Cell(f"{x.path}:{x.line}" if x.line else x.path),
            Cell(x.picture.rpartition("/")[2]),
            Cell(" ".join(x.languages) or "–"),
        ]
        for x in it.alternative_texts
    ]
    facts = [t("Pictures without words: {n}", n=len(rows))]
    tables = [Table(t("Pictures without words"), columns, rows)] if rows else []
    return Section("alternative_texts", t("Words for pictures"), facts, tables)


def transcripts(t: Strings, it: Report) -> Section:
    """Return what speaks, and in which languages it can be read."""
    unreadable = sum(x.is_unreadable for x in it.transcripts)
    lacking = [x for x in it.transcripts if x.missing and not x.is_unreadable]
    facts = [
        t("Without captions of what is spoken: {n}", n=unreadable),
        t("Not in every language: {n}", n=len(lacking)),
    ]
    columns = [
        Column(t("Kind"), on_page_only=True),
        Column(t("Title"), on_page_only=True),
        Column(t("Id"), width=44),
        Column(t("Spoken")),
        Column(t("Available")),
        Column(t("Missing"), width=16),
    ]
    rows = [
        [
            Cell(x.kind),
            Cell(x.title),
            Cell(x.id, short=f"{x.kind}/{x.id}"),
            Cell(x.language or "–"),
            Cell(" ".join(x.there) or "–"),
            Cell(" ".join(x.missing) or "–", len(x.missing), "missing" * x.is_unreadable),
        ]
        for x in it.transcripts
    ]
    todo = [row for row, x in zip(rows, it.transcripts, strict=True) if x.missing]
    tables = [Table(t("Captions"), columns, rows, todo)] if rows else []
    return Section("transcripts", t("Captions and transcripts"), facts, tables)


def sounds(t: Strings, it: Report) -> Section:
    """Return how loud masters are."""
    found = it.sounds
    flagged = sum(bool(x.flags) for x in found.rows)
    facts = [
        t("To be listened to again: {n}", n=flagged),
        t("Measured: {n}", n=found.measured),
    ]
    if found.unmeasured:
        facts.append(t("Not measured yet: {n}. “poche build” measures them.", n=found.unmeasured))
    columns = [
        Column(t("File"), width=40),
        Column(t("Title"), on_page_only=True),
        Column(t("Length"), is_number=True),
        Column("LUFS", is_number=True),
        Column("dBFS", is_number=True, on_page_only=True),
        Column("dBTP", is_number=True),
        Column(t("Remark")),
    ]
    rows = [
        [
            Cell(x.path),
            Cell(x.title),
            Cell(clock(x.duration_s), x.duration_s),
            number_cell(t, x.loudness_lufs),
            number_cell(t, x.peak_dbfs),
            number_cell(t, x.true_peak_dbtp),
            Cell(labelled(t, FLAG_LABELS, x.flags) or "–", look="outdated" if x.flags else ""),
        ]
        for x in found.rows
    ]
    note = t(
        "Integrated loudness (LUFS), highest sample (dBFS) and true peak (dBTP), as EBU R 128 "
        "measures them. Silent: no sample above −70 dBFS. Quiet: below −36 LUFS. Loud: above −9 "
        "LUFS. Clipped: the highest sample at −0.05 dBFS or more."
    )
    todo = [row for row, x in zip(rows, found.rows, strict=True) if x.flags]
    tables = [Table(t("Sounds"), columns, rows, todo)] if rows else []
    return Section("sounds", t("Sounds"), facts, tables, (note,) if rows else ())


def orphans(t: Strings, it: Report) -> Section:
    """Return what nothing names."""
    columns = [
        Column(t("Kind"), width=12),
        Column(t("Id"), width=60),
        Column(t("Title"), on_page_only=True),
    ]
    rows = [[Cell(x.kind), Cell(x.id), Cell(x.title)] for x in it.orphans]
    facts = [t("Resources and files: {n}", n=len(rows))]
    tables = [Table(t("Used nowhere"), columns, rows)] if rows else []
    return Section("orphans", t("Used nowhere"), facts, tables)


def outside(t: Strings, it: Report) -> Section:
    """Return the addresses of the web to which texts lead."""
    columns = [Column(t("Address"), width=44), Column(t("Texts"), width=32)]
    rows = [[Cell(x.address), Cell(", ".join(x.paths))] for x in it.outside]
    facts = [t("Addresses: {n}", n=len(rows))]
    note = t("Poche never opens them. Look now and then whether each still leads where it should.")
    tables = [Table(t("Links to the outside"), columns, rows)] if rows else []
    return Section("outside", t("Links to the outside"), facts, tables, (note,) if rows else ())


def heaviest(t: Strings, it: Report) -> Section:
    """Return the files that take most room."""
    columns = [Column(t("File"), width=64), Column(t("Size"), is_number=True)]
    rows = [[Cell(x.path), size_cell(t, x.bytes)] for x in it.heaviest]
    facts = [t("All files together: {n} MB", n=decimal(t, it.total_bytes / 1e6))]
    tables = [Table(t("Heaviest files"), columns, rows)] if rows else []
    return Section("heaviest", t("Heaviest files"), facts, tables)
