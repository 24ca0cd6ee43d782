"""`poche table`: facts go out as a spreadsheet and come back without loss."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools import headings, listing, pipeline, rehearsal, spreadsheets, tables
from build_tools.catalogue.located import located
from build_tools.catalogue.nearest import Nearest
from build_tools.catalogue.schema import FILES
from build_tools.catalogue.validate import validated
from build_tools.catalogue.written import Written
from build_tools.tables import Column, Form, Value
from build_tools.tables.rewriting import _remarks
from tests.catalogue.hubs import write
from tests.commands import files_of, poche

ROOT = Path(__file__).resolve().parent.parent
LANGS = ("fr", "de")
HUB = {
    "content/hub.yml": "title: Musique\nlanguages: [fr, de]\ndefault_language: fr\n",
    "content/works/chant/work.yml": "# a song\ntitle: Chant   # short\ncomposer: traditional\n",
    "content/works/air/work.yml": "\ufefftitle: {fr: Air, de: Luft}\r\ncomposer: traditional\r\n",
}


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    return write(tmp_path / "hub", {path: text.encode() for path, text in HUB.items()})


def table(hub: Path, *arguments: str, typed: str | None = None) -> tuple[int, str, str]:
    return poche(hub, "table", *arguments, typed=typed)


# The season


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
@pytest.mark.parametrize("kind", listing.SINGULAR)
def test_the_sample_season_comes_back(kind: str, ending: str) -> None:
    """Every kind goes out and comes back, and no file would change."""
    facts = listing.read(ROOT, kind)
    rows = listing.table(facts)
    assert len(rows) > 1
    raw = tables.written(rows, ending=ending, title=kind)
    assert spreadsheets.plan(ROOT, facts, f"table{ending}", raw) == spreadsheets.Plan()


@pytest.mark.parametrize("kind", listing.SINGULAR)
def test_every_field_has_its_column(kind: str) -> None:
    """No field is forgotten: ids first, then what is required, then the rest."""
    columns = headings.columns(kind, LANGS)
    model = FILES[kind][1]
    tops = list(dict.fromkeys(column.trail[0] for column in columns))
    named = {field.alias or name: field for name, field in model.model_fields.items()}
    assert sorted(tops) == sorted(named)
    needed = [headings.required(named[name]) for name in tops]
    assert needed == sorted(needed, reverse=True)
    assert len({column.name for column in columns}) == len(columns)


# Any facts

WORDS = st.sampled_from(
    [
        "a",
        "Été",
        "b; c",
        "d: e",
        "#f",
        "'g'",
        "=h",
        "-i",
        "j, k?",
        "l\\n",
        "{m}",
        "1,5",
        "no",
        '"o"',
    ]
)
TEXTS = WORDS | st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=9).map(
    str.strip
).filter(lambda text: bool(text) and not text.startswith("\ufeff"))
LOCALISED = TEXTS | st.dictionaries(st.sampled_from(LANGS), TEXTS, min_size=1)
DAYS = st.dates().map(str).filter(lambda day: "1000" < day < "2999")
IDS = st.from_regex(r"[a-z][a-z0-9]{0,6}", fullmatch=True)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "line": TEXTS,
    "localised": LOCALISED,
    "consent": TEXTS
    | st.fixed_dictionaries(
        {},
        optional={
            "status": st.sampled_from(["given", "MR-NON"]),
            "ref": TEXTS,
            "media": st.lists(TEXTS, min_size=1, max_size=3),
            "purpose": TEXTS,
            **dict.fromkeys(("from", "until", "withdrawn"), DAYS),
        },
    ),
    "adaptations": st.dictionaries(IDS, LOCALISED, min_size=1, max_size=3),
    "parts": st.dictionaries(IDS, TEXTS, min_size=1, max_size=3),
    "language_tag": st.sampled_from(["fr", "pt-BR"]),
    "speech": st.sampled_from(["none", "lb"]),
    "country": st.sampled_from(["FR", "LU"]),
    "address": st.just("https://example.org/?a=b;c"),
    "timezone": st.just("Europe/Luxembourg"),
    "time": st.sampled_from(["0:04", "1:20.5", "1:02:03"]),
    "moment": st.sampled_from(["0.5", "1:20"]),
    "bar_time": st.sampled_from(["0.5", "1:20"]) | st.just({"at": "0:34.29", "bar": "0"}),
    "day": DAYS,
    "year_or_day": DAYS | st.just("1817"),
    "local_moment": st.just("2026-10-03T19:30"),
    "clock": st.just("14:30"),
    "weekday_or_day": st.just("tuesday"),
    "count": st.integers(1, 99).map(str),
    "weeks": st.integers(1, 40).map(str),
    "span": st.just(["6", "8"]),
    "latitude": st.sampled_from(["49.55", "-0.5"]),
    "longitude": st.sampled_from(["6.37", "-0.12"]),
    "place": LOCALISED | st.just({"name": "Remich", "lat": "49.5", "lon": "-6.3"}),
}
"""Values that are right, by the function that reads them."""


@st.composite
def groups(draw: st.DrawFn, model: type[Written]) -> dict[str, Value]:
    """Any facts that a model accepts."""
    facts: dict[str, Value] = {}
    for name, field in model.model_fields.items():
        if not headings.required(field) and draw(st.booleans()):
            continue
        group, is_list = headings._inside(field.annotation)
        readers = [*field.metadata, *headings._readers(field.annotation)]
        one: st.SearchStrategy[Any]
        if group is not None:
            one = groups(group)
        elif readers:
            one = VALUES[readers[0].func.__name__]
        else:
            one = st.just(str((field.examples or [""])[0]))
        value = draw(st.lists(one, min_size=1, max_size=3) if is_list else one)
        if value:
            facts[field.alias or name] = value
    return facts


def kinds(count: int) -> st.SearchStrategy[tuple[str, list[dict[str, Value]]]]:
    """A kind with some facts of it."""
    return st.sampled_from(list(listing.SINGULAR)).flatmap(
        lambda kind: st.tuples(
            st.just(kind),
            st.lists(groups(FILES[kind][1]), min_size=count, max_size=count),
        )
    )


def remarked(facts: dict[str, Value]) -> str:
    """A file with a remark above and behind each line that can have one."""
    lines = tables.new(facts).splitlines()
    return "".join(
        f"# above {number}\n{line}   # behind {number}\n" for number, line in enumerate(lines)
    )


def read_back(text: str, kind: str) -> dict[str, Value]:
    document, problems = located(text, path="x", kind=kind, id="x")
    assert document is not None and not problems, text
    return dict(document.value)


ANY = (kinds(2), st.sampled_from([".csv", ".xlsx"]), st.data())


def come_back(drawn: tuple[str, list[dict[str, Value]]], ending: str, data: st.DataObject) -> None:
    """Let facts go out and come back, then with a cell that takes another's place."""
    kind, (there, other) = drawn
    text = remarked(there)
    family, model = FILES[kind]
    document, _ = located(text, path="x", kind=kind, id="one")
    assert document is not None
    assert dict(document.value) == there
    assert validated(document, model, family, Nearest())[1] == []
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        path = listing.path(kind, "one")
        write(root, {"content/hub.yml": HUB["content/hub.yml"], path: text})
        facts = listing.read(root, kind)
        rows = listing.table(facts)
        raw = tables.written(rows, ending=ending, title=kind)
        assert spreadsheets.plan(root, facts, f"t{ending}", raw) == spreadsheets.Plan()

        columns = facts.columns
        number = data.draw(st.integers(0, len(columns) - 1))
        wanted = tables.exported(other, columns)[number]
        rows[1][number + 1] = wanted
        raw = tables.written(rows, ending=ending, title=kind)
        plan = spreadsheets.plan(root, facts, f"t{ending}", raw)
        if plan.changes:
            made = plan.changes[0].after.decode()
            assert differing(there, read_back(made, kind), columns) == [columns[number].name]
            assert tables.exported(read_back(made, kind), columns)[number].strip() == wanted.strip()
            lost = set(_remarks(text)) - set(_remarks(made))
            above = {each for each in lost if each.startswith("# above")}
            assert {each.replace("above", "behind") for each in above} <= lost, made
            is_one = columns[number].form in (Form.VALUE, Form.NUMBER, Form.DAY, Form.TRANSLATED)
            assert not (lost and wanted and is_one), made
        else:
            is_same = tables.exported(there, columns)[number].strip() == wanted.strip()
            assert is_same or plan.has_errors


