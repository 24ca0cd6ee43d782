"""Table files: what is written is read back, and what spreadsheets write is read."""

import io
import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools import csvfile, grid, tables
from build_tools.tables import NoTable, book

CELLS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=8
) | st.text(st.sampled_from("=+-@'\t;,\"\n _x000D1"), max_size=8)
ROWS = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=3)
)


def trimmed(rows: list[list[str]]) -> list[list[str]]:
    read = [grid._trimmed(row) for row in rows]
    while read and not read[-1]:
        read.pop()
    return read


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
@given(ROWS)
def test_cells_come_back(ending: str, rows: list[list[str]]) -> None:
    """Any text: what looks like a formula, like our mark against that, like an escape."""
    rows = [
        ["id", *(f"c{number}" for number in range(1, len(rows[0]) + 1))],
        *(["a", *row] for row in rows),
    ]
    raw = tables.written(rows, ending=ending, title="works")
    read = tables.read(raw, ending=ending, title="works")
    assert trimmed([list(row) for row in read.rows]) == trimmed(rows)
    assert not read.strange
    assert not read.is_old


@pytest.mark.parametrize("text", ["=1+1", "+49", "-0.12", "@SUM(A1)", "\tx", "＝1", "'=1"])
def test_nothing_is_a_formula(text: str) -> None:
    """Who opens the CSV file, or saves the workbook as one, has nothing that is reckoned."""
    csv_text = csvfile.written([[text]]).decode("utf-8-sig")
    assert csv_text.lstrip('"').startswith("'")
    sheet = openpyxl.load_workbook(io.BytesIO(book.written([[text]], "works"))).active
    assert sheet is not None
    assert (sheet["A1"].data_type, sheet["A1"].value) == ("s", f"'{text}")


def test_the_csv_file_opens_right() -> None:
    """In Excel as French, German and Dutch people have it: semicolons, and UTF-8 that says so."""
    assert (
        csvfile.written([["id", "title"], ["a", "é"]]) == b"\xef\xbb\xbfid;title\r\na;\xc3\xa9\r\n"
    )


@pytest.mark.parametrize(
    "raw",
    [
        "id;title\na;é, ou è\n".encode(),
        'id,title\r\na,"é, ou è"\r\n'.encode("utf-8-sig"),
        "id\ttitle\na\té, ou è\n".encode("utf-16"),
        "sep=;\nid;title\na;é, ou è\n".encode(),
        '"id";"title"\r"a";"é, ou è"'.encode("cp1252"),
    ],
)
def test_usual_forms_of_csv(raw: bytes) -> None:
    """Separators, encodings and ends of lines as programs write them."""
    rows = [list(row) for row in csvfile.read(raw).rows if row]
    assert rows == [["id", "title"], ["a", "é, ou è"]]
    assert csvfile.read(raw).is_old == (b"\xe9" in raw and not raw.startswith(b"\xff\xfe"))


def test_what_a_workbook_holds_as_numbers_and_days() -> None:
    """Values as files of facts have them: no `.0`, no hour of a mere day."""
    made = openpyxl.Workbook()
    made.active.append(  # type: ignore[union-attr]
        [30.0, 49.55, 0.1 + 0.2, 7, True, date(2026, 9, 7), datetime(2026, 9, 7, 19, 30), time(17)]
    )
    raw = io.BytesIO()
    made.save(raw)
    expected = ["30", "49.55", "0.3", "7", "true", "2026-09-07", "2026-09-07T19:30", "17:00"]
    assert list(book.read(raw.getvalue(), "works").rows[0]) == expected


def test_the_sheet_with_the_kinds_name() -> None:
    """The sheet of the kind, wherever it stands; without one, the first."""
    made = openpyxl.Workbook()
    made.active.append(["notes"])  # type: ignore[union-attr]
    made.create_sheet("Works").append(["id"])
    raw = io.BytesIO()
    made.save(raw)
    assert list(book.read(raw.getvalue(), "works").rows[0]) == ["id"]
    assert list(book.read(raw.getvalue(), "people").rows[0]) == ["notes"]


def test_formulas_and_errors_are_no_values() -> None:
    """Neither a formula nor what it gave is taken for a fact."""
    made = openpyxl.Workbook()
    made.active.append(["=1+1", "#REF!", "x"])  # type: ignore[union-attr]
    raw = io.BytesIO()
    made.save(raw)
    read = book.read(raw.getvalue(), "works")
    assert [(row, column) for row, column, _ in read.strange] == [(1, 1), (1, 2)]
    assert list(read.rows[0]) == ["", "", "x"]


def packed(files: dict[str, bytes]) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(name, data)
    return raw.getvalue()


@pytest.mark.parametrize(
    ("ending", "raw"),
    [
        (".xlsx", b"no zip"),
        (".xlsx", packed({"a.xml": b"<a/>"})),
        (".xlsx", packed({"xl/worksheets/sheet1.xml": b"\0" * (book._UNPACKED_BYTES + 1)})),
        (".csv", b'id;title\na;"b\n'),
        (".csv", b"id\0;title\n"),
        (".csv", b"\xff\xfea"),
        (".csv", b"a\n" * (grid.MAX_ROWS + 2)),
        (".csv", b"a;" * grid.MAX_COLUMNS + b"b\n"),
        (".csv", b"a" * (csvfile._LONGEST + 1)),
    ],
)
def test_what_is_no_table(ending: str, raw: bytes) -> None:
    """Broken files, and such as would fill the memory, are refused with a reason."""
    with pytest.raises(NoTable, match=r"\w+"):
        tables.read(raw, ending=ending, title="works")


def test_a_workbook_with_a_cell_that_is_too_long() -> None:
    """It is said before, not found by Excel afterwards."""
    with pytest.raises(NoTable, match="32767"):
        book.written([["a" * 40_000]], "works")


def test_the_same_facts_are_the_same_bytes() -> None:
    """No hour is in a workbook."""
    first = book.written([["id"], ["a"]], "works")
    with zipfile.ZipFile(io.BytesIO(first)) as file:
        assert b"1980-01-01T00:00:00Z" in file.read("docProps/core.xml")
        assert {entry.date_time[0] for entry in file.infolist()} == {1980}
    assert book.written([["id"], ["a"]], "works") == first


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_column_of_figures_takes_nothing_but_figures(ending: str) -> None:
    """A number below 0 keeps its sign there, so that it can be added up; what only begins like one
    is harmless as everywhere."""
    acts = ["=1+1", "-1+1", "-1-cmd", "-", "-1,2,3", "+1", "-0.5", "@A1"]
    rows = [["a"], ["-12,5"], ["7"], *([each] for each in acts)]
    raw = tables.written(rows, ending=ending, title="kg", figures=(0,))
    if ending == ".csv":
        lines = [line.strip('"') for line in raw.decode("utf-8-sig").split("\r\n")[1:-1]]
        assert lines == ["-12,5", "7", *(f"'{each}" for each in acts)]
        return
    sheet = openpyxl.load_workbook(io.BytesIO(raw)).active
    assert sheet is not None
    cells = [(cell.data_type, cell.value) for (cell,) in sheet.iter_rows(min_row=2)]
    assert cells == [("n", -12.5), ("n", 7), *(("s", f"'{each}") for each in acts)]
