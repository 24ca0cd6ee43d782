"""A ZIM file in kiwix-serve: pages, sounds, search, in the shell and alone, in both browsers."""

import json
import urllib.request
from email.message import Message
from pathlib import Path

import pytest
from libzim.reader import Archive

from tests.browser import far
from tests.browser.find.seeker import BEST, OPEN, type_in
from tests.browser.page import INSIDE, Page
from tests.browser.shell.visitor import FRAME, PLAYING, SOUND, follow, play, set_slider
from tests.browser.ways import Visit
from tests.servers.running import kiwix

pytestmark = pytest.mark.browser

FRAMED = "#content_iframe"
BAR = "Boolean(document.querySelector('[id*=kiwix], [class*=kiwix]'))"
SOUNDS = "[...document.querySelectorAll('audio')].some((it) => it.currentTime > 0)"
INNER = FRAMED + INSIDE + FRAME


def test_one_walks_from_page_to_page_in_the_shell(visit: Visit) -> None:
    """From the book's first page and from a page that is named; all in the book's language."""
    page = visit.page
    page.open(visit.address)
    page.wait_for("location.hash === '#fr/index.html'")
    assert page.evaluate("document.documentElement.lang") == "fr"
    assert not page.evaluate("Boolean(document.querySelector('.languages'))", FRAME)
    follow(page, "a[href$='recordings/index.html']", "fr/recordings/index.html")
    visit.enter(far.PAGE)
    assert not page.evaluate(BAR)
    assert not page.evaluate(BAR, FRAME)
    assert page.errors() == []
    assert visit.strayed() == []


def test_sound_plays_on_and_is_sought_far_inside(visit: Visit) -> None:
    """The player asks for a part of the file, and goes on while one walks."""
    page = visit.page
    visit.enter(far.PAGE)
    silence(page)
    play(page, far.BUTTON)
    set_slider(page, "#position", 1101)
    page.wait_for(f"{PLAYING} > 1101.2 && {SOUND}.currentTime < 1110")
    follow(page, "a[href$='recordings/index.html']", "fr/recordings/index.html")
    before = page.evaluate(f"{SOUND}.currentTime")
    page.wait_for(f"{PLAYING} > {before} + 0.3")
    assert page.errors() == []
    assert visit.strayed() == []


def test_our_search_finds(visit: Visit) -> None:
    """It needs no index of Kiwix's, which the file has not."""
    page = visit.page
    visit.enter("fr/index.html")
    page.press("/", FRAME)
    page.wait_for(OPEN, FRAME)
    type_in(page, "minute", FRAME)
    page.wait_for(f"{BEST}.includes('Vingt minutes')", FRAME)
    assert page.errors() == []
    assert visit.strayed() == []


def test_a_page_that_is_opened_alone_is_whole(visit: Visit) -> None:
    """As suggestions open it: it plays by itself, and its link leads into the shell."""
    page = visit.page
    page.open(f"{visit.address}poche/{far.PAGE}")
    assert not page.evaluate(BAR)
    page.wait_for("Boolean(window.poche.alone)")
    page.click(far.BUTTON)
    page.wait_for(SOUNDS)
    page.click("a[data-open-shell]")
    page.wait_for(f"location.hash === '#{far.PAGE}' && Boolean(document.querySelector('#page'))")
    assert page.evaluate("location.href") == f"{visit.address}index.html#{far.PAGE}"
    assert page.errors() == []
    assert visit.strayed() == []


def test_in_a_viewers_frame_the_shell_plays(reader: Page, viewer: str, book: Path) -> None:
    """As newer servers show it. The shell hears its own pages, not whoever is around it."""
    page = reader
    page.open(f"{viewer}/#{book.stem}/index.html#{far.PAGE}")
    page.wait_for("document.documentElement.classList.contains('in-shell')", INNER)
    silence(page, FRAMED)
    page.click(far.BUTTON, INNER)
    page.wait_for(f"{PLAYING} > 0", FRAMED)
    page.evaluate(f"void ({SOUND}.currentTime = 900)", FRAMED)
    page.wait_for(f"{PLAYING} > 900.2", FRAMED)
    assert page.evaluate("heard") == []
    assert page.errors() == []
    assert strayed(page, viewer) == []


def test_in_a_viewers_frame_a_page_does_not_take_it_for_the_shell(
    reader: Page, viewer: str, book: Path
) -> None:
    """Else its buttons would wait for a player that is not there."""
    page = reader
    page.open(f"{viewer}/#{book.stem}/poche/{far.PAGE}")
    page.wait_for("Boolean(window.poche?.alone)", FRAMED)
    assert not page.evaluate("document.documentElement.classList.contains('in-shell')", FRAMED)
    page.click(far.BUTTON, FRAMED)
    page.wait_for(SOUNDS, FRAMED)
    page.click("a[data-open-shell]", FRAMED)
    page.wait_for(f"location.hash === '#{far.PAGE}'", FRAMED)
    assert page.errors() == []
    assert strayed(page, viewer) == []


def silence(page: Page, frame: str | None = None) -> None:
    """Mute the player: without loudspeakers Firefox gives a sound up and fetches no more of it."""
    page.evaluate(
        "(s => { s.value = 0; s.dispatchEvent(new Event('input')); })"
        "(document.querySelector('#volume'))",
        frame,
    )


def strayed(page: Page, host: str) -> list[str]:
    """What was asked of anybody but the server."""
    return [url for url in page.requests if not url.startswith(host)]


def answer(url: str, part: str = "") -> tuple[int, Message, bytes]:
    asked = urllib.request.Request(url, headers={"Range": f"bytes={part}"} if part else {})
    with urllib.request.urlopen(asked, timeout=20) as got:
        return got.status, got.headers, got.read()


def test_sounds_come_in_parts_with_their_type(library: str, book: Path) -> None:
    """What is laid down uncompressed is answered from its place in the file."""
    site = f"{library}/{book.stem}/poche"
    catalogue = json.loads(answer(f"{site}/catalogue.json")[2])
    (audio,) = catalogue["recordings"][0]["audio"]
    whole, size = answer(f"{site}/{audio['url']}")[2], audio["bytes"]
    for start, end in ((0, 99), (size // 2, size // 2 + 99), (size - 100, size - 1)):
        status, headers, body = answer(f"{site}/{audio['url']}", f"{start}-{end}")
        assert (status, headers.get_content_type()) == (206, "audio/mpeg")
        assert headers["Content-Range"] == f"bytes {start}-{end}/{size}"
        assert body == whole[start : end + 1]


def test_pages_are_served_as_they_are(library: str, book: Path) -> None:
    """With the bar switched on and off alike: a bar in pages breaks the shell and their rules."""
    archive = Archive(book)
    with kiwix(book, "--nosearchbar") as plain:
        for path in ("index.html", "poche/fr/index.html", f"poche/{far.PAGE}"):
            page = bytes(archive.get_entry_by_path(path).get_item().content)
            for host in (library, plain):
                _, headers, body = answer(f"{host}/{book.stem}/{path}")
                assert headers.get_content_type() == "text/html"
                assert body == page, (host, path)


def test_the_library_suggests_pages_by_their_titles(library: str, book: Path) -> None:
    """By the beginning of a word, without an index of all words."""
    found = json.loads(answer(f"{library}/suggest?content={book.stem}&term=ving")[2])
    assert [(it["value"], it["path"]) for it in found if it["kind"] == "path"] == [
        ("Vingt minutes", f"poche/{far.PAGE}")
    ]
