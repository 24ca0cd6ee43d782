"""The forms of a sheet: black on white for the copier, two pages at most, the same bytes."""

import io

import pypdf
import pytest

from build_tools.sheets.forms import FORMS
from build_tools.sheets.parts import Original, Parts, thickened
from build_tools.sheets.press import SheetError, pages_of
from tests.sheets.conftest import Bench, Make
from tests.sheets.ink import greys, ink_of
from tests.sheets.test_blocks import WHOLE


def test_the_copier_gets_black_and_white_alone(make: Make) -> None:
    ink = ink_of(make(WHOLE.replace("![un tambour](drum.png)", ""), "copier").pdf)
    assert {level for colour in ink.colours for level in colour} == {0.0, 1.0}
    assert len(ink.strokes_pt) > 5
    assert min(ink.strokes_pt) >= 0.499


def test_the_test_of_ink_sees_grey(bench: Bench) -> None:
    pdf = bench.press.pdf(
        '#set document(title: "a")\n#set text(font: "Tinos", fill: luma(50%))\n'
        "#line(stroke: 0.2pt)\n= a",
        "a",
    )
    ink = ink_of(pdf)
    assert any(0 < level < 1 for colour in ink.colours for level in colour)
    assert min(ink.strokes_pt) == pytest.approx(0.2)


def test_photographs_become_points_for_the_copier(bench: Bench) -> None:
    original = Original("0" * 64, bench.folder / "parts" / "grey-640.png")
    bench.picture(640, 480)
    inked = bench.parts.photograph(original, ink_only=True)
    printed = bench.parts.photograph(original, ink_only=False)
    shown = {}
    for name, found in (("inked", inked), ("printed", printed)):
        source = (
            '#set document(title: "a")\n#set text(font: "Tinos")\n= a\n'
            f'#image("{found.path}", alt: "a")'
        )
        shown[name] = ink_of(bench.press.pdf(source, name)).pictures
    assert list(greys(shown["inked"])) == []
    assert list(greys(shown["printed"])) != []
    (picture,) = shown["inked"]
    black = picture.convert("L").histogram()[0] / (picture.width * picture.height)
    assert black == pytest.approx(0.5, abs=0.02)


def test_thin_lines_of_a_score_are_thickened_for_the_copier() -> None:
    svg = '<svg viewBox="0 0 1000 90"><path stroke-width="0.8"/><path stroke-width="4"/></svg>'
    assert thickened(svg, 500) == svg.replace("0.8", "1")


@pytest.mark.parametrize("form", FORMS)
def test_the_same_sheet_has_the_same_bytes(make: Make, bench: Bench, form: str) -> None:
    first, second = make(WHOLE, form), make(WHOLE, form)
    assert first.source == second.source
    assert first.pdf == second.pdf
    assert b"CreationDate" not in first.pdf


def test_pages_are_counted_as_readers_count_them(make: Make) -> None:
    sheet = make("::: lines 30\n:::\n" * 20)
    assert pages_of(sheet.pdf) == sheet.pages > 5


def test_a_sheet_says_what_it_is(make: Make) -> None:
    reader = pypdf.PdfReader(io.BytesIO(make("## Ziele\n\nSingen.", lang="de").pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == "Titre"
    assert reader.trailer["/Root"]["/Lang"] == "de"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    xmp = reader.trailer["/Root"]["/Metadata"].get_object().get_data()
    assert b"pdfuaid:part" in xmp
    headings = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert headings == ["Titre"]


@pytest.mark.parametrize(
    ("body", "why"),
    [('#image("/parts/grey-640.png")', "alt"), ("= a\n=== b", "heading")],
)
def test_what_is_not_for_everybody_is_refused(bench: Bench, body: str, why: str) -> None:
    bench.picture(640, 480)
    source = f'#set document(title: "a")\n#set text(font: "Tinos")\n{body}'
    with pytest.raises(SheetError, match=f"the sheet test cannot be set on paper: .*{why}"):
        bench.press.pdf(source, "test")


def test_a_code_is_on_the_first_page_and_has_words(bench: Bench) -> None:
    path = bench.parts.code("https://www.example.org/fr/workshops/w.html")
    assert (bench.folder / path[1:]).read_text("utf-8").startswith("<svg")
    assert bench.parts.code("https://www.example.org/fr/workshops/w.html") == path


def test_symbols_are_drawn_once(bench: Bench) -> None:
    parts = Parts(bench.folder, bench.parts._store)
    assert parts.symbol("clock") == parts.symbol("clock")
    assert parts.symbol("badge singing") != parts.symbol("badge making")