@given(*ANY)
def test_any_facts_come_back(
    drawn: tuple[str, list[dict[str, Value]]], ending: str, data: st.DataObject
) -> None:
    """Whatever is right goes out and comes back without a change; a cell that takes another's
    place changes this value alone, and a remark goes only with the line that it speaks of."""
    come_back(drawn, ending, data)


@pytest.mark.proof
def test_many_facts_come_back(prove: Callable[[str], None]) -> None:
    """The same, thousands of times."""
    count = 2000
    settings(max_examples=count)(given(*ANY)(come_back))()
    prove(
        f"- {count:,} facts went out as tables and came back, each once more with a cell changed."
    )


def differing(
    before: dict[str, Value], after: dict[str, Value], columns: tuple[Column, ...]
) -> list[str]:
    was, now = (tables.exported(facts, columns) for facts in (before, after))
    return [it.name for it, old, new in zip(columns, was, now, strict=True) if old != new]


# The door


def changed(file: Path, id: str, column: str, text: str) -> None:
    """Write into a cell of a workbook, as an editor does."""
    book = openpyxl.load_workbook(file)
    sheet = book.active
    assert sheet is not None
    head = [cell.value for cell in sheet[1]]
    ids = [row[0].value for row in sheet.iter_rows()]
    at = ids.index(id) + 1 if id in ids else len(ids) + 1
    sheet.cell(at, 1).value = id
    sheet.cell(at, head.index(column) + 1).value = text
    book.save(file)


