"""What a page or paper that is read aloud needs is told with its line, in worksheets only."""

import io
import re

import pytest

from build_tools.prose import parse

PATH = "content/workshops/x/index.fr.md"
STEP = "::: step 5 Sing\n"


def codes(text: str, form: str = "sheet") -> list[tuple[str, int]]:
    found = parse(text, path=PATH, form=form)[1]
    return [(problem.code, problem.location.line) for problem in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## A\n\n### B\n\n## C\n", []),
        ("# Title\n\n## A\n", []),
        ("### A\n", [("SHE12", 1)]),
        ("## A\n\n#### B\n\n##### C\n", [("SHE12", 3)]),
        ("A\n-\n\n<h4>B</h4>\n", [("SHE12", 4)]),
        (f"{STEP}### A\n:::\n\n## B\n", []),
        (f"{STEP}#### A\n:::\n", [("SHE12", 2)]),
        (f"{STEP}## A\n:::\n", [("SHE13", 2)]),
        (f"{STEP}> ## A\n:::\n", [("SHE13", 2)]),
        (f"{STEP}<h2>A</h2>\n:::\n", [("SHE13", 2)]),
        (f"{STEP}::: step 3 B\n:::\n:::\n", [("SHE13", 2)]),
        (f"{STEP}::: say\nA\n:::\n:::\n{STEP}### B\n:::\n", []),
        ("##\n", [("SHE15", 1)]),
        ("## ![](a.png)\n", [("SHE15", 1), ("SHE14", 1)]),
        ("## ![A drum](a.png)\n", []),
        ("## `x`\n\n<h2> </h2>\n", [("SHE15", 3)]),
    ],
)
def test_headings(text: str, expected: list[tuple[str, int]]) -> None:
    """The sheet's title is level 1, a step's title level 2, and nothing ends a step but `:::`."""
    assert sorted(codes(text)) == sorted(expected)
    assert sorted(codes(text, "easy")) == sorted(expected)
    assert not [code for code, _ in codes(text, "text") if code.startswith("SHE")]


def test_skipped_level_comes_with_the_right_marks() -> None:
    _, (problem,) = parse("## A\n\n##### B\n", path=PATH, form="sheet")
    assert "level 5" in problem.message and "level 2" in problem.message
    assert "'###'" in problem.help


@pytest.mark.parametrize(
    "picture", ["![](a.png)", '<img src="a.png">', '<img src="a.png" alt="">', "word ![ ](a.png)"]
)
def test_picture_without_words_is_an_error_in_a_sheet(picture: str) -> None:
    assert codes(f"One.\n\n{picture}\n") == [("SHE14", 3)]


def test_picture_without_words_is_a_warning_elsewhere() -> None:
    """There, HTML with an empty `alt` may say that a picture is mere decoration."""
    assert codes('![](a.png)\n\n<img src="b.png">\n', "text") == [("TXT08", 1), ("TXT08", 3)]
    assert codes('<img src="a.png" alt="">\n', "text") == []


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("| a | b |\n|---|---|\n| 1 | 2 |\n", []),
        ("| | b |\n|---|---|\n| 1 | 2 |\n", []),
        ("| | |\n|---|---|\n| 1 | 2 |\n", [("SHE16", 1)]),
        ("> | | |\n> |---|---|\n> | 1 | 2 |\n", [("SHE16", 1)]),
        ("<table><tr><th>a</th></tr></table>\n", []),
        ("<table>\n\n<tr><td>a</td></tr>\n\n</table>\n", [("SHE16", 1)]),
        ("<table>\n\n<tr><th>a</th></tr>\n\n</table>\n", []),
    ],
)
def test_columns_have_names(table: str, expected: list[tuple[str, int]]) -> None:
    assert codes(table) == expected


@pytest.mark.parametrize(
    ("table", "lost"),
    [
        ("| a | b |\n|---|---|\n| 1 | 2 |\n", False),
        ("a | b\n---|---\n1 | 2\n", False),
        ("| a | b |\n|---|---|\n| 1 |\n", False),
        ("| a | b |\n|---|---|\n| 1 | 2 | |\n", False),
        ("| a | b |\n|---|---|\n| 1 | 2 \\| 3 |\n", False),
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n", True),
        ("a | b\n---|---\n1 | 2 | 3\n", True),
        ("> | a |\n> |---|\n> | 1 | 2 |\n", True),
        ("- | a |\n  |---|\n  | 1 | 2 |\n", True),
    ],
)
def test_cells_beyond_the_last_column_are_told(table: str, lost: bool) -> None:
    """Where a cell would be lost, and only there."""
    prose, problems = parse(table, path=PATH)
    assert [problem.code for problem in problems] == (["TXT28"] if lost else [])
    words = [digit for digit in "123" if digit in table]
    assert all(word in prose.text for word in words) is not lost


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("[](a.html)", [("TXT30", 3)]),
        ("[ ](a.html)", [("TXT30", 3)]),
        ("[![](a.png)](a.html)", [("TXT08", 3), ("TXT30", 3)]),
        ('<a href="a.html"></a> x', [("TXT30", 3)]),
        ("[![A](a.png)](a.html)", []),
        ("[`a`](a.html)", []),
        ("<https://example.org/>", []),
        ('<a href="a.html">A</a>', []),
    ],
)
def test_links_have_words(link: str, expected: list[tuple[str, int]]) -> None:
    assert sorted(codes(f"One\n\ntwo {link}\n", "text")) == expected


def test_addresses_that_no_link_uses_are_told() -> None:
    """Their lines are nowhere on the page."""
    text = "[One][a] ![Two][b]\n\n[a]: a.html\n[b]: b.png\n[c]: c.html\n[a]: d.html\n"
    assert codes(text, "text") == [("TXT31", 5), ("TXT31", 6)]


def test_classes_and_roles_that_are_taken_away_are_told() -> None:
    html = '<p class="tip big" role="button">x</p>\n'
    prose, problems = parse(html, path=PATH)
    assert [problem.message for problem in problems] == [
        "the class 'big' of <p> is left out of the page",
        "role='button' in <p> is left out of the page",
    ]
    assert 'class="tip"' in prose.html


@pytest.mark.parametrize("body", ["", "## A\n\n### B\n", f"{STEP}### B\n:::\n\n## C\n"])
def test_what_passes_is_what_typst_takes(body: str) -> None:
    """A sheet without a problem is no sheet that PDF/UA-1 refuses for its headings."""
    typst = pytest.importorskip("typst")
    prose, problems = parse(body, path=PATH, form="sheet")
    assert not problems
    levels = [int(level) for level in re.findall(r"<h([2-6])\b", prose.html)]
    source = '#set document(title: "x")\n= Title\n'
    source += "".join(f"#heading(level: {level})[x]\n" for level in levels)
    pdf = typst.compile(source.encode(), pdf_standards=["ua-1"])
    assert io.BytesIO(pdf).read(5) == b"%PDF-"


@pytest.mark.parametrize(
    ("marks", "refusal"),
    [((4,), "heading"), ((2, 4), "heading"), ((3,), "heading")],
)
def test_what_is_told_is_what_typst_refuses(marks: tuple[int, ...], refusal: str) -> None:
    typst = pytest.importorskip("typst")
    assert "SHE12" in dict(codes("".join(f"{'#' * mark} x\n\n" for mark in marks)))
    source = '#set document(title: "x")\n= Title\n'
    source += "".join(f"#heading(level: {mark})[x]\n" for mark in marks)
    with pytest.raises(typst.TypstError, match=refusal):
        typst.compile(source.encode(), pdf_standards=["ua-1"])
