"""The part of the report about texts in languages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from build_tools.status.figures import STATES, Report, Text
from build_tools.status.sections import (
    SIGNS,
    STATE_LABELS,
    Cell,
    Column,
    Section,
    Table,
    decimal,
    number_cell,
)
from build_tools.strings import Strings
from build_tools.translations import State

_TO_DO = frozenset({"missing", "outdated", "unreviewed"})
_BEHIND = frozenset({"missing", "outdated"})
"""What a terminal shows first: readers are given another language, or an old text."""


def texts(t: Strings, it: Report) -> Section:
    """Return how many texts are in which state, and each of them."""
    languages = it.hub.languages if it.hub else ()
    columns = [Column(t("State")), *(Column(lang, is_number=True) for lang in languages)]
    rows = [
        [
            _state(t, state, f"{SIGNS[state]} {t(STATE_LABELS[state])}"),
            *(number_cell(t, it.counts[lang][state], 0) for lang in languages),
        ]
        for state in STATES
    ]
    lacking = t("titles and prompts missing")
    rows.append([Cell(lacking, 99), *(number_cell(t, it.facts_missing[x], 0) for x in languages)])
    counted = Table(t("How many"), columns, rows, most=len(rows))
    missing, outdated, unreviewed = (
        sum(it.counts[lang][state] for lang in languages)
        for state in ("missing", "outdated", "unreviewed")
    )
    facts = [
        t("Missing: {n}", n=missing),
        t("Outdated: {n}", n=outdated),
        t("Not reviewed: {n}", n=unreviewed),
    ]
    return Section("texts", t("Texts"), facts, (counted, _each(t, it, languages)))


def _each(t: Strings, it: Report, languages: Sequence[str]) -> Table:
    columns = [
        Column(t("Kind"), on_page_only=True),
        Column(t("Title"), on_page_only=True),
        Column(t("Id"), width=42),
        *(Column(lang) for lang in languages),
        Column(t("Titles missing"), is_number=True, on_page_only=True),
    ]
    grouped = [
        [*them] for _, them in groupby(it.texts, key=lambda row: (row.kind, row.id, row.form))
    ]
    rows = [(_row(t, them), {row.state for row in them}) for them in grouped]
    todo = sorted((it for it in rows if it[1] & _TO_DO), key=lambda it: not it[1] & _BEHIND)
    return Table(t("Each text"), columns, [row for row, _ in rows], [row for row, _ in todo])


def _row(t: Strings, them: Sequence[Text]) -> list[Cell]:
    first = them[0]
    name = first.id if first.form == "text" else f"{first.id} ({t('in simple words')})"
    return [
        Cell(first.kind),
        Cell(first.title),
        Cell(name, short=f"{first.kind}/{name}"),
        *(_state(t, row.state, SIGNS[row.state]) for row in them),
        number_cell(t, sum(row.facts_missing for row in them), 0),
    ]


def _state(t: Strings, state: State, short: str) -> Cell:
    return Cell(t(STATE_LABELS[state]), STATES.index(state), state, short, SIGNS[state])


def readability(t: Strings, it: Report) -> Section:
    """Return the texts that are hardest to read."""
    found = it.readability
    facts = [t("Texts measured: {n}", n=found.measured)]
    if found.median:
        said = ", ".join(f"{lang} {decimal(t, lix, 0)}" for lang, lix in found.median.items())
        facts.append(t("The middle one of each language: {list}", list=said))
    columns = [Column(t("Text"), width=62), Column(t("Language")), Column("LIX", is_number=True)]
    rows = [[Cell(x.path), Cell(x.lang), number_cell(t, x.lix, 0)] for x in found.hardest]
    note = t(
        "LIX (Björnsson 1968): words a sentence, and the share of words of more than six letters. "
        "Below 30 easy, from 50 on hard. Languages differ: compare texts of one language."
    )
    tables = [Table(t("The hardest"), columns, rows)] if rows else []
    return Section("readability", t("Readability"), facts, tables, (note,))
