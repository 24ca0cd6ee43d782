"""An edition for a box, as `poche pack` makes it: what lies there, and what browsers do with it."""

import gzip
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import brotli
import pypdf
import pytest

from build_tools.manifest import SUMS, read_sums
from tests.browser import chromium as chromium_driver
from tests.browser.shell.visitor import FRAME, PLAYING, SOUND, set_slider
from tests.browser.ways import BROWSERS, Visit
from tests.packing.conftest import poche
from tests.servers.running import BOXES

SHEET = "fr/workshops/chanter.html"


@pytest.fixture(scope="module")
def box(meadow: Path) -> Path:
    return meadow / "dist/box"


def test_what_the_box_needs_lies_in_a_folder_of_its_own(box: Path) -> None:
    posters = {f"poster-{lang}.pdf" for lang in ("fr", "de", "lb")}
    settings = {"404.html", "Caddyfile", "nginx.conf", "poche.service"}
    assert {path.name for path in (box / "box").iterdir()} == posters | settings
    for name in posters:
        assert len(pypdf.PdfReader(box / "box" / name).pages) == 1
    said = (box / "box/404.html").read_text("utf-8")
    assert "<title>Le pré</title>" in said and "Ënner dëser Adress gëtt et näischt." in said


def test_texts_lie_there_in_three_forms_that_say_the_same(box: Path) -> None:
    """And nothing that is compressed already, nothing small, nothing of the box's own."""
    squeezed = [path for path in box.rglob("*") if path.suffix in (".br", ".gz")]
    assert len(squeezed) > 100
    for path in squeezed:
        plain = path.with_suffix("").read_bytes()
        opened = brotli.decompress if path.suffix == ".br" else gzip.decompress
        assert opened(path.read_bytes()) == plain, path
        assert path.stat().st_size < len(plain)
    kinds = {path.with_suffix("").suffix for path in squeezed}
    assert {".html", ".js", ".css", ".json", ".musicxml", ".txt"} <= kinds
    assert not kinds & {".mp3", ".mp4", ".webp", ".png", ".pdf", ".woff2"}
    assert not any("box" in path.relative_to(box).parts for path in squeezed)


def test_the_list_has_every_file_and_verify_finds_nothing_to_mend(box: Path) -> None:
    sums = read_sums((box / SUMS).read_text("utf-8"))
    there = {path.relative_to(box).as_posix() for path in box.rglob("*") if path.is_file()}
    assert set(sums) == there - {SUMS}
    page = "poche/fr/index.html.br"
    assert sums[page] == hashlib.sha256((box / page).read_bytes()).hexdigest()
    verified = poche(box.parent, "verify", str(box))
    assert verified.exit_code == 0, verified.output


@contextmanager
def visit_to(
    request: pytest.FixtureRequest, browser: str, server: str, box: Path, scratch: Path
) -> Iterator[Visit]:
    with BOXES[server](box, scratch) as address:
        if browser == "firefox":
            yield Visit(request.getfixturevalue("firefox"), address + "/")
            return
        chromium = request.getfixturevalue("chromium_browser")
        with chromium_driver.page_in(chromium, offline=False) as page:
            yield Visit(page, address + "/")


@pytest.mark.browser
@pytest.mark.parametrize("server", BOXES)
@pytest.mark.parametrize("browser", BROWSERS)
def test_a_browser_finds_a_sheet_and_plays_from_the_middle(
    request: pytest.FixtureRequest, browser: str, server: str, box: Path, tmp_path: Path
) -> None:
    """Page, search, sound and a seek, with each server; nothing is asked of anybody else."""
    with visit_to(request, browser, server, box, tmp_path) as visit:
        page = visit.page
        page.open(visit.address)
        page.wait_for("location.hash")
        page.wait_for("Boolean(document.querySelector('h1'))", frame=FRAME)
        page.open(f"{visit.address}#{SHEET}")
        page.wait_for(f"location.pathname.endsWith('/poche/{SHEET}')", frame=FRAME)

        page.wait_for("Boolean(document.querySelector('button[data-play=libre]'))", frame=FRAME)
        if page.browser == "firefox":
            set_slider(page, "#volume", 0)  # without loudspeakers it would give the sound up
        page.click("button[data-play=libre]", frame=FRAME)
        page.wait_for(f"{PLAYING} > 0")
        page.click("#toggle")
        page.wait_for(f"{SOUND}.paused")
        page.evaluate(f"void ({SOUND}.onseeked = () => (window.landed = {SOUND}.currentTime))")
        set_slider(page, "#position", 2.5)
        assert abs(page.wait_for("window.landed") - 2.5) < 0.1

        page.press("/", frame=FRAME)
        page.wait_for("document.activeElement.type === 'search'", frame=FRAME)
        for letter in "chanter":
            page.press(letter, frame=FRAME)
        found = "[...document.querySelectorAll('[role=option]')].map(it => it.textContent)"
        page.wait_for(f"{found}.some(said => said.includes('Chanter'))", frame=FRAME)
        assert page.errors() == []
        assert visit.strayed() == []