def test_export_writes_over_nothing(hub: Path, tmp_path: Path) -> None:
    """A file that is there stays, unless that is asked for; a kind may be called by one of it."""
    file = tmp_path / "works.csv"
    code, said, _ = table(hub, "export", "work", str(file))
    assert (code, said.split(":")[0]) == (0, f"Wrote {file}")
    before = file.read_bytes()
    file.write_bytes(b"mine")
    code, _, wrong = table(hub, "export", "works", str(file))
    assert code == 1
    assert "--force" in wrong
    assert file.read_bytes() == b"mine"
    assert table(hub, "export", "works", str(file), "--force")[0] == 0
    assert file.read_bytes() == before


@pytest.mark.parametrize("arguments", [("export", "pages", "p.csv"), ("export", "works", "w.ods")])
def test_what_cannot_be_a_table(hub: Path, arguments: tuple[str, ...]) -> None:
    """Kinds without facts, and other endings, are refused with what would do."""
    code, _, wrong = table(hub, *arguments)
    assert code == 2
    assert "works, people" in wrong or ".csv or .xlsx" in wrong


def test_import_without_change(hub: Path, tmp_path: Path) -> None:
    """What was exported changes nothing, byte for byte, line ends and marks included."""
    before = files_of(hub)
    for ending in listing.ENDINGS:
        file = tmp_path / f"works{ending}"
        assert table(hub, "export", "works", str(file))[0] == 0
        code, said, _ = table(hub, "import", "works", str(file), "--yes")
        assert (code, said) == (0, "The table says what the files say: nothing to change.\n")
    assert files_of(hub) == before


@pytest.fixture
def edited(hub: Path, tmp_path: Path) -> Path:
    file = tmp_path / "works.xlsx"
    table(hub, "export", "works", str(file))
    changed(file, "air", "title.de", "Lüfte")
    changed(file, "chant", "year", "1817")
    return file


def test_nothing_is_written_unasked(hub: Path, edited: Path) -> None:
    """Without a terminal and without --yes the change is shown, and that is all; so it is by
    --dry-run, whatever else is asked."""
    before = files_of(hub)
    for more in ((), ("--dry-run",), ("--dry-run", "--yes")):
        code, said, wrong = table(hub, "import", "works", str(edited), *more, typed="y\n")
        assert code == 0
        assert "-title: {fr: Air, de: Luft}\n+title: {fr: Air, de: Lüfte}\n" in said
        assert "+year: 1817\n" in said
        assert "Nothing was written" in wrong
    assert files_of(hub) == before


