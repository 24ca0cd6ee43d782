"""Tables fit the paper, or it is told that they do not."""

import pytest

from build_tools.prose import Node, tree
from build_tools.prose.sanitise import clean
from build_tools.sheets.tables import grid, least, shared_out
from tests.sheets.conftest import Make


def table(html: str) -> Node:
    return next(node for node in tree(clean(html, "")).walk() if node.tag == "table")


def test_cells_are_placed_as_in_a_browser() -> None:
    found = grid(
        table(
            "<table><thead><tr><th>a<th colspan=2>b</tr></thead>"
            "<tr><td rowspan=2>c<td>d<td>e</tr><tr><td>f<td>g</tr></table>"
        )
    )
    places = {it.node.text.strip(): (it.x, it.y, it.width, it.height) for it in found.cells}
    assert places == {
        "a": (0, 0, 1, 1),
        "b": (1, 0, 2, 1),
        "c": (0, 1, 1, 2),
        "d": (1, 1, 1, 1),
        "e": (2, 1, 1, 1),
        "f": (1, 2, 1, 1),
        "g": (2, 2, 1, 1),
    }
    assert (found.columns, found.head_rows) == (3, 1)


@pytest.mark.parametrize("span", ["0", "999999", "-3", "x", ""])
def test_no_span_juts_out(span: str) -> None:
    found = grid(table(f"<table><tr><td rowspan='{span}' colspan='{span}'>a<td>b</tr></table>"))
    for cell in found.cells:
        assert 0 <= cell.x < cell.x + cell.width <= found.columns
        assert cell.y + cell.height <= 1


def test_columns_share_what_there_is() -> None:
    words = "une phrase qui a vraiment beaucoup à dire, et même davantage " * 4
    found = grid(table(f"<table><tr><td>court<td>{words}</tr></table>"))
    widths, share = shared_out(found, 40)
    assert share == 1
    assert sum(widths) == pytest.approx(40)
    assert widths[0] < 5 < widths[1]
    assert all(width >= low for width, low in zip(widths, least(found), strict=True))


def test_a_wide_table_is_set_smaller() -> None:
    cells = "".join(f"<td>instrument{number}" for number in range(6))
    found = grid(table(f"<table><tr>{cells}</tr></table>"))
    widths, share = shared_out(found, 35)
    assert 0.75 < share < 1
    assert sum(widths) * share == pytest.approx(35)


def test_a_very_wide_table_is_parted_and_keeps_its_first_column(make: Make) -> None:
    names = [f"Schlagzeug{number}" for number in range(14)]
    rule = "|-" * 15 + "|"
    markdown = f"| Kind | {' | '.join(names)} |\n{rule}\n| Anna | {' | '.join('x' * 14)} |\n"
    sheet = make(markdown)
    assert sheet.source.count("tabular(") > 1
    assert sheet.text.count("Anna") == sheet.source.count("tabular(")
    assert [name for name in names if name not in sheet.text] == []
    assert sheet.written.wide == ()


def test_a_table_that_cannot_be_parted_is_told(make: Make) -> None:
    cells = "".join(f"<td>Schlagzeugerin{number}</td>" for number in range(14))
    sheet = make(f"<table><tr><th colspan=2>Rollen heute</th>{cells}</tr></table>")
    assert sheet.written.wide == ("Rollen heute",)


def test_heads_are_heads_for_screen_readers(make: Make) -> None:
    assert b"/TH" in make("| a | b |\n|---|---|\n| c | d |\n").pdf
