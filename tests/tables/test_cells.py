"""Cells: what each form of a value looks like, and what people may write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.tables import cells
from build_tools.tables.columns import Column, Form
from build_tools.tables.values import Unreadable, Value
from tests.tables.test_values import TEXTS

LINES = TEXTS.map(str.strip).filter(lambda text: bool(text) and "\r" not in text)


def column(form: Form) -> Column:
    return Column(("field",), form)


def cell(value: Value, form: Form) -> str:
    return cells.cell({"field": value}, column(form))


@pytest.mark.parametrize(
    ("form", "value", "shown"),
    [
        (Form.VALUE, "1:20", "1:20"),
        (Form.NUMBER, "-0.12", "-0.12"),
        (Form.LIST, ["flute", "a; b", "c\\d"], "flute; a\\; b; c\\\\d"),
        (
            Form.LIST,
            ["Remich", {"name": "Ehnen", "lat": "49.6"}],
            "Remich\n{name: Ehnen, lat: 49.6}",
        ),
        (Form.NUMBERS, ["6", "8"], "6; 8"),
        (Form.GROUPS, [{"at": "0:04", "title": "A, b"}], "at: 0:04, title: 'A, b'"),
        (
            Form.GROUPS,
            [{"at": "1", "title": {"fr": "x"}}, {"at": "2"}],
            "at: 1, title: {fr: x}\nat: 2",
        ),
        (Form.NAMED, {"soprano": "s.flac", "alto": "a.flac"}, "soprano: s.flac\nalto: a.flac"),
        (Form.NAMED, "by letter, in May", "by letter, in May"),
        (Form.NAMED, "letter: May", "'letter: May'"),
    ],
)
def test_how_values_look(form: Form, value: Value, shown: str) -> None:
    """People see what they know from the files, with as few signs as can be; it is read back."""
    assert cell(value, form) == shown
    assert cells.value(shown, column(form)) == value


@pytest.mark.parametrize(
    ("form", "typed", "value"),
    [
        (Form.NUMBER, "49,55", "49.55"),
        (Form.NUMBERS, "0,5; 1,25", ["0.5", "1.25"]),
        (Form.NUMBERS, "6;8", ["6", "8"]),
        (Form.DAY, "7.9.2026", "2026-09-07"),
        (Form.DAY, "07/09/2026", "2026-09-07"),
        (Form.DAY, "1817", "1817"),
        (Form.LIST, " flute ;; piano; ", ["flute", "piano"]),
        (Form.LIST, "flute\npiano", ["flute", "piano"]),
        (Form.LIST, " ; ", None),
        (Form.GROUPS, "{at: 1:20, title: Trio}\n\n at: 2:00, title: Coda", None),
        (Form.VALUE, "  ", None),
    ],
)
def test_what_people_type(form: Form, typed: str, value: Value) -> None:
    """Commas in numbers, days in the order of the country, spaces and empty items."""
    if form is Form.GROUPS:
        value = [{"at": "1:20", "title": "Trio"}, {"at": "2:00", "title": "Coda"}]
    assert cells.value(typed, column(form)) == value


@pytest.mark.parametrize(
    ("form", "typed"),
    [
        (Form.GROUPS, "Trio at 1:20"),
        (Form.GROUPS, "person: bach, role: organ, harpsichord"),
        (Form.GROUPS, "at: 1:20, title: {fr: Un, deux}"),
        (Form.GROUPS, "at: [1:20"),
        (Form.NAMED, "soprano: s.flac\nand an alto"),
        (Form.NAMED, "alto: a.flac\nalto: b.flac"),
        (Form.LIST, "{name: Remich"),
    ],
)
def test_what_cannot_be_understood(form: Form, typed: str) -> None:
    """A comma that wants quotes is told; nothing that was typed is lost without a word."""
    with pytest.raises(Unreadable):
        cells.value(typed, column(form))


ITEMS = st.lists(LINES | st.dictionaries(LINES, LINES, min_size=1, max_size=2), min_size=1)


@given(ITEMS)
def test_lists_come_back(items: list[Value]) -> None:
    """Any items: texts with signs of ours, and groups."""
    assert cells.value(cell(items, Form.LIST), column(Form.LIST)) == items


@given(st.lists(st.dictionaries(LINES, LINES | ITEMS, min_size=1, max_size=3), min_size=1))
def test_groups_come_back(groups: list[Value]) -> None:
    """Any groups of fields, with lists in them."""
    assert cells.value(cell(groups, Form.GROUPS), column(Form.GROUPS)) == groups


@given(st.dictionaries(LINES, LINES, min_size=1) | LINES)
def test_names_come_back(value: Value) -> None:
    """Any names with their values, and any text alone."""
    assert cells.value(cell(value, Form.NAMED), column(Form.NAMED)) == value
