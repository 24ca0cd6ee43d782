"""Styles and scripts are laid shorter, and say the same."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.site import lean

OVERRIDES = Path(__file__).resolve().parents[2] / "overrides"
OURS = [it for name in ("assets", "shell", "player") for it in (OVERRIDES / name).rglob("*")]
SCRIPTS, SHEETS = (sorted(it for it in OURS if it.suffix == end) for end in (".js", ".css"))


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("a {\n  color: red;\n}\n", "a{color:red}"),
        (
            "/* why */ a > b ,\nc::before { content: ' ; } /* */ '; }",
            "a>b,c::before{content:' ; } /* */ '}",
        ),
        ("/*! licence */\nb {}", "/*! licence */ b{}"),
        ("a { mask: url(data:image/png;x,A, b) }", "a{mask:url(data:image/png;x,A, b)}"),
        ("a { width: calc(1px + 2px) ; margin: 0 auto }", "a{width:calc(1px + 2px);margin:0 auto}"),
        ("@media (min-width: 3rem) and (hover: hover) { a + b :focus { top: 0 } }",
         "@media (min-width:3rem) and (hover:hover){a + b :focus{top:0}}"),
    ],
)  # fmt: skip
def test_a_style_without_what_only_authors_need(long: str, short: str) -> None:
    assert lean.style(long) == short


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("// why\nconst a = 1; // and how\n", "const a=1;"),
        ("/* why */ let a = /* what */ b\nlet c\n", "let a=b\nlet c"),
        ("/*! licence */\nf();", "/*! licence */\nf();"),
        (
            "say(\"  // no comment \", '/* nor this */');",
            "say(\"  // no comment \",'/* nor this */');",
        ),
        ("`a  ${ b + `c  ${ d }  //` }  e`;", "`a  ${b+`c  ${d}  //`}  e`;"),
        ("`${ { a: { b: 1 } }.a.b }  x`", "`${{a:{b:1}}.a.b}  x`"),
        ("a = b / c / d; // half", "a=b / c / d;"),
        ("x = y.replace(/[/\"]  a/g, '') ;", "x=y.replace(/[/\"]  a/g,'');"),
        ("return / a  b/.test(c)", "return / a  b/.test(c)"),
        ("a = b + +c - -d++ + e", "a=b+ +c- -d++ +e"),
        ("if (a < !--b) c", "if(a< !--b)c"),
        ("const f = async (a) =>\n  await a\n  .b;", "const f=async(a)=>await a.b;"),
        ("return\n  a", "return\na"),
        ("i\n++\nj", "i\n++\nj"),
        ("a = b\n(c)\n[d]", "a=b\n(c)\n[d]"),
        ("1 .toString()", "1 .toString()"),
        ("$ in b", "$ in b"),
        ("() => { a(b(), [c]); d = `${{ e: 1 }};`; }", "()=>{a(b(),[c]);d=`${{e:1}};`}"),
        ("{ while (a(b)); }", "{while(a(b));}"),
        ("{ if (a) b(); else ; }", "{if(a)b();else;}"),
        ("{ for (;;) { ; } }", "{for(;;){;}}"),
        ("switch (a) { case b: ; }", "switch(a){case b:;}"),
    ],
)
def test_a_script_without_what_only_authors_need(long: str, short: str) -> None:
    assert lean.script(long) == short


@pytest.mark.parametrize(
    "strange",
    [
        "if (a) /b  c/.test(d)",  # a division, for all we know
        "function a() {}\n/b  c/.test(d)",
        "a = 'never  closed",
        "a = `never  ${ closed",
        "a = `never  closed",
    ],
)
def test_a_script_that_cannot_be_read_for_certain_stays_as_it_was(strange: str) -> None:
    assert lean.script(strange) == strange


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_every_script_of_ours_can_be_read(path: Path) -> None:
    """Those of others came short."""
    text = path.read_text("utf-8")
    assert (len(lean.script(text)) < 0.9 * len(text)) == (path.parent.name != "snowball")
    assert lean.script(lean.script(text)) == lean.script(text)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_every_style_sheet_of_ours_stays_short(path: Path) -> None:
    text = path.read_text("utf-8")
    assert lean.style(lean.style(text)) == lean.style(text)
    assert len(lean.style(text)) < 0.9 * len(text)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_strings_are_kept(text: str) -> None:
    said = json.dumps(text)
    assert lean.script(f"say( {said} )") == f"say({said})"
