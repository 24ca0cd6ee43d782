"""Scripts and styles keep to what Chrome 109, Firefox 115 ESR and Safari 15.4 know."""

from pathlib import Path

import pytest

from tests.devices.lint import faults_of_script, faults_of_style
from tests.season import Site
from tests.wholesite.html import read

OVERRIDES = Path(__file__).resolve().parents[2] / "overrides"
SCRIPTS = sorted(OVERRIDES.rglob("*.js"))
STYLES = sorted(OVERRIDES.rglob("*.css"))


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_our_scripts(file: Path) -> None:
    assert faults_of_script(file.read_text("utf-8")) == []


@pytest.mark.parametrize("file", STYLES, ids=lambda file: file.name)
def test_our_styles(file: Path) -> None:
    assert faults_of_style(file.read_text("utf-8")) == []


def test_scripts_and_styles_in_pages(site: Site) -> None:
    """What templates write into the pages themselves, one page of every type."""
    for url in ["index.html", *site.types.values()]:
        page = read(site.root / url)
        for script in page.scripts:
            assert faults_of_script(script) == [], url
        for style in page.styles:
            assert faults_of_style(style) == [], url


@pytest.mark.parametrize(
    ("script", "fault"),
    [
        ("const a = b?.c ?? d; a ||= 1; class A { #x = 1; static y = 2; }", None),
        ("const text = 'list.toSorted() and @scope'; // list.toSorted()", None),
        ("const half = a / b / c; const re = /[/\"']import/u; f(half)", None),
        ("const b = list.toSorted();", "toSorted"),
        ("const b = `text ${list.toReversed()}`;", "toSorted"),
        ("class A { static { run(); } }", "static block"),
        ("import x from './x.js';", "import or export"),
        ("load().then(() => import('./x.js'))", "import or export"),
        ("text.replace(/(?<=a)b/g, '')", "look-behind"),
        ("return /[\\p{L}--[a-z]]/v", "flag v"),
        ("box.inert = true; // devices: hidden is set besides", None),
        ("box.inert = true;", "inert"),
    ],
)
def test_scripts_are_judged(script: str, fault: str | None) -> None:
    found = faults_of_script(script)
    assert (not found) if fault is None else any(fault in one for one in found)


@pytest.mark.parametrize(
    ("style", "fault"),
    [
        ("a:is(b, c):focus-visible { inset: 0; aspect-ratio: 1; height: 100dvh }", None),
        ("@media (min-width: 600px) { a { color: red } }", None),
        ("@supports (color: oklch(0 0 0)) { a { color: oklch(0.5 0 0) } }", None),
        ("a::after { content: ':has(b) { oklch(' }", None),
        ("a { -webkit-mask-image: url(x.svg); mask-image: url(x.svg) }", None),
        ("a { mask-image: url(x.svg) }", "mask"),
        ("a { color: color-mix(in srgb, red, blue) }", "colour function"),
        ("a:has(b) { color: red }", ":has()"),
        ("@media (width >= 600px) { a { color: red } }", "range in a media query"),
        ("@container (min-width: 1px) { a { color: red } }", "@container"),
        ("a { width: 10cqw }", "container query"),
    ],
)
def test_styles_are_judged(style: str, fault: str | None) -> None:
    found = faults_of_style(style)
    assert (not found) if fault is None else any(fault in one for one in found)


def test_nested_rules_are_too_new() -> None:
    with pytest.raises(ValueError, match="2: rule inside a rule"):
        faults_of_style("a { color: red;\n b { color: blue } }")


def test_faults_say_their_line() -> None:
    assert faults_of_style("a { color: red }\n\nb {\n  color: lab(1 2 3);\n}")[0].startswith("4: ")
    assert faults_of_script("/* one\ntwo */\nx.inert = 1")[0].startswith("3: ")