@pytest.mark.parametrize(("typed", "is_written"), [("y\n", True), ("\n", False), ("n\n", False)])
def test_a_terminal_is_asked(
    hub: Path, edited: Path, typed: str, is_written: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what is not answered is a no."""
    before = files_of(hub)
    monkeypatch.setattr("build_tools.tabling._can_answer", lambda: True)
    code, said, _ = table(hub, "import", "works", str(edited), typed=typed)
    assert code == 0
    assert "Write 2 files? [y/N]" in said
    assert (files_of(hub) != before) == is_written


def test_yes_writes(hub: Path, edited: Path) -> None:
    """Only what was changed, with line ends, marks and remarks as they were."""
    expected = files_of(hub)
    expected["content/works/air/work.yml"] = (
        HUB["content/works/air/work.yml"].replace("Luft", "Lüfte").encode()
    )
    expected["content/works/chant/work.yml"] = (
        HUB["content/works/chant/work.yml"].encode() + b"year: 1817\n"
    )
    assert table(hub, "import", "works", str(edited), "--yes")[0] == 0
    assert files_of(hub) == expected
    assert not list((hub / "build").glob(".table-*"))


def test_a_new_row_is_a_new_resource(hub: Path, edited: Path) -> None:
    """With a folder and a file of its own, and a notice before that; the check reads it."""
    changed(edited, "neu", "title", "Neu")
    changed(edited, "neu", "composer", "traditional")
    code, said, wrong = table(hub, "import", "works", str(edited), "--yes")
    assert code == 0
    assert "notice[TAB12] there is no 'neu'" in wrong
    assert "Wrote content/works/neu/work.yml" in said
    made = (hub / "content/works/neu/work.yml").read_text("utf-8")
    assert made == "title: Neu\ncomposer: traditional\n"
    assert pipeline.check(hub).errors == 0


def test_a_sound_that_has_no_facts_yet(hub: Path, tmp_path: Path) -> None:
    """It has a row to be filled in, and is not new; without a word in it, nothing is written."""
    (hub / "content/recordings/solo").mkdir(parents=True)
    (hub / "content/recordings/solo/solo.flac").write_bytes(b"fLaC")
    facts = listing.read(hub, "recordings")
    rows = listing.table(facts)
    assert rows[1] == ["solo", *[""] * (len(rows[0]) - 1)]
    raw = tables.written(rows, ending=".csv", title="recordings")
    assert spreadsheets.plan(hub, facts, "r.csv", raw) == spreadsheets.Plan()
    plan = spreadsheets.plan(hub, facts, "r.csv", b"id;mood\nsolo;calm; \n")
    path = "content/recordings/solo/recording.yml"
    assert plan == spreadsheets.Plan((rehearsal.Change(path, None, b"mood: [calm]\n"),))


@pytest.mark.parametrize("id", ["Chant", "CON", "con", "a/b", "../x", "", "ümlaut", "a" * 61])
def test_ids_that_cannot_be(hub: Path, id: str) -> None:
    """No row leaves its folder, whatever is written there."""
    facts = listing.read(hub, "works")
    plan = spreadsheets.plan(hub, facts, "w.csv", f"id;title\n{id};T\n".encode())
    assert [problem.code for problem in plan.problems] == ["TAB05"]
    assert plan.changes == ()


def test_what_the_check_would_say(hub: Path, edited: Path) -> None:
    """A name that leads nowhere is told before anything is written, and only what is new."""
    (hub / "content/works/chant/work.yml").write_text("title: C\ncomposer: nobody\n", "utf-8")
    changed(edited, "air", "composer", "somebody")
    changed(edited, "chant", "title", "C")
    changed(edited, "chant", "composer", "nobody")
    code, _, wrong = table(hub, "import", "works", str(edited))
    assert code == 1
    assert "error[WRK04] no person has the id 'somebody'" in wrong
    assert "'nobody'" not in wrong
    assert "Nothing was written" in wrong


def test_a_wrong_value_stands_at_its_cell(hub: Path, tmp_path: Path) -> None:
    """All of them at once, each with row and column, in the words of the check; --yes writes
    nothing then."""
    before = files_of(hub)
    file = tmp_path / "works.csv"
    file.write_text("id;year;composer\nair;then;\nchant;soon;traditional\n", "utf-8")
    code, _, wrong = table(hub, "import", "works", str(file), "--yes")
    assert code == 1
    for line in (
        f"{file.as_posix()}:2:2: error[WRK03] 'year' cannot be 'then'",
        f"{file.as_posix()}:2:3: error[WRK01] 'composer' is missing",
        f"{file.as_posix()}:3:2: error[WRK03] 'year' cannot be 'soon'",
    ):
        assert line in wrong
    assert files_of(hub) == before


def test_what_is_wrong_already_is_not_the_tables_fault(hub: Path, tmp_path: Path) -> None:
    """A field that was wrong before, and that no cell speaks of, stops nothing."""
    (hub / "content/works/chant/work.yml").write_text("title: C\ncomposer: d\nyear: x\n", "utf-8")
    file = tmp_path / "works.csv"
    file.write_text("id;genre\nchant;song\n", "utf-8")
    assert table(hub, "import", "works", str(file), "--yes")[0] == 0
    text = (hub / "content/works/chant/work.yml").read_text("utf-8")
    assert text == "title: C\ncomposer: d\nyear: x\ngenre: song\n"


def test_files_that_cannot_be_read(hub: Path, tmp_path: Path) -> None:
    """Then there is no table: a part of it would be taken for all."""
    (hub / "content/works/chant/work.yml").write_text("title: [\n", "utf-8")
    code, _, wrong = table(hub, "export", "works", str(tmp_path / "works.csv"))
    assert code == 1
    assert "error[YML01]" in wrong
    assert not (tmp_path / "works.csv").exists()
    (tmp_path / "works.csv").write_text("id;year\nair;1817\n", "utf-8")
    assert table(hub, "import", "works", str(tmp_path / "works.csv"), "--yes")[0] == 1


def test_a_file_that_changed_in_the_meantime(hub: Path) -> None:
    """It is refused, and nothing is written at all."""
    facts = listing.read(hub, "works")
    raw = b"id;year\nair;1817\nchant;1817\n"
    plan = spreadsheets.plan(hub, facts, "works.csv", raw)
    (hub / "content/works/chant/work.yml").write_text("title: C\ncomposer: traditional\n", "utf-8")
    before = files_of(hub)
    with pytest.raises(rehearsal.Refusal, match="changed in the meantime"):
        rehearsal.make(hub, plan.changes)
    assert files_of(hub) == before


@pytest.mark.parametrize("large_bytes", [0, 10**9])
def test_the_copy_beside_the_hub(
    hub: Path, large_bytes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Linked or copied, it has the change and the hub has not; links stay links, to be refused."""
    monkeypatch.setattr(rehearsal, "_LARGE_BYTES", large_bytes)
    (hub / "content/works/air/away").symlink_to(hub)
    before = files_of(hub)
    path = "content/works/air/work.yml"
    changes = [
        rehearsal.Change(path, before[path], b"changed"),
        rehearsal.Change("content/n", None, b""),
    ]
    with rehearsal.overlaid(hub, changes) as overlay:
        assert files_of(overlay) == {**before, path: b"changed", "content/n": b""}
        assert (overlay / "content/works/air/away").is_symlink()
        chant = "content/works/chant/work.yml"
        assert (overlay / chant).samefile(hub / chant) == (large_bytes == 0)
    assert not overlay.exists()
    assert files_of(hub) == before


def test_the_difference_acts_on_no_terminal() -> None:
    """What a table holds is shown, and does nothing."""
    change = rehearsal.Change("x.yml", b"a: b\n", "a: \x1b[31mred\u202e\n".encode())
    assert "\x1b" not in rehearsal.difference(change)
    assert "+a: �[31mred�" in rehearsal.difference(change)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_example_of_the_guide(lang: str, tmp_path: Path) -> None:
    """The table that the guide shows, and what it says that an import shows."""
    guide = (ROOT / "docs" / "editors" / lang / "tables.md").read_text("utf-8")
    lines = [line for line in guide.splitlines() if line.startswith(("| id ", "| die-forelle "))]
    names, row = ([cell.strip() for cell in line[1:-1].split("|")] for line in lines)
    work = "title:\n  fr: La Truite\n  de: Die Forelle\ncomposer: franz-schubert\nyear: 1817\n"
    path = "content/works/die-forelle/work.yml"
    text = f"{work}instruments: [voice, piano]\n"
    hub = write(tmp_path, {"content/hub.yml": HUB["content/hub.yml"], path: text})
    facts = listing.read(hub, "works")
    shown = dict(zip(*listing.table(facts), strict=True))
    assert [shown[name] for name in names] == row
    cells = dict(zip(names, row, strict=True))
    cells |= {"title.de": "Das Forellenlied", "instruments": "voice; piano; flute"}
    raw = tables.written([names, list(cells.values())], ending=".csv", title="works")
    (change,) = spreadsheets.plan(hub, facts, "works.csv", raw).changes
    assert f"```\n{rehearsal.difference(change)}\n```" in guide


def test_forms_of_all_columns() -> None:
    """Whatever form a column has is one that somebody wrote a test for."""
    seen: Iterator[Form] = (
        column.form for kind in listing.SINGULAR for column in headings.columns(kind, LANGS)
    )
    assert set(seen) == set(Form)
