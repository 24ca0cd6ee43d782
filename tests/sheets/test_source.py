"""Editors' words never become typst code, whatever they are."""

import json
import re

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from build_tools.sheets.press import TEMPLATES
from build_tools.sheets.source import string
from tests.sheets.conftest import Bench

LITERAL = re.compile(r'"(?:[^"\\]|\\["\\]|\\u\{[0-9a-f]{1,6}\})*"')
"""A string in typst's source, with the escapes that we use."""
TOKEN = re.compile(
    r"#import|#sheet|#wall|#diary|: \*|[a-z][a-z-]*|-?\d+(?:\.\d+)?(?:pt|em)?|\[\]|[(){}:,]|\s+",
)
HOSTILE = (
    '#import "@preview/x:1.0.0": *',
    '#read("/etc/passwd")',
    '#eval("1")]}})"; #panic()',
    "$ x^2 $ `raw` @ref <label> // comment /* open",
    '\\u{41} \\" \\\\ #{ ',
    '"+read("/etc/passwd")+"',
    "[[[{{{(((",
    "= no heading\n\n- #sym.arrow",
)


def outside(source: str) -> list[str]:
    """Return the tokens outside of string literals; raise ValueError where there is another."""
    bare = LITERAL.sub("", source)
    tokens, at = [], 0
    while at < len(bare):
        match = TOKEN.match(bare, at)
        if match is None:
            raise ValueError(bare[at : at + 40])
        if not match[0].isspace():
            tokens.append(match[0])
        at = match.end()
    return tokens


def names(bench: Bench) -> set[str]:
    """Return every name that our own templates define or take."""
    source = "".join((bench.folder / name).read_text("utf-8") for name in TEMPLATES)
    return set(re.findall(r"[a-z][a-z-]*", source)) | {"true", "false", "none"}


def checked(source: str, bench: Bench, function: str = "sheet") -> None:
    tokens = outside(source)
    words = {token for token in tokens if token[0].isalpha()}
    assert words <= names(bench)
    assert [token for token in tokens if token[0] == "#"] == ["#import", f"#{function}"]
    assert tokens.count(": *") == 1
    for opening, closing in ("()", "{}"):
        assert tokens.count(opening) == tokens.count(closing)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words(bench: Bench, words: str) -> None:
    sheet = bench.make(f"{words}\n\n| {words.splitlines()[0]} |\n|---|\n\n    {words}\n")
    checked(sheet.source, bench)
    seen = re.sub(r"\W+", " ", words).split()
    assert all(word in sheet.text for word in seen)


def test_a_file_of_the_machine_is_not_read(bench: Bench) -> None:
    sheet = bench.make('#read("/etc/passwd")')
    assert 'read("/etc/passwd")' in sheet.text
    assert "root:" not in sheet.text


def test_typst_reads_nothing_outside_its_folder(bench: Bench) -> None:
    assert not bench.press.can_set('#set document(title: "a")\n#read("/../../../../etc/passwd")')


MARKDOWN = st.lists(
    st.sampled_from(
        [
            *HOSTILE,
            *(
                "# a",
                "## b",
                "- c",
                "  - d",
                "1. e",
                "7) f",
                "> g",
                "---",
                "```",
                "    h",
                "| i | j |",
            ),
            *("|---|:-:|", "::: step 5 Pas *à* pas", "::: say", "::: lines 3", "::: draw 4", ":::"),
            *("::: listen steady-pulse 0:12", "::: adapt sight", "::: score ode", "![k](drum.png)"),
            *(
                "![l](tall.png)",
                "[m](http://n.example/o)",
                "<kbd>p</kbd>",
                "<u>q",
                "</div>",
                "<dl><dt>r",
            ),
            *(
                '<p dir="rtl" lang="ar">سلام',
                "<details><summary>s</summary>",
                "<table><tr><td colspan=3>",
            ),
            *(
                "<ol reversed start=3 type=i><li>t",
                '<audio src="u.mp3">',
                "<figure>",
                "<figcaption>v",
                '<div class="step__head tip">',
                '<div class="listen" data-recording="w" data-at="zz">',
                '<section class="step" data-minutes="\u0663"><header class="step__head">',
                '<div class="score" data-work="ode" data-semitones="--">',
                '<div class="drawing-box" data-cm="-1">',
                '<p align="middle" dir="rtl" lang="zz-ZZ">x',
                '<td align="justify" rowspan="0">y',
                '<img src="drum.png" width="0" height="99999">',
                '<a href="?"><img src="tall.png" height="12">',
            ),
        ]
    )
    | st.text(max_size=30)
    | st.text(alphabet='"\\#{}[]()$@<>*_`\n ', max_size=30),
    max_size=14,
).map("\n".join)


@given(MARKDOWN)
def test_no_markdown_makes_the_writer_emit_code(bench: Bench, markdown: str) -> None:
    for form in ("standard", "easy"):
        sheet = bench.make(markdown, form)
        checked(sheet.source, bench)
        assert sheet.pdf.startswith(b"%PDF")


@given(st.text(max_size=60))
def test_a_string_literal_is_the_text(text: str) -> None:
    assert LITERAL.fullmatch(string(text))
    said = typst.Compiler(b"").eval(string(text), format="json")
    assert json.loads(said) == text
