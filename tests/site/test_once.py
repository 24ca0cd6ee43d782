"""A page says what it shows once; style sheets bring the pictograms that they name."""

import re

import pytest

from build_tools import drawings
from build_tools.site import once
from build_tools.site.words import HEADER
from tests.season import ROOT

PLAY, CLOCK = (drawings.pictogram(name) for name in ("play", "clock"))


def test_a_pictogram_shown_twice_is_drawn_once() -> None:
    page = once.page(f"<body>{PLAY}<p>{CLOCK}</p>{PLAY}</body></html>")
    assert page.count(drawings.outline("play")) == page.count(drawings.outline("clock")) == 1
    (drawn,) = re.findall(r'<svg style="display:none">(.*?)</svg>\n</body></html>$', page)
    assert drawn == f'<path id="_0" d="{drawings.outline("play")}"/>'
    assert page.count('<use href="#_0"/>') == 2


def test_one_with_a_name_keeps_it() -> None:
    named = drawings.pictogram("play", label="Hear & see")
    page = once.page(f"<body>{PLAY}{named}</body>")
    assert '<title>Hear &amp; see</title><use href="#_0"/>' in page


def test_the_first_picture_does_not_wait_to_be_in_sight() -> None:
    lazy = '<img src="a.svg" alt="" loading="lazy">'
    assert once.page(lazy + lazy) == '<img src="a.svg" alt="">' + lazy


def test_other_drawings_stay() -> None:
    badge = drawings.badge("works")
    assert badge.replace(' xmlns="http://www.w3.org/2000/svg"', "") in once.page(badge + badge)


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("<p>\n    <b>a</b>\n\n  b</p>", "<p>\n<b>a</b>\n\n  b</p>"),
        ("<p>\n  <b></b></p><pre>\n  <i></i></pre>", "<p>\n  <b></b></p><pre>\n  <i></i></pre>"),
        ("<p title='a\n   b'>\n\n\n</p>", "<p title='a\n   b'></p>"),
        ("<i>a</i>\n  <i>b</i>\n<p>c\n</p>\n<picture>", "<i>a</i>\n<i>b</i><p>c</p>\n<picture>"),
    ],
)
def test_space_before_elements_goes(long: str, short: str) -> None:
    assert once.page(long) == short


def test_a_style_sheet_brings_its_pictograms() -> None:
    style = once.style('a { --sign: url("pictogram:play"); }')
    assert drawings.outline("play") in style
    assert style.startswith('a { --sign: url("data:image/svg+xml,%3Csvg ')
    row = once.style('a { --row: url("pictogram:play,moon"); }')
    assert "viewBox='0 0 72 24'" in row
    assert f"transform='translate(48)' d='{drawings.outline('moon')}'" in row


def test_every_section_of_the_head_has_its_pictogram() -> None:
    style = (ROOT / "overrides" / "assets" / "poche" / "page.css").read_text("utf-8")
    row = re.findall(r'url\("pictogram:([a-z,-]+)"\)', style)
    assert len(row) == 1, "one image for all: of each, browsers make a document"
    names = row[0].split(",")
    last = len(names) - 1
    shown = {name: re.findall(rf"\.sign--{name} {{ --at: ([^;]+); }}", style) for name in names}
    places = [["0%"], *([f"calc({at}00% / {last})"] for at in range(1, last)), ["100%"]]
    assert list(shown.values()) == places
    assert f"/ {2 * last + 1}00% 100% no-repeat" in style
    assert {icon for _, _, icon in HEADER} < set(names)
    with pytest.raises(KeyError):
        once.style('url("pictogram:nowhere")')


@pytest.mark.parametrize("name", ["cards", "rows", "boxes", "papers"])
def test_a_page_has_the_style_sheets_of_what_it_shows(name: str) -> None:
    """Of each class that one of them speaks of, shown alone; of others it has none."""
    style = (ROOT / "overrides" / "assets" / "poche" / f"{name}.css").read_text("utf-8")
    link = f'<link rel="stylesheet" href="../assets/poche/{name}.css">'
    plain = re.sub(r"/\*.*?\*/|\{[^{}]*\}", "", style, flags=re.DOTALL)
    shown = set(re.findall(r"\.([a-z][\w-]+)", plain)) - {"home", "hero--small", "prose", "sheet"}
    assert shown
    for each in shown:
        assert link in once.page(f'{link}</head><body><p class="{each}"></p></body>'), each
    assert link not in once.page(f'{link}</head><body><p class="step-line"></p></body>')
